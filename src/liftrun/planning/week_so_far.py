"""What has happened of a published week, and what is still to come, by the clock and the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from liftrun.calendars.clock import minute_of, moment_of
from liftrun.domain import HARD_RUNS, Length, Load, Placed, Plyometrics, Priority, Session, Span
from liftrun.domain.activities import ACTIVITIES
from liftrun.domain.plan import work_block
from liftrun.planning.past_training import days_off
from liftrun.state.records import slot_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from liftrun.documents.plan import PlanDocument, SessionPart
    from liftrun.domain import Focus, Place, Week
    from liftrun.state.records import LogEntry, SlotKey

_USUAL_MINUTES = 60


@dataclass(frozen=True, slots=True)
class PastPart:
    """A session that has begun.

    Attributes:
        part: The published session; None for training that was not planned.
        start: When it began, in minutes of the week.
        minutes: How long it took, or takes.
        metres: Its distance.
        logged: Whether the log has it; else it counts as done as planned.
        entry: The line of the log, if there is one.
    """

    part: SessionPart | None
    start: int
    minutes: int
    metres: int
    logged: bool
    entry: LogEntry | None = None

    @property
    def span(self) -> Span:
        """Its time."""
        return Span(self.start, self.start + self.minutes)


@dataclass(frozen=True, slots=True)
class WeekSoFar:
    """A published week at a moment.

    Attributes:
        now: The moment, in minutes of the week; negative before it.
        past: What has begun, by start; no two overlap.
        missed: The published sessions that were missed.
        moved: Slot -> the minute at which the athlete will do it, by the log.
        coming: The published sessions that are still to come.
    """

    now: int
    past: tuple[PastPart, ...]
    missed: tuple[SessionPart, ...]
    moved: dict[SlotKey, int]
    coming: tuple[SessionPart, ...]


def week_so_far(plan: PlanDocument, week: Week, log: Sequence[LogEntry], now: datetime) -> WeekSoFar:
    """A published week at a moment.

    Args:
        plan: The published plan.
        week: The frame of its week.
        log: The log; of several lines about a slot it has the last.
        now: The moment.
    """
    by_slot = {entry.slot: entry for entry in log if entry.slot is not None}
    off = set(days_off(log))
    past, missed, coming, moved = [], [], [], {}
    for part in plan.sessions:
        entry = by_slot.get(slot_key(part.slot)) if part.slot else None
        begun = _begun(part, entry, week, now)
        if begun is not None and (begun.logged or moment_of(week, begun.start).date() not in off):
            past.append(begun)
        elif begun is not None or (entry is not None and entry.status == "missed"):
            missed.append(part)
        else:
            coming.append(part)
            if entry is not None and entry.status == "moved" and entry.start is not None and part.slot is not None:
                moved[slot_key(part.slot)] = minute_of(week, entry.start)
    inside = (part for part in past if 0 <= part.start < week.minutes)  # in another zone the week is another one
    known = [*inside, *_not_planned(log, week, now)]
    return WeekSoFar(minute_of(week, now), tuple(_apart(known)), tuple(missed), moved, tuple(coming))


def _begun(part: SessionPart, entry: LogEntry | None, week: Week, now: datetime) -> PastPart | None:
    """A planned session that has begun; None if it has not, or was missed."""
    if entry is not None and entry.status == "missed":
        return None
    start = part.start if entry is None or entry.start is None else entry.start
    if start > now:
        return None
    planned = round((part.end - part.start).total_seconds() / 60)
    minutes = planned if entry is None or entry.minutes is None else entry.minutes
    metres = part.metres if entry is None or entry.metres is None else entry.metres
    return PastPart(part, minute_of(week, start), minutes, metres or 0, entry is not None, entry)


def _not_planned(log: Iterable[LogEntry], week: Week, now: datetime) -> Iterator[PastPart]:
    """Training of this week that was in no plan, where the log has its time."""
    for entry in log:
        if entry.slot is None and entry.status == "done" and entry.start is not None and entry.start <= now:
            start = minute_of(week, entry.start)
            if 0 <= start < week.minutes:
                yield PastPart(None, start, entry.minutes or _USUAL_MINUTES, entry.metres or 0, True, entry)


def _apart(parts: Iterable[PastPart]) -> list[PastPart]:
    """The sessions without those that overlap one that is surer: what the log has is surer than what was planned."""
    kept: list[PastPart] = []
    for part in sorted(parts, key=lambda one: (not one.logged, one.start, -one.minutes)):
        if not any(part.span.overlaps(other.span) for other in kept):
            kept.append(part)
    return sorted(kept, key=lambda one: one.start)


def placed_in_past(part: PastPart, name: str) -> Placed:
    """A session of the past as the rules see it, under an id.

    The place is one without travel: the way there is over.
    """
    jumps = _jump_minutes(part)
    length = Length(part.minutes - jumps, part.metres)
    session = _session(part, name, length, jumps)
    place: Place = "road" if ACTIVITIES[session.activity].where == "road" else "home"
    end = part.start + part.minutes
    return Placed(session, part.start, end, place, part.metres, (work_block(session, part.start, end),))


def _jump_minutes(part: PastPart) -> int:
    """Minutes of a plyometric block, where the session was as planned."""
    if part.part is None or (part.entry is not None and part.entry.minutes is not None):
        return 0
    blocks = (block for block in part.part.blocks if block.kind == "plyometrics")
    return sum(round((block.end - block.start) / timedelta(minutes=1)) for block in blocks)


def _session(part: PastPart, name: str, length: Length, jumps: int) -> Session:
    plyometrics = Plyometrics(jumps, "") if jumps else None
    if part.part is None:
        return _unplanned(part, name, length)
    own = part.part
    load = Load(**own.load.model_dump()) if own.load else None
    return Session(
        name,
        own.activity,
        Priority.PINNED,
        (length,),
        kind=own.kind,
        focus=own.focus,
        hard=own.hard,
        heavy=own.heavy,
        plyometrics=plyometrics,
        own_load=load,
    )


def _unplanned(part: PastPart, name: str, length: Length) -> Session:
    assert part.entry is not None  # noqa: S101  # the log has it
    activity = next(entry for entry in ACTIVITIES.values() if entry.name == part.entry.activity)
    kind = next((one for one in activity.kinds if one == part.entry.kind_or_focus), None)
    if kind is None and activity.has_distance:
        kind = "easy"
    focus: Focus | None = "full" if activity.where == "weights" else None
    hard = kind in HARD_RUNS
    return Session(name, activity.name, Priority.PINNED, (length,), kind=kind, focus=focus, hard=hard)
