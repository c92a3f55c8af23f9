"""How many sessions a squad must drop at least, by the Lagrangian bound of `price_search`.

The first contested class is the most important class of which the squad drops more than all athletes alone. Only this
class and those below it are priced. Of the classes above it each athlete drops as many as alone, both in the bound and
in the squad's plan.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from liftrun.squad.optimise.losses import DROPS
from liftrun.squad.optimise.price_search import PriceSearch
from liftrun.squad.optimise.pricing_problem import UNIT, lost, priced_levels
from liftrun.squad.optimise.restricted_master import Duals, PricingGoal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liftrun.domain import Priority
    from liftrun.model.solve import SolveOptions
    from liftrun.squad.optimise.column_pool import ColumnPool, Point
    from liftrun.squad.optimise.remembered_solves import RememberedSolves
    from liftrun.squad.optimise.squad_state import SquadState

ENOUGH = 0.002
"""A gap (share of all requested sessions) below which further search is not worth its time."""
ROUNDS = 8


@dataclass(frozen=True, slots=True)
class KeptBound:
    """What is proven about the sessions that a squad can keep.

    Attributes:
        contested: The first contested class. None if there is none: then no plan keeps more sessions.
        dropped: Sessions of that class and those below it that the squad's plan drops.
        least: How many of them any plan must drop that drops no more of the classes above.
        requested: Sessions requested, all classes.
        prices: The prices of the best proof, as parts of a session: (room, minute) -> price.
        rounds: How many rounds of pricing were solved.
    """

    contested: Priority | None
    dropped: int
    least: int
    requested: int
    prices: Mapping[Point, float]
    rounds: int

    def after(self, state: SquadState) -> KeptBound:
        """The same proof, for the squad's present plan, which may have become better."""
        now, floor = state.losses, state.floor
        if all(now[n] == floor[n] for n in DROPS.values()):
            dropped = sum(now[n] for n in DROPS.values())
            return KeptBound(None, dropped, dropped, self.requested, {}, self.rounds)
        first = 0 if self.contested is None else DROPS[self.contested]
        return replace(self, dropped=lost(now, first))

    @property
    def gap(self) -> float:
        """Sessions that a better plan might keep, as a share of all that were requested."""
        return (self.dropped - self.least) / max(1, self.requested)


def bound_kept(
    state: SquadState,
    solves: RememberedSolves,
    options: SolveOptions,
    pool: ColumnPool,
    first_prices: Mapping[Point, float],
) -> KeptBound:
    """Prove how many sessions the squad can keep at most.

    Args:
        state: The squad with its plan.
        solves: Solves, and remembers.
        options: How to solve.
        pool: The plans found so far; more are added.
        first_prices: Prices to begin with, as parts of a lift.
    """
    requested = sum(len(athlete.problem.instance.sessions) for athlete in state.athletes)
    now, floor = state.losses, state.floor
    first = next((n for n in sorted(DROPS.values()) if now[n] > floor[n]), None)
    if first is None:
        dropped = sum(now[n] for n in DROPS.values())
        return KeptBound(None, dropped, dropped, requested, {}, 0)
    goal = PricingGoal(tuple(priced_levels(first)), first)
    search = PriceSearch(state, solves, options, pool, goal, UNIT)
    search.stability_center = Duals(first_prices, {})
    rounds = search.prove(ROUNDS, ENOUGH * requested)
    dropped = lost(now, first)
    least = max(lost(floor, first), search.least)
    contested = next(p for p, level in DROPS.items() if level == first)
    return KeptBound(contested, dropped, min(least, dropped), requested, search.prices, rounds)
