"""The week as a grid of characters: half an hour a row, a day a column, readable without colour.

Every sort of time and session has its own character as well as its colour: `█` hard run, `│` easy run, `║` lift,
`^` jumps before the weights, `~` mobility, `╱` busy, `·` free.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.text import Text

from liftrun.domain import Span
from liftrun.domain.activities import ACTIVITIES
from liftrun.domain.plain_text import plain_line
from liftrun.report.palette import LIGHT
from liftrun.report.week import week_words as words
from liftrun.report.week.layout import layout
from liftrun.report.week.terminal_words import box_lines, first_fit, jumps_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.documents.plan import PlanDocument
    from liftrun.report.week.layout import Box, DayColumn, WeekLayout

ROW_MINUTES = 30
WIDEST_COLUMN = 24
FULL_HOURS_WIDTH = 100  # from this width on, hours are written in full
ROOMY_COLUMN = 13  # from this width on, a blank separates the sessions of neighbouring days
_OWN_LOOKS = {"easy" if name == "run" else name: entry for name, entry in ACTIVITIES.items()}
EDGES = {"hard": "█", **{look: entry.mark for look, entry in _OWN_LOOKS.items()}}
STYLES = {
    **{look: f"{LIGHT[f'{look}_ink']} on {LIGHT[look]}" for look in _OWN_LOOKS},
    "hard": f"bold {LIGHT['hard_ink']} on {LIGHT['hard']}",
    "jumps": f"{LIGHT['jumps_edge']} on {LIGHT['jumps']}",
    "busy": "bright_black",
    "free": "green",
    "closed": "",
    "rest": "bold",
}
EDGE_STYLES = {"hard": f"{LIGHT['hard_edge']} on {LIGHT['hard']}", "easy": f"{LIGHT['easy_edge']} on {LIGHT['easy']}"}
LEGEND = (
    ("hard", "█", "hard or long run"),
    *((look, entry.mark, entry.legend) for look, entry in _OWN_LOOKS.items()),
    ("jumps", "^", "jumps first"),
    ("busy", "╱", "busy"),
    ("free", "·", "free"),
)


class Cell(NamedTuple):
    """One column's share of one row."""

    text: str
    style: str


