"""Which slot of its week a session has: Monday, activity, kind or focus, number."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from liftrun.documents.plan import SlotPart

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from liftrun.domain import Session


def slots_of(sessions: Iterable[Session], monday: date) -> dict[str, SlotPart]:
    """Session id -> slot. All sessions that the week should contain are numbered, so that a drop shifts no number."""
    counts: Counter[tuple[str, str | None]] = Counter()
    slots = {}
    for session in sessions:
        name = session.kind or session.focus
        counts[session.activity, name] += 1
        number = counts[session.activity, name]
        slots[session.id] = SlotPart(monday=monday, activity=session.activity, kind_or_focus=name, number=number)
    return slots
