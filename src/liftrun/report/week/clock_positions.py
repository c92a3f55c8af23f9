"""From elapsed minutes to positions on the clock face of a day.

A position is minutes past midnight as the athlete's clock shows them, so a day is always 24 hours tall. Around a clock
change that differs from elapsed time: a skipped hour stays empty, a repeated one is folded onto the one that is shown.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from liftrun.calendars.clock import minute_of
from liftrun.domain import Span, Week
from liftrun.domain.week import DAY_MINUTES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


class _Timed(Protocol):
    @property
    def start(self) -> datetime: ...
    @property
    def end(self) -> datetime: ...


def elapsed(week: Week, part: _Timed) -> Span:
    """The minutes of the week that a part of a plan document takes."""
    return Span(minute_of(week, part.start), minute_of(week, part.end))


def face(week: Week, day: int, span: Span) -> Span | None:
    """The part of the clock face of a day that a span takes, `0 <= day <= 6`; None if it does not touch that day.

    A span across a clock change is drawn as one stretch over all times that the clock showed.
    """
    frame = week.day_span(day)
    start, end = max(span.start, frame.start), min(span.end, frame.end)
    if start >= end:
        return None
    changes = [minute for minute, _ in week.clock_changes if start < minute < end]
    shown = [_shown(week, day, Span(*piece)) for piece in pairwise([start, *changes, end])]
    whole = Span(min(piece.start for piece in shown), max(piece.end for piece in shown))
    return whole if whole.minutes else None


def _shown(week: Week, day: int, piece: Span) -> Span:
    """The clock face of a piece of one day without a clock change; an evening shown again after midnight is cut off."""
    shown_day, clock = week.clock_of(piece.start)
    begin = DAY_MINUTES * (shown_day - day) + clock
    return Span(max(0, begin), max(0, begin + piece.minutes))


def clock_shift(week: Week, day: int) -> int:
    """The minutes of a clock change on a day; 0 on nearly all days of the year."""
    return DAY_MINUTES - week.day_span(day).minutes


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same stretches without overlap, sorted; stretches that touch become one."""
    whole: list[Span] = []
    for span in sorted(spans):
        if whole and span.start <= whole[-1].end:
            whole[-1] = Span(whole[-1].start, max(whole[-1].end, span.end))
        else:
            whole.append(span)
    return tuple(whole)
