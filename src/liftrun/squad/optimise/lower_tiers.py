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
from liftrun.squad.optimise.restricted_master import Goal, Worth

if TYPE_CHECKING:
    from liftrun.model.solve import SolveOptions
    from liftrun.squad.optimise.column_pool import KnownPlans
    from liftrun.squad.optimise.remembered_solves import Work
    from liftrun.squad.optimise.squad_state import Hall

COLLECTING = (2, 2)
"""How often everybody is asked for plans before one is chosen for each, and before that is done once more."""
UNITS = {TRAINING: 2, PREFERENCE: 4}
"""Parts of a loss in which prices are counted for a proof; whole losses do while plans are collected."""
PROVING = {TRAINING: 0, PREFERENCE: 1}
"""How often everybody is asked for plans before a proof: for training advice that has been done by then."""


def improve_tiers(hall: Hall, work: Work, options: SolveOptions, known: KnownPlans) -> Worth:
    """Give everybody better plans, where the squad does worse than each alone in training advice or above.

    Returns:
        What things are worth in points of training advice.
    """
    at = Worth({}, {})
    for rounds in COLLECTING:
        if _settled(hall, TRAINING):
            break
        search = PriceSearch(hall, work, options, known, _goal(hall, TRAINING), 1)
        search.centre = at
        search.collect(rounds)
        at = search.centre
        choose(hall, work, options, known, search.goal, at)
    return at


def bound_tiers(hall: Hall, work: Work, options: SolveOptions, known: KnownPlans, at: Worth) -> dict[int, int]:
    """What any plan costs at least in each tier, among those that lose no more of each level above than the squad's.

    Args:
        hall: The squad with its plan.
        work: What solves.
        options: How.
        known: The plans seen so far; more are added.
        at: What things are worth in points of training advice, as far as is known.

    Returns:
        Level of a tier -> what is proven of it.
    """
    proven: dict[int, int] = {}
    for tier in (TRAINING, PREFERENCE):
        if _settled(hall, tier):
            proven[tier] = hall.losses[tier]
            continue
        search = PriceSearch(hall, work, options, known, _goal(hall, tier), UNITS[tier])
        search.centre = at
        search.approach()
        search.collect(PROVING[tier])
        search.prove(1)
        alone = hall.floor[tier] if _settled(hall, tier - 1) else 0
        proven[tier] = max(alone, min(search.least, hall.losses[tier]))
        at = _with(search.centre, tier)
    return proven


def _with(found: Worth, tier: int) -> Worth:
    """Prices of a tier as prices to begin with for the one below: a loss of it is worth one of that."""
    return Worth(found.prices, {**found.weights, tier: 1.0})


def _settled(hall: Hall, level: int) -> bool:
    """Whether the squad gives up no more than each alone, down to a level."""
    return hall.losses[: level + 1] == hall.floor[: level + 1]


def _goal(hall: Hall, tier: int) -> Goal:
    """Little lost of a tier, with what is above it no worse."""
    now, floor = hall.losses, hall.floor
    return Goal((tier,), next((n for n in range(tier) if now[n] > floor[n]), tier))
