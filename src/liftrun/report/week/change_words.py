"""The changes of a replanned week, in sentences for the athlete."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from liftrun.documents.session_wording import duration, minutes_of, place_name
from liftrun.domain.plain_text import plain_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from liftrun.documents.plan import ChangePart, PlanDocument, SessionPart


def change_lines(plan: PlanDocument) -> Iterator[str]:
    """One line for each session that is moved, of another length, dropped or added."""
    if plan.changes is None:
        return
    parts = {part.id: part for part in plan.sessions}
    reasons = {part.id: part.reason for part in plan.dropped}
    for change in plan.changes.moved:
        yield f"{plain_line(change.title)}: {_moved(change, parts[change.id], plan)}"
    for change in plan.changes.resized:
        yield f"{plain_line(change.title)}: now {duration(minutes_of(parts[change.id]))}."
    for change in plan.changes.added:
        yield f"{plain_line(change.title)}: new, {_clock(change.after, plan)}."
    for change in plan.changes.dropped:
        yield f"{plain_line(change.title)}: dropped. {plain_line(reasons.get(change.id, ''))}".rstrip()


def _moved(change: ChangePart, part: SessionPart, plan: PlanDocument) -> str:
    if change.before == change.after:
        return f"at the same time, {place_name(part).lower() or 'outside'}."
    return f"{_clock(change.before, plan)} \N{RIGHTWARDS ARROW} {_clock(change.after, plan)}."


def _clock(moment: datetime | None, plan: PlanDocument) -> str:
    return f"{moment.astimezone(ZoneInfo(plan.timezone)):%a %H:%M}" if moment else ""
