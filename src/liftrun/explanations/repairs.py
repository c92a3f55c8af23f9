"""The cheapest changes with which a missing session fits, each verified by planning the changed week."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from liftrun.explanations.changed_week import Planner
from liftrun.explanations.repair_model import RepairModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liftrun.explanations.adjustment import Adjustment
    from liftrun.planning.prepare import SolvedWeek
    from liftrun.rulebook import Rulebook

MOST_TRIES = 8
"""Sets of changes that are planned at most."""


@dataclass(frozen=True, slots=True)
class Repair:
    """Changes with which a missing session fits, and the week that follows from them.

    Attributes:
        changes: One change or two.
        solved: The changed week, planned.
    """

    changes: tuple[Adjustment, ...]
    solved: SolvedWeek


def repairs(
    solved: SolvedWeek, lost: str, rulebook: Rulebook, *, fixed: Sequence[str] = (), count: int = 3
) -> Iterator[Repair]:
    """The cheapest repairs, cheapest first. The changed week keeps the missing session and all that were kept.

    Args:
        solved: The week, solved.
        lost: The id of the dropped session.
        rulebook: The rulebook.
        fixed: Patterns of titles of events that cannot be moved.
        count: How many repairs.
    """
    if count < 1:
        return
    model, planner = RepairModel(solved, lost, fixed), Planner(solved, rulebook)
    found = 0
    for _ in range(MOST_TRIES):
        changes = model.cheapest()
        if changes is None:
            return
        again = planner.plan_with(changes)
        if _fits(solved, again, lost, changes):
            found += 1
            yield Repair(changes, again)
        if found == count:
            return


def _fits(before: SolvedWeek, after: SolvedWeek, lost: str, changes: Sequence[Adjustment]) -> bool:
    """Whether a changed week keeps the missing session, and all that the week kept before and does not give up."""
    if before.outcome.plan is None or after.outcome.plan is None:
        return False
    given_up = {change.target for change in changes if change.kind == "session_dropped"}
    kept = {placed.session.id for placed in before.outcome.plan.schedule.placed} - given_up
    return {lost, *kept} <= {placed.session.id for placed in after.outcome.plan.schedule.placed}
