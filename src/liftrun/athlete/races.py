"""Which race a week is planned for, and which one it recovers from."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from liftrun.athlete.sections import Race
from liftrun.domain.units import DAYS_PER_WEEK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from liftrun.athlete.pins import PastSession

_LONG_RACE_METRES = 20_000
"""A race in the history from this distance on is one after which there is rest, as after a half."""
_FULL_METRES = 40_000


def race_of_week(races: Sequence[Race], monday: dt.date) -> Race | None:
    """The race that decides the phase: the next A race from a Monday on, else the last one before it."""
    main = sorted((race for race in races if race.priority == "A"), key=lambda race: race.date)
    return next((race for race in main if race.date >= monday), main[-1] if main else None)


def race_before(
    races: Iterable[Race], history: Iterable[PastSession], monday: dt.date, unit_metres: float
) -> Race | None:
    """The last half or full before a Monday: an A race of the file, or a long race of the history."""
    long_ones = (race for race in races if race.priority == "A" and race.distance in {"half", "full"})
    known = [race for race in long_ones if race.date < monday]
    for past in history:
        metres = (past.distance or 0) * unit_metres
        if past.session == "race" and metres >= _LONG_RACE_METRES:
            day = monday + dt.timedelta(days=past.day_before(monday))
            known.append(Race(distance="full" if metres >= _FULL_METRES else "half", date=day))
    return max(known, key=lambda race: race.date, default=None)


def race_name(number: int) -> str:
    """The id of a race of a week: `run-race`, `run-race-2`."""
    return "run-race" if number == 1 else f"run-race-{number}"


def races_in(races: Iterable[Race], monday: dt.date) -> dict[str, Race]:
    """The races of a week by their ids, the one trained for first."""
    end = monday + dt.timedelta(days=DAYS_PER_WEEK)
    found = sorted((race for race in races if monday <= race.date < end), key=lambda race: (race.priority, race.date))
    return {race_name(number): race for number, race in enumerate(found, start=1)}


def side_races(races: Iterable[Race], monday: dt.date) -> tuple[Race, ...]:
    """The races of a week that are not the ones trained for: its hard runs."""
    end = monday + dt.timedelta(days=DAYS_PER_WEEK)
    return tuple(race for race in races if race.priority != "A" and monday <= race.date < end)
