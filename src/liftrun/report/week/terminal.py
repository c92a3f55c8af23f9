"""The week on a terminal: a grid if there is room, else a list, and sentences about the week below it.

All text is put into `rich.text.Text`, never through rich's markup, after control characters are removed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from liftrun.documents.dates import MONTHS
from liftrun.documents.session_wording import (
    advice,
    easier_exercises,
    exercise_guide,
    headline,
    how_hard,
    in_one_line,
    in_short,
    place_name,
    what_to_do,
    why_here,
)
from liftrun.domain.activities import ACTIVITIES
from liftrun.domain.plain_text import plain_line
from liftrun.report.times import clock_span, continued_span, local_day
from liftrun.report.week import week_words as words
from liftrun.report.week.layout import layout
from liftrun.report.week.terminal_grid import EDGES, grid_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from liftrun.documents.plan import PenaltyPart, PlanDocument, SessionPart
    from liftrun.domain import Tier
    from liftrun.domain.units import Units
    from liftrun.report.week.layout import Box, DayColumn

    _Named = Callable[[SessionPart, Units], str]

LEAST_GRID_WIDTH = 60
_NOTES = 2
"""Notes that are shown in brief; the reasons why a week is shorter than wished are first."""
_BREAKS_OFF = " breaks off "
"""In the sentences on files that end before their calendar does."""
_MANY = 7
_BELOW = 4
_DAY = len("Mon 23 Nov")


@dataclass(frozen=True)
class _Week:
    """The heading and the week: a grid on a terminal that is wide enough, else a list."""

    plan: PlanDocument
    width: int

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield _Indented(Text(words.week_title(self.plan), style="bold"), 0)
        yield _indented(words.week_subtitle(self.plan), 0)
        yield Text()
        roomy = console.is_terminal and min(self.width, options.max_width) >= LEAST_GRID_WIDTH
        yield from (
            grid_lines(self.plan, self.width) if roomy else (_Indented(line, 0) for line in _list_lines(self.plan))
        )


def week_grid(plan: PlanDocument, *, width: int) -> RenderableType:
    """The week under its heading: a grid of at most `width` cells; below 60 cells or in a pipe a list of days."""
    return _Week(plan, width)


def _list_lines(plan: PlanDocument) -> Iterator[Text]:
    """Every day with its sessions, one a line, or `rest`."""
    for column in layout(plan).columns:
        yield from (line for line, _ in _day_lines(plan, column, headline))


def _day_lines(plan: PlanDocument, column: DayColumn, named: _Named) -> Iterator[tuple[Text, Box | None]]:
    """The lines of a day, each with its session if it is about one; `named` words a session."""
    day = f"{words.DAYS[column.day.weekday()]} {column.day.day:2d} {MONTHS[column.day.month - 1][:3]}"
    changed = words.clock_change(column.clock_shift)
    if changed:
        yield Text(f"{day}  ({changed})"), None
    if column.rest:
        yield Text(f"{day}  rest"), None
    for box in column.boxes:
        yield _session_line(plan, box, day, named), box


def _session_line(plan: PlanDocument, box: Box, day: str, named: _Named) -> Text:
    session = box.session
    place = f", {place_name(session).lower()}" if place_name(session) else ""
    continued = " (continued)" if box.continued else ""
    when = continued_span(plan, session) if box.continued else clock_span(plan, session)
    sign = EDGES[words.look(session)]
    return Text(f"{day}  {when}  {sign} {named(session, plan.units)}{place}{continued}")


def summary(plan: PlanDocument) -> RenderableType:
    """Everything that is not in the grid: status, instructions, dropped sessions, costs, notes, assumptions."""
    parts = (
        _status(plan),
        _sessions(plan),
        _dropped(plan),
        _costs(plan),
        _notes(plan),
        _exercises(plan),
        _calendar(plan),
        _small(plan),
    )
    return Group(*(_Indented(line, 0) if isinstance(line, Text) else line for part in parts for line in part))


def brief(plan: PlanDocument) -> RenderableType:
    """The week on one screen: each day with what to do, the total, what did not fit, the most important notes."""
    lines = [Text(words.week_title(plan), style="bold"), Text(plain_line(words.week_subtitle(plan)))]
    days = (line for column in layout(plan).columns for line in _brief_day(plan, column))
    easier = easier_exercises(plan.sessions) if plan.experience == "beginner" else ""
    sentences = (*words.in_brief(plan), how_hard(plan.sessions), easier, *_few_notes(plan, less=bool(easier)))
    coach = (_indented(line, 0) for line in sentences if line)
    signs = [Text(_legend(plan))] if plan.sessions else []
    parts: list[RenderableType] = [
        *lines,
        *days,
        *signs,
        Text(),
        *coach,
        *_cut_short(plan),
        *_dropped(plan),
        _head(plan),
    ]
    return Group(*(_Indented(part, 0) if isinstance(part, Text) else part for part in parts))


def _few_notes(plan: PlanDocument, *, less: bool = False) -> tuple[str, ...]:
    """The first notes; fewer where many sessions, those that did not fit, or other sentences need the lines."""
    many = len(plan.sessions) > _MANY
    return plan.notes[: max(1, _NOTES - many - less - len(plan.dropped))]


def _brief_day(plan: PlanDocument, column: DayColumn) -> Iterator[RenderableType]:
    """The lines of a day, which is named once, and under each session its parts."""
    shown = ""
    for line, box in _day_lines(plan, column, in_one_line):
        day = line.plain[:_DAY]
        yield Text(" " * _DAY + line.plain[_DAY:]) if day == shown else line
        shown = day
        if box and not box.continued and (todo := in_short(box.session, plan.units)):
            yield _indented(todo, _BELOW)


def _legend(plan: PlanDocument) -> str:
    """The signs of the week's sessions: `█ hard or long run   │ easy run   ║ lift`."""
    used = {words.look(session) for session in plan.sessions}
    names = {"hard": "hard or long run", "easy": "easy run"}
    names.update((str(activity), entry.noun) for activity, entry in ACTIVITIES.items())
    return "   ".join(f"{EDGES[kind]} {names[kind]}" for kind in words.looks() if kind in used)


