"""The week as a picture, alone or inside the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from liftrun.documents.session_wording import headline, place_name
from liftrun.domain.activities import ACTIVITIES
from liftrun.report.lettering import fit, width, wrap
from liftrun.report.markup import Markup, element, join, raw
from liftrun.report.palette import stylesheet
from liftrun.report.times import clock_span, local_day
from liftrun.report.week import week_words as words
from liftrun.report.week.layout import layout
from liftrun.report.week.session_box import BoxFrame, glyph, jumps_strip, outline
from liftrun.report.week.week_grid import MARGIN, WIDTH, grid, scale_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from liftrun.documents.plan import DroppedPart, PlanDocument
    from liftrun.report.week.layout import WeekLayout

FONTS = "Helvetica Neue, Helvetica, Arial, Liberation Sans, sans-serif"
LEGEND_SIZE, DROPPED_SIZE = 11.5, 12.0
LEGEND_NAMES = {
    "hard": "hard or long run",
    **{"easy" if name == "run" else name: entry.legend for name, entry in ACTIVITIES.items()},
    "jumps": "plyometrics before weights",
    "optional": "optional",
    "free": "free",
    "busy": "busy",
}


class Section(NamedTuple):
    """A part of the picture across its whole width, its top at 0."""

    height: float
    drawn: Markup


def svg(plan: PlanDocument) -> str:
    """The week as a complete SVG picture: heading, grid, legend, and what did not fit."""
    return picture(plan, layout(plan), alone=True)


def picture(plan: PlanDocument, week: WeekLayout, *, alone: bool, name: str = "") -> Markup:
    """The picture; inside a page (`alone=False`) the page has the heading, colours and patterns.

    Args:
        plan: The week.
        week: Its layout.
        alone: Whether it is a file of its own.
        name: Tells the pictures of one page apart.
    """
    title, desc = f"lr-title{name}", f"lr-desc{name}"
    sections = [*([_heading(plan)] if alone else []), _grid(plan, week), _legend(plan), _dropped(plan)]
    placed, height = [], 0.0
    for section in sections:
        placed.append(element("g", section.drawn, transform=f"translate(0 {height:g})"))
        height += section.height
    ground = element("rect", class_="lr-paper", width=WIDTH, height=height)
    return element(
        "svg",
        element("title", f"{words.week_title(plan)}: {plan.athlete}", id=title),
        element("desc", _in_words(plan), id=desc),
        *([element("style", raw(stylesheet())), patterns()] if alone else []),
        *([ground] if alone else []),
        *placed,
        xmlns="http://www.w3.org/2000/svg",
        width=WIDTH if alone else None,
        height=height if alone else None,
        viewBox=f"0 0 {WIDTH:g} {height:g}",
        role="img",
        aria_labelledby=f"{title} {desc}",
        font_family=FONTS,
    )


def patterns() -> Markup:
    """The two patterns of boxes: hatching for busy time, a zigzag for plyometrics."""
    hatched = element(
        "pattern",
        element("rect", class_="lr-busy", width=7, height=7),
        element("line", class_="lr-hatch", x1=0, y1=0, x2=0, y2=7),
        id="lr-hatched",
        width=7,
        height=7,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    zigzag = element(
        "pattern",
        element("path", class_="lr-zigzag", d="M0 7 L4 3 L8 7"),
        id="lr-zigzag",
        width=8,
        height=9,
        patternUnits="userSpaceOnUse",
    )
    return element("defs", hatched, zigzag)


def _heading(plan: PlanDocument) -> Section:
    status = f"{words.STATUS_MARKS[plan.status]} {words.STATUS_HEADS[plan.status]}"
    title = _text(words.week_title(plan), MARGIN + 3, 34, 24, "ink", weight=700)
    line = fit(words.week_subtitle(plan), WIDTH - 2 * MARGIN - 6, 14)
    right = element(
        "text", status, class_="lr-ink", x=WIDTH - MARGIN - 3, y=34, font_size=14, font_weight=700, text_anchor="end"
    )
    return Section(68, join([title, _text(line, MARGIN + 3, 57, 14, "soft"), right]))


def _grid(plan: PlanDocument, week: WeekLayout) -> Section:
    scale = scale_of(week)
    return Section(scale.bottom + 8, grid(plan, week, scale))


def _legend(plan: PlanDocument) -> Section:
    """Samples of what this week shows."""
    x, drawn = MARGIN + 3.0, []
    for kind in _kinds_shown(plan):
        name = LEGEND_NAMES[kind]
        sample = element("g", _sample(kind), transform=f"translate({x:g} 8)")
        drawn += [sample, _text(name, x + 38, 21.5, LEGEND_SIZE, "soft")]
        x += 38 + width(name, LEGEND_SIZE) + 22
    return Section(36, join(drawn))


def _kinds_shown(plan: PlanDocument) -> list[str]:
    shown = {words.look(session) for session in plan.sessions}
    if any(block.kind == "plyometrics" for session in plan.sessions for block in session.blocks):
        shown.add("jumps")
    if any(session.optional for session in plan.sessions):
        shown.add("optional")
    if plan.calendar.free:
        shown.add("free")
    if plan.calendar.busy:
        shown.add("busy")
    return [kind for kind in LEGEND_NAMES if kind in shown]


def _sample(kind: str) -> Markup:
    frame = BoxFrame(0, 0, 32, 19)
    if kind in words.looks():
        return join([outline(kind, frame), glyph(kind, 11 if kind == "lift" else 9, 3.5)])
    if kind == "optional":
        return element(
            "rect", class_="lr-pill", x=1, y=1, width=30, height=17, rx=7, stroke_width=1.5, stroke_dasharray="5 3"
        )
    if kind == "jumps":
        return join([outline("lift", frame), jumps_strip(32, 10)])
    if kind == "free":
        return element("rect", class_="lr-free", width=32, height=19)
    return element("rect", fill="url(#lr-hatched)", width=32, height=19)


def _dropped(plan: PlanDocument) -> Section:
    """What did not fit, each with its reason; nothing if everything fits."""
    if not plan.dropped:
        return Section(6, join([]))
    names = [fit(part.title, 260, DROPPED_SIZE, bold=True) for part in plan.dropped]
    indent = max(width(name, DROPPED_SIZE, bold=True) for name in names) + 40
    drawn, y = [_text("Did not fit", MARGIN + 3, 20, 14, "ink", weight=700)], 28.0
    for part, name in zip(plan.dropped, names, strict=True):
        line = _dropped_lines(name, part.reason, indent)
        drawn.append(element("g", line.drawn, transform=f"translate({MARGIN + 3:g} {y:g})"))
        y += line.height
    return Section(y + 6, join(drawn))


def _dropped_lines(name: str, reason: str, indent: float) -> Section:
    lines = wrap(reason, WIDTH - 2 * MARGIN - indent, DROPPED_SIZE, 3) or [""]
    mark = element("rect", class_="lr-dropped", x=1, y=1.5, width=14, height=12, rx=3)
    title = _text(name, 23, 12, DROPPED_SIZE, "warn", weight=700)
    line = [_text(line, indent, 12 + number * 16, DROPPED_SIZE, "ink") for number, line in enumerate(lines)]
    return Section(16.0 * len(lines) + 4, join([mark, title, *line]))


def _text(line: str, x: float, y: float, size: float, ink: str, weight: int | None = None) -> Markup:
    return element("text", line, class_=f"lr-{ink}", x=x, y=y, font_size=size, font_weight=weight)


def _in_words(plan: PlanDocument) -> str:
    """A description of the picture for people who do not see it."""
    return " ".join(
        (f"{words.STATUS_HEADS[plan.status]}.", *_sessions_in_words(plan), *_dropped_in_words(plan.dropped))
    )


def _sessions_in_words(plan: PlanDocument) -> Iterable[str]:
    for session in plan.sessions:
        day = words.LONG_DAYS[local_day(plan, session).weekday()]
        place = f", {place_name(session).lower()}" if place_name(session) else ""
        yield f"{day} {clock_span(plan, session)}: {headline(session, plan.units)}{place}."


def _dropped_in_words(dropped: Iterable[DroppedPart]) -> Iterable[str]:
    for part in dropped:
        yield f"Did not fit: {part.title}. {part.reason}"
