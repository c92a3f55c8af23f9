"""What a squad's plan gives up: the losses of its athletes, added level by level of `objective.LEVELS`.

Of two plans of a squad, that with the smaller first differing number is better. So no number of further lifts is worth
the first lift of anybody: that is what fairness is here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.domain import Priority
from liftrun.model.losses import Losses, losses_of
from liftrun.model.objective import LEVELS

__all__ = ["DAYS", "DROPS", "LAST_DROP", "NOTHING", "PREFERENCE", "RULES", "TRAINING", "Losses", "losses_of", "total"]

if TYPE_CHECKING:
    from collections.abc import Iterable

NOTHING: Losses = (0,) * len(LEVELS)
DROPS = {priority: LEVELS.index(f"drop {priority.name.lower()}") for priority in Priority}
"""Priority -> the level that counts its dropped sessions."""
LAST_DROP = max(DROPS.values())
"""The last level that belongs to keeping sessions."""
RULES, DAYS, TRAINING, PREFERENCE = (
    LEVELS.index(name) for name in ("rules of keeping", "days", "training", "preference")
)


def total(several: Iterable[Losses]) -> Losses:
    """The losses of several athletes together."""
    return tuple(map(sum, zip(NOTHING, *several, strict=True)))
