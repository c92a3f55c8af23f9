"""The season as a picture: phases as bands, then the distance, the long run and the lifts of each week."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from liftrun.report.lettering import fit
from liftrun.report.markup import Markup, element, raw
from liftrun.report.palette import stylesheet
from liftrun.report.season import season_words as words
from liftrun.report.week.svg import FONTS, patterns
from liftrun.report.week.week_words import PHASES, day_and_month

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from liftrun.documents.season import SeasonDocument, SeasonWeekPart

COLUMN, LEFT, RIGHT = 46.0, 74.0, 12.0
LEAST_COLUMNS = 11
_LARGEST, _SMALLEST = 1.4, 0.8
"""How much larger or smaller than its own size a page shows the picture; a narrow screen scrolls it."""
BAND = (8.0, 34.0)
DISTANCE, LONG, LIFTS = (66.0, 206.0), (246.0, 316.0), (350.0, 398.0)
DATES, LEGEND, HEIGHT = 420.0, 446.0, 456.0
SQUARE = 9.0
_LOOKS = {
    "base": ("free", "ink"),
    "build": ("easy", "easy-ink"),
    "peak": ("hard", "hard-ink"),
    "taper": ("jumps", "jumps-ink"),
    "race": ("lift", "lift-ink"),
    "maintenance": ("busy", "noted"),
}
"""Phase -> the class of its band, and of the text on it."""
_SHORT = {"race": "Race", "maintenance": "Rest"}
"""Names of phases that are too long for a band of one week."""


class Plot(NamedTuple):
    """The scale of one plot: from metres to heights of the picture."""

    top: float
    bottom: float
    most: float

    def y(self, value: float) -> float:
        """Height of a value."""
        return self.bottom - (self.bottom - self.top) * value / self.most


def overview_picture(season: SeasonDocument) -> str:
    """The picture as a complete SVG."""
    return overview(season, alone=True)


def overview(season: SeasonDocument, *, alone: bool) -> Markup:
    """The picture; inside a page (`alone=False`) the page has the colours and patterns."""
    width = LEFT + max(len(season.weeks), LEAST_COLUMNS) * COLUMN + RIGHT
    style = [element("style", raw(stylesheet())), patterns()] if alone else []
    ground = [element("rect", class_="lr-paper", width=width, height=HEIGHT)] if alone else []
    return element(
        "svg",
        element("title", f"{words.season_title(season)}: {season.athlete}", id="lr-season-title"),
        element("desc", " ".join(_in_words(season)), id="lr-season-desc"),
        *style,
        *ground,
        *_guessed(season.weeks),
        *_bands(season.weeks),
        *_distances(season),
        *_long_runs(season),
        *_lifts(season.weeks),
        *_dates(season.weeks),
        *_legend(season),
        xmlns="http://www.w3.org/2000/svg",
        width=width if alone else None,
        height=HEIGHT if alone else None,
        style=None if alone else f"max-width:{width * _LARGEST:g}px;min-width:{width * _SMALLEST:g}px",
        viewBox=f"0 0 {width:g} {HEIGHT:g}",
        role="img",
        aria_labelledby="lr-season-title lr-season-desc",
        font_family=FONTS,
    )


def _x(number: int) -> float:
    """The left edge of a week's column."""
    return LEFT + number * COLUMN


def _guessed(weeks: Sequence[SeasonWeekPart]) -> Iterator[Markup]:
    """A ground behind the weeks whose busy time is that of a typical week."""
    for number, week in enumerate(weeks):
        if week.calendar == "typical":
            height = DATES + 6 - BAND[1]
            yield element("rect", class_="lr-closed", x=_x(number), y=BAND[1], width=COLUMN, height=height)


def _bands(weeks: Sequence[SeasonWeekPart]) -> Iterator[Markup]:
    yield _text("Phase", 8, BAND[0] + 18, 12, "soft")
    number = 0
    for phase, group in groupby(weeks, key=lambda week: week.phase):
        count = len(list(group))
        ground, ink = _LOOKS[phase]
        room, middle = count * COLUMN - 2, _x(number) + count * COLUMN / 2
        box = {"x": _x(number) + 1, "y": BAND[0], "width": room, "height": BAND[1] - BAND[0], "rx": 4.0}
        yield element("rect", class_=f"lr-{ground}", **box)
        name = (
            fit(PHASES[phase], room - 6, 12, bold=True)
            if count > 1
            else fit(_SHORT.get(phase, PHASES[phase]), room, 11)
        )
        yield _text(name, middle, BAND[0] + 18, 12 if count > 1 else 11, ink, anchor="middle")
        number += count


def _distances(season: SeasonDocument) -> Iterator[Markup]:
    most = max([*(week.metres + week.race_metres for week in season.weeks), season.wished_metres or 0, 1])
    plot = Plot(*DISTANCE, most)
    yield from _frame("Distance", words.unit(season), plot)
    if season.wished_metres:
        y, end = plot.y(season.wished_metres), _x(len(season.weeks))
        yield element("line", class_="lr-zigzag", x1=LEFT, x2=end, y1=y, y2=y, stroke_dasharray="4 4")
    for number, week in enumerate(season.weeks):
        yield from _bar(number, week, season, plot)


