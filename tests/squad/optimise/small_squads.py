"""Squads of a few athletes without files, and an engine that starts no process."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from liftrun.domain import Instance, Priority, Span
from liftrun.model.solve import SolveOptions
from liftrun.rules import SameDay
from liftrun.rules.problem import WeekProblem
from liftrun.rules.selector import Selector
from liftrun.squad.optimise.place_athletes import everyone_alone, improve_each, place_all
from liftrun.squad.optimise.squad_state import AthleteState, SquadState
from tests.squad.optimise.test_joint import rules, tiny_week
from tests.support.factories.weeks import PLAIN, at, lift, weighted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from liftrun.rules.base import Rule
    from liftrun.squad.optimise.remembered_solves import RememberedSolves

PAIRED = SameDay(
    id="paired", each=(Selector(activity="lift"),), alongside=(Selector(activity="run"),), **weighted(3, "training")
)


class SameProcessEngine:
    """An engine that works in this process."""

    def run(
        self, work: Callable[[object], object], tasks: Iterable[object], *, chunk: int = 1
    ) -> Iterator[tuple[object, object]]:
        for task in tasks:
            yield task, work(task)


def short_room(count: int, places: int) -> SquadState:
    """Some athletes who all want two lifts in the same two hours of two evenings."""
    hours = tuple(Span(at(PLAIN, f"{day} 18:00"), at(PLAIN, f"{day} 20:00")) for day in ("mon", "thu"))
    lifts = (lift("lift-1", "upper", 60), lift("lift-2", "upper", 60, priority=Priority.FURTHER_LIFT))
    openings = {"lift-1": {"gym": hours}, "lift-2": {"gym": hours}}
    problem = WeekProblem(Instance(PLAIN, lifts, openings), ())
    athletes = [AthleteState(None, None, problem, 0) for _ in range(count)]
    return SquadState(athletes, (tuple((hour, places) for hour in hours),))


def planned_one_by_one(seed: int, work: RememberedSolves, *further: Rule) -> SquadState:
    """Three random athletes and one to three places, planned one after another."""
    randomness = random.Random(seed)
    problems = [WeekProblem(tiny_week(randomness), (*rules(), PAIRED, *further)) for _ in range(3)]
    whole = ((Span(0, PLAIN.minutes), randomness.choice((1, 2, 3))),)
    state = SquadState([AthleteState(None, None, problem, 0) for problem in problems], (whole,))
    everyone_alone(state, work, SolveOptions())
    place_all(state, work, SolveOptions(), {})
    improve_each(state, work, SolveOptions())
    return state
