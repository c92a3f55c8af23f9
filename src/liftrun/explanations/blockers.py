"""The blocked time of a week, with what the athlete could move: events, and the edges of windows."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from liftrun.domain import Span
from liftrun.domain.week import DAY_MINUTES
from liftrun.explanations.adjustment import LEAST_LEFT_MINUTES, MOST_MINUTES, Blocker
from liftrun.explanations.time_causes import is_fixed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liftrun.planning.prepare import PreparedWeek

WAKING_HOURS = (5 * 60, 23 * 60)
"""No window is widened beyond these times of a day."""


def blockers(prepared: PreparedWeek, fixed: Sequence[str]) -> list[Blocker]:
    """All blocked time: events with their buffer, and each stretch of a day outside the windows.

    Args:
        prepared: The week.
        fixed: Patterns of titles of events that cannot be moved.
    """
    return [*_events(prepared, fixed), *_closed(prepared)]


def _events(prepared: PreparedWeek, fixed: Sequence[str]) -> Iterator[Blocker]:
    buffer = prepared.athlete.calendars.buffer_minutes
    spans = [busy.span for busy in prepared.reading.busy]
    for number, busy in enumerate(prepared.reading.busy):
        blocked, target = Span(busy.span.start - buffer, busy.span.end + buffer), str(number)
        if busy.span.minutes <= 0:
            continue
        if is_fixed(busy, prepared.week, fixed):
            yield Blocker(blocked)
            continue
        less = min(MOST_MINUTES, busy.span.minutes - LEAST_LEFT_MINUTES)
        before = [busy.span.start - span.end for span in spans if span.end <= busy.span.start]
        after = [span.start - busy.span.end for span in spans if span.start >= busy.span.end]
        crossed = any(span.overlaps(busy.span) for other, span in enumerate(spans) if other != number)
        earlier, later = (0 if crossed else min([MOST_MINUTES, *gaps]) for gaps in (before, after))
        yield Blocker(
            blocked,
            begins=(("event_starts_later", target, less),),
            ends=(("event_ends_earlier", target, less),),
            shifts=(("event_moves_earlier", target, earlier), ("event_moves_later", target, later)),
        )


def _closed(prepared: PreparedWeek) -> Iterator[Blocker]:
    """The stretches of each day outside its windows. Between two windows either may be widened."""
    for day in range(7):
        windows = prepared.athlete.availability.on(day)
        edges = [(0, 0), *windows, (DAY_MINUTES, DAY_MINUTES)]
        for number, (first, second) in enumerate(pairwise(edges)):
            span = Span(prepared.week.at(day, first[1]), prepared.week.at(day, second[0]))
            if span.minutes <= 0:
                continue
            later = min(MOST_MINUTES, WAKING_HOURS[1] - first[1], span.minutes) if number > 0 else 0
            opens = min(MOST_MINUTES, second[0] - WAKING_HOURS[0], span.minutes) if number < len(windows) else 0
            yield Blocker(
                span,
                begins=(("window_closes_later", f"{day}-{number - 1}", max(0, later)),),
                ends=(("window_opens_earlier", f"{day}-{number}", max(0, opens)),),
            )
