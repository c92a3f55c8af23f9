"""The grid of the week's picture: hours downwards, seven days across, closed, free and busy time, then the sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from liftrun.domain import Span
from liftrun.report.lettering import fit
from liftrun.report.markup import Markup, element, join
from liftrun.report.week import week_words as words
from liftrun.report.week.session_box import BoxFrame, session_box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from liftrun.documents.plan import PlanDocument
    from liftrun.report.week.layout import Box, DayColumn, WeekLayout

WIDTH = 1200.0
MARGIN, GUTTER, DAY_HEAD = 16.0, 44.0, 40.0
COLUMN_WIDTH = (WIDTH - 2 * MARGIN - GUTTER) / 7
HEIGHT, LEAST_HOUR, MOST_HOUR = 714.0, 36.0, 56.0
GAP = 3.0  # between the backgrounds of columns; sessions are a little narrower
NOTE_SIZE = 10.0
REST_CLEARANCE = 23.0  # between the middle of the word `rest` and that of an event's title


class Scale(NamedTuple):
    """The scale from minutes of the clock face to heights of the picture."""

    first_minute: int
    last_minute: int
    per_minute: float

    def y(self, minute: int) -> float:
        """Height of a minute below the top of the grid, within the grid."""
        shown = min(max(minute, self.first_minute), self.last_minute)
        return DAY_HEAD + (shown - self.first_minute) * self.per_minute

    @property
    def bottom(self) -> float:
        """The lower end of the grid."""
        return self.y(self.last_minute)


def scale_of(week: WeekLayout) -> Scale:
    """The scale for the hours of this week, so that the grid has about its usual height."""
    hours = week.last_hour - week.first_hour
    per_hour = min(max(HEIGHT / hours, LEAST_HOUR), MOST_HOUR)
    return Scale(week.first_hour * 60, week.last_hour * 60, per_hour / 60)


def grid(plan: PlanDocument, week: WeekLayout, scale: Scale) -> Markup:
    """The complete grid, its top at 0."""
    columns = [_column(plan, column, scale, column_frame(day, scale)) for day, column in enumerate(week.columns)]
    return join([*_hours(week, scale), *columns])


def column_frame(day: int, scale: Scale) -> BoxFrame:
    """The background of a day's column."""
    left = MARGIN + GUTTER + day * COLUMN_WIDTH
    return BoxFrame(left + GAP / 2, DAY_HEAD, COLUMN_WIDTH - GAP, scale.bottom - DAY_HEAD)


def box_frame(box: Box, scale: Scale, column: BoxFrame) -> BoxFrame:
    """The frame of a session's box, inside its column."""
    lane = (column.width - 4) / box.lanes
    top, bottom = scale.y(box.span.start), scale.y(box.span.end)
    return BoxFrame(column.x + 2 + box.lane * lane, top + 0.5, lane - (1 if box.lanes > 1 else 0), bottom - top - 1)


def _hours(week: WeekLayout, scale: Scale) -> Iterator[Markup]:
    for hour in range(week.first_hour, week.last_hour + 1):
        y = scale.y(hour * 60)
        yield element(
            "text",
            f"{hour:02d}:00",
            class_="lr-soft",
            x=MARGIN + GUTTER - 7,
            y=y + 3.8,
            font_size=10.5,
            text_anchor="end",
        )


def _column(plan: PlanDocument, column: DayColumn, scale: Scale, frame: BoxFrame) -> Markup:
    notes = list(_lines_of_notes(column, scale))
    return element(
        "g",
        *_day_head(column, frame),
        _stretch("lr-closed", Span(scale.first_minute, scale.last_minute), scale, frame),
        *(_stretch("lr-free", span, scale, frame) for span in _seen(column.free, scale)),
        *(_busy(span, scale, frame) for span in _seen(column.busy, scale)),
        _hour_lines(scale, frame),
        *(_note(baseline, title, frame) for baseline, title in notes),
        *([_rest(frame, [baseline for baseline, _ in notes])] if column.rest else []),
        *(_session(plan, box, scale, frame) for box in column.boxes),
    )