def _status(plan: PlanDocument) -> Iterator[RenderableType]:
    yield Text()
    yield _head(plan)
    yield from (_indented(line, 0) for line in words.in_brief(plan))


def _head(plan: PlanDocument) -> Text:
    """What is proven of the plan."""
    head = f"{words.STATUS_MARKS[plan.status]} {words.STATUS_HEADS[plan.status]}."
    return Text.assemble((head, "bold"), " ", words.status_meaning(plan))


def _section(title: str, lines: Iterable[RenderableType]) -> Iterator[RenderableType]:
    """A heading and the lines under it; nothing without lines."""
    body = list(lines)
    if body:
        yield Text()
        yield Text(title, style="bold underline")
        yield from body


@dataclass(frozen=True)
class _Indented:
    """An indented text without trailing blanks. The padding of rich would fill each line to the right edge."""

    text: Text
    cells: int

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in self.text.wrap(console, max(1, options.max_width - self.cells)):
            line.rstrip()
            yield Text(" " * self.cells).append_text(line)


def _indented(text: str | Text, cells: int = 2) -> _Indented:
    return _Indented(text if isinstance(text, Text) else Text(plain_line(text)), cells)


def _sessions(plan: PlanDocument) -> Iterator[RenderableType]:
    boxes = [box for column in layout(plan).columns for box in column.boxes if not box.continued]
    return _section("What to do", (line for box in boxes for line in _session(plan, box)))


def _session(plan: PlanDocument, box: Box) -> Iterator[RenderableType]:
    session = box.session
    place = f", {place_name(session).lower()}" if place_name(session) else ""
    when = f"{words.DAYS[local_day(plan, session).weekday()]} {clock_span(plan, session)}"
    name = plain_line(session.id)
    yield Text.assemble(f"{when}  ", (headline(session, plan.units), "bold"), f"{place}  ", (name, "dim"))
    yield _indented(" ".join((*what_to_do(session, plan.units), why_here(session))), 4)


def _dropped(plan: PlanDocument) -> Iterator[RenderableType]:
    lines = (
        _indented(Text.assemble((plain_line(part.title), "bold"), f": {plain_line(part.reason)}"))
        for part in plan.dropped
    )
    return _section("Did not fit", lines)


def _costs(plan: PlanDocument) -> Iterator[RenderableType]:
    lines = [line for tier, broken in words.costs(plan) for line in _tier(plan, tier, broken)]
    return _section("What this week costs", lines or [_indented(words.NOTHING_BROKEN)])


def _tier(plan: PlanDocument, tier: Tier, broken: list[PenaltyPart]) -> Iterator[RenderableType]:
    kept = words.kept_words(plan) if tier == "keep" else ""
    yield _indented(f"{words.tier_head(plan, tier)}{f' ({kept})' if kept else ''}")
    for part in broken:
        yield _indented(Text.assemble(plain_line(part.says), (f"  costs {part.cost}", "bold")), 4)
        yield _indented(words.broken_words(part, plan), 6)


def _notes(plan: PlanDocument) -> Iterator[RenderableType]:
    return _section("For this week", map(_indented, (*plan.notes, *advice(plan.sessions))))


def _exercises(plan: PlanDocument) -> Iterator[RenderableType]:
    return _section("How to do the exercises", map(_indented, exercise_guide(plan.sessions)))


def _calendar(plan: PlanDocument) -> Iterator[RenderableType]:
    calendar = plan.calendar
    lists = (("Assumed", calendar.assumed), ("Left out", calendar.skipped))
    text = [f"{title}: {line}" for title, lines in lists for line in lines]
    return _section("Your calendars", map(_indented, [words.events_read(plan), *text]))


def _cut_short(plan: PlanDocument) -> Iterator[RenderableType]:
    """That a calendar breaks off: what is missing counts as free time, so it is on every screen."""
    return _section("Your calendars", (_indented(line) for line in plan.calendar.assumed if _BREAKS_OFF in line))


def _small(plan: PlanDocument) -> Iterator[RenderableType]:
    yield Text()
    yield Text(plain_line(words.solver_line(plan)), style="dim")
    yield Text(plain_line(words.rulebook_line(plan)), style="dim")
