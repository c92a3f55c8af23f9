"""When sessions without clock times may take place: the extremes, and never more than is possible.

Two sessions of one person do not overlap, unless the schedule states it. So of two in a known order only the time
between them is open, from the least to the most that their bounds allow. A rule on the time between them needs no more
than these two ends.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.schedules.model import ReadSession

_STEPS = (240, 60, 15, 1)


class Times(NamedTuple):
    """Start and end of a session in minutes of the week."""

    start: int
    end: int


class Bounds(NamedTuple):
    """Earliest and latest start, earliest and latest end."""

    first_start: int
    last_start: int
    first_end: int
    last_end: int


def bounds(session: ReadSession) -> Bounds:
    """Between which minutes a session starts and ends."""
    shortest, longest = session.minutes
    opens, closes = session.window
    if session.start is not None:
        if session.end is not None:
            return Bounds(session.start, session.start, session.end, session.end)
        first = session.start + shortest
        return Bounds(session.start, session.start, first, max(first, min(closes, session.start + longest)))
    if session.end is not None:
        last = session.end - shortest
        return Bounds(min(last, max(opens, session.end - longest)), last, session.end, session.end)
    closes = max(closes, opens + shortest)
    return Bounds(opens, closes - shortest, opens + shortest, closes)


def some_time(session: ReadSession) -> Times:
    """One of the times at which a session may be, on its day."""
    low = bounds(session)
    return Times(low.first_start, low.first_end)


def all_times(session: ReadSession) -> Iterator[Times]:
    """Every start of a session, each with its shortest and longest length; starts far apart come first."""
    low = bounds(session)
    if session.start is not None or session.end is not None:
        yield Times(low.first_start, low.first_end)
        yield Times(low.last_start, low.last_end)
        return
    starts = chain.from_iterable(range(low.first_start, low.last_start + 1, step) for step in _STEPS)
    shortest, longest = session.minutes
    for start in dict.fromkeys(starts):
        yield Times(start, start + shortest)
        if longest > shortest:
            yield Times(start, max(start + shortest, min(low.last_end, start + longest)))


def times_together(one: ReadSession, other: ReadSession) -> list[tuple[Times, Times]]:
    """For two sessions, in each order that is possible, the times at which they are closest and farthest."""
    if one.timed and other.timed:
        return [(some_time(one), some_time(other))]
    found = [pair for pair in _in_order(one, other) if not _comes_first(other, one)]
    found += [(times, earlier) for earlier, times in _in_order(other, one) if not _comes_first(one, other)]
    return found or [(some_time(one), some_time(other))]


def _comes_first(one: ReadSession, other: ReadSession) -> bool:
    """Whether the schedule states that one session comes before another."""
    if one.day != other.day:
        return one.day < other.day
    return one.turn is not None and other.turn is not None and one.turn < other.turn


def _in_order(before: ReadSession, after: ReadSession) -> list[tuple[Times, Times]]:
    """The two at their closest and at their farthest, if one can end before the other starts."""
    a, b = bounds(before), bounds(after)
    if a.first_end > b.last_start:
        return []
    end = min(a.last_end, b.last_start)
    close = (_ending(before, end), _starting(after, max(b.first_start, end)))
    far = (_ending(before, a.first_end), _starting(after, b.last_start))
    return [close] if close == far else [close, far]


def _ending(session: ReadSession, end: int) -> Times:
    low = bounds(session)
    return Times(max(low.first_start, min(low.last_start, end - session.minutes.low)), end)


def _starting(session: ReadSession, start: int) -> Times:
    low = bounds(session)
    return Times(start, min(low.last_end, max(low.first_end, start + session.minutes.low)))
