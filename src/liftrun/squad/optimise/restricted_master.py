"""The restricted master of column generation: a linear program in which each athlete mixes the plans of their pool.

The duals of its rows are prices: of a place at each point, and of one more loss of each level above those that are
minimised. With few plans in the pool the duals jump from round to round. So none may exceed a ceiling (boxstep
stabilisation, as in du Merle, Villeneuve, Desrosiers and Hansen 1999).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from liftrun.squad.optimise.column_pool import Column, ColumnPool, Point
    from liftrun.squad.optimise.losses import Losses
    from liftrun.squad.optimise.squad_state import SquadState

SHORTEST = 3
"""How many points a short lift takes."""
NOTICEABLE = 1e-3
"""Use of the ceiling up to this counts as none."""


class PricingGoal(NamedTuple):
    """What is minimised at prices.

    Attributes:
        levels: The levels whose losses are added up and minimised, what counts most first.
        first: On each level above this one every athlete gives up what they give up alone. On those from this one up
            to `levels` the squad may give up no more than its present plan does.
    """

    levels: tuple[int, ...]
    first: int

    @property
    def limited(self) -> range:
        """The levels on which the squad may give up no more than its present plan."""
        return range(self.first, self.levels[0])

    def of(self, losses: Losses) -> int:
        """The sum that is minimised, of some losses."""
        return sum(losses[level] for level in self.levels)


class Duals(NamedTuple):
    """The duals of the linear program, all in units of the sum that the goal minimises.

    Attributes:
        prices: Point -> price of a place.
        weights: Limited level -> price of one more loss.
        capped: Whether the ceiling limits a dual.
    """

    prices: Mapping[Point, float]
    weights: Mapping[int, float]
    capped: bool = False

    def towards(self, other: Duals, way: float) -> Duals:
        """A mixture of these duals and others; `way` is the share of the others, from 0 to 1."""
        prices, weights = (
            {key: (1 - way) * one.get(key, 0.0) + way * two.get(key, 0.0) for key in {*one, *two}}
            for one, two in ((self.prices, other.prices), (self.weights, other.weights))
        )
        return Duals(prices, weights)


def solve_restricted_master(state: SquadState, pool: ColumnPool, goal: PricingGoal, most: float = 1.0) -> Duals:
    """Solve the linear program for its duals; all are 0 if that fails.

    Args:
        state: The squad with its plan.
        pool: The plans.
        goal: What is minimised.
        most: The ceiling: the most that a lift's time, or a loss above the goal, may cost, as a multiple of the largest
            loss of any plan in the pool.
    """
    from ortools.linear_solver import pywraplp  # noqa: PLC0415  # only for squads that share a room

    now = state.losses
    columns = [_usable(pool.of(number), state, number, goal, now) for number in range(len(state.athletes))]
    ceiling = most * max((goal.of(one.losses) for plans in columns for one in plans), default=0)
    solver = pywraplp.Solver.CreateSolver("GLOP")
    infinity, objective = solver.infinity(), solver.Objective()
    room = [solver.Constraint(-infinity, places) for places in pool.points.values()]
    limits = {level: solver.Constraint(-infinity, now[level]) for level in goal.limited if now[level]}
    beyond = []
    for rows, price in ((room, ceiling / SHORTEST), (limits.values(), ceiling)):
        for row in rows:
            more = solver.NumVar(0, infinity, "")
            row.SetCoefficient(more, -1)
            objective.SetCoefficient(more, price)
            beyond.append(more)
    for plans in columns:
        one = solver.Constraint(1, 1)
        for known_plan in plans:
            share = solver.NumVar(0, infinity, "")
            one.SetCoefficient(share, 1)
            objective.SetCoefficient(share, goal.of(known_plan.losses))
            for number in known_plan.used:
                room[number].SetCoefficient(share, 1)
            for level, row in limits.items():
                row.SetCoefficient(share, known_plan.losses[level])
    objective.SetMinimization()
    if solver.Solve() != pywraplp.Solver.OPTIMAL:
        return Duals({}, {})
    prices = {point: -row.dual_value() for point, row in zip(pool.points, room, strict=True) if row.dual_value() < 0}
    weights = {level: -row.dual_value() for level, row in limits.items() if row.dual_value() < 0}
    return Duals(prices, weights, sum(more.solution_value() for more in beyond) > NOTICEABLE)


def _usable(plans: Iterable[Column], state: SquadState, number: int, goal: PricingGoal, now: Losses) -> list[Column]:
    """The plans of an athlete that give up no more than allowed on the levels above the goal."""
    alone = state.athletes[number].alone[: goal.first]
    none = [level for level in goal.limited if not now[level]]
    return [one for one in plans if one.losses[: goal.first] == alone and not any(one.losses[n] for n in none)]
