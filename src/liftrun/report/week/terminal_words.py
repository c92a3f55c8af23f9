"""The text of a session on the terminal, within a number of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from liftrun.documents.session_wording import distance
from liftrun.domain.plain_text import plain_line
from liftrun.report.times import clock_span, clock_start
from liftrun.report.week.week_words import short_names

if TYPE_CHECKING:
    from liftrun.documents.plan import PlanDocument, SessionPart
    from liftrun.report.week.layout import Box


def first_fit(candidates: tuple[str, ...], room: int) -> str:
    """The first wording that fits completely, else the last one, cut with an ellipsis."""
    fitting = (text for text in candidates if cell_len(text) <= room)
    return next(fitting, _cut(candidates[-1], room))


def _cut(text: str, room: int) -> str:
    return set_cell_size(text, room - 1) + "…" if room > 0 else ""


def box_lines(plan: PlanDocument, box: Box, lines: int, room: int, *, timed: bool) -> list[str]:
    """The lines of a box of some rows, none wider than `room`; with its time only if `timed`."""
    names, aside = _names(box), _aside(plan, box.session)
    start, when = clock_start(plan, box.session), clock_span(plan, box.session)
    if lines == 1:
        return [_only_line(names, aside, f"{start} " if timed else "", room)]
    if lines == 1 + timed:
        return [first_fit(names, room), first_fit((f"{when} {aside}", f"{start} {aside}", start), room)]
    pace = f"{aside} at {box.session.pace.text}" if aside and box.session.pace else aside
    times = [first_fit((when, start), room)] if timed else []
    return [first_fit(names, room), *times, first_fit((pace, aside), room)]


def _only_line(names: tuple[str, ...], aside: str, start: str, room: int) -> str:
    whole = (f"{start}{name} {aside}".rstrip() for name in names)
    return first_fit((*whole, *(f"{start}{name}" for name in names), *names), room)


def _aside(plan: PlanDocument, session: SessionPart) -> str:
    """Next to the name: the place of a lift, the distance of a run."""
    if session.activity == "lift":
        return session.place
    return distance(session.metres, plan.units) if session.metres else ""


def jumps_line(plan: PlanDocument, box: Box, room: int) -> str:
    """The row of the plyometrics, with the start of the workout."""
    start = clock_start(plan, box.session)
    return first_fit((f"^ {start} jumps first ^", f"^ {start} jumps ^", f"^{start} jumps^", f"^{start}^"), room)


def _names(box: Box) -> tuple[str, ...]:
    """Names from the fullest to the shortest."""
    session = box.session
    title = plain_line(session.title)
    if box.continued:
        title = f"…{title}"
    return (title, *short_names(session))