def _seen(spans: Iterable[Span], scale: Scale) -> Iterator[Span]:
    shown = Span(scale.first_minute, scale.last_minute)
    return (span for span in spans if span.overlaps(shown))


def _session(plan: PlanDocument, box: Box, scale: Scale, frame: BoxFrame) -> Markup:
    return session_box(plan, box, box_frame(box, scale, frame), scale.per_minute)


def _day_head(column: DayColumn, frame: BoxFrame) -> Iterator[Markup]:
    name, date = words.DAYS[column.day.weekday()], words.day_and_month(column.day)
    changed = words.clock_change(column.clock_shift)
    yield element(
        "text",
        element("tspan", name, class_="lr-ink", font_size=15, font_weight=700),
        element("tspan", date, class_="lr-soft", font_size=13, dx=6),
        x=frame.x + 3,
        y=DAY_HEAD - 18,
    )
    if changed:
        line = fit(changed, frame.width - 6, NOTE_SIZE)
        yield element("text", line, class_="lr-warn", x=frame.x + 3, y=DAY_HEAD - 5, font_size=NOTE_SIZE)


def _stretch(class_: str, span: Span, scale: Scale, frame: BoxFrame) -> Markup:
    top, bottom = scale.y(span.start), scale.y(span.end)
    return element("rect", class_=class_, x=frame.x, y=top, width=frame.width, height=bottom - top)


def _busy(span: Span, scale: Scale, frame: BoxFrame) -> Markup:
    top, bottom = scale.y(span.start), scale.y(span.end)
    return element("rect", fill="url(#lr-hatched)", x=frame.x, y=top, width=frame.width, height=bottom - top)


def _hour_lines(scale: Scale, frame: BoxFrame) -> Markup:
    heights = (scale.y(minute) for minute in range(scale.first_minute, scale.last_minute + 1, 60))
    strokes = "".join(f"M{frame.x:.2f} {y:.2f}h{frame.width:.2f}" for y in heights)
    return element("path", class_="lr-line", d=strokes)


def _lines_of_notes(column: DayColumn, scale: Scale) -> Iterator[tuple[float, str]]:
    """Baseline and title of each busy event, at the event's start; a title that has no room is left out."""
    free_from = 0.0
    for note in sorted(column.notes, key=lambda note: (note.span, note.title)):
        top, bottom = scale.y(note.span.start), scale.y(note.span.end)
        baseline = max(top, free_from) + NOTE_SIZE
        if baseline + 1 <= bottom:
            yield baseline + min(bottom - baseline - 1, 2), note.title
            free_from = baseline + 3


def _note(baseline: float, title: str, frame: BoxFrame) -> Markup:
    line = fit(title, frame.width - 14, NOTE_SIZE)
    return element("text", line, class_="lr-noted", x=frame.x + 7, y=baseline, font_size=NOTE_SIZE)


def _rest(frame: BoxFrame, baselines: Sequence[float]) -> Markup:
    """The word `rest` on a day off, near its middle but not on the titles of events."""
    x, y = frame.x + frame.width / 2, _clear_height(frame, baselines)
    pill = element("rect", class_="lr-pill", x=x - 36, y=y - 16, width=72, height=32, rx=16, stroke_width=1.2)
    word = element(
        "text", "rest", class_="lr-ink", x=x, y=y + 5.5, font_size=16, text_anchor="middle", letter_spacing=1.5
    )
    return join([pill, word])


def _clear_height(frame: BoxFrame, baselines: Sequence[float]) -> float:
    middle = frame.y + frame.height / 2
    steps = range(int(frame.height / 2 - REST_CLEARANCE))
    heights = (middle + way * step for step in steps for way in (1, -1))
    clear = (y for y in heights if all(abs(y - (line - NOTE_SIZE / 2)) > REST_CLEARANCE for line in baselines))
    return next(clear, middle)
