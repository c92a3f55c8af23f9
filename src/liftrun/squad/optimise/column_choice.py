"""One plan of the pool for each athlete, so that all fit into the rooms and the squad gives up the least.

The last step of column generation: the master program in whole numbers, solved by CP-SAT ("price and branch" without
the branching). The classes of losses are minimised in their order, and none may become larger than it is at present.
As many classes as possible are in one sum: a time limit that ends the first of many sums early would spoil the last.
"""

from __future__ import annotations

import json
from dataclasses import replace
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from liftrun.model.cpsat import Linear, Model
from liftrun.model.objective import LEVELS
from liftrun.model.solve import SolveOptions, run
from liftrun.squad.optimise.loss_sums import folded
from liftrun.squad.optimise.losses import total
from liftrun.squad.optimise.packed_plan import packed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liftrun.squad.optimise.column_pool import Column, ColumnPool
    from liftrun.squad.optimise.loss_sums import LossSum
    from liftrun.squad.optimise.losses import Losses
    from liftrun.squad.optimise.remembered_solves import RememberedSolves
    from liftrun.squad.optimise.restricted_master import Duals, PricingGoal
    from liftrun.squad.optimise.squad_state import SquadState

SECONDS = 3.0
"""Limit of deterministic time for each sum of losses."""
MOST = 2**40
"""The largest sum that several classes of losses are folded into."""
FEW = 6
"""Candidates for each athlete besides the present plan."""
LINEAR = {"linearization_level": 2}
"""Weekly models are faster without a linear relaxation; this one needs it."""

ColumnSummary = tuple["Losses", tuple[int, ...]]
"""What a plan gives up, and the numbers of the points that it takes."""


class ColumnChoice(NamedTuple):
    """The plans to choose from.

    Attributes:
        candidates: For each athlete, their plans; the first is the present one.
        places: The places at each point.
        floor: What the squad gives up at least, level by level.
        options: How to solve.
    """

    candidates: tuple[tuple[ColumnSummary, ...], ...]
    places: tuple[int, ...]
    floor: Losses
    options: SolveOptions


def solve_choice(task: ColumnChoice) -> bytes:
    """For each athlete the number of their chosen candidate, as JSON."""
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
        """Allow no more plans at a point than there are places."""
        taken: list[list[tuple[int, int]]] = [[] for _ in self.task.places]
        for literals, plans in zip(self.literals, self.task.candidates, strict=True):
            for literal, (_, used) in zip(literals, plans, strict=True):
                for point in used:
                    taken[point].append((1, literal))
        for terms, places in zip(taken, self.task.places, strict=True):
            if len(terms) > places:
                self.model.linear(Linear(tuple(terms)), high=places)

    def chosen(self) -> list[int]:
        """Minimise the classes, in as few sums as possible, one after another."""
        levels = range(len(LEVELS))
        classes = [self._terms(level) for level in levels]
        for loss_sum in folded(classes, [self._most(level) for level in levels], MOST):
            if any(self._now(level) > self.task.floor[level] for level in loss_sum.levels):
                self._minimise(loss_sum)
            for level in loss_sum.levels:
                if classes[level]:
                    self.model.linear(Linear(classes[level]), high=self._now(level))
        return self.present

    def _terms(self, level: int) -> tuple[tuple[int, int], ...]:
        """What a class of losses comes to: the losses of the chosen plans."""
        return tuple(
            (losses[level], literal)
            for literals, plans in zip(self.literals, self.task.candidates, strict=True)
            for literal, (losses, _) in zip(literals, plans, strict=True)
            if losses[level]
        )

    def _most(self, level: int) -> int:
        """The most that a class can come to: each athlete has one plan."""
        return sum(max(losses[level] for losses, _ in plans) for plans in self.task.candidates)

    def _now(self, level: int) -> int:
        """What a class comes to at present."""
        chosen = zip(self.present, self.task.candidates, strict=True)
        return sum(plans[number][0][level] for number, plans in chosen)

    def _minimise(self, loss_sum: LossSum) -> None:
        self.model.minimise(loss_sum.linear)
        pairs = [zip(literals, self._flags(n), strict=True) for n, literals in enumerate(self.literals)]
        self.model.hint(pair for several in pairs for pair in several)
        status, response = run(self.model, self.task.options)
        if status in ("optimal", "feasible"):
            values = list(response.solution)
            self.present = [next(n for n, x in enumerate(mine) if values[x]) for mine in self.literals]

    def _flags(self, number: int) -> Sequence[int]:
        return [int(which == self.present[number]) for which in range(len(self.literals[number]))]


def choose_columns(
    state: SquadState, solves: RememberedSolves, options: SolveOptions, pool: ColumnPool, goal: PricingGoal, at: Duals
) -> bool:
    """Give everybody one of the plans of the pool, if the squad then gives up less; returns whether it does.

    Args:
        state: The squad with its plan.
        solves: Solves, and remembers.
        options: How to solve.
        pool: The plans.
        goal: What the pool was filled for.
        at: The duals. The candidates are the plans that lose and pay least at these prices.
    """
    for number, athlete in enumerate(state.athletes):
        if athlete.plan is not None:
            pool.add(number, athlete.losses, athlete.spans, packed(athlete.plan))
    few = [_candidates(state, pool, number, goal, at) for number in range(len(state.athletes))]
    timed = replace(options, parameters={**options.parameters, **LINEAR, "max_deterministic_time": SECONDS})
    candidates = tuple(tuple((one.losses, one.used) for one in plans) for plans in few)
    task = ColumnChoice(candidates, tuple(pool.points.values()), state.floor, timed)
    ((_, content),) = solves.each(solve_choice, [task])
    chosen = [plans[which] for plans, which in zip(few, json.loads(content), strict=True)]
    return _take_chosen(state, pool, chosen)


def _take_chosen(state: SquadState, pool: ColumnPool, chosen: Sequence[Column]) -> bool:
    """Give everybody their chosen plan, if the squad then gives up less; returns whether it does."""
    plans = [pool.unpacked(number, one) for number, one in enumerate(chosen)]
    everybody = range(len(state.athletes))
    if total(one.losses for one in chosen) >= state.losses or not state.fits(everybody, plans):
        return False
    for athlete, plan, one in zip(state.athletes, plans, chosen, strict=True):
        athlete.plan, athlete.losses = plan, one.losses
    return True


def _candidates(state: SquadState, pool: ColumnPool, number: int, goal: PricingGoal, at: Duals) -> list[Column]:
    """An athlete's present plan, or one as good that takes the same places; then the best others."""
    prices = [at.prices.get(point, 0.0) for point in pool.points]
    best: dict[tuple[int, ...], Column] = {}
    for one in pool.of(number):
        if one.used not in best or one.losses < best[one.used].losses:
            best[one.used] = one
    present = best.pop(pool.used(number, state.athletes[number].spans))

    def rank(one: Column) -> tuple[Losses, float]:
        lost = goal.of(one.losses) + fsum(weight * one.losses[level] for level, weight in at.weights.items())
        return one.losses[: goal.first], round(lost + fsum(prices[point] for point in one.used), 6)

    return [present, *sorted(best.values(), key=rank)[:FEW]]
