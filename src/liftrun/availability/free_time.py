"""When an athlete can train: the windows of availability, without the time that calendars take."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from liftrun.domain import WEEKDAYS, Span
from liftrun.domain.spans import union, without

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from liftrun.athlete import Athlete, Ban
    from liftrun.domain import Session, Week

WHOLE_DAY = ((0, 24 * 60),)


@dataclass(frozen=True, slots=True)
class AthleteTime:
    """The time of an athlete's week in minutes from its Monday 00:00; all spans sorted and disjoint.

    Attributes:
        week: The planned week.
        available: Windows of availability; none reaches across midnight.
        busy: Busy events, without the buffer around them.
        free: What is available, not busy, and not within the buffer around busy time.
        gym_hours: When the gym is open; none if there is no gym.
    """

    week: Week
    available: tuple[Span, ...]
    busy: tuple[Span, ...]
    free: tuple[Span, ...]
    gym_hours: tuple[Span, ...]


def free_spans(athlete: Athlete, week: Week, busy: Sequence[Span]) -> tuple[Span, ...]:
    """Availability of each day, less busy spans widened by the athlete's buffer; sorted, disjoint, none over midnight.

    Args:
        athlete: Whose availability and buffer count.
        week: The planned week.
        busy: Busy time in minutes of that week; in any order, may overlap and reach beyond the week.
    """
    return athlete_time(athlete, week, busy).free


def athlete_time(athlete: Athlete, week: Week, busy: Sequence[Span]) -> AthleteTime:
    """The time of an athlete's week; arguments as for `free_spans`."""
    buffer = athlete.calendars.buffer_minutes
    taken = union(busy)
    blocked = union(Span(span.start - buffer, span.end + buffer) for span in taken)
    available = _on_the_clock(week, athlete.availability.on)
    gym_hours = _on_the_clock(week, athlete.gym.open.on) if athlete.gym else ()
    return AthleteTime(week, available, taken, without(available, blocked), gym_hours)


def banned_spans(athlete: Athlete, week: Week, session: Session) -> tuple[Span, ...]:
    """The times at which the athlete's bans forbid a session, by its activity or its kind."""
    bans = [ban for ban in athlete.bans if session.is_a(ban.activity)]
    return union(span for ban in bans for span in _on_the_clock(week, partial(_banned_on, ban)))


def _banned_on(ban: Ban, day: int) -> Sequence[tuple[int, int]]:
    if ban.day and WEEKDAYS[day] not in ban.day:
        return ()
    return ban.between or WHOLE_DAY


def _on_the_clock(week: Week, windows_on: Callable[[int], Sequence[tuple[int, int]]]) -> tuple[Span, ...]:
    """The windows of each day as elapsed minutes: united where they touch, but not across midnight.

    A window that a clock change removes is left out.
    """
    days = ([Span(week.at(day, start), week.at(day, end)) for start, end in windows_on(day)] for day in range(7))
    return tuple(span for spans in days for span in union(spans))
