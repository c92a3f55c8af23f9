"""Schedules by others may reach beyond the week: a session there is judged by the day it stands on, and never crashes.

Rules that count the days of the week, or the sessions on one, count the seven days of this week only.
"""

from __future__ import annotations

import pytest

from liftrun.rules import KINDS, DailyCap, DaysOff, OrderInDay, PreferredDay, PreferredTime, SameDay
from tests.rules.examples import EXAMPLES
from tests.rules.handmade import EASY, FULL, LIFTS, LONG, RUNS, UPPER
from tests.support.factories.weeks import AUTUMN, PLAIN, REQUIRED, SPRING, at, put, schedule

NEXT_MONDAY = PLAIN.minutes
DAY = 24 * 60


def amount(rule, *placed):
    return sum(found.amount for found in rule.check(schedule(PLAIN, *placed)))


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_crashes_on_a_session_before_or_after_the_week(kind):
    for example in EXAMPLES[kind]:
        for rule in example.rules():
            for day in range(-8, 16):
                start = day * DAY + 360
                found = rule.check(
                    schedule(PLAIN, put(LONG, start), put(FULL, start + 240, jumps="last"), put(EASY, 0))
                )
                assert all(violation.amount > 0 for violation in found)


def test_a_day_is_wished_by_its_name_in_the_next_week_too():
    mondays = PreferredDay(id="mondays", of=RUNS, days="mon", **REQUIRED)
    assert amount(mondays, put(EASY, NEXT_MONDAY + 360)) == 0
    assert amount(mondays, put(EASY, NEXT_MONDAY + DAY + 360)) == 1


def test_a_companion_stands_on_the_same_day_not_on_one_of_the_same_name():
    paired = SameDay(id="paired", each=LIFTS, alongside=RUNS, **REQUIRED)
    lifted = put(UPPER, NEXT_MONDAY + 1080)
    assert amount(paired, put(EASY, at(PLAIN, "mon 06:00")), lifted) == 1
    assert amount(paired, put(EASY, NEXT_MONDAY + 360), lifted) == 0


def test_an_order_is_asked_for_on_a_shared_day_of_the_next_week_too():
    ordered = OrderInDay(id="ordered", first=RUNS, then=LIFTS, **REQUIRED)
    assert amount(ordered, put(UPPER, NEXT_MONDAY + 360), put(EASY, NEXT_MONDAY + 1080)) == 1


def test_windows_open_at_the_same_hours_on_every_day_after_the_week():
    mornings = PreferredTime(id="mornings", of=RUNS, windows="06:00-08:00", **REQUIRED)
    for day in range(16):
        assert amount(mornings, put(EASY, day * DAY + 360)) == 0
        assert amount(mornings, put(EASY, day * DAY + 600)) == 1


def test_days_off_and_full_days_are_those_of_this_week():
    off = DaysOff(id="off", of=RUNS, at_least=7, **REQUIRED)
    single = DailyCap(id="single", of=RUNS, at_most=0, **REQUIRED)
    outside = put(EASY, NEXT_MONDAY + 360)
    assert amount(off, outside) == 0
    assert amount(single, outside) == 0


def test_a_clock_is_read_on_days_outside_the_week_as_days_are_counted_there():
    for week in (PLAIN, SPRING, AUTUMN):
        for day in (-3, -1, 0, 6, 7, 9):
            assert week.day_of(week.at(day, 0)) == day
            assert week.day_of(week.at(day, 720)) == day
