"""What a plan gives up, as numbers in the order in which they count: one for each of `objective.LEVELS`.

Costs have scales that follow from the sessions of a week. Losses have none, so that plans of different sessions can be
compared: the plan whose first differing number is smaller is better.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from liftrun.model.objective import LEVELS, LOWER_TIERS, is_halved

if TYPE_CHECKING:
    from liftrun.checks.plan import Verdict
    from liftrun.domain import Plan

Losses: TypeAlias = tuple[int, ...]


def losses_of(plan: Plan, verdict: Verdict) -> Losses:
    """The losses of one athlete's plan, from the plan and its check."""
    found = dict.fromkeys(LEVELS, 0)
    for lost in plan.dropped:
        found[f"drop {lost.session.priority.name.lower()}"] += 1
    for placed in plan.schedule.placed:
        found[f"shorten {placed.session.priority.name.lower()}"] += placed.steps_shorter
        found["halve long_run"] += is_halved(placed)
    found["rules of keeping"] = verdict.cost("keep")
    found.update((tier, verdict.cost(tier)) for tier in LOWER_TIERS)
    return tuple(found[level] for level in LEVELS)
