"""One day as a bar from morning to night: the picture for narrow screens, which have no room for seven columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from liftrun.report.markup import Markup, element, join
from liftrun.report.week import week_words as words
from liftrun.report.week.session_box import BoxFrame, glyph, outline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.domain import Span
    from liftrun.report.week.layout import Box, DayColumn, WeekLayout

WIDTH, HEIGHT, LABELS = 340.0, 26.0, 13.0
HOURS_BETWEEN_LABELS = 3
LEAST_WIDTH_FOR_SIGN = 18.0
HALF_LABEL = 8.0


class _Scale(NamedTuple):
    first_minute: int
    last_minute: int

    def x(self, minute: int) -> float:
        shown = min(max(minute, self.first_minute), self.last_minute)
        return (shown - self.first_minute) / (self.last_minute - self.first_minute) * WIDTH


def day_bar(column: DayColumn, week: WeekLayout) -> Markup:
    """The bar of a day on the hours of its week. Screen readers skip it, because the list has the same content."""
    scale = _Scale(week.first_hour * 60, week.last_hour * 60)
    return element(
        "svg",
        element("rect", class_="lr-closed", width=WIDTH, height=HEIGHT),
        *(_stretch(span, scale, class_="lr-free") for span in column.free),
        *(_stretch(span, scale, fill="url(#lr-hatched)") for span in column.busy),
        *(_session(box, scale) for box in column.boxes),
        *_labels(week, scale),
        class_="bar",
        viewBox=f"0 0 {WIDTH:g} {HEIGHT + LABELS:g}",
        aria_hidden="true",
    )


def _stretch(span: Span, scale: _Scale, **look_: str) -> Markup:
    start, end = scale.x(span.start), scale.x(span.end)
    return element("rect", x=start, width=end - start, height=HEIGHT, **look_)


def _session(box: Box, scale: _Scale) -> Markup:
    start, end = scale.x(box.span.start), scale.x(box.span.end)
    lane = HEIGHT / box.lanes
    frame = BoxFrame(start, box.lane * lane, end - start, lane)
    kind = words.look(box.session)
    sign = (
        [glyph(kind, frame.width / 2 - (5 if kind == "lift" else 7.5), lane / 2 - 6)]
        if frame.width > LEAST_WIDTH_FOR_SIGN
        else []
    )
    return element("svg", outline(kind, frame), *sign, x=start, y=frame.y, width=frame.width, height=lane)


def _labels(week: WeekLayout, scale: _Scale) -> Iterator[Markup]:
    first = -(-week.first_hour // HOURS_BETWEEN_LABELS) * HOURS_BETWEEN_LABELS
    for hour in range(first, week.last_hour + 1, HOURS_BETWEEN_LABELS):
        x = scale.x(hour * 60)
        anchor = "start" if x < HALF_LABEL else "end" if x > WIDTH - HALF_LABEL else "middle"
        tick = element("line", class_="lr-line", x1=x, x2=x, y1=HEIGHT, y2=HEIGHT + 3)
        word = element("text", f"{hour}", class_="lr-soft", x=x, y=HEIGHT + 12, font_size=10, text_anchor=anchor)
        yield join([tick, word])
