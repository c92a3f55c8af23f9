"""The positions of everything in a week's seven columns: the geometry that all pictures share.

All positions are minutes past midnight on the clock face of their day (see `clock_positions`). Sessions of a
repeated hour are drawn next to each other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from liftrun.calendars.clock import week_of
from liftrun.domain import BlockKind, Span, Week
from liftrun.report.week.clock_positions import clock_shift, elapsed, face, merged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from liftrun.documents.plan import PlanDocument, SessionPart

DAY_MINUTES = 1440
LEAST_BOX_MINUTES = 20  # a shorter session is drawn this tall if there is room, so that its name can be read
EARLIEST_HOUR, LATEST_HOUR = 5, 23  # free time outside these hours is not drawn; a session is
LEAST_HOURS = 8


@dataclass(frozen=True, slots=True)
class Box:
    """A session, or the part of it on one day.

    Attributes:
        session: What is drawn.
        span: Its part of the clock face.
        blocks: Its blocks on that day, in their order.
        continued: Whether it began the day before.
        lane: Which of `lanes` equal strips of the column it takes, 0 for the leftmost.
        lanes: 1 unless boxes would overlap.
    """

    session: SessionPart
    span: Span
    blocks: tuple[tuple[BlockKind, Span], ...]
    continued: bool = False
    lane: int = 0
    lanes: int = 1


class Note(NamedTuple):
    """The title of a busy event, and its part of the clock face."""

    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class DayColumn:
    """One day.

    Attributes:
        day: Its date.
        boxes: Sessions, by start.
        busy: Busy time, merged.
        free: Free time, merged.
        notes: Titles of busy events, where they are to be shown.
        clock_shift: Minutes by which the clock jumps that day, else 0.
    """

    day: date
    boxes: tuple[Box, ...]
    busy: tuple[Span, ...]
    free: tuple[Span, ...]
    notes: tuple[Note, ...]
    clock_shift: int = 0

    @property
    def rest(self) -> bool:
        """Whether nothing is planned that day."""
        return not self.boxes


class Timed(NamedTuple):
    """A session with its elapsed minutes and those of its blocks."""

    session: SessionPart
    span: Span
    blocks: tuple[tuple[BlockKind, Span], ...]


@dataclass(frozen=True, slots=True)
class WeekLayout:
    """Seven columns, and the hours that are drawn: `first_hour` up to `last_hour`, whole hours of the clock."""

    columns: tuple[DayColumn, ...]
    first_hour: int
    last_hour: int


def layout(plan: PlanDocument) -> WeekLayout:
    """The layout of a week; what is outside the week is left out."""
    week = week_of(plan.week_start, plan.timezone)
    sessions = [_timed(week, session) for session in plan.sessions]
    busy = [(part.title, elapsed(week, part)) for part in plan.calendar.busy]
    free = [elapsed(week, part) for part in plan.calendar.free]
    columns = tuple(
        DayColumn(
            day=week.date_of(day),
            boxes=tuple(_side_by_side(_readable(_boxes(week, day, sessions)))),
            busy=merged(_faces(week, day, (span for _, span in busy))),
            free=merged(_faces(week, day, free)),
            notes=tuple(_notes(week, day, busy)),
            clock_shift=clock_shift(week, day),
        )
        for day in range(7)
    )
    return WeekLayout(columns, *_hours(columns))


def _timed(week: Week, session: SessionPart) -> Timed:
    blocks = tuple((block.kind, elapsed(week, block)) for block in session.blocks)
    return Timed(session, elapsed(week, session), blocks)


def _faces(week: Week, day: int, spans: Iterable[Span]) -> Iterator[Span]:
    return (shown for span in spans if (shown := face(week, day, span)))


def _notes(week: Week, day: int, busy: Iterable[tuple[str | None, Span]]) -> Iterator[Note]:
    for title, span in busy:
        shown = face(week, day, span)
        if shown and title is not None:
            yield Note(title, shown)


def _boxes(week: Week, day: int, sessions: Iterable[Timed]) -> list[Box]:
    boxes = []
    for session, span, blocks in sessions:
        shown = face(week, day, span)
        if shown:
            parts = tuple((kind, part) for kind, whole in blocks if (part := face(week, day, whole)))
            boxes.append(Box(session, shown, parts, continued=week.day_of(span.start) < day))
    return sorted(boxes, key=lambda box: (box.span, box.session.id))


def _readable(boxes: list[Box]) -> list[Box]:
    """Very short sessions, drawn taller as far as the next session allows."""
    return [_taller(box, after.span.start if after else DAY_MINUTES) for box, after in zip_longest(boxes, boxes[1:])]


def _taller(box: Box, limit: int) -> Box:
    end = max(box.span.end, min(box.span.start + LEAST_BOX_MINUTES, limit))
    return replace(box, span=Span(box.span.start, end))


def _side_by_side(boxes: list[Box]) -> Iterator[Box]:
    """Give each of several overlapping boxes a strip; a group of overlapping boxes shares the column evenly."""
    group: list[Box] = []
    reach = 0
    for box in boxes:
        if group and box.span.start >= reach:
            yield from _lanes(group)
            group, reach = [], 0
        group.append(box)
        reach = max(reach, box.span.end)
    yield from _lanes(group)


def _lanes(group: list[Box]) -> Iterator[Box]:
    ends: list[int] = []
    taken = []
    for box in group:
        lane = next((lane for lane, end in enumerate(ends) if end <= box.span.start), len(ends))
        ends[lane : lane + 1] = [box.span.end]
        taken.append(lane)
    for box, lane in zip(group, taken, strict=True):
        yield replace(box, lane=lane, lanes=len(ends))


def _hours(columns: tuple[DayColumn, ...]) -> tuple[int, int]:
    """The hours from the first free time or session of any day to the last, within the limits above."""
    usual = Span(EARLIEST_HOUR * 60, LATEST_HOUR * 60)
    free = [span for column in columns for span in column.free if span.overlaps(usual)]
    boxes = [box.span for column in columns for box in column.boxes]
    starts = [max(span.start, usual.start) for span in free] + [span.start for span in boxes]
    ends = [min(span.end, usual.end) for span in free] + [span.end for span in boxes]
    first = min(starts, default=EARLIEST_HOUR * 60 + 60) // 60
    last = -(-max(ends, default=LATEST_HOUR * 60 - 60) // 60)
    first = max(0, min(first, last - LEAST_HOURS, 24 - LEAST_HOURS))
    return first, min(24, max(last, first + LEAST_HOURS))
