"""How long events last, over nights and clock changes, and what becomes of them at the edges of the week."""

from __future__ import annotations

from datetime import date

import pytest

from liftrun.calendars.clock import minute_of, moment_of, week_of
from tests.calendars.reading.build import WEEK, clock, read_events

SPRING = week_of(date(2026, 3, 23), "Europe/Berlin")
AUTUMN = week_of(date(2026, 10, 19), "Europe/Berlin")


@pytest.mark.parametrize(
    ("lines", "busy"),
    [
        ("DTSTART:20261124T090000\nDURATION:PT45M", "Tue 09:00 - Tue 09:45"),
        ("DTSTART:20261124T090000\nDURATION:P1DT1H", "Tue 09:00 - Wed 10:00"),
        ("DTSTART:20261124T090000\nDURATION:+P1W", "Tue 09:00 - Tue 01 00:00"),
        ("DTSTART:20261124T223000\nDTEND:20261125T061500", "Tue 22:30 - Wed 06:15"),
        ("DTSTART:20261124T090030\nDTEND:20261124T093010", "Tue 09:00 - Tue 09:31"),
        ("DTSTART;TZID=Europe/Berlin:20261124T090000\nDTEND;TZID=Asia/Tokyo:20261125T120000", "Tue 09:00 - Wed 04:00"),
        ("DTSTART;VALUE=DATE:20261124", "Tue 00:00 - Wed 00:00"),
        ("DTSTART;VALUE=DATE:20261124\nDTEND;VALUE=DATE:20261124", "Tue 00:00 - Wed 00:00"),
        ("DTSTART;VALUE=DATE:20261124\nDTEND;VALUE=DATE:20261126", "Tue 00:00 - Thu 00:00"),
        ("DTSTART;VALUE=DATE:20261124\nDURATION:P2D", "Tue 00:00 - Thu 00:00"),
        ("DTSTART:20261124\nDTEND:20261124T120000", "Tue 00:00 - Tue 12:00"),
    ],
)
def test_an_event_lasts_until_its_end_or_for_its_duration(lines, busy):
    assert clock(read_events(lines)) == [busy]


@pytest.mark.parametrize(
    "lines",
    [
        "DTSTART:20261124T090000",
        "DTSTART:20261124T090000\nDTEND:20261124T090000",
        "DTSTART:20261124T090000\nDURATION:PT0S",
        "DTSTART;TZID=Europe/Berlin:20261124T090000\nDTEND;TZID=Europe/London:20261124T080000",
    ],
)
def test_an_event_of_no_length_is_not_busy(lines):
    reading = read_events(lines)
    assert (clock(reading), reading.skipped, reading.events_read) == ([], (), 1)


def test_whole_days_are_days_of_the_athlete():
    auckland = week_of(date(2026, 11, 23), "Pacific/Auckland")
    reading = read_events("DTSTART;VALUE=DATE:20261124", week=auckland)
    assert [busy.span for busy in reading.busy] == [(1440, 2880)]


def test_an_overnight_event_blocks_both_days_and_reaches_over_the_weeks_edges():
    lines = ("DTSTART:20261122T220000\nDTEND:20261123T063000", "DTSTART:20261129T220000\nDTEND:20261130T063000")
    assert clock(read_events(*lines)) == ["Sun 22 22:00 - Mon 06:30", "Sun 22:00 - Mon 30 06:30"]


def test_busy_times_are_clipped_a_day_before_and_after_the_week():
    lines = "DTSTART:20261101T000000\nDTEND:20261224T000000"
    days = (-1440, WEEK.minutes + 1440)
    assert [busy.span for busy in read_events(lines).busy] == [days]
    assert [busy.span for busy in read_events(lines, days_before=6).busy] == [(-7 * 1440, days[1])]


@pytest.mark.parametrize(
    ("start", "seen"),
    [("20261122T000000", 1), ("20261121T235959", 0), ("20261130T235900", 1), ("20261201T000000", 0)],
)
def test_events_around_the_week_are_seen_to_the_minute(start, seen):
    assert len(read_events(f"DTSTART:{start}\nDURATION:PT0H0M1S").busy) == seen


def test_a_day_of_the_clock_change_is_as_long_as_it_is():
    sunday = "DTSTART;VALUE=DATE:20260329"
    assert [busy.span.minutes for busy in read_events(sunday, week=SPRING).busy] == [23 * 60]
    assert [busy.span.minutes for busy in read_events("DTSTART;VALUE=DATE:20261025", week=AUTUMN).busy] == [25 * 60]


@pytest.mark.parametrize(
    ("week", "lines", "minutes"),
    [
        (SPRING, "DTSTART:20260328T220000\nDTEND:20260329T060000", 7 * 60),
        (AUTUMN, "DTSTART:20261024T220000\nDTEND:20261025T060000", 9 * 60),
        (SPRING, "DTSTART:20260328T220000\nDURATION:PT8H", 8 * 60),
        (AUTUMN, "DTSTART:20261024T220000\nDURATION:PT8H", 8 * 60),
        (SPRING, "DTSTART:20260328T120000\nDURATION:P1D", 23 * 60),
        (SPRING, "DTSTART:20260329T023000\nDTEND:20260329T031500", 45),
        (AUTUMN, "DTSTART:20261025T013000\nDTEND:20261025T033000", 3 * 60),
    ],
)
def test_a_clock_change_during_an_event_changes_its_length(week, lines, minutes):
    lines = lines.replace("DTSTART:", "DTSTART;TZID=Europe/Berlin:").replace("DTEND:", "DTEND;TZID=Europe/Berlin:")
    assert [busy.span.minutes for busy in read_events(lines, week=week).busy] == [minutes]


def test_a_time_that_the_clock_skips_has_the_offset_before_the_change():
    reading = read_events("DTSTART;TZID=Europe/Berlin:20260329T023000\nDURATION:PT1H", week=SPRING)
    assert clock(reading, SPRING) == ["Sun 03:30 - Sun 04:30"]


def test_a_midnight_that_the_clock_skips_is_the_moment_of_the_change():
    beirut = week_of(date(2026, 3, 23), "Asia/Beirut")
    spans = [busy.span for busy in read_events("DTSTART;VALUE=DATE:20260329", week=beirut).busy]
    assert spans == [tuple(beirut.day_span(6))]


@pytest.mark.parametrize("start", ["00010101T000000", "19000101T000000", "99991231T235959"])
def test_a_time_at_the_end_of_time_is_elsewhere(start):
    reading = read_events(f"DTSTART;TZID=America/New_York:{start}\nDURATION:PT1H")
    assert (clock(reading), reading.events_read) == ([], 1)


def test_an_event_from_the_first_year_to_the_last_takes_the_whole_week():
    reading = read_events("DTSTART;TZID=Asia/Tokyo:00010101T000000\nDTEND;TZID=America/New_York:99991231T235959")
    assert [busy.span for busy in reading.busy] == [(-1440, WEEK.minutes + 1440)]


def test_the_minutes_agree_with_the_clock():
    reading = read_events("DTSTART;TZID=America/New_York:20261126T120000\nDURATION:PT1H")
    start = moment_of(WEEK, 0).replace(day=26, hour=18)
    assert reading.busy[0].span == (minute_of(WEEK, start), minute_of(WEEK, start) + 60)
