"""Whole calendars beside `recurring_ical_events`, which expands the same series in its own way."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events

from liftrun.calendars.clock import minute_of
from tests.calendars.reading.build import WEEK, calendar, event, read

ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC")
RULES = (
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=DAILY;COUNT={count}",
    "FREQ=WEEKLY;BYDAY=MO,WE,FR",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU",
    "FREQ=WEEKLY;COUNT={count}",
    "FREQ=MONTHLY;BYDAY=4TH",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=MONTHLY;BYMONTHDAY=24,-3",
    "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
    "FREQ=WEEKLY;UNTIL=20261125T090000Z",
)


@pytest.mark.parametrize("seed", range(150))
def test_a_random_series_takes_the_same_time_as_by_the_library(seed):
    content = calendar(*_series(random.Random(seed)))
    ours = {busy.span for busy in read(content).busy}
    assert ours == _by_library(content)


def _series(rng):
    """A series with dates left out, changed, cancelled and moved, in one of a few zones."""
    zone = ZoneInfo(rng.choice(ZONES))
    start = datetime(2026, rng.randint(6, 11), rng.randint(1, 20), rng.randint(5, 21), rng.choice((0, 30)))
    length = timedelta(minutes=rng.choice((30, 60, 600)))
    rule = rng.choice(RULES).format(count=rng.randint(1, 180))
    dates = sorted(_dates(start, zone, rule))
    chosen = rng.sample(dates, rng.randint(0, min(len(dates), 4)))
    excluded, changed = chosen[::2], chosen[1::2]
    lines = [_time("DTSTART", start, zone), _time("DTEND", start + length, zone), f"RRULE:{rule}"]
    lines += [_time("EXDATE", date, zone) for date in excluded if date != start]
    yield event("\n".join(lines))
    for date in changed:
        moved = date + timedelta(minutes=rng.choice((-1500, -45, 0, 90, 4000)))
        status = "CANCELLED" if rng.random() < 0.3 else "CONFIRMED"
        times = (
            _time("RECURRENCE-ID", date, zone),
            _time("DTSTART", moved, zone),
            _time("DTEND", moved + length, zone),
        )
        yield event("\n".join((*times, f"STATUS:{status}", "SEQUENCE:1")))


def _dates(start, zone, rule):
    """The dates near the week, from the library, so that changes fall on dates that exist."""
    plain = calendar(event(f"{_time('DTSTART', start, zone)}\nDURATION:PT30M\nRRULE:{rule}"))
    low = datetime(2026, 11, 19, tzinfo=UTC)
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(plain)).between(low, low + timedelta(days=16))
    return [one["DTSTART"].dt.replace(tzinfo=None) for one in found]


def _time(name, local, zone):
    if zone.key == "UTC":
        return f"{name}:{local:%Y%m%dT%H%M%S}Z"
    return f"{name};TZID={zone.key}:{local:%Y%m%dT%H%M%S}"


def _by_library(content):
    low, high = -1440, WEEK.minutes + 1440
    begin = datetime(2026, 11, 22, tzinfo=ZoneInfo("Europe/Berlin"))
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(content)).between(begin, begin + timedelta(days=9))
    spans = [
        (minute_of(WEEK, one["DTSTART"].dt), minute_of(WEEK, one["DTEND"].dt))
        for one in found
        if one.get("STATUS") != "CANCELLED"
    ]
    return {(max(low, start), min(high, end)) for start, end in spans if end > low and start < high}
