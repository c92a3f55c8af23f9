"""The busy time outside the availability that calendars publish (RFC 7953)."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from liftrun.domain import Span
from liftrun.domain.spans import union, without

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.calendars.reading.availability import Availability
    from liftrun.calendars.reading.dates import Window
    from liftrun.calendars.reading.source_text import Source
    from liftrun.calendars.reading.window_reading import WindowReading

_SECOND = timedelta(seconds=1)

Unavailable = tuple["Source", datetime, datetime, str]


def unavailable(common: WindowReading) -> Iterator[Unavailable]:
    """The times outside the availabilities of all files: start and end in UTC, and `BUSY` or why they are free.

    Where availabilities overlap, the one of the higher priority counts.
    """
    everything = [one for file in common.files for one in file.availabilities()]
    taken: list[tuple[Availability, tuple[Span, ...]]] = []
    for _, same_rank in groupby(sorted(everything, key=lambda one: -one.rank), key=lambda one: one.rank):
        group = list(same_rank)
        covered = union(_span(one.start, one.end, common.window) for one in group)
        common.budget.spend(group[0].source.name, len(covered) * sum(len(spans) for _, spans in taken))
        taken = [(one, without(spans, covered)) for one, spans in taken]
        taken += [(one, _outside(one, common)) for one in group]
    for one, spans in taken:
        for start, end in spans:
            yield one.source, common.window.low + start * _SECOND, common.window.low + end * _SECOND, one.status


def _outside(one: Availability, common: WindowReading) -> tuple[Span, ...]:
    """The times of an availability that nothing in it says to be available."""
    dates = (date for group in common.dates_of(one.available) for date in group)
    free = union(_span(date.start, date.end, common.window) for date in dates)
    return without(union([_span(one.start, one.end, common.window)]), free)


def _span(start: datetime, end: datetime, window: Window) -> Span:
    """A stretch of time inside a window, in seconds from its begin; empty if it is outside."""
    first, last = (min(max(moment, window.low), window.high) for moment in (start, end))
    return Span((first - window.low) // _SECOND, max((first - window.low) // _SECOND, (last - window.low) // _SECOND))
