"""Prices on the room's time, and the search for those that prove the most.

Every lift pays for the time it takes in the room; each athlete then plans alone. Whatever the prices, what all athletes
lose and pay, less what the room's places are worth at those prices, is no more than any plan of the squad loses
(a Lagrangian bound). Good prices come from a linear program over the plans seen so far (`restricted_master`), and the
answers are further plans for it: Dantzig-Wolfe column generation. Prices are whole numbers, and coarse, since few
different sums make a week quick to solve.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from liftrun.checks.plan import check_plan
from liftrun.domain import Span
from liftrun.domain.errors import BrokenPlanError
from liftrun.model.solve import extract, run
from liftrun.squad.optimise.losses import losses_of
from liftrun.squad.optimise.packed_plan import packed
from liftrun.squad.optimise.pricing_problem import PricingTerms, priced_model
from liftrun.squad.optimise.restricted_master import Duals, PricingGoal, duals
from liftrun.squad.rooms.capacity import gym_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liftrun.domain import Plan
    from liftrun.model.solve import SolveOptions
    from liftrun.rules.problem import WeekProblem
    from liftrun.squad.optimise.column_pool import ColumnPool, Point
    from liftrun.squad.optimise.losses import Losses
    from liftrun.squad.optimise.remembered_solves import RememberedSolves
    from liftrun.squad.optimise.squad_state import SquadState

SMOOTHING = 0.5
"""Smoothing of duals: how far a round's prices move from the best so far to those of the linear program."""
SHARES = 4
"""While plans are collected, the squad is priced in this many parts, each with the plans of the last."""
POOL = {"fill_additional_solutions_in_response": True, "solution_pool_size": 6}
"""The plans found on the way to the best are kept too: the linear program then needs half as many rounds."""


class PricingTask(NamedTuple):
    """An athlete's week at prices."""

    number: int
    problem: WeekProblem
    span_price: PricingTerms
    options: SolveOptions


Prices = Mapping["Point", int]
"""Price of a place at each point, in parts of a loss."""


def solve_priced(task: PricingTask) -> bytes:
    """The least that an athlete loses and pays, as [proven bound, [[losses, spans in the gym, plan]]] in JSON.

    The best plan comes first; those found on the way to it, at other times in the room, are good at other prices.

    Raises:
        BrokenPlanError: if a plan breaks a required rule (a bug in liftrun).
    """
    week = priced_model(task.problem, task.span_price)
    status, response = run(week.model, replace(task.options, parameters={**task.options.parameters, **POOL}))
    if status not in ("optimal", "feasible"):
        return json.dumps([0, []]).encode()
    found = [list(response.solution), *(list(one.values) for one in response.additional_solutions)]
    plans: dict[tuple[Span, ...], Plan] = {}
    for values in found:
        plan = extract(week, values)
        plans.setdefault(tuple(gym_spans(plan)), plan)
    answers = [_answer(task.problem, plan) for plan in plans.values()]
    return json.dumps([max(0, round(response.best_objective_bound)), answers]).encode()


def _answer(problem: WeekProblem, plan: Plan) -> tuple[Losses, list[Span], str]:
    verdict = check_plan(problem, plan)
    if not verdict.kept:
        raise BrokenPlanError("; ".join(f"{one.rule}: {one.detail}" for one in verdict.broken))
    return losses_of(plan, verdict), gym_spans(plan), packed(plan).decode()


@dataclass(frozen=True, slots=True)
class PricingProblem:
    """What each athlete minimises: what they lose and pay.

    Attributes:
        weights: (level, weight) of the losses that count, in parts of a loss.
        first: The levels above this one are held where each athlete alone has them.
        prices: Whole prices.
        none: Levels from `first` on of which nothing may be lost.
    """

    weights: tuple[tuple[int, int], ...]
    first: int
    prices: Prices
    none: tuple[int, ...] = ()

    def of(self, number: int, state: SquadState, options: SolveOptions) -> PricingTask:
        """The pricing problem of one athlete."""
        athlete = state.athletes[number]
        mine = tuple((minute, price) for (room, minute), price in self.prices.items() if room == athlete.room)
        last = max(self.none, default=-1)
        held = tuple(0 if level in self.none else None for level in range(self.first, last + 1))
        return PricingTask(
            number, athlete.problem, PricingTerms(self.weights, athlete.alone[: self.first] + held, mine), options
        )