def grid_lines(plan: PlanDocument, width: int) -> Iterator[Text]:
    """The grid's lines, none wider than `width` cells (60 or more)."""
    week = layout(plan)
    gutter = 3 if width < FULL_HOURS_WIDTH else 6
    wide = min((width - gutter) // 7, WIDEST_COLUMN)
    columns = [_column(plan, week, column, wide) for column in week.columns]
    yield from _heads(week, gutter, wide)
    for row in range(_rows(week)):
        line = Text(_hour(week, row, gutter), no_wrap=True, overflow="crop")
        for cells in columns:
            for cell in cells[row]:
                line.append(cell.text, style=cell.style)
        yield line
    yield Text()
    yield _legend()


def _rows(week: WeekLayout) -> int:
    return (week.last_hour - week.first_hour) * 60 // ROW_MINUTES


def _hour(week: WeekLayout, row: int, gutter: int) -> str:
    minute = week.first_hour * 60 + row * ROW_MINUTES
    shown = f"{minute // 60:02d}:00"[: gutter - 1] if minute % 60 == 0 else ""
    return shown.ljust(gutter)


def _heads(week: WeekLayout, gutter: int, wide: int) -> Iterator[Text]:
    names = [f"{words.DAYS[column.day.weekday()]} {words.day_and_month(column.day)}" for column in week.columns]
    yield Text(" " * gutter + "".join(name[: wide - 1].ljust(wide) for name in names), style="bold", no_wrap=True)
    shifts = [column.clock_shift for column in week.columns]
    if any(shifts):
        text = [f"clock {shift / 60:+g} h" if shift else "" for shift in shifts]
        yield Text(" " * gutter + "".join(word[: wide - 1].ljust(wide) for word in text), no_wrap=True)


def _column(plan: PlanDocument, week: WeekLayout, column: DayColumn, wide: int) -> list[list[Cell]]:
    cells = [[cell] for cell in _ground(week, column, wide)]
    if column.rest:
        cells[_rest_row(week, column)] = [Cell("rest".center(wide - 1).ljust(wide), STYLES["rest"])]
    for first, last, boxes in _groups(week, column, len(cells)):
        for row in range(first, last):
            cells[row] = _side_by_side(plan, boxes, (first, last), row, wide)
    return cells


def _ground(week: WeekLayout, column: DayColumn, wide: int) -> Iterator[Cell]:
    """Busy, free or neither: the kind that fills at least half the row; a busy event's title on its first row."""
    for row in range(_rows(week)):
        start = week.first_hour * 60 + row * ROW_MINUTES
        span = Span(start, start + ROW_MINUTES)
        if _covers(column.busy, span):
            named = next((note.title for note in column.notes if _row_of(week, note.span.start) == row), "")
            yield Cell(_filled(named, "╱", wide - 1) + " ", STYLES["busy"])
        elif _covers(column.free, span):
            yield Cell("·" * (wide - 1) + " ", STYLES["free"])
        else:
            yield Cell(" " * wide, STYLES["closed"])


def _rest_row(week: WeekLayout, column: DayColumn) -> int:
    """The row nearest to the middle that no event's title needs."""
    rows = range(_rows(week))
    named = {_row_of(week, note.span.start) for note in column.notes}
    return min((row in named, abs(row - len(rows) // 2), row) for row in rows)[2]


def _covers(spans: tuple[Span, ...], row: Span) -> bool:
    shared = (min(span.end, row.end) - max(span.start, row.start) for span in spans)
    return 2 * sum(minutes for minutes in shared if minutes > 0) >= row.minutes


def _filled(text: str, fill: str, wide: int) -> str:
    """A short text and then its filling, exactly `wide` cells wide."""
    text = first_fit((plain_line(text),), wide)
    return text + fill * (wide - cell_len(text))


def _groups(week: WeekLayout, column: DayColumn, rows: int) -> Iterator[tuple[int, int, list[Box]]]:
    """First row, row after the last, and the boxes that share them; a box has two rows if there is room."""
    groups: list[list[Box]] = []
    for box in column.boxes:
        if groups and (_overlaps(groups[-1], box) or _first_row(week, groups[-1][0]) == _first_row(week, box)):
            groups[-1].append(box)
        else:
            groups.append([box])
    starts = [_first_row(week, group[0]) for group in groups]
    reach = 0
    for group, (start, limit) in zip(groups, pairwise([*starts, rows]), strict=True):
        last = _row(week, max(box.span.end for box in group))
        end = min(max(last, start + 2), limit)
        first = min(start, max(end - 2, reach))
        yield first, end, group
        reach = end


def _overlaps(group: list[Box], box: Box) -> bool:
    return any(other.span.overlaps(box.span) for other in group)


def _first_row(week: WeekLayout, box: Box) -> int:
    return min(_row(week, box.span.start), _rows(week) - 1)


def _row_of(week: WeekLayout, minute: int) -> int:
    """The row of a minute."""
    return (minute - week.first_hour * 60) // ROW_MINUTES


def _row(week: WeekLayout, minute: int) -> int:
    """The row nearest to a minute; equal times give equal rows, so sessions that touch share no row."""
    return (minute - week.first_hour * 60 + ROW_MINUTES // 2) // ROW_MINUTES


def _side_by_side(plan: PlanDocument, boxes: list[Box], rows: tuple[int, int], row: int, wide: int) -> list[Cell]:
    gap = 1 if wide >= ROOMY_COLUMN else 0
    room = (wide - gap) // len(boxes)
    cells = [cell for box in boxes for cell in _box_cells(plan, box, rows, row, room)]
    return [*cells, Cell(" " * (wide - room * len(boxes)), "")]


def _box_cells(plan: PlanDocument, box: Box, rows: tuple[int, int], row: int, wide: int) -> tuple[Cell, Cell]:
    """One row of a box: its edge and its text."""
    kind = words.look(box.session)
    text, style = _box_row(plan, box, rows[1] - rows[0], row - rows[0], wide - 1)
    text = _filled(text, "^" if style == "jumps" else " ", wide - 1)
    return Cell(EDGES[kind], EDGE_STYLES.get(style, STYLES[style])), Cell(text, STYLES[style])


def _box_row(plan: PlanDocument, box: Box, count: int, number: int, room: int) -> tuple[str, str]:
    """The text of row `number` of `count`, and its kind: plyometrics take the first row of two or more."""
    jumps = any(block == "plyometrics" for block, _ in box.blocks) and count > 1
    if jumps and number == 0:
        return jumps_line(plan, box, room), "jumps"
    lines = box_lines(plan, box, count - jumps, room, timed=not jumps)
    return dict(enumerate(lines)).get(number - jumps, ""), words.look(box.session)


def _legend() -> Text:
    line = Text()
    for kind, sign, name in LEGEND:
        line.append(sign, style=EDGE_STYLES.get(kind, STYLES[kind]))
        line.append(f" {name}", style=STYLES[kind])
        line.append("  ")
    line.rstrip()
    return line
