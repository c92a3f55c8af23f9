"""Calendar events, windows, bans and opening hours as causes, each with the time that it blocks."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from liftrun.availability.free_time import athlete_time, banned_spans
from liftrun.domain import Span
from liftrun.domain.spans import covers, without
from liftrun.explanations.cause import Cause, Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from liftrun.calendars.policy import BusyTime
    from liftrun.domain import Place, Session, Week
    from liftrun.planning.prepare import PreparedWeek


@dataclass(frozen=True, slots=True)
class TimeCause:
    """A cause that blocks time.

    Attributes:
        cause: The cause.
        blocked: The blocked time, buffer included.
        pad_minutes: The places where sessions may not touch it, each with the minutes around a session that may not
            touch it either.
        sessions: The sessions that it concerns, by id.
    """

    cause: Cause
    blocked: tuple[Span, ...]
    pad_minutes: Mapping[Place, int]
    sessions: frozenset[str]


def time_causes(prepared: PreparedWeek, sessions: Sequence[Session], fixed: Sequence[str]) -> list[TimeCause]:
    """Everything that blocks time of some sessions.

    An event in time that is not available anyway is left out.

    Args:
        prepared: The week.
        sessions: The sessions.
        fixed: Patterns of titles (`*` for any text) of events that cannot be moved.
    """
    everyone = frozenset(session.id for session in sessions)
    travel = prepared.problem.instance.travel_minutes
    pads: dict[Place, int] = {"road": 0, "home": 0, "gym": travel}
    events = (TimeCause(cause, blocked, pads, everyone) for cause, blocked in _events(prepared, fixed))
    windows = (TimeCause(cause, cause.spans, pads, everyone) for cause in _windows(prepared))
    return [*windows, *events, *_bans(prepared, sessions), *_gym_hours(prepared, everyone)]


def _windows(prepared: PreparedWeek) -> Iterator[Cause]:
    """For each day, the time outside the windows of availability."""
    available = athlete_time(prepared.athlete, prepared.week, ()).available
    for day in range(7):
        closed = without([prepared.week.day_span(day)], available)
        if closed:
            yield Cause("window", f"window-{day}", Change.EASY, closed, day)


def _events(prepared: PreparedWeek, fixed: Sequence[str]) -> Iterator[tuple[Cause, tuple[Span, ...]]]:
    """Each event that blocks available time of the week, and the time with its buffer."""
    week, buffer = prepared.week, prepared.athlete.calendars.buffer_minutes
    available = athlete_time(prepared.athlete, week, ()).available
    for number, busy in enumerate(prepared.reading.busy):
        blocked = Span(busy.span.start - buffer, busy.span.end + buffer)
        if busy.span.minutes > 0 and any(blocked.overlaps(span) for span in available):
            change = Change.FIXED if is_fixed(busy, week, fixed) else Change.EASY
            yield Cause("event", f"event-{number}", change, (busy.span,), title=busy.title), (blocked,)


def is_fixed(busy: BusyTime, week: Week, fixed: Sequence[str]) -> bool:
    """Whether an event cannot be moved: it takes a whole day, or its title has one of the patterns."""
    if any(covers([busy.span], span) for day in range(7) if (span := week.day_span(day)).minutes):
        return True
    title = busy.title.casefold()
    return any(fnmatchcase(title, pattern.casefold()) for pattern in fixed)


def _bans(prepared: PreparedWeek, sessions: Sequence[Session]) -> Iterator[TimeCause]:
    """Each ban; it concerns the work alone, not the way to the gym."""
    for number, ban in enumerate(prepared.athlete.bans):
        concerned = [session for session in sessions if session.is_a(ban.activity)]
        only = prepared.athlete.model_copy(update={"bans": (ban,)})
        if concerned and (spans := banned_spans(only, prepared.week, concerned[0])):
            names = tuple(session.id for session in concerned)
            cause = Cause("ban", f"ban-{number}", Change.OWN_CHOICE, spans, sessions=names, title=ban.activity)
            yield TimeCause(cause, spans, {"road": 0, "home": 0, "gym": 0}, frozenset(names))


def _gym_hours(prepared: PreparedWeek, everyone: frozenset[str]) -> Iterator[TimeCause]:
    """For each day, the time in which the gym is closed."""
    if prepared.athlete.gym is None:
        return
    hours = athlete_time(prepared.athlete, prepared.week, ()).gym_hours
    for day in range(7):
        if closed := without([prepared.week.day_span(day)], hours):
            cause = Cause("gym_hours", f"gym-{day}", Change.ADVICE, closed, day)
            yield TimeCause(cause, closed, {"gym": 0}, everyone)
