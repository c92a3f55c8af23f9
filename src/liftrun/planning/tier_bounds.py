"""A proven lower bound for each tier, derived from the bound on the scaled sum of all tiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.documents.plan import TierPart
from liftrun.domain import TIERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liftrun.domain import Tier


def tier_parts(costs: Mapping[Tier, int], scales: Mapping[Tier, int], bound: int) -> dict[Tier, TierPart]:
    """Cost, bound and status of each tier, most important first.

    Together, all tiers below a tier cost less than one unit of its scale. Subtract the costs of the tiers above from
    the bound on the sum, divide by the scale, and round down. This is a bound for the tier among the plans with the
    same costs in the tiers above. Below a tier that is not proven optimal, the bound is 0.

    Args:
        costs: Cost of each tier.
        scales: Cost of one unit of each tier in the sum.
        bound: Proven lower bound on the sum.
    """
    parts: dict[Tier, TierPart] = {}
    left, proven = bound, True
    for tier in TIERS:
        least = min(costs[tier], left // scales[tier]) if proven else 0
        proven = proven and least == costs[tier]
        parts[tier] = TierPart(cost=costs[tier], bound=least, status="optimal" if least == costs[tier] else "feasible")
        left -= scales[tier] * costs[tier]
    return parts
