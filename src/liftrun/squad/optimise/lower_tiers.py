"""The tiers below the sessions kept: training advice and wishes, made good for the squad, and bounded.

Both come from the same search (`price_search`): at the room's prices everybody finds plans that give up little;
one of the known plans is chosen for each (`column_choice`); and the prices prove what any plan gives up that
loses no more of each class that counts more than the squad's plan does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.squad.optimise.column_choice import choose
from liftrun.squad.optimise.losses import PREFERENCE, TRAINING
from liftrun.squad.optimise.price_search import PriceSearch
from liftrun.squad.optimise.restricted_master import Duals, PricingGoal

if TYPE_CHECKING:
    from liftrun.model.solve import SolveOptions
    from liftrun.squad.optimise.column_pool import ColumnPool
    from liftrun.squad.optimise.remembered_solves import RememberedSolves
    from liftrun.squad.optimise.squad_state import SquadState

COLLECTING = (2, 2)
"""Rounds of pricing before the first choice of a plan for each athlete, and before the second."""
UNITS = {TRAINING: 2, PREFERENCE: 4}
"""Parts of a loss in which prices are counted for a proof; whole losses do while plans are collected."""
PROVING = {TRAINING: 0, PREFERENCE: 1}
"""Rounds of pricing before a proof; for training advice they are done by then."""


def improve_tiers(state: SquadState, work: RememberedSolves, options: SolveOptions, known: ColumnPool) -> Duals:
    """Give everybody better plans, where the squad does worse than each alone in training advice or above.

    Returns:
        The duals, in points of training advice.
    """
    at = Duals({}, {})
    for rounds in COLLECTING:
        if _settled(state, TRAINING):
            break
        search = PriceSearch(state, work, options, known, _goal(state, TRAINING), 1)
        search.stability_center = at
        search.collect(rounds)
        at = search.stability_center
        choose(state, work, options, known, search.goal, at)
    return at


def bound_tiers(
    state: SquadState, work: RememberedSolves, options: SolveOptions, known: ColumnPool, at: Duals
) -> dict[int, int]:
    """What any plan costs at least in each tier, among those that lose no more of each level above than the squad's.

    Args:
        state: The squad with its plan.
        work: What solves.
        options: How.
        known: The plans seen so far; more are added.
        at: What things are duals in points of training advice, as far as is known.

    Returns:
        Level of a tier -> what is proven of it.
    """
    proven: dict[int, int] = {}
    for tier in (TRAINING, PREFERENCE):
        if _settled(state, tier):
            proven[tier] = state.losses[tier]
            continue
        search = PriceSearch(state, work, options, known, _goal(state, tier), UNITS[tier])
        search.stability_center = at
        search.approach()
        search.collect(PROVING[tier])
        search.prove(1)
        alone = state.floor[tier] if _settled(state, tier - 1) else 0
        proven[tier] = max(alone, min(search.least, state.losses[tier]))
        at = _with(search.stability_center, tier)
    return proven


def _with(found: Duals, tier: int) -> Duals:
    """Prices of a tier as prices to begin with for the one below: one loss of it is worth one loss there."""
    return Duals(found.prices, {**found.weights, tier: 1.0})


def _settled(state: SquadState, level: int) -> bool:
    """Whether the squad gives up no more than each alone, down to a level."""
    return state.losses[: level + 1] == state.floor[: level + 1]


def _goal(state: SquadState, tier: int) -> PricingGoal:
    """Little lost of a tier, with what is above it no worse."""
    now, floor = state.losses, state.floor
    return PricingGoal((tier,), next((n for n in range(tier) if now[n] > floor[n]), tier))
