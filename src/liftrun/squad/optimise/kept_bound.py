"""How many sessions a squad must lose at least.

This is a Lagrangian bound.
Only the classes of sessions from the first contested one down are priced (`price_search`); those above are held
where each athlete alone has them, which the squad's plan reaches too.
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
"""A gap, as a share of all requested sessions, below which the search is not worth its time."""
ROUNDS = 8


@dataclass(frozen=True, slots=True)
class KeptBound:
    """What is proven about the sessions that a squad can keep.

    Attributes:
        contested: The most important class of sessions that the squad loses more of than each alone would; None if
            there is none, and the plan is proven to keep as much as can be.
        dropped: Sessions of that class and those below it that the squad's plan drops.
        least: How many any plan must drop, those above being kept as well.
        asked: Sessions requested, all classes.
        prices: The prices of the best proof, as parts of a session: (room, minute) -> price.
        rounds: How many rounds of pricing were solved.
    """

    contested: Priority | None
    dropped: int
    least: int
    asked: int
    prices: Mapping[Point, float]
    rounds: int

    def after(self, state: SquadState) -> KeptBound:
        """The same proof for a plan that has become better since."""
        now, floor = state.losses, state.floor
        if all(now[n] == floor[n] for n in DROPS.values()):
            dropped = sum(now[n] for n in DROPS.values())
            return KeptBound(None, dropped, dropped, self.asked, {}, self.rounds)
        first = 0 if self.contested is None else DROPS[self.contested]
        return replace(self, dropped=lost(now, first))

    @property
    def gap(self) -> float:
        """Sessions that might yet be kept, as a share of all that were requested."""
        return (self.dropped - self.least) / max(1, self.asked)


def bound_kept(
    state: SquadState, work: RememberedSolves, options: SolveOptions, known: ColumnPool, guess: Mapping[Point, float]
) -> KeptBound:
    """Prove how many sessions the squad can keep at most.

    Args:
        state: The squad with its plan.
        work: What solves.
        options: How.
        known: The plans seen so far; more are added.
        guess: Prices to begin with, as parts of a lift.
    """
    asked = sum(len(athlete.problem.instance.sessions) for athlete in state.athletes)
    now, floor = state.losses, state.floor
    first = next((n for n in sorted(DROPS.values()) if now[n] > floor[n]), None)
    if first is None:
        dropped = sum(now[n] for n in DROPS.values())
        return KeptBound(None, dropped, dropped, asked, {}, 0)
    goal = PricingGoal(tuple(priced_levels(first)), first)
    search = PriceSearch(state, work, options, known, goal, UNIT)
    search.stability_center = Duals(guess, {})
    rounds = search.prove(ROUNDS, ENOUGH * asked)
    dropped = lost(now, first)
    least = max(lost(floor, first), search.least)
    contested = next(p for p, level in DROPS.items() if level == first)
    return KeptBound(contested, dropped, min(least, dropped), asked, search.prices, rounds)
