"""`Week` against a scan of the clock, minute by minute, in weeks in which the clock changes."""

from __future__ import annotations

from datetime import date
from random import Random
from zoneinfo import available_timezones

import pytest

from liftrun.calendars.clock import week_of
from tests.calendars.clock_scan import disagreements, weeks_with_a_change

REMARKABLE = [
    ("America/Nuuk", date(2026, 3, 23)),  # Saturday 23:00 becomes Sunday 00:00
    ("America/Nuuk", date(2027, 3, 22)),
    ("America/Scoresbysund", date(2026, 3, 23)),
    ("America/St_Johns", date(2010, 11, 1)),  # Sunday 00:01 becomes Saturday 23:01
    ("America/Santiago", date(2026, 3, 30)),  # Sunday 00:00 becomes Saturday 23:00
    ("America/Havana", date(2026, 3, 2)),  # Sunday 00:00 becomes 01:00
    ("Antarctica/Casey", date(2010, 3, 1)),  # three hours back, across midnight
    ("Asia/Pyongyang", date(2015, 8, 10)),  # half an hour back, across midnight
    ("Asia/Tehran", date(2021, 3, 22)),  # Monday 00:00 becomes 01:00
    ("Asia/Tehran", date(2021, 3, 15)),  # the week before it
    ("Pacific/Apia", date(2011, 12, 26)),  # has no Friday
    ("Pacific/Fakaofo", date(2011, 12, 26)),
]


def sampled_weeks():
    """Two changes of each of sixty zones, the same in every run."""
    random = Random("clocks")
    for zone in random.sample(sorted(available_timezones()), 60):
        mondays = weeks_with_a_change(zone)
        yield from ((zone, monday) for monday in random.sample(mondays, min(2, len(mondays))))


@pytest.mark.parametrize(("zone", "monday"), REMARKABLE)
def test_a_remarkable_week_agrees_with_a_scan_of_the_clock(zone, monday):
    assert disagreements(zone, monday) == []


def test_sampled_weeks_agree_with_a_scan_of_the_clock():
    weeks = list(sampled_weeks())
    assert len(weeks) > 40
    assert [fault for zone, monday in weeks for fault in disagreements(zone, monday)] == []


def test_a_week_without_a_friday_has_six_days():
    week = week_of(date(2011, 12, 26), "Pacific/Apia")
    assert [week.day_span(day).minutes for day in range(7)] == [1440, 1440, 1440, 1440, 0, 1440, 1440]
    assert [week.day_of(week.day_starts[4] + minute) for minute in (-1, 0, 1439, 1440)] == [3, 5, 5, 6]
    assert week.at(5, 540) == 4 * 1440 + 540
