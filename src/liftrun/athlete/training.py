"""What an athlete's file says about training so far: a race result, heart rate, recent weeks, maximum lifts."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, Field

from liftrun.athlete.values import written_as
from liftrun.domain import RaceDistance, Soreness
from liftrun.inputs.fields import Date
from liftrun.inputs.tables import Expect, Table, fault

_TIME = re.compile(r"(?:(\d{1,2}):)?([0-5]?\d):([0-5]\d)")
_OVER_AN_HOUR = re.compile(r"(\d{2,3}):([0-5]\d)")
_UNITS = (3600, 60, 1)
_SHORTEST_S, _LONGEST_S = 10 * 60, 10 * 3600


def _race_time(value: object) -> int:
    """Seconds of a race time such as "48:30" or "1:52:10"."""
    found = _TIME.fullmatch(value.strip()) if isinstance(value, str) else None
    seconds = sum(int(part or 0) * unit for part, unit in zip(found.groups(), _UNITS, strict=True)) if found else 0
    if not _SHORTEST_S <= seconds <= _LONGEST_S:
        raise fault('a race time such as "48:30" or "1:52:10"', _remedy_of(value), value=f'"{value}"')
    return seconds


def _remedy_of(value: object) -> str:
    """The same time with hours, if it has only minutes; else an example."""
    found = _OVER_AN_HOUR.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        return 'Write time = "48:30".'
    hours, minutes = divmod(int(found[1]), 60)
    return f'Over an hour: write time = "{hours}:{minutes:02d}:{found[2]}".'


class Result(Table):
    """A recent race: its distance, the time in seconds, and its date if known. Paces are computed from it."""

    distance: Annotated[
        RaceDistance, written_as("race"), Expect('one of "full", "half", "10k", "5k"', 'distance = "10k"')
    ]
    time: Annotated[int, BeforeValidator(_race_time), Expect("a race time", 'time = "48:30"')]
    date: Date | None = None


class HeartRate(Table):
    """Heart rate in beats per minute."""

    highest: Annotated[int, Field(ge=120, le=230), Expect("beats per minute from 120 to 230", "highest = 188")]


_Amount = Annotated[float, Field(ge=0, le=1000, allow_inf_nan=False)]
_Minutes = Annotated[int, Field(ge=0, le=3000)]


class Recent(Table):
    """The recent weeks: distance or minutes a week, and the longest run of the last 30 days; 0 for nothing lately.

    `sore` is what soreness of the last week spoiled.
    """

    weekly_distance: Annotated[_Amount | None, Expect("a distance in your units", "weekly_distance = 30")] = None
    longest_run: Annotated[_Amount | None, Expect("a distance in your units", "longest_run = 10")] = None
    weekly_minutes: Annotated[_Minutes | None, Expect("a whole number of minutes", "weekly_minutes = 240")] = None
    longest_minutes: Annotated[_Minutes | None, Expect("a whole number of minutes", "longest_minutes = 90")] = None
    sore: Annotated[Soreness | None, Expect('"pace" or "daily life"', 'sore = "pace"')] = None

    @property
    def is_nothing(self) -> bool:
        """Whether there was no training lately: no amount is above 0."""
        amounts = [amount for name, amount in self if name != "sore" and amount is not None]
        return not any(amounts) and (bool(amounts) or self.sore is None)


_Kilograms = Annotated[
    float | None, Field(gt=0, le=500, allow_inf_nan=False), Expect("kilograms from 1 to 500", "squat = 100")
]


class OneRepMaxima(Table):
    """The most that an athlete lifts once, in kilograms. Weights are computed from it."""

    squat: _Kilograms = None
    deadlift: _Kilograms = None
    bench_press: _Kilograms = None
    overhead_press: _Kilograms = None

    def known(self) -> dict[str, float]:
        """Kilograms by lift, those that are given."""
        return {name: kg for name, kg in self if kg is not None}
