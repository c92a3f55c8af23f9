"""One of the known plans for everybody, so that the rooms hold them and the squad gives up the least.

The classes of losses are minimised in their order, what is reached being kept, so a squad never comes out worse. As
many of them go into one sum as the solver's arithmetic bears: minimised one by one, the first would ruin the last. It
is column generation's last step, the master program in whole numbers, by CP-SAT.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from liftrun.model.cpsat import Linear, Model
from liftrun.model.objective import LEVELS
from liftrun.model.solve import SolveOptions, run
from liftrun.squad.optimise.losses import total
from liftrun.squad.optimise.packed_plan import packed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from liftrun.squad.optimise.column_pool import Column, ColumnPool
    from liftrun.squad.optimise.losses import Losses
    from liftrun.squad.optimise.remembered_solves import RememberedSolves
    from liftrun.squad.optimise.restricted_master import Duals, PricingGoal
    from liftrun.squad.optimise.squad_state import SquadState

SECONDS = 3.0
"""Deterministic seconds for each sum of losses."""
MOST = 2**40
"""The largest sum that classes are folded into."""
FEW = 6
"""Plans of an athlete that are looked at besides the present one."""
LINEAR = {"linearization_level": 2}
"""The weekly models do without a linear relaxation; this one lives on it."""

Candidate = tuple["Losses", tuple[int, ...]]
"""What a plan gives up, and the numbers of the points that it takes."""


class ColumnChoice(NamedTuple):
    """What is to be chosen.

    Attributes:
        candidates: For each athlete, their plans; the first is the one they have.
        places: The places at each point.
        floor: What nobody can do better than, level by level.
        options: How to solve.
    """

    candidates: tuple[tuple[Candidate, ...], ...]
    places: tuple[int, ...]
    floor: Losses
    options: SolveOptions


def solve_choice(task: ColumnChoice) -> bytes:
    """The number of the plan that each athlete gets, as JSON."""
    return json.dumps(_ChoiceModel(task).chosen()).encode()


class _ChoiceModel:
    """The model: a literal for every plan of every athlete."""

    def __init__(self, task: ColumnChoice) -> None:
        self.task, self.model = task, Model()
        self.literals = [[self.model.boolean() for _ in plans] for plans in task.candidates]
        self.present = [0] * len(task.candidates)
        for literals in self.literals:
            self.model.exactly_one(literals)
        self._share()

    def _share(self) -> None:
        """Nobody gets a plan whose place another has."""
        taken: list[list[tuple[int, int]]] = [[] for _ in self.task.places]
        for literals, plans in zip(self.literals, self.task.candidates, strict=True):
            for literal, (_, used) in zip(literals, plans, strict=True):
                for point in used:
                    taken[point].append((1, literal))
        for terms, places in zip(taken, self.task.places, strict=True):
            if len(terms) > places:
                self.model.linear(Linear(tuple(terms)), high=places)

    def chosen(self) -> list[int]:
        """Minimise the classes, as few sums one after another as can be."""
        for scales in self._stages():
            if any(self._now(level) > self.task.floor[level] for level in scales):
                self._minimise(scales)
            for level in scales:
                lost = self._lost(level, 1)
                if lost.terms:
                    self.model.linear(lost, high=self._now(level))
        return self.present

    def _stages(self) -> list[dict[int, int]]:
        """Level -> scale for each sum: a scale is one more than all below it in the sum can come to."""
        found: list[dict[int, int]] = [{}]
        below = 0
        for level in reversed(range(len(LEVELS))):
            most = sum(max(losses[level] for losses, _ in plans) for plans in self.task.candidates)
            if (below + 1) * (most + 1) > MOST:
                found.insert(0, {})
                below = 0
            found[0][level] = below + 1
            below += (below + 1) * most
        return found

    def _lost(self, level: int, scale: int) -> Linear:
        pairs = (
            (scale * losses[level], literal)
            for literals, plans in zip(self.literals, self.task.candidates, strict=True)
            for literal, (losses, _) in zip(literals, plans, strict=True)
        )
        return Linear(tuple(pair for pair in pairs if pair[0]))

    def _now(self, level: int) -> int:
        chosen = zip(self.present, self.task.candidates, strict=True)
        return sum(plans[number][0][level] for number, plans in chosen)

    def _minimise(self, scales: Mapping[int, int]) -> None:
        terms: dict[int, int] = {}
        for level, scale in scales.items():
            for weight, literal in self._lost(level, scale).terms:
                terms[literal] = terms.get(literal, 0) + weight
        self.model.minimise(Linear(tuple((weight, literal) for literal, weight in terms.items())))
        pairs = [zip(literals, self._flags(n), strict=True) for n, literals in enumerate(self.literals)]
        self.model.hint(pair for several in pairs for pair in several)
        status, response = run(self.model, self.task.options)
        if status in ("optimal", "feasible"):
            values = list(response.solution)
            self.present = [next(n for n, x in enumerate(mine) if values[x]) for mine in self.literals]

    def _flags(self, number: int) -> Sequence[int]:
        return [int(which == self.present[number]) for which in range(len(self.literals[number]))]


def choose(
    state: SquadState, work: RememberedSolves, options: SolveOptions, known: ColumnPool, goal: PricingGoal, at: Duals
) -> bool:
    """Give everybody one of their known plans, if that is better; returns whether it is.

    Args:
        state: The squad with its plan.
        work: What solves.
        options: How.
        known: The plans.
        goal: What they were collected for.
        at: The duals: of each athlete's plans, those that are best at these prices are candidates.
    """
    for number, athlete in enumerate(state.athletes):
        if athlete.plan is not None:
            known.add(number, athlete.losses, athlete.spans, packed(athlete.plan))
    few = [_few(state, known, number, goal, at) for number in range(len(state.athletes))]
    timed = replace(options, parameters={**options.parameters, **LINEAR, "max_deterministic_time": SECONDS})
    candidates = tuple(tuple((one.losses, one.used) for one in plans) for plans in few)
    task = ColumnChoice(candidates, tuple(known.points.values()), state.floor, timed)
    ((_, content),) = work.each(solve_choice, [task])
    chosen = [plans[which] for plans, which in zip(few, json.loads(content), strict=True)]
    plans = [known.unpacked(number, one) for number, one in enumerate(chosen)]
    everybody = range(len(state.athletes))
    if total(one.losses for one in chosen) >= state.losses or not state.fits(everybody, plans):
        return False
    for athlete, plan, one in zip(state.athletes, plans, chosen, strict=True):
        athlete.plan, athlete.losses = plan, one.losses
    return True


def _few(state: SquadState, known: ColumnPool, number: int, goal: PricingGoal, at: Duals) -> list[Column]:
    """An athlete's plan at present, or one as good in the same places, and the best others."""
    paid = [at.prices.get(point, 0.0) for point in known.points]
    best: dict[tuple[int, ...], Column] = {}
    for one in known.of(number):
        if one.used not in best or one.losses < best[one.used].losses:
            best[one.used] = one
    present = best.pop(known.used(number, state.athletes[number].spans))

    def rank(one: Column) -> tuple[Losses, float]:
        lost = goal.of(one.losses) + sum(weight * one.losses[level] for level, weight in at.weights.items())
        return one.losses[: goal.first], round(lost + sum(paid[point] for point in one.used), 6)

    return [present, *sorted(best.values(), key=rank)[:FEW]]
