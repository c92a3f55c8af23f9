"""The week as one page: the picture, every session in words, what did not fit, what it costs, what was assumed.

The page is complete in itself: no script, no font, nothing is fetched. Narrow screens get a list of days with a bar
each in place of the grid; paper gets the grid on its first sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.documents.session_wording import (
    advice,
    exercise_guide,
    headline,
    how_hard,
    place_name,
    what_to_do,
    why_here,
)
from liftrun.report.markup import Markup, element, join, raw
from liftrun.report.page_style import page_style
from liftrun.report.times import clock_span, continued_span, iso_minutes
from liftrun.report.week import week_words as words
from liftrun.report.week.day_bar import day_bar
from liftrun.report.week.day_strip import day_strip
from liftrun.report.week.layout import layout
from liftrun.report.week.session_box import glyph
from liftrun.report.week.svg import patterns, picture

if TYPE_CHECKING:
    from liftrun.documents.plan import DroppedPart, PenaltyPart, PlanDocument
    from liftrun.domain import Tier
    from liftrun.report.week.layout import Box, DayColumn, WeekLayout


SPACE = raw(" ")


def page(plan: PlanDocument) -> str:
    """The complete page, as a string to be written as UTF-8."""
    return "<!DOCTYPE html>\n" + element("html", _head(plan), _body(plan), lang="en") + "\n"


def _head(plan: PlanDocument) -> Markup:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", f"{words.week_title(plan)} – {plan.athlete}"),
        element("style", raw(page_style())),
    )


def _body(plan: PlanDocument) -> Markup:
    week = layout(plan)
    shared = element("svg", patterns(), class_="patterns", width=0, height=0, aria_hidden="true")
    left, right = element("div", _dropped(plan), _costs(plan)), element("div", _notes(plan), _calendar(plan))
    more = element("div", left, right, class_="more")
    figure = element("figure", picture(plan, week, alone=False), class_="week")
    parts = (_heading(plan), figure, _days(plan, week), _exercises(plan), more, _footer(plan))
    return element("body", shared, element("main", *parts))


def week_body(plan: PlanDocument, name: str) -> Markup:
    """A week inside a page that has several: picture and days. `name` tells it apart from the others."""
    week = layout(plan)
    figure = element("figure", picture(plan, week, alone=False, name=f"-{name}"), class_="week")
    brief = [element("p", line, class_="soft") for line in (*words.in_brief(plan), *plan.notes[:1])]
    days = element("div", *(_day(plan, column, week) for column in week.columns), class_="cards")
    return join([*brief, figure, days, *([_dropped_list(plan)] if plan.dropped else [])])


def _heading(plan: PlanDocument) -> Markup:
    mark = element("span", words.STATUS_MARKS[plan.status], class_="mark", aria_hidden="true")
    status = element(
        "p",
        mark,
        element("strong", words.STATUS_HEADS[plan.status]),
        element("span", words.status_meaning(plan), class_="meaning"),
        class_=f"status {plan.status}",
    )
    title = element(
        "div", element("h1", words.week_title(plan)), element("p", words.week_subtitle(plan), class_="soft")
    )
    lines = (*words.in_brief(plan), how_hard(plan.sessions))
    brief = element("div", *(element("p", line) for line in lines if line), class_="brief")
    return element("header", title, status, brief)


def _section(title: str, *parts: Markup, class_: str) -> Markup:
    return element("section", element("h2", title, id=class_), *parts, class_=class_, aria_labelledby=class_)


def _days(plan: PlanDocument, week: WeekLayout) -> Markup:
    days = [_day(plan, column, week) for column in week.columns]
    return _section("Day by day", element("div", *days, class_="cards"), class_="days")


def _day(plan: PlanDocument, column: DayColumn, week: WeekLayout) -> Markup:
    name, date = words.LONG_DAYS[column.day.weekday()], words.day_and_month(column.day)
    parts = [element("h3", name, SPACE, element("span", date, class_="soft"))]
    if column.clock_shift:
        parts.append(element("p", words.clock_change(column.clock_shift).capitalize() + ".", class_="warn"))
    parts.append(day_bar(column, week))
    sessions = [_session(plan, box) for box in column.boxes]
    parts.append(element("ol", *sessions) if sessions else element("p", "rest", class_="rest"))
    return element("article", *parts, class_="day")


def _session(plan: PlanDocument, box: Box) -> Markup:
    session, kind = box.session, words.look(box.session)
    sign = element("svg", glyph(kind), class_=f"sign {kind}", viewBox="-4 -4 23 20", aria_hidden="true")
    shown = continued_span(plan, session) if box.continued else clock_span(plan, session)
    when = [element("time", shown, datetime=iso_minutes(plan, session))]
    if place_name(session):
        when.append(element("span", place_name(session), class_=f"place {session.place}"))
    what = element(
        "p",
        sign,
        element("strong", headline(session, plan.units)),
        element("span", *when, class_="when"),
        class_="what",
    )
    if box.continued:
        return element("li", what, element("p", "Continued from the day before.", class_="soft"))
    todo = [element("li", line) for line in what_to_do(session, plan.units)]
    why = [element("p", why_here(session), class_="soft")] if session.why else []
    strip = [day_strip(session)] if session.why_days else []
    return element("li", what, element("ul", *todo), *why, *strip)


def _dropped(plan: PlanDocument) -> Markup:
    if not plan.dropped:
        return join([])
    return _section("Did not fit", _dropped_list(plan), class_="dropped")


def _dropped_list(plan: PlanDocument) -> Markup:
    return element("ul", *map(_dropped_item, plan.dropped), class_="dropped")


def _dropped_item(part: DroppedPart) -> Markup:
    kind = element("span", f"({words.priority_words(part.priority)})", class_="soft")
    return element("li", element("strong", part.title), SPACE, kind, SPACE, part.reason)


def _costs(plan: PlanDocument) -> Markup:
    tiers = [_tier(plan, tier, broken) for tier, broken in words.costs(plan)]
    parts = [element("p", words.TIERS_MEAN, class_="soft"), *tiers] if tiers else [element("p", words.NOTHING_BROKEN)]
    return _section("What this week costs", *parts, class_="costs")


def _tier(plan: PlanDocument, tier: Tier, broken: list[PenaltyPart]) -> Markup:
    head = element("h3", words.tier_head(plan, tier))
    kept = words.kept_words(plan) if tier == "keep" else ""
    line = [element("p", f"{kept.capitalize()}.")] if kept else []
    return join([head, *line, *([element("ul", *(_penalty(plan, part) for part in broken))] if broken else [])])


def _penalty(plan: PlanDocument, part: PenaltyPart) -> Markup:
    return element(
        "li",
        element("strong", part.says),
        SPACE,
        element("span", f"costs {part.cost}", class_="cost"),
        element("p", words.broken_words(part, plan), class_="soft"),
    )


def _notes(plan: PlanDocument) -> Markup:
    line = (*plan.notes, *advice(plan.sessions))
    if not line:
        return join([])
    return _section("For this week", element("ul", *(element("li", sentence) for sentence in line)), class_="notes")


def _exercises(plan: PlanDocument) -> Markup:
    """What to do in each exercise, folded up until it is wanted."""
    lines = [element("li", line) for line in exercise_guide(plan.sessions)]
    if not lines:
        return join([])
    return element("details", element("summary", "How to do the exercises"), element("ul", *lines), class_="guide")


def _calendar(plan: PlanDocument) -> Markup:
    calendar = plan.calendar
    lists = (("Assumed", calendar.assumed), ("Left out", calendar.skipped))
    parts = [element("p", words.events_read(plan))]
    for title, lines in lists:
        if lines:
            parts += [element("h3", f"{title} ({len(lines)})"), element("ul", *(element("li", line) for line in lines))]
    return _section("Your calendars", *parts, class_="calendars")


def _footer(plan: PlanDocument) -> Markup:
    return element("footer", element("p", words.solver_line(plan)), element("p", words.rulebook_line(plan)))
