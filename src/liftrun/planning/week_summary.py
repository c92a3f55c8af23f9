"""What a coach adds below a week: what the runs add up to, and what to do if a session is missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.documents.plan import TotalsPart
from liftrun.documents.session_wording import minutes_of
from liftrun.domain import Priority

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from liftrun.documents.plan import SessionPart
    from liftrun.domain import Plan


def totals(sessions: Sequence[SessionPart]) -> TotalsPart:
    """Minutes and metres of all runs."""
    runs = [session for session in sessions if session.activity == "run"]
    metres = [run.metres for run in runs if run.metres is not None]
    known = len(metres) == len(runs)
    return TotalsPart(minutes=sum(map(minutes_of, runs)), metres=sum(metres) if known else None)


def if_missed(plan: Plan, names: Mapping[str, str]) -> str:
    """Which session to drop first and which one to move, by their priorities."""
    movable = [
        placed.session
        for placed in plan.schedule.placed
        if placed.session.priority not in {Priority.RACE, Priority.PINNED}
    ]
    if len(movable) < 2:  # noqa: PLR2004  # the most and the least important one differ
        return ""
    ranked = sorted(movable, key=lambda session: session.priority)
    first, last = names[ranked[0].id], names[ranked[-1].id]
    return f"If time is short, drop {last} first. If you miss {first}, move it to another day instead of an easier session."
