"""Each kind's check, on weeks made by hand: what it finds, and exactly how much."""

from __future__ import annotations

import pytest

from liftrun.checks.plan import check_rules
from liftrun.rules import DaysOff, NotConsecutiveDays, PreferredDay
from tests.rules.collected import DECLARED
from tests.rules.selectors import HARD_RUNS, LIFTS, RUNS
from tests.rules.sessions import EASY, FULL, LONG, MON, TEMPO, TUE
from tests.support.factories.weeks import AUTUMN, PLAIN, REQUIRED, SPRING, at, put, schedule, weighted

CASES = [(declared, case) for declared in DECLARED for case in declared.cases]
DAY = 24 * 60


@pytest.mark.parametrize(("declared", "case"), CASES, ids=[f"{kind.name}: {case.says}" for kind, case in CASES])
def test_a_check_finds_exactly_this_much(declared, case):
    rule = declared.rule(**case.parameters)
    found = list(rule.check(case.schedule))
    assert sum(violation.amount for violation in found) == case.amount
    assert all(violation.rule == rule.id and violation.amount > 0 and violation.detail for violation in found)


def test_a_required_rule_is_broken_and_a_weighted_one_is_paid_by_amount_times_weight():
    week = schedule(PLAIN, put(LONG, at(PLAIN, MON)), put(TEMPO, at(PLAIN, TUE)))
    spread = NotConsecutiveDays(id="spread", of=HARD_RUNS, **REQUIRED)
    preferred = PreferredDay(id="preferred", of=RUNS, days="sat", **weighted(7))
    off = DaysOff(id="off", of=LIFTS + RUNS, at_least=5, **REQUIRED)
    verdict = check_rules((spread, preferred, off), week)
    assert [violation.rule for violation in verdict.broken] == ["spread"]
    assert not verdict.kept
    assert verdict.costs == {"keep": 0, "days": 0, "training": 14, "preference": 0}


@pytest.mark.parametrize("declared", DECLARED, ids=lambda declared: declared.name)
def test_no_kind_fails_on_a_session_before_or_after_the_week(declared):
    for example in declared.examples:
        for rule in example.rules():
            for day in range(-8, 16):
                start = day * DAY + 360
                week = schedule(PLAIN, put(LONG, start), put(FULL, start + 240, jumps="last"), put(EASY, 0))
                assert all(violation.amount > 0 for violation in rule.check(week))


def test_a_clock_time_on_a_day_outside_the_week_is_on_that_day():
    for week in (PLAIN, SPRING, AUTUMN):
        for day in (-3, -1, 0, 6, 7, 9):
            assert week.day_of(week.at(day, 0)) == day
            assert week.day_of(week.at(day, 720)) == day
