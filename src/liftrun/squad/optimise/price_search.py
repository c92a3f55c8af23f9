"""Prices of time in the rooms, and the search for those that prove the most: Dantzig-Wolfe column generation.

Every lift pays for its time in the room, and each athlete is planned alone at these prices (`pricing_problem`). For any
prices, take what all athletes lose and pay at least, less the price of all places. No plan of the squad loses less than
that: it is a Lagrangian bound. Good prices are the duals of a linear program over the plans found so far
(`restricted_master`), and the plans of each round are new columns of it. Prices are small whole numbers, because a week
with few different sums is solved fast.
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
from liftrun.squad.optimise.restricted_master import Duals, PricingGoal, solve_restricted_master
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
"""How far the duals move in a round from the stability center to those of the linear program; 1 is no smoothing."""
SHARES = 4
"""While plans are collected, the squad is priced in so many parts. Each part uses the plans of those before it."""
POOL = {"fill_additional_solutions_in_response": True, "solution_pool_size": 6}
"""The plans that the solver finds on the way to the best are kept too: this halves the number of rounds."""


class PricingTask(NamedTuple):
    """A task for a worker: solve an athlete's week at prices."""

    number: int
    problem: WeekProblem
    terms: PricingTerms
    options: SolveOptions


Prices = Mapping["Point", int]
"""Price of a place at each point, in parts of a loss."""


def solve_priced(task: PricingTask) -> bytes:
    """The least that an athlete loses and pays, as [proven bound, [[losses, spans in the gym, plan]]] in JSON.

    The best plan comes first. Those found on the way to it, at other times in the room, are good at other prices.

    Raises:
        BrokenPlanError: if a plan breaks a required rule (a bug in liftrun).
    """
    week = priced_model(task.problem, task.terms)
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
    """The pricing problem of a round: what each athlete minimises, what they lose and pay.

    Attributes:
        weights: (level, weight) of the losses that count, in parts of a loss.
        first: On each level above this one an athlete gives up no more than alone.
        prices: Prices in whole parts of a loss.
        none: Levels from `first` on of which nothing may be lost.
    """

    weights: tuple[tuple[int, int], ...]
    first: int
    prices: Prices
    none: tuple[int, ...] = ()

    def of(self, number: int, state: SquadState, options: SolveOptions) -> PricingTask:
        """The task for one athlete."""
        athlete = state.athletes[number]
        mine = tuple((minute, price) for (room, minute), price in self.prices.items() if room == athlete.room)
        last = max(self.none, default=-1)
        caps = tuple(0 if level in self.none else None for level in range(self.first, last + 1))
        return PricingTask(
            number, athlete.problem, PricingTerms(self.weights, athlete.alone[: self.first] + caps, mine), options
        )


class PriceSearch:
    """Solves the pricing problems of all athletes, round after round, at better prices.

    Attributes:
        goal: What is minimised.
        unit: Whole parts of a loss in which prices are counted.
        proven: The best Lagrangian bound so far, in parts of a loss.
        prices: The prices that prove it, in losses.
        stability_center: The duals around which the search moves; a caller may set better ones.
    """

    def __init__(
        self,
        state: SquadState,
        solves: RememberedSolves,
        options: SolveOptions,
        pool: ColumnPool,
        goal: PricingGoal,
        unit: int,
    ) -> None:
        self.state, self.solves, self.options, self.pool = state, solves, options, pool
        self.goal, self.unit = goal, unit
        self.proven = 0
        self.prices: Mapping[Point, float] = {}
        self._ceiling = 1.0
        self._most: int | None = None
        self.stability_center = Duals({}, {})

    @property
    def least(self) -> int:
        """The best bound so far, in whole losses."""
        return -(-self.proven // self.unit)

    def smooth(self) -> bool:
        """Move the stability center towards the duals of the linear program; returns whether the ceiling limits one."""
        wanted = solve_restricted_master(self.state, self.pool, self.goal, self._ceiling)
        self.stability_center = self.stability_center.towards(wanted, SMOOTHING)
        return wanted.capped

    def collect(self, rounds: int) -> None:
        """Collect plans that are good at good prices, in some rounds of pricing.

        The center moves in each round, whatever the round proves (smoothing as in Neame 1999).
        """
        everybody = range(len(self.state.athletes))
        for _ in range(rounds):
            capped = False
            for share in range(SHARES):
                capped = self.smooth()
                self._price(self._pricing_problem(), everybody[share::SHARES])
            if capped:
                self._ceiling *= 2

    def prove(self, rounds: int, enough: float = 0) -> int:
        """Price all athletes, first at the stability center, until the gap is small enough; returns the rounds.

        The center is at the prices that prove the most so far. Each further round is priced half-way from there to the
        duals of the linear program (smoothing as in Wentges 1997).
        """
        now = self.goal.of(self.state.losses)
        best = self.stability_center
        for turn in range(1, rounds + 1):
            if turn > 1 and self.smooth():
                self._ceiling *= 2
            if not self._prove():
                self.stability_center = best
            best = self.stability_center
            if now - self.least <= enough:
                return turn
        return rounds

    def _prove(self) -> bool:
        """Price all athletes at the stability center; returns whether that proves more than before."""
        pricing = self._pricing_problem()
        counted = [(level, weight) for level, weight in pricing.weights if level not in self.goal.levels]
        proven = self._price(pricing, range(len(self.state.athletes)))
        proven -= sum(price * self.pool.points[point] for point, price in pricing.prices.items())
        proven -= sum(weight * self.state.losses[level] for level, weight in counted)
        if self._most is not None and proven <= self._most:
            return False
        self._most, self.proven = proven, max(0, proven)
        self.prices = {point: price / self.unit for point, price in pricing.prices.items()}
        return True

    def _pricing_problem(self) -> PricingProblem:
        """The pricing problem at the stability center, its duals rounded to whole prices and weights."""
        at = self.stability_center
        prices = {point: price for point in self.pool.points if (price := round(self.unit * at.prices.get(point, 0)))}
        limits = [(level, weight) for level, price in at.weights.items() if (weight := round(self.unit * price))]
        now = self.state.losses
        none = tuple(level for level in self.goal.limited if not now[level])
        return PricingProblem(
            (*limits, *((level, self.unit) for level in self.goal.levels)), self.goal.first, prices, none
        )

    def _price(self, pricing: PricingProblem, numbers: Sequence[int]) -> int:
        """Price some athletes, and add their plans to the pool; returns what they lose and pay at least."""
        least = 0
        tasks = [pricing.of(number, self.state, self.options) for number in numbers]
        for task, content in self.solves.each(solve_priced, tasks):
            bound, answers = json.loads(content)
            least += bound
            for losses, spans, plan in answers:
                self.pool.add(task.number, tuple(losses), [Span(*span) for span in spans], plan.encode())
        return least
