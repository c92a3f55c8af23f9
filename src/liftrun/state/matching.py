"""Which planned session a recorded activity was: proposed by time, kind and distance."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from liftrun.state.records import LogEntry, slot_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from liftrun.documents.plan import SessionPart
    from liftrun.recordings.recording import Recording
    from liftrun.state.records import StateContent

_HOURS_PER_POINT = 6.0
_POINTS_FOR_SIZE = 3.0
_MOST_POINTS = 4.0
"""A session is proposed up to a day from its time, or less if its distance or length differs too."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A recorded activity, and the planned session that it probably was.

    Attributes:
        recording: The activity; its start has the athlete's zone.
        part: The session; None for training that was not planned.
    """

    recording: Recording
    part: SessionPart | None = None

    @property
    def entry(self) -> LogEntry:
        """The line for the log."""
        one = self.recording
        name = one.name
        entry = LogEntry(
            date=one.start.date(),
            status="done",
            start=one.start,
            activity=name.activity,
            kind_or_focus=name.kind,
            minutes=one.minutes,
            metres=one.metres,
            source=one.file,
            source_id=source_id(one),
        )
        if self.part is None or self.part.slot is None:
            return entry
        kind = self.part.kind or self.part.focus or ""
        return replace(entry, slot=slot_key(self.part.slot), session=self.part.id, kind_or_focus=kind)


def source_id(recording: Recording) -> str:
    """The identity of a recorded activity: what it was and when it began."""
    name = recording.name
    return f"{name.activity}/{name.kind}/{recording.start.timestamp():.0f}"


def proposals(recordings: Iterable[Recording], content: StateContent, now: datetime) -> tuple[Proposal, ...]:
    """The activities that the log does not have yet, each with the planned session that it probably was.

    No session is proposed twice, and none that the log has already. The pairs that fit best are taken first.

    Args:
        recordings: The activities, with pieces joined; their starts have the athlete's zone.
        content: The state.
        now: The time of writing; what is later is left out.
    """
    new = [one for one in recordings if one.start <= now and not _is_known(one, content.log)]
    logged = {entry.slot for entry in content.log}
    parts = [
        part
        for plan in content.plans
        for part in plan.document.sessions
        if part.slot is not None and slot_key(part.slot) not in logged
    ]
    chosen: dict[int, SessionPart] = {}
    for number, part in _sorted_pairs(new, parts):
        if number not in chosen and part not in chosen.values():
            chosen[number] = part
    return tuple(Proposal(one, chosen.get(number)) for number, one in enumerate(new))


def _sorted_pairs(recordings: Sequence[Recording], parts: Sequence[SessionPart]) -> list[tuple[int, SessionPart]]:
    """The pairs of activity and session that fit, the best first."""
    found = [
        (points, number, part)
        for number, one in enumerate(recordings)
        for part in parts
        if (points := _mismatch(one, part)) <= _MOST_POINTS
    ]
    return [(number, part) for _, number, part in sorted(found, key=lambda pair: (pair[0], pair[1], pair[2].id))]


def _is_known(one: Recording, log: Iterable[LogEntry]) -> bool:
    """Whether the log has the activity: from the same record, or from another record of the same time."""
    identity = source_id(one)
    return any(entry.source_id == identity or _is_same(one, entry) for entry in log)


def _is_same(one: Recording, entry: LogEntry) -> bool:
    """Whether a line that was read from another file is about the same activity: they overlap by half."""
    if entry.source is None or entry.activity != one.name.activity or entry.start is None or entry.minutes is None:
        return False
    since = (entry.start - one.start).total_seconds()
    overlap = min(one.seconds, since + 60 * entry.minutes) - max(0.0, since)
    return overlap * 2 > one.seconds


def _mismatch(one: Recording, part: SessionPart) -> float:
    """How little an activity is like a planned session: 0 for the same time and size."""
    if part.activity != one.name.activity or (one.name.kind and part.kind != one.name.kind):
        return float("inf")
    hours = abs((part.start - one.start).total_seconds()) / 3600
    return hours / _HOURS_PER_POINT + _POINTS_FOR_SIZE * _difference(one, part)


def _difference(one: Recording, part: SessionPart) -> float:
    """The difference of distance, else of length, as a share of the larger."""
    if one.metres and part.metres:
        return abs(one.metres - part.metres) / max(one.metres, part.metres)
    planned = (part.end - part.start).total_seconds()
    return abs(one.seconds - planned) / max(one.seconds, planned)