class PriceSearch:
    """Solves the pricing problems of all athletes at better and better prices.

    Attributes:
        goal: What is to be lost as little as can be.
        unit: Whole parts of a loss in which prices are counted.
        proven: The most that is proven, in parts of a loss.
        prices: The prices that prove it, in losses.
        stability_center: The duals so far; a caller that has better ones may set it.
    """

    def __init__(
        self,
        state: SquadState,
        work: RememberedSolves,
        options: SolveOptions,
        known: ColumnPool,
        goal: PricingGoal,
        unit: int,
    ) -> None:
        self.state, self.work, self.options, self.known = state, work, options, known
        self.goal, self.unit = goal, unit
        self.proven = 0
        self.prices: Mapping[Point, float] = {}
        self._ceiling = 1.0
        self._most: int | None = None
        self.stability_center = Duals({}, {})

    @property
    def least(self) -> int:
        """How many losses there are at least."""
        return -(-self.proven // self.unit)

    def approach(self) -> bool:
        """Move the duals towards those of the plans known by now; returns whether a dual is at its ceiling."""
        wanted = duals(self.state, self.known, self.goal, self._ceiling)
        self.stability_center = self.stability_center.towards(wanted, SMOOTHING)
        return wanted.capped

    def collect(self, rounds: int) -> None:
        """Collect plans that are good at good prices, in so many rounds of pricing."""
        everybody = range(len(self.state.athletes))
        for _ in range(rounds):
            capped = False
            for share in range(SHARES):
                capped = self.approach()
                self._ask(self._question(), everybody[share::SHARES])
            if capped:
                self._ceiling *= 2

    def prove(self, rounds: int, enough: float = 0) -> int:
        """Price all athletes, first at the prices so far, until the gap is small enough; returns the rounds."""
        now = self.goal.of(self.state.losses)
        best = self.stability_center
        for turn in range(1, rounds + 1):
            if turn > 1 and self.approach():
                self._ceiling *= 2
            if not self._prove():
                self.stability_center = best
            best = self.stability_center
            if now - self.least <= enough:
                return turn
        return rounds

    def _prove(self) -> bool:
        """Let everybody plan at the prices of the stability center; returns whether that proves more than before."""
        pricing = self._question()
        counted = [(level, weight) for level, weight in pricing.weights if level not in self.goal.levels]
        proven = self._ask(pricing, range(len(self.state.athletes)))
        proven -= sum(price * self.known.points[point] for point, price in pricing.prices.items())
        proven -= sum(weight * self.state.losses[level] for level, weight in counted)
        if self._most is not None and proven <= self._most:
            return False
        self._most, self.proven = proven, max(0, proven)
        self.prices = {point: price / self.unit for point, price in pricing.prices.items()}
        return True

    def _question(self) -> PricingProblem:
        """The duals of the stability center as whole prices and weights."""
        at = self.stability_center
        prices = {point: price for point in self.known.points if (price := round(self.unit * at.prices.get(point, 0)))}
        limits = [(level, weight) for level, price in at.weights.items() if (weight := round(self.unit * price))]
        now = self.state.losses
        none = tuple(level for level in self.goal.limited if not now[level])
        return PricingProblem(
            (*limits, *((level, self.unit) for level in self.goal.levels)), self.goal.first, prices, none
        )

    def _ask(self, pricing: PricingProblem, numbers: Sequence[int]) -> int:
        """Price some athletes, and remember their plans; returns what they lose and pay at least."""
        least = 0
        tasks = [pricing.of(number, self.state, self.options) for number in numbers]
        for task, content in self.work.each(solve_priced, tasks):
            bound, answers = json.loads(content)
            least += bound
            for losses, spans, plan in answers:
                self.known.add(task.number, tuple(losses), [Span(*span) for span in spans], plan.encode())
        return least
