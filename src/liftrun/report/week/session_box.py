"""One session drawn as a box, and the small signs for runs, lifts and mobility."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from liftrun.documents.session_wording import distance, headline, in_one_line, in_short, sets_and_reps
from liftrun.domain.activities import ACTIVITIES
from liftrun.report.lettering import first_fit, fit, width, wrap
from liftrun.report.markup import Markup, element, join
from liftrun.report.times import clock_span, clock_start
from liftrun.report.week.week_words import look, short_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from liftrun.documents.plan import PlanDocument, SessionPart
    from liftrun.report.week.layout import Box

TITLE, TEXT, LEAST = 12.5, 11.0, 9.5  # sizes of letters
LINE = 13.0
GLYPH_ROOM = 19.0
LEAST_WIDTH_FOR_JUMPS = 60.0
NAME_AND_TIME = 2  # lines; with fewer, both share one
PAD = 8.0
GLYPHS = {
    "hard": (("M2 1 L7 6 L2 11 M8 1 L13 6 L8 11", 2.6),),
    **{"easy" if name == "run" else name: entry.icon for name, entry in ACTIVITIES.items()},
}


class BoxFrame(NamedTuple):
    """A rectangle of the picture."""

    x: float
    y: float
    width: float
    height: float


def glyph(kind: str, x: float = 0, y: float = 0) -> Markup:
    """The sign of a look, 15 wide and 12 tall: two chevrons, a dash and one, a barbell, a wave."""
    strokes = [element("path", d=path, stroke_width=weight) for path, weight in GLYPHS[kind]]
    return element("g", *strokes, class_=f"lr-{kind}-glyph", transform=f"translate({x:g} {y:g})")


def session_box(plan: PlanDocument, box: Box, frame: BoxFrame, pixels_per_minute: float) -> Markup:
    """A session in its frame; no text leaves the frame."""
    jumps = _jumps_height(box, pixels_per_minute)
    kind = look(box.session)
    return element(
        "svg",
        element("title", f"{clock_span(plan, box.session)} {headline(box.session, plan.units)}"),
        outline(kind, frame, dashed=box.session.optional),
        *([jumps_strip(frame.width, jumps)] if jumps else []),
        *_words(plan, box, BoxFrame(0, jumps, frame.width, frame.height - jumps)),
        x=frame.x,
        y=frame.y,
        width=frame.width,
        height=frame.height,
    )


def outline(kind: str, frame: BoxFrame, *, dashed: bool = False) -> Markup:
    """The ground of a box: round corners for runs and mobility, square ones with a double edge for lifts."""
    weight = 2.0 if kind == "hard" else 1.5
    radius = 0.0 if kind == "lift" else min(8.0, frame.height / 2 - weight)
    ground = element(
        "rect",
        class_=f"lr-{kind}",
        x=weight / 2,
        y=weight / 2,
        width=frame.width - weight,
        height=frame.height - weight,
        rx=radius,
        stroke_width=weight,
        stroke_dasharray="5 3" if dashed else None,
    )
    return ground if kind != "lift" else join([ground, _plates(frame.height)])


def _plates(height: float) -> Markup:
    bars = ((0.0, 4.0), (5.5, 1.5))
    return join([element("rect", class_="lr-plate", x=x, y=0, width=wide, height=height) for x, wide in bars])


def jumps_strip(width_: float, height: float) -> Markup:
    """The plyometric block at the top of a lift: pale, with a zigzag, named if there is room."""
    left = PAD
    parts = [
        element("rect", class_="lr-jumps", x=left, y=1, width=width_ - left - 1, height=height - 1),
        element("rect", x=left, y=1, width=width_ - left - 1, height=height - 1, fill="url(#lr-zigzag)"),
        element("rect", class_="lr-plate", x=left, y=height - 0.5, width=width_ - left - 1, height=1),
    ]
    if height >= LEAST and width_ > LEAST_WIDTH_FOR_JUMPS:
        name = "jumps first"
        room = width(name, LEAST, bold=True) + 8
        parts += [
            element("rect", class_="lr-jumps", x=left, y=1, width=room, height=height - 1.5),
            _line(name, left + 3, height / 2 + 3.3, LEAST, "jumps", bold=True),
        ]
    return join(parts)


def _jumps_height(box: Box, pixels_per_minute: float) -> float:
    spans = [span for kind, span in box.blocks if kind == "plyometrics"]
    return sum(span.minutes for span in spans) * pixels_per_minute


def _words(plan: PlanDocument, box: Box, room: BoxFrame) -> list[Markup]:
    if room.height < LEAST:
        return []
    lines = int((room.height - 2) // LINE)
    if lines < NAME_AND_TIME:
        return _only_line(plan, box, room, TEXT if lines else LEAST)
    return _full_words(plan, box, room, lines)


def _only_line(plan: PlanDocument, box: Box, room: BoxFrame, size: float) -> list[Markup]:
    """The content of a low box: its sign, its name, its start if that fits, and its place."""
    kind, left = look(box.session), PAD + 3
    middle = room.y + room.height / 2
    badge = _place_badge(box.session, room.width, middle + 3.3)
    space = room.width - left - GLYPH_ROOM - 5 - badge.room
    start, name = clock_start(plan, box.session), _name(box)
    short = [text for brief in short_names(box.session) for text in (f"{start} {brief}", brief)]
    line = first_fit((f"{start} {name}", name, *short, name), space, size, bold=True)
    word = _line(line, left + GLYPH_ROOM, middle + size * 0.36, size, kind, bold=True)
    return [glyph(kind, left, middle - 6), word, badge.drawn]


def _full_words(plan: PlanDocument, box: Box, room: BoxFrame, lines: int) -> list[Markup]:
    kind, left = look(box.session), PAD + 3
    space = room.width - left - 7
    further = _wrapped(_details(plan, box.session), space, lines - NAME_AND_TIME)
    spare = room.height - LINE * (NAME_AND_TIME + len(further))
    top = room.y + 10.0 + min(spare / 2, 5)
    name = fit(_name(box), space - GLYPH_ROOM, TITLE, bold=True)
    return [
        glyph(kind, left, top - 10.2),
        _line(name, left + GLYPH_ROOM, top, TITLE, kind, bold=True),
        *_when_and_where(plan, box.session, room.width, top + LINE, far=lines == NAME_AND_TIME),
        *(
            _line(line, left, top + number * LINE, TEXT, kind)
            for number, line in enumerate(further, start=NAME_AND_TIME)
        ),
    ]


def _wrapped(details: Iterable[str], space: float, lines: int) -> list[str]:
    """As many details as fit into the lines; one that needs more lines than are left ends in an ellipsis."""
    line: list[str] = []
    for detail in details:
        if len(line) < lines:
            line += wrap(detail, space, TEXT, lines - len(line))
    return line


def _when_and_where(plan: PlanDocument, session: SessionPart, box_width: float, y: float, *, far: bool) -> list[Markup]:
    """The second line: the time, and at its right the place of a lift or the distance of a run that fits."""
    kind, left = look(session), PAD + 3
    when = fit(clock_span(plan, session), box_width - left - 7, TEXT)
    room = box_width - left - 7 - width(when, TEXT)
    badge = _place_badge(session, box_width, y)
    drawn = [_line(when, left, y, TEXT, kind), *([badge.drawn] if badge.room <= room else [])]
    return [*drawn, *(_far(plan, session, box_width, y, room) if far else [])]


def _far(plan: PlanDocument, session: SessionPart, box_width: float, y: float, space: float) -> list[Markup]:
    """The distance at the right of the time, if the box has no line for it."""
    far = distance(session.metres, plan.units) if session.metres else ""
    if not far or width(far, TEXT) + 6 > space:
        return []
    return [
        element("text", far, class_=f"lr-{look(session)}-ink", x=box_width - 7, y=y, font_size=TEXT, text_anchor="end")
    ]


def _name(box: Box) -> str:
    return f"… {box.session.title}" if box.continued else box.session.title


def _details(plan: PlanDocument, session: SessionPart) -> Iterator[str]:
    """The details after name and time, the most useful first."""
    if session.activity == "run":
        yield in_one_line(session, plan.units).removeprefix(session.title).removeprefix(",").strip()
    if short := in_short(session, plan.units):
        yield short
    elif session.prescription:
        yield f"{sets_and_reps(session.prescription)}, {session.prescription.load}"
    remarks = (("optional", session.optional), ("shortened", session.shortened))
    if any(so for _, so in remarks):
        yield ", ".join(word for word, so in remarks if so)


class _Badge(NamedTuple):
    drawn: Markup
    room: float


def _place_badge(session: SessionPart, box_width: float, baseline: float) -> _Badge:
    """GYM filled, HOME outlined, at the right edge; runs need none."""
    if session.activity != "lift":
        return _Badge(join([]), 0)
    ground, ink, wide = ("", "-ink", 30.0) if session.place == "gym" else ("-open", "-open-ink", 37.0)
    x = box_width - wide - 5
    plate = element("rect", class_=f"lr-badge{ground}", x=x, y=baseline - 9.7, width=wide, height=12.5, rx=2.5)
    word = element(
        "text",
        session.place.upper(),
        class_=f"lr-badge{ink}",
        x=x + wide / 2,
        y=baseline,
        font_size=9.5,
        font_weight=700,
        text_anchor="middle",
    )
    return _Badge(join([plate, word]), wide + 6)


def _line(line: str, x: float, y: float, size: float, kind: str, *, bold: bool = False) -> Markup:
    weight = 700 if bold else None
    return element("text", line, class_=f"lr-{kind}-ink", x=x, y=y, font_size=size, font_weight=weight)
