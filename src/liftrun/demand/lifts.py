"""The strength sessions of a week."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from liftrun.demand.lift_places import FilledLift, LiftPlaces
from liftrun.demand.prescription import prescription
from liftrun.demand.race_week import room
from liftrun.domain import Priority, Session
from liftrun.rulebook import focuses
from liftrun.rules import Recovery

if TYPE_CHECKING:
    from liftrun.athlete import Athlete
    from liftrun.domain import Focus, Week
    from liftrun.rulebook import ResolvedRulebook

BEFORE_RACE = "no-lift-72h-before-race"
"""The rule that keeps lifts away from the race."""
_HOURS_PER_DAY = 24


def lift_sessions(athlete: Athlete, week: Week, rulebook: ResolvedRulebook) -> list[Session]:
    """The lifts that are wanted, the most important first; in race week one a day, early enough."""
    wanted = _focuses(_most(athlete, week, rulebook), rulebook)[: _room(athlete, week, rulebook)]
    places = LiftPlaces(athlete, week, rulebook)
    return [
        _lift(number, focus, wanted[: number - 1].count(focus), rulebook, places)
        for number, focus in enumerate(wanted, start=1)
    ]


def _room(athlete: Athlete, week: Week, rulebook: ResolvedRulebook) -> int | None:
    """The most lifts that the days before the race can contain; None where all days count."""
    days, rule = room("lift", athlete, week, rulebook), rulebook.rule(BEFORE_RACE)
    if days is None or not isinstance(rule, Recovery) or not rule.required:
        return days
    return max(days - rule.hours // _HOURS_PER_DAY, 0)


def _most(athlete: Athlete, week: Week, rulebook: ResolvedRulebook) -> int:
    """How many lifts are wanted; a B race in the week limits them."""
    wanted = rulebook.numbers.lifts.wanted
    eased = any(race.priority == "B" for race in athlete.side_races(week.start))
    return min(wanted, rulebook.runs.side_race.lifts) if eased else wanted


def _focuses(wanted: int, rulebook: ResolvedRulebook) -> tuple[Focus, ...]:
    """The focus of each lift; more lifts than the rulebook has a pattern for repeat its longest one."""
    by_count = focuses(rulebook.book)
    longest = by_count[max(by_count)]
    pattern = by_count.get(wanted, longest * wanted)
    return pattern[:wanted]


def _lift(number: int, focus: Focus, before: int, rulebook: ResolvedRulebook, places: LiftPlaces) -> Session:
    heavy = rulebook.numbers.weights.heavy
    plain = Session(
        id=f"lift-{number}",
        activity="lift",
        focus=focus,
        heavy=heavy,
        priority=Priority.FIRST_LIFT if number == 1 else Priority.FURTHER_LIFT,
        lengths=places.plain_lengths(),
        prescription=prescription(focus, rulebook),
        plyometrics=places.jumps(focus),
    )
    filled = places.filled(focus, before)
    return _with_exercises(plain, filled, rulebook) if filled else plain


def _with_exercises(plain: Session, filled: FilledLift, rulebook: ResolvedRulebook) -> Session:
    """The lift with its exercises; where nothing is heavy its prescription does not call for heavy weights."""
    todo = plain.prescription
    if todo and filled.light:
        light = replace(prescription(plain.focus or "full", rulebook, heavier=False), load=filled.light)
        todo = replace(light, big_lifts=None, reps=filled.reps)
    return replace(
        plain,
        heavy=filled.heavy,
        lengths=filled.lengths,
        prescription=todo,
        own_load=filled.load,
        workouts_at=filled.workouts_at,
    )
