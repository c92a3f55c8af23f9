"""The season as one page: the picture, whether the goals are in reach, and each week below, to be opened.

The page is complete in itself: no script, no font, nothing is fetched. A narrow screen scrolls the picture sideways,
and shows each week as a list of days.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from liftrun.report.markup import Markup, element, join, raw
from liftrun.report.page_style import page_style
from liftrun.report.season import season_words as words
from liftrun.report.season.overview import overview
from liftrun.report.week.page import SPACE, week_body
from liftrun.report.week.svg import patterns
from liftrun.report.week.week_words import STATUS_HEADS, STATUS_MARKS, day_and_month

if TYPE_CHECKING:
    from liftrun.documents.season import SeasonDocument, SeasonWeekPart

_SHEET = """
figure.season{margin:18px 0 0;overflow-x:auto}
figure.season>svg{display:block;width:100%;height:auto}
details.week-of{border:1px solid var(--line);border-radius:8px;margin:.6rem 0;padding:0 14px}
details.week-of>summary{cursor:pointer;padding:10px 0;display:flex;flex-wrap:wrap;gap:2px 18px;align-items:baseline}
details.week-of>summary::before{content:"+";font-weight:700;width:.8em}
details.week-of[open]>summary::before{content:"-"}
details.week-of>summary .numbers{font-variant-numeric:tabular-nums}
details.week-of figure.week{margin:0 0 14px}
.goals li{margin:.3rem 0}
@media print{details.week-of{break-inside:avoid-page}}
"""


def season_page(season: SeasonDocument) -> str:
    """The complete page, as a string to be written as UTF-8."""
    return "<!DOCTYPE html>\n" + element("html", _head(season), _body(season), lang="en") + "\n"


def _head(season: SeasonDocument) -> Markup:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", f"{words.season_title(season)} – {season.athlete}"),
        element("style", raw(_style())),
    )


@cache
def _style() -> str:
    return page_style() + _SHEET.replace("\n", "")


def _body(season: SeasonDocument) -> Markup:
    shared = element("svg", patterns(), class_="patterns", width=0, height=0, aria_hidden="true")
    figure = element("figure", overview(season, alone=False), class_="season")
    weeks = element("section", element("h2", "Week by week"), *(_week(season, week) for week in season.weeks))
    return element(
        "body",
        shared,
        element("main", _heading(season), figure, _goals(season), weeks, _calendars(season), _footer(season)),
    )


def _heading(season: SeasonDocument) -> Markup:
    mark = element("span", STATUS_MARKS[season.status], class_="mark", aria_hidden="true")
    head = element("strong", f"{STATUS_HEADS[season.status]}, week by week")
    meaning = element("span", words.proof(season), class_="meaning")
    status = element("p", mark, head, meaning, class_=f"status {season.status}")
    title = element(
        "div", element("h1", words.season_title(season)), element("p", words.season_subtitle(season), class_="soft")
    )
    return element("header", title, status, element("div", element("p", words.totals(season)), class_="brief"))


def _goals(season: SeasonDocument) -> Markup:
    lines = [element("li", race.says) for race in season.races if race.in_reach]
    lines += [element("li", note) for note in (*season.notes, *season.unread)]
    if not lines:
        return join([])
    return element("section", element("h2", "For this season"), element("ul", *lines), class_="goals")


def _calendars(season: SeasonDocument) -> Markup:
    if not season.calendar_notes:
        return join([])
    lines = element("ul", *(element("li", note) for note in season.calendar_notes))
    return element("section", element("h2", "Your calendars"), lines, class_="calendars")


def _week(season: SeasonDocument, week: SeasonWeekPart) -> Markup:
    numbers = (
        f"{words.amount(week.metres + week.race_metres, season)} {words.unit(season)}",
        f"long run {words.amount(week.longest_metres, season)}" if week.longest_metres else "",
        words.counted(week.lifts, "lift") if week.lifts else "",
    )
    lost = words.did_not_fit(week)
    summary = element(
        "summary",
        element("strong", day_and_month(week.week_start)),
        element("span", words.week_head(week)),
        element("span", ", ".join(filter(None, numbers)), class_="numbers"),
        element("span", words.remarks(week), class_="soft"),
        *([element("span", f"did not fit: {lost}", class_="warn")] if lost else []),
    )
    moved = [element("li", sentence) for sentence in week.other_days]
    days = [element("p", "On another weekday than before:", class_="soft"), element("ul", *moved)] if moved else []
    first = {"open": "open"} if week is season.weeks[0] else {}
    name = week.week_start.isoformat()
    return element("details", summary, week_body(week.plan, name), *days, class_="week-of", id=f"week-{name}", **first)


def _footer(season: SeasonDocument) -> Markup:
    plan = season.weeks[0].plan
    return element(
        "footer",
        element("p", f"{plan.solver.name} {plan.solver.version}.", SPACE, words.proof(season)),
        element("p", f"Rulebook {plan.rulebook.version}."),
    )
