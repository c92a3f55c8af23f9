"""Better plans for the squad, and a bound, for each tier below the sessions kept: days, training, other wishes.

`price_search` finds plans that give up little at the rooms' prices, and `column_choice` chooses one of them for each
athlete. The same prices prove a bound on the losses of a tier: no plan gives up less of it unless it gives up more of a
level above than the squad's plan does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.squad.optimise.column_choice import choose_columns
from liftrun.squad.optimise.losses import DAYS, PREFERENCE, TRAINING
from liftrun.squad.optimise.price_search import PriceSearch
from liftrun.squad.optimise.restricted_master import Duals, PricingGoal

if TYPE_CHECKING:
    from liftrun.model.solve import SolveOptions
    from liftrun.squad.optimise.column_pool import ColumnPool
    from liftrun.squad.optimise.remembered_solves import RememberedSolves
    from liftrun.squad.optimise.squad_state import SquadState

COLLECTING = (2, 2)
"""Rounds of pricing before the first choice of a plan for each athlete, and before the second."""
UNITS = {DAYS: 2, TRAINING: 2, PREFERENCE: 4}
"""Parts of a loss in which prices are counted for a proof. Whole losses are enough while plans are collected."""
PROVING = {DAYS: 1, TRAINING: 0, PREFERENCE: 1}
"""Rounds of pricing before a proof. For training advice none: `improve_tiers` has done them."""


def improve_tiers(state: SquadState, solves: RememberedSolves, options: SolveOptions, pool: ColumnPool) -> Duals:
    """Give everybody better plans if the squad gives up more wished days or training advice than all athletes alone.

    Returns:
        The last duals, in points of training advice.
    """
    _improve(state, solves, options, pool, DAYS)
    return _improve(state, solves, options, pool, TRAINING)


def _improve(state: SquadState, solves: RememberedSolves, options: SolveOptions, pool: ColumnPool, tier: int) -> Duals:
    at = Duals({}, {})
    for rounds in COLLECTING:
        if _settled(state, tier):
            break
        search = PriceSearch(state, solves, options, pool, _goal(state, tier), 1)
        search.stability_center = at
        search.collect(rounds)
        at = search.stability_center
        choose_columns(state, solves, options, pool, search.goal, at)
    return at


def bound_tiers(
    state: SquadState, solves: RememberedSolves, options: SolveOptions, pool: ColumnPool, at: Duals
) -> dict[int, int]:
    """Prove what any plan gives up at least of each tier, unless it gives up more of a level above.

    Args:
        state: The squad with its plan.
        solves: Solves, and remembers.
        options: How to solve.
        pool: The plans found so far; more are added.
        at: Duals to begin with, in points of training advice.

    Returns:
        Level of a tier -> what is proven of it.
    """
    proven: dict[int, int] = {}
    for tier in (DAYS, TRAINING, PREFERENCE):
        if _settled(state, tier):
            proven[tier] = state.losses[tier]
            continue
        search = PriceSearch(state, solves, options, pool, _goal(state, tier), UNITS[tier])
        search.stability_center = Duals({}, {}) if tier == DAYS else at
        search.smooth()
        search.collect(PROVING[tier])
        search.prove(1)
        alone = state.floor[tier] if _settled(state, tier - 1) else 0
        proven[tier] = max(alone, min(search.least, state.losses[tier]))
        at = at if tier == DAYS else _with(search.stability_center, tier)
    return proven


def _with(found: Duals, tier: int) -> Duals:
    """The duals of a tier as duals to begin with for the tier below: one loss of it is worth one loss there."""
    return Duals(found.prices, {**found.weights, tier: 1.0})


def _settled(state: SquadState, level: int) -> bool:
    """Whether the squad gives up no more than all athletes alone, down to a level."""
    return state.losses[: level + 1] == state.floor[: level + 1]


def _goal(state: SquadState, tier: int) -> PricingGoal:
    """To lose little of a tier, and no more of the levels above it."""
    now, floor = state.losses, state.floor
    return PricingGoal((tier,), next((n for n in range(tier) if now[n] > floor[n]), tier))
