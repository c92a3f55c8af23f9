"""What a plan gives up, as numbers in the order in which they count, one for each of `objective.LEVELS`.

Losses of several athletes are added level by level; of two plans of a squad the one whose first differing number is
smaller is better. So nobody's first lift is ever given up for any number of further lifts: that is the fairness.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.domain import Priority
from liftrun.model.losses import Losses, losses_of
from liftrun.model.objective import LEVELS

__all__ = ["DROPS", "LAST_DROP", "NOTHING", "PREFERENCE", "RULES", "TRAINING", "Losses", "asked", "losses_of", "total"]

if TYPE_CHECKING:
    from collections.abc import Iterable

    from liftrun.domain import Session

NOTHING: Losses = (0,) * len(LEVELS)
DROPS = {priority: LEVELS.index(f"drop {priority.name.lower()}") for priority in Priority}
"""Priority -> the level that counts its dropped sessions."""
LAST_DROP = max(DROPS.values())
"""The last level that belongs to keeping sessions."""
RULES, TRAINING, PREFERENCE = (LEVELS.index(name) for name in ("rules of keeping", "training", "preference"))


def total(several: Iterable[Losses]) -> Losses:
    """The losses of several athletes together."""
    return tuple(map(sum, zip(NOTHING, *several, strict=True)))


def asked(sessions: Iterable[Session]) -> dict[Priority, int]:
    """How many sessions of each priority are requested."""
    found = dict.fromkeys(Priority, 0)
    for session in sessions:
        found[session.priority] += 1
    return found
