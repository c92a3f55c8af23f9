"""What is busy in the weeks of a season: the calendars as long as they are known, then a typical week."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from liftrun.calendars.clock import moment_of, week_of
from liftrun.calendars.policy import CalendarPolicy
from liftrun.calendars.reading.busy import read_busy
from liftrun.seasons.season_calendar import season_calendar
from tests.seasons.people import FIRST, calendar

ZONE = "Europe/Berlin"
NOW = datetime(2026, 11, 27, 18, tzinfo=UTC)
WEEKS = [week_of(FIRST + timedelta(weeks=number), ZONE) for number in range(20)]


def at(week, day, hour, minute=0):
    """A local time of the season; week 0 is its first one."""
    day = FIRST + timedelta(days=7 * week + day)
    return datetime(day.year, day.month, day.day, hour, minute)


def read(path, *events):
    source = calendar(path / "busy.ics", *events)
    return season_calendar([(source.name, source.read_bytes())], WEEKS, CalendarPolicy(), NOW)


def busy_hours(found, number, first_day=FIRST):
    """The local starts and lengths in minutes of what is busy in a week of the season."""
    week = WEEKS[number]
    inside = [busy.span for busy in found.of(week, first_day).busy if 0 <= busy.span.start < week.minutes]
    return [(f"{moment_of(week, span.start):%a %H:%M}", span.minutes) for span in inside]


def test_the_calendar_is_known_until_its_last_single_event(tmp_path):
    found = read(tmp_path, (at(8, 2, 10), 90), (at(0, 0, 9), 60, "FREQ=WEEKLY"))
    assert f"{found.known_until:%Y-%m-%d %H:%M}" == "2027-01-27 11:30"
    assert [found.basis(week) for week in WEEKS[7:10]] == ["known", "partly", "typical"]


def test_it_is_known_for_four_weeks_at_least(tmp_path):
    found = read(tmp_path, (at(0, 2, 10), 90))
    assert found.known_until == NOW + timedelta(weeks=4)


def test_what_was_busy_in_half_of_the_last_eight_weeks_is_typical(tmp_path):
    often = [(at(-number, 1, 18), 60) for number in (1, 3, 5, 7)]
    seldom = [(at(-number, 3, 18), 60) for number in (2, 4, 6)]
    found = read(tmp_path, *often, *seldom)
    assert found.typical == {(1, 18 * 60 + quarter) for quarter in (0, 15, 30, 45)}
    assert busy_hours(found, 2) == []
    assert busy_hours(found, 6) == [("Tue 18:00", 60)]


def test_what_is_more_than_eight_weeks_ago_is_forgotten(tmp_path):
    assert read(tmp_path, *((at(-number, 1, 18), 60) for number in (9, 10, 11, 12, 3, 5, 7))).typical == set()


def test_a_quarter_hour_that_is_busy_in_part_counts(tmp_path):
    found = read(tmp_path, *((at(-number, 1, 18, 10), 10) for number in range(1, 9)))
    assert busy_hours(found, 6) == [("Tue 18:00", 30)]


def test_series_count_on_their_own_dates_in_all_weeks(tmp_path):
    found = read(tmp_path, (at(-8, 0, 7), 30, "FREQ=WEEKLY;INTERVAL=2"))
    assert found.typical == set()
    assert [busy_hours(found, number) for number in (16, 17)] == [[("Mon 07:00", 30)], []]


def test_a_series_that_has_ended_is_not_guessed(tmp_path):
    found = read(tmp_path, (at(-8, 0, 7), 30, "FREQ=WEEKLY;COUNT=9"))
    assert [busy_hours(found, number) for number in (0, 1, 12)] == [[("Mon 07:00", 30)], [], []]


def test_a_typical_week_keeps_its_hours_on_the_clock_across_clock_changes(tmp_path):
    found = read(tmp_path, *((at(-number, 1, 18), 60) for number in range(1, 9)))
    assert WEEKS[16].clock_changes
    assert [busy_hours(found, number) for number in (10, 16, 17)] == [[("Tue 18:00", 60)]] * 3


def test_days_that_are_over_are_busy(tmp_path):
    assert busy_hours(read(tmp_path), 0, FIRST + timedelta(days=2)) == [("Mon 00:00", 2880)]


@pytest.mark.parametrize("number", range(0, 20, 3))
def test_a_known_week_is_read_as_a_week_by_itself(tmp_path, number):
    events = [(at(week, week % 7, 6 + week % 14, 7), 95) for week in range(21)]
    events += [(at(-3, 4, 23), 120, "FREQ=DAILY;INTERVAL=3"), (at(1, 6, 22), 3000)]
    found = read(tmp_path, *events)
    alone = read_busy([("busy.ics", (tmp_path / "busy.ics").read_bytes())], WEEKS[number], CalendarPolicy())
    assert found.of(WEEKS[number], FIRST).busy == alone.busy


def test_without_calendars_nothing_is_guessed():
    found = season_calendar([], WEEKS, CalendarPolicy(), NOW)
    assert {found.basis(week) for week in WEEKS} == {"known"}
