"""Checks between the tables of an athlete's file. Each raises the fault that it finds."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING

from liftrun.domain import WEEKDAYS
from liftrun.domain.units import METRES_PER_KM, distance_of, pace_text, seconds_per_metre, unit_name
from liftrun.inputs.fields import clock_text
from liftrun.inputs.tables import fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from liftrun.athlete.athlete_fields import AthleteFields
    from liftrun.athlete.pins import PinTime
    from liftrun.domain.units import Units

# Outside these limits an entry is a mistake: faster than any record over a mile, slower than a walk;
# longer than anyone trains. They find typing errors and confused units, and are no advice.
FASTEST_SECONDS_PER_METRE = 0.13
SLOWEST_SECONDS_PER_METRE = 1.25
SHORTEST_RUN: Mapping[Units, float] = {"miles": 0.3, "km": 0.5}  # a shorter one is too short for an event
LONGEST_RUN_METRES = 100 * METRES_PER_KM
LONGEST_WEEK_METRES = 350 * METRES_PER_KM
MOST_RUNS = 14


def check_consistency(athlete: AthleteFields) -> None:
    """Run all checks of this file.

    Raises:
        PydanticCustomError: for the first fault.
    """
    for check in (_experience, _paces, _running, _distances, _availability, _places, _pins, _history):
        check(athlete)


def _experience(athlete: AthleteFields) -> None:
    """Either one word for both, or a word for each."""
    if athlete.experience is None and None in (athlete.running_experience, athlete.lifting_experience):
        expected = "experience, or running_experience and lifting_experience"
        raise fault(expected, 'Add experience = "beginner".', key="experience", value="")


def _paces(athlete: AthleteFields) -> None:
    for kind, seconds in athlete.paces:
        if seconds is None:
            continue
        if not FASTEST_SECONDS_PER_METRE <= seconds_per_metre(seconds, athlete.units) <= SLOWEST_SECONDS_PER_METRE:
            raise _no_pace(athlete, kind, seconds)
        if kind in ("tempo", "speed") and athlete.paces.easy is not None and seconds > athlete.paces.easy:
            remedy = "Correct one of the two, or remove this one."
            raise fault("a pace no slower than the easy one", remedy, key=f"paces.{kind}", value=_pace(seconds))


def _no_pace(athlete: AthleteFields, kind: str, seconds: int) -> Exception:
    fast, slow = (pace_text(p, athlete.units) for p in (FASTEST_SECONDS_PER_METRE, SLOWEST_SECONDS_PER_METRE))
    remedy = f"Write minutes and seconds per {unit_name(athlete.units)}."
    return fault(f"a pace between {fast} and {slow}", remedy, key=f"paces.{kind}", value=_pace(seconds))


def _pace(seconds: int) -> str:
    return f'"{seconds // 60}:{seconds % 60:02d}"'


def _running(athlete: AthleteFields) -> None:
    if athlete.running and athlete.runs:
        raise fault("either [running] or [[runs]]", "Remove one of them.", key="runs", value="both")
    if not athlete.running and not athlete.runs:
        expected = "[running] with days and weekly_distance, or a [[runs]] list"
        raise fault(expected, "Add one of them.", key="running", value="")
    if len(athlete.runs) > MOST_RUNS:
        raise fault(f"at most {MOST_RUNS} runs a week", "Remove some.", key="runs", value=str(len(athlete.runs)))


def _distances(athlete: AthleteFields) -> None:
    if athlete.running and athlete.running.weekly_distance is not None:
        _distance(athlete, athlete.running.weekly_distance, LONGEST_WEEK_METRES, "running.weekly_distance")
    for key, distance in _single_distances(athlete):
        if distance is not None:
            _distance(athlete, distance, LONGEST_RUN_METRES, key)
            _no_shorter(athlete, distance, key)


def _single_distances(athlete: AthleteFields) -> Iterator[tuple[str, float | None]]:
    yield from ((f"runs[{n}].distance", run.distance) for n, run in enumerate(athlete.runs, start=1))
    yield from ((f"pin[{n}].distance", pin.distance) for n, pin in enumerate(athlete.pins, start=1))
    yield from ((f"history[{n}].distance", past.distance) for n, past in enumerate(athlete.history, start=1))


def _distance(athlete: AthleteFields, distance: float, longest_metres: float, key: str) -> None:
    if distance > distance_of(longest_metres, athlete.units):
        most = f"{distance_of(longest_metres, athlete.units):.0f} {unit_name(athlete.units)}"
        raise fault(
            f"a distance of at most {most}", "Correct the number, or the units.", key=key, value=f"{distance:g}"
        )


def _no_shorter(athlete: AthleteFields, distance: float, key: str) -> None:
    least = SHORTEST_RUN[athlete.units]
    if distance < least:
        expected, remedy = f"a distance of at least {least:g} {unit_name(athlete.units)}", "Correct the number."
        raise fault(expected, remedy, key=key, value=f"{distance:g}")


def _availability(athlete: AthleteFields) -> None:
    if not athlete.availability:
        remedy = 'Add every_day = ["06:00-08:00", "18:00-21:00"], or a key per day.'
        raise fault("a window on one day at least", remedy, key="availability", value="")
    if athlete.gym and not athlete.gym.open:
        remedy = 'Add every_day = "06:00-22:00", or remove the gym.'
        raise fault("opening hours on one day at least", remedy, key="gym.open", value="")


def _places(athlete: AthleteFields) -> None:
    if athlete.gym is None and athlete.home is None and athlete.lifts_per_week != 0:
        remedy = 'Add [home] with equipment = ["dumbbells"], or a [gym]; or lifts_per_week = 0 to plan runs alone.'
        raise fault("a [home] or a [gym] to lift in", remedy, key="home", value="")


def _pins(athlete: AthleteFields) -> None:
    """Two fixed times are in conflict if they are equal, and both are weekly, of one date, or one of them is weekly."""
    fixed = _fixed_times(athlete)
    for number, (key, at) in enumerate(fixed):
        for _, earlier in fixed[:number]:
            same_time = (at.day, at.clock) == (earlier.day, earlier.clock)
            same_week = at.date == earlier.date or None in (at.date, earlier.date)
            if same_time and same_week:
                remedy = "Move or remove one of them."
                raise fault("one session at a time", remedy, key=key, value=f'"{at}" twice')


def _fixed_times(athlete: AthleteFields) -> list[tuple[str, PinTime]]:
    """Each fixed start with its key, in the order of the file."""
    pins = [(f"pin[{n}].at", pin.at) for n, pin in enumerate(athlete.pins, start=1)]
    others = [(f"cross_training[{n}].at", one.at) for n, one in enumerate(athlete.cross_training, start=1)]
    return [*pins, *((key, at) for key, at in others if at is not None)]


def _history(athlete: AthleteFields) -> None:
    """Sessions with a weekday, and those with a date, are one after another."""
    monday = dt.date.min + dt.timedelta(days=-dt.date.min.weekday() % 7)  # any Monday: only differences count
    for dated in (False, True):
        past = [one for one in athlete.history if (one.date is not None) == dated]
        done = sorted((one.day_before(monday), one.at, one.minutes) for one in past)
        for (day, at, minutes), (next_day, next_at, _) in pairwise(done):
            if day * 1440 + at + minutes > next_day * 1440 + next_at:
                value = f"{WEEKDAYS[next_day % len(WEEKDAYS)]} {clock_text(next_at)} inside another"
                raise fault("sessions one after another", "Correct day, at or minutes.", key="history", value=value)