def _bar(number: int, week: SeasonWeekPart, season: SeasonDocument, plot: Plot) -> Iterator[Markup]:
    total = week.metres + week.race_metres
    if not total:
        return
    x, width = _x(number) + 9, COLUMN - 18
    top = plot.y(week.metres)
    yield element("rect", class_="lr-easy", x=x, y=top, width=width, height=plot.bottom - top)
    if week.race_metres:
        y = plot.y(total)
        yield element("rect", class_="lr-hard", x=x, y=y, width=width, height=top - y)
    yield _text(words.amount(round(total), season), x + width / 2, plot.y(total) - 4, 11, "ink", anchor="middle")


def _long_runs(season: SeasonDocument) -> Iterator[Markup]:
    plot = Plot(*LONG, max([*(week.longest_metres for week in season.weeks), 1]))
    yield from _frame("Long run", words.unit(season), plot)
    shown = [(number, week) for number, week in enumerate(season.weeks) if week.longest_metres]
    points = " ".join(f"{_x(n) + COLUMN / 2:g},{plot.y(week.longest_metres):.1f}" for n, week in shown)
    yield element("polyline", class_="lr-easy-glyph", points=points, stroke_width=2)
    for number, week in shown:
        x, y = _x(number) + COLUMN / 2, plot.y(week.longest_metres)
        yield element("circle", class_="lr-easy", cx=x, cy=y, r=4)
        yield _text(words.amount(week.longest_metres, season), x, y - 8, 11, "ink", anchor="middle")


def _lifts(weeks: Sequence[SeasonWeekPart]) -> Iterator[Markup]:
    yield from _frame("Lifts", "", Plot(*LIFTS, 1))
    for number, week in enumerate(weeks):
        for lift in range(week.lifts):
            y = LIFTS[1] - (lift + 1) * (SQUARE + 3)
            x = _x(number) + (COLUMN - SQUARE) / 2
            yield element("rect", class_="lr-lift", x=x, y=y, width=SQUARE, height=SQUARE)


def _frame(name: str, unit: str, plot: Plot) -> Iterator[Markup]:
    yield _text(name, 8, plot.top + 12, 12, "soft")
    if unit:
        yield _text(unit, 8, plot.top + 28, 11, "soft")
    yield element("line", class_="lr-line", x1=LEFT, x2=LEFT + 1, y1=plot.bottom, y2=plot.bottom)


def _dates(weeks: Sequence[SeasonWeekPart]) -> Iterator[Markup]:
    yield _text("Week of", 8, DATES, 12, "soft")
    for number, week in enumerate(weeks):
        for _, bottom in (DISTANCE, LONG, LIFTS):
            x = _x(number)
            yield element("line", class_="lr-line", x1=x, x2=x + COLUMN, y1=bottom, y2=bottom)
        yield _text(day_and_month(week.week_start), _x(number) + COLUMN / 2, DATES, 11, "ink", anchor="middle")


def _legend(season: SeasonDocument) -> Iterator[Markup]:
    """What the colours mean; only what the picture contains."""
    entries: list[tuple[Callable[[float], Markup], str]] = [(_sign("lr-easy"), "training")]
    if any(week.race_metres for week in season.weeks):
        entries.append((_sign("lr-hard"), "race"))
    if season.wished_metres:
        entries.append((_dashes, "what you wish for a week"))
    if any(week.calendar == "typical" for week in season.weeks):
        entries.append((_sign("lr-closed"), "busy time of a typical week"))
    x = LEFT
    for sign, name in entries:
        yield sign(x)
        yield _text(name, x + 20, LEGEND, 11.5, "soft")
        x += 34 + 6.4 * len(name)


def _sign(look: str) -> Callable[[float], Markup]:
    return lambda x: element("rect", class_=look, x=x, y=LEGEND - 10, width=14, height=11)


def _dashes(x: float) -> Markup:
    y = LEGEND - 4
    return element("line", class_="lr-zigzag", x1=x, x2=x + 16, y1=y, y2=y, stroke_dasharray="4 4")


def _text(line: str, x: float, y: float, size: float, ink: str, anchor: str | None = None) -> Markup:
    return element("text", line, class_=f"lr-{ink}", x=x, y=y, font_size=size, text_anchor=anchor)


def _in_words(season: SeasonDocument) -> Iterator[str]:
    """A description of the picture for people who do not see it."""
    unit = words.unit(season)
    for week in season.weeks:
        longest = f", long run {words.amount(week.longest_metres, season)} {unit}" if week.longest_metres else ""
        far = f"{words.amount(week.metres + week.race_metres, season)} {unit}"
        lifts = words.counted(week.lifts, "lift")
        yield f"Week of {day_and_month(week.week_start)}, {PHASES[week.phase]}: {far}{longest}, {lifts}."
