"""What a coach adds below a week: what the runs add up to, and what to do if a session is missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.documents.plan import TotalsPart
from liftrun.documents.session_wording import minutes_of
from liftrun.domain import Priority

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from liftrun.documents.plan import SessionPart
    from liftrun.domain import Plan, Session


def totals(sessions: Sequence[SessionPart]) -> TotalsPart:
    """Minutes and metres of all runs."""
    runs = [session for session in sessions if session.activity == "run"]
    metres = [run.metres for run in runs if run.metres is not None]
    known = len(metres) == len(runs)
    return TotalsPart(minutes=sum(map(minutes_of, runs)), metres=sum(metres) if known else None)


def if_missed(plan: Plan, names: Mapping[str, str]) -> str:
    """Which session to drop first and which one to move, by their priorities."""
    placed = (one.session for one in plan.schedule.placed)
    movable = [session for session in placed if session.priority not in {Priority.RACE, Priority.PINNED}]
    if len(movable) < 2:  # noqa: PLR2004  # the most and the least important one differ
        return ""
    ranked = sorted(movable, key=lambda session: session.priority)
    runs = [session for session in ranked if session.activity == "run"]
    drop = f"If time is short, drop {_inside(ranked[-1], names)} first."
    if len({run.kind for run in runs}) < 2:  # noqa: PLR2004  # equal runs need no exchange
        return drop
    first, last = _inside(runs[0], names), _inside(runs[-1], names)
    return f"{drop} If you miss {first}, do it on another day instead of {last}."


def _inside(session: Session, names: Mapping[str, str]) -> str:
    """The title within a sentence; the athlete's own label, and what has a colon, stay as they are."""
    title = names[session.id]
    if session.label or session.activity != "run":
        return title
    article = "" if title[-1].isdigit() else "the "
    return f"{article}{title[:1].lower()}{title[1:]}"
