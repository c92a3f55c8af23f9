"""The restricted master of column generation: a linear program in which everybody may mix their known plans.

The duals of its rows are the prices: of a place at each point of the rooms' time, and of one more loss of what
counts more than what is minimised. With few plans known the duals are wild, so none rises above a ceiling (a box, as
in stabilised column generation: du Merle, Villeneuve, Desrosiers and Hansen 1999).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from liftrun.squad.optimise.column_pool import Column, ColumnPool, Point
    from liftrun.squad.optimise.losses import Losses
    from liftrun.squad.optimise.squad_state import SquadState

SHORTEST = 3
"""Points of the rooms' time that a short lift takes."""
NOTICEABLE = 1e-3


class PricingGoal(NamedTuple):
    """What is to be lost as little as can be.

    Attributes:
        levels: The levels whose losses are added up, what counts most first.
        first: The levels above this one are held where each athlete alone has them. Of those between it and `levels`
            the squad may lose no more than it does.
    """

    levels: tuple[int, ...]
    first: int

    @property
    def limited(self) -> range:
        """The levels between."""
        return range(self.first, self.levels[0])

    def of(self, losses: Losses) -> int:
        """What is to be small, of some losses."""
        return sum(losses[level] for level in self.levels)


class Duals(NamedTuple):
    """The duals of the linear program, all in losses of the goal.

    Attributes:
        prices: Point -> price of a place.
        weights: Limited level -> price of one more loss.
        capped: Whether a dual is at its ceiling.
    """

    prices: Mapping[Point, float]
    weights: Mapping[int, float]
    capped: bool = False

    def towards(self, other: Duals, way: float) -> Duals:
        """The duals on the way to others; `way` is 0 here and 1 there."""
        prices, weights = (
            {key: (1 - way) * one.get(key, 0.0) + way * two.get(key, 0.0) for key in {*one, *two}}
            for one, two in ((self.prices, other.prices), (self.weights, other.weights))
        )
        return Duals(prices, weights)


def duals(state: SquadState, known: ColumnPool, goal: PricingGoal, most: float = 1.0) -> Duals:
    """Solve the linear program; all duals are 0 if that fails.

    Args:
        state: The squad with its plan.
        known: The plans that may be mixed.
        goal: What is to be small.
        most: The most that a lift's time, or a loss above the goal, may be worth, in what any plan gives up at most.
    """
    from ortools.linear_solver import pywraplp  # noqa: PLC0415  # only for squads that share a room

    now = state.losses
    columns = [_usable(known.of(number), state, number, goal, now) for number in range(len(state.athletes))]
    ceiling = most * max((goal.of(one.losses) for plans in columns for one in plans), default=0)
    solver = pywraplp.Solver.CreateSolver("GLOP")
    infinity, objective = solver.infinity(), solver.Objective()
    room = [solver.Constraint(-infinity, places) for places in known.points.values()]
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
    prices = {point: -row.dual_value() for point, row in zip(known.points, room, strict=True) if row.dual_value() < 0}
    weights = {level: -row.dual_value() for level, row in limits.items() if row.dual_value() < 0}
    return Duals(prices, weights, sum(more.solution_value() for more in beyond) > NOTICEABLE)


def _usable(plans: Iterable[Column], state: SquadState, number: int, goal: PricingGoal, now: Losses) -> list[Column]:
    """The plans that lose what they may of the levels above the goal."""
    alone = state.athletes[number].alone[: goal.first]
    none = [level for level in goal.limited if not now[level]]
    return [one for one in plans if one.losses[: goal.first] == alone and not any(one.losses[n] for n in none)]
