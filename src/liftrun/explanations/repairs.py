"""The cheapest changes with which a missing session fits, each verified by planning the changed week."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from liftrun.explanations.changed_week import Planner
from liftrun.explanations.repair_model import RepairModel
from liftrun.model.built_week import BuiltWeek
from liftrun.model.question import SessionKept, StartsAt

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
    solved: SolvedWeek,
    lost: str,
    rulebook: Rulebook,
    *,
    fixed: Sequence[str] = (),
    count: int = 3,
    at: int | None = None,
) -> Iterator[Repair]:
    """The cheapest repairs, cheapest first. The changed week keeps the missing session and all that were kept.

    Args:
        solved: The week, solved.
        lost: The id of the dropped session.
        rulebook: The rulebook.
        fixed: Patterns of titles of events that cannot be moved.
        count: How many repairs.
        at: The minute of the week at which the session is wished; None for any.
    """
    if count < 1:
        return
    model, planner = RepairModel(solved, lost, fixed, at=at), Planner(solved, rulebook)
    found = 0
    for _ in range(MOST_TRIES):
        changes = model.cheapest()
        if changes is None:
            return
        again = planner.plan_with(changes)
        if at is not None:
            again = _planned_at(solved, again, lost, at, changes)
        if _fits(solved, again, lost, changes):
            found += 1
            yield Repair(changes, again)
        if found == count:
            return


def _planned_at(before: SolvedWeek, after: SolvedWeek, lost: str, at: int, changes: Sequence[Adjustment]) -> SolvedWeek:
    """The best changed week with the session at a minute, and with all that was kept and is not given up."""
    kept = [SessionKept(name) for name in sorted(_kept(before, changes)) if name != lost]
    outcome = BuiltWeek(after.prepared.problem, after.options).ask(StartsAt(lost, at), *kept)
    return replace(after, outcome=outcome)


def _kept(before: SolvedWeek, changes: Sequence[Adjustment]) -> set[str]:
    """The sessions of a plan that changes do not give up."""
    given_up = {change.target for change in changes if change.kind == "session_dropped"}
    plan = before.outcome.plan
    return {placed.session.id for placed in plan.schedule.placed} - given_up if plan else set()


def _fits(before: SolvedWeek, after: SolvedWeek, lost: str, changes: Sequence[Adjustment]) -> bool:
    """Whether a changed week keeps the missing session, and all that the week kept before and does not give up."""
    if after.outcome.plan is None:
        return False
    return {lost, *_kept(before, changes)} <= {placed.session.id for placed in after.outcome.plan.schedule.placed}
