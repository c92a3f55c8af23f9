"""Generated weeks into which not everything fits, and small ones made by hand."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from liftrun import rulebook
from liftrun.athlete import athlete_from
from liftrun.bench.instances.busy_life import MOST_EVENTS
from liftrun.bench.instances.generator import generate
from liftrun.bench.instances.mixes import MIXES
from liftrun.calendars.clock import week_of
from liftrun.calendars.policy import BusyTime, CalendarReading
from liftrun.domain import Span
from liftrun.planning.prepare import plan_week, prepare

BOOK = rulebook.load_rulebook()
FEWEST_EVENTS = 24

HOME = {
    "name": "Ida Moor",
    "timezone": "Europe/Berlin",
    "units": "km",
    "experience": "intermediate",
    "paces": {"easy": "6:00"},
    "runs": [{"kind": "easy", "distance": 14}],
    "lifts_per_week": 1,
    "home": {"equipment": ["body weight"]},
}


@cache
def generated(number):
    """The week of a seed, solved. Most of these weeks are too full, some are not."""
    events = FEWEST_EVENTS + number * 7919 % (MOST_EVENTS + 1 - FEWEST_EVENTS)
    athlete, week, reading = generate(MIXES[number % len(MIXES)], number, events)
    return plan_week(prepare(athlete, week, reading, BOOK))


def over_full(count):
    """That number of seeds with a dropped session, each with the session's id."""
    found, number = [], 0
    while len(found) < count:
        found += [(number, lost.session.id) for lost in generated(number).outcome.plan.dropped][:1]
        number += 1
    return found


def by_hand(*events, **tables):
    """A small week, solved; events are (title, day, hour of the start, hour of the end)."""
    athlete = athlete_from({**HOME, **tables}, "test.toml", Path())
    week = week_of(date(2026, 11, 23), athlete.timezone)
    busy = [BusyTime(Span(week.at(day, int(60 * a)), week.at(day, int(60 * b))), title) for title, day, a, b in events]
    reading = CalendarReading(tuple(sorted(busy, key=lambda one: one.span)), len(busy))
    return plan_week(prepare(athlete, week, reading, BOOK))
