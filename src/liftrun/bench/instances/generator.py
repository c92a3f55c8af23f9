"""Generates busy weeks from a seed: an athlete and the events of their calendars.

`generate` takes an athlete of a mix (`mixes.py`) and adds a number of busy events (`busy_life.py`). The same arguments
give the same week. Frozen instances are made from such weeks, and tests use many seeds.
"""

from __future__ import annotations

import random
from datetime import timedelta
from typing import TYPE_CHECKING

from liftrun.athlete import Athlete
from liftrun.bench.instances.busy_life import busy_times
from liftrun.calendars.clock import week_of
from liftrun.calendars.policy import CalendarReading

if TYPE_CHECKING:
    from liftrun.bench.instances.mixes import AthleteMix
    from liftrun.domain import Week

Table = dict[str, object]


def generate(mix: AthleteMix, seed: int, busy_events: int) -> tuple[Athlete, Week, CalendarReading]:
    """An athlete, a week, and the busy times of their calendars.

    Args:
        mix: The kind of athlete.
        seed: Any number; it decides all that the mix does not fix.
        busy_events: How many events, at most `busy_life.MOST_EVENTS`.
    """
    randomness = random.Random(f"{mix.name}/{seed}/{busy_events}")
    week = week_of(mix.monday, mix.timezone)
    busy = busy_times(randomness, week, busy_events)
    return Athlete.model_validate(_tables(mix, randomness)), week, CalendarReading(busy, busy_events)


def _tables(mix: AthleteMix, randomness: random.Random) -> Table:
    """The athlete's file, as its tables."""
    tables: Table = {
        "name": f"Generated {mix.name}",
        "timezone": mix.timezone,
        "units": "miles",
        "experience": mix.experience,
        "paces": {"easy": randomness.choice(("8:45", "9:30", "10:30"))},
        "running": {"days": mix.days, "weekly_distance": mix.miles},
        "availability": _availability(randomness),
        "calendars": {"buffer_minutes": randomness.choice((5, 10, 15))},
        "preferences": _wishes(randomness),
        "history": _last_weekend(mix, randomness),
        "pin": _pins(mix, randomness),
        **_places(mix, randomness),
    }
    if mix.race:
        distance, weeks = mix.race
        tables["race"] = {"distance": distance, "date": mix.monday + timedelta(weeks=weeks, days=6)}
    if mix.lifts is not None:
        tables["lifts_per_week"] = mix.lifts
    return tables


def _availability(randomness: random.Random) -> Table:
    """Available hours: around an office day, around the children's day, or between shifts."""
    early = randomness.choice(("05:30", "06:00", "06:30"))
    office: Table = {
        "weekdays": (f"{early}-08:00", "12:00-13:30", "17:30-21:30"),
        "weekend": ("07:00-12:30", "14:00-20:00"),
    }
    parent: Table = {
        "weekdays": (f"{early}-07:30", "12:00-13:00", "19:30-21:45"),
        "weekend": (f"{early}-10:00", "13:00-17:00"),
    }
    shifts: Table = {
        **dict.fromkeys(("mon", "tue", "wed"), "08:30-12:30"),
        **dict.fromkeys(("thu", "fri"), "16:30-20:30"),
        "weekend": "08:00-18:00",
    }
    return randomness.choice((office, office, parent, shifts))


def _wishes(randomness: random.Random) -> Table:
    return {
        "run_time": randomness.choice(("05:00-09:00", "17:00-21:30")),
        "lift_time": randomness.choice(("12:00-14:00", "17:00-21:30", "05:00-09:00")),
        "long_run_days": randomness.choice(("sat", "sun", ("sat", "sun"))),
        "rest_day": randomness.choice(("mon", "fri", "sun")),
    }


def _last_weekend(mix: AthleteMix, randomness: random.Random) -> tuple[Table, ...]:
    """The history of every second week: a long run on Sunday, sometimes with a heavy lift after it."""
    if randomness.random() < 1 / 2:
        return ()
    long_run: Table = {
        "session": "long",
        "day": "sun",
        "at": "08:00",
        "minutes": 4 * mix.miles,
        "distance": mix.miles / 3,
    }
    lift: Table = {"session": "lift", "day": "sun", "at": "16:30", "minutes": 60, "focus": "full", "heavy": True}
    return (long_run, lift) if randomness.random() < 1 / 2 else (long_run,)


def _pins(mix: AthleteMix, randomness: random.Random) -> tuple[Table, ...]:
    """Classes on different evenings, and the club's long run."""
    evenings = ("mon 20:15", "wed 20:15", "thu 20:15", "sun 18:00")
    first = randomness.randrange(len(evenings))
    chosen = [evenings[(first + number) % len(evenings)] for number in range(mix.mobility)]
    classes = tuple[Table, ...]({"session": "mobility", "at": at, "label": "yoga class"} for at in chosen)
    club: Table = {"session": "long", "at": "sat 07:30", "label": "club run"}
    return (*classes, club) if mix.club and randomness.random() < 1 / 2 else classes


def _places(mix: AthleteMix, randomness: random.Random) -> Table:
    places: Table = {}
    if mix.gym:
        hours = {"weekdays": "06:30-21:30", "weekend": "09:00-18:00"}
        places["gym"] = {"travel_minutes": randomness.choice((5, 10, 15)), "open": hours}
    if mix.home:
        places["home"] = {"equipment": "dumbbells"}
    return places
