"""The coach's page: rooms, groups, who trains when, which sessions were dropped, what one more place is worth.

One file with everything in it, drawn like an athlete's page. It shows nothing of anybody's calendar.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from liftrun.planning.session_parts import workout_in_short
from liftrun.reasons.session_names import titles, titles_in_order
from liftrun.report.markup import Markup, element, join, raw
from liftrun.report.page_style import page_style
from liftrun.report.week.week_words import DAYS, LONG_DAYS, day_and_month, priority_words
from liftrun.squad.optimise.shared_plan import lost_to_the_squad
from liftrun.squad.output.heat_strip import heat_strip
from liftrun.squad.output.summary import (
    clock,
    fairness,
    headline,
    losses_table,
    proof,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from liftrun.domain import Placed, Week
    from liftrun.domain.units import Units
    from liftrun.squad.optimise.shared_plan import SharedPlan
    from liftrun.squad.optimise.squad_state import AthleteState
    from liftrun.squad.rooms.groups import Meeting

SHEET = """
.wide{overflow-x:auto;margin:.4rem 0}
.wide>svg{display:block;min-width:1040px;width:100%;height:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--line)}
th{font-weight:600}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
td ul{list-style:none;margin:0;padding:0}
td li{font-variant-numeric:tabular-nums}
th,td{overflow-wrap:normal}
.people td:first-child{min-width:104px}
.people{min-width:1040px}
.gym{border-left:4px double var(--lift_edge);padding-left:.35rem}
.lost{color:var(--warn)}
.hs-0{fill:var(--free)}.hs-1{fill:#fbe7bf}.hs-2{fill:#f7cd7f}.hs-3{fill:#f2b040}.hs-4{fill:#c96a00}
.hs-t{fill:#231500}.hs-t4{fill:#fff}.hs-t0{fill:var(--soft)}
.hs-full{fill:none;stroke:var(--warn);stroke-width:2.5}
"""


def coach_page(plan: SharedPlan) -> str:
    """The whole page, as a string to be written as UTF-8."""
    parts = [_heading(plan), *(_room(plan, n) for n in range(len(plan.squad.rooms))), _groups(plan), _lost(plan)]
    parts += [_people(plan), _levels(plan), _footer(plan)]
    return (
        "<!DOCTYPE html>\n" + element("html", _head(plan), element("body", element("main", *parts)), lang="en") + "\n"
    )


def _head(plan: SharedPlan) -> Markup:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", f"{plan.squad.name} – week of {day_and_month(plan.week.start)}"),
        element("style", raw(page_style() + SHEET.replace("\n", ""))),
    )


def _heading(plan: SharedPlan) -> Markup:
    week = f"Week of {day_and_month(plan.week.start)} {plan.week.start.year} · {plan.week.timezone}"
    title = element("div", element("h1", plan.squad.name), element("p", week, class_="soft"))
    status = "optimal" if plan.bound.gap == 0 else "feasible"
    meaning = element("span", proof(plan), class_="meaning")
    mark = element("span", "✓" if plan.bound.gap == 0 else "~", class_="mark", aria_hidden="true")
    return element(
        "header", title, element("p", mark, element("strong", headline(plan)), meaning, class_=f"status {status}")
    )


def _section(title: str, *parts: Markup) -> Markup:
    return element("section", element("h2", title), *parts)


def _room(plan: SharedPlan, number: int) -> Markup:
    room = plan.squad.rooms[number]
    strip = element("div", heat_strip(plan, number), class_="wide", tabindex="0")
    note = element(
        "p",
        "Each box is half an hour: how many athletes lift at its fullest moment / how many places there are "
        f"(at most {room.places}). An outline marks a full room. Grey: closed.",
        class_="soft",
    )
    return _section(f"Room: {room.id}", note, strip, _prices(plan, number))


def _prices(plan: SharedPlan, number: int) -> Markup:
    """What one more place for an hour could bring at most. The prices are those of the proof, so more is impossible."""
    hours: dict[tuple[int, int], float] = defaultdict(float)
    for (room, minute), price in plan.bound.prices.items():
        if room == number:
            day = plan.week.day_of(minute)
            hours[day, (minute - plan.week.day_starts[day]) // 60] += price
    rows = [(price, day, hour) for (day, hour), price in hours.items() if round(price, 1) > 0]
    if not rows:
        return element("p", "More places in this room would not let anybody keep another session.")
    ranked = sorted(rows, key=lambda row: (-round(row[0], 3), row[1], row[2]))[:12]
    body = [
        element(
            "tr",
            element("td", f"{LONG_DAYS[day]} {hour:02d}:00–{hour + 1:02d}:00"),
            element("td", f"{price:.1f}", class_="n"),
        )
        for price, day, hour in ranked
    ]
    head = element("tr", element("th", "hour"), element("th", "extra lifts with one more place, at most", class_="n"))
    note = "It is proven: with one more place in that hour, the squad could keep at most this many more lifts."
    return join(
        [
            element("h3", "Where one more place would help"),
            element("p", note, class_="soft"),
            element("table", head, *body),
        ]
    )


def _groups(plan: SharedPlan) -> Markup:
    if not plan.meetings:
        return join([])
    return _section("Group sessions", *(_group(plan, meeting) for meeting in plan.meetings))


def _group(plan: SharedPlan, meeting: Meeting) -> Markup:
    name = element("h3", meeting.group.name)
    if meeting.start is None:
        who = "both the coach and a member" if meeting.group.coach else "any member"
        return join([name, element("p", f"It does not take place: none of its times suits {who}.", class_="warn")])
    day = plan.week.day_of(meeting.start)
    coach = f", with {plan.squad.coach.name}" if plan.squad.coach and meeting.group.coach else ""
    when = f"{LONG_DAYS[day]} {clock(plan.week, meeting.start)}{coach}"
    kept = {p.member.athlete.name: p for p in plan.state.athletes}
    there = [name for name, session in meeting.sessions.items() if name in kept and _keeps(kept[name], session)]
    parts = [element("p", element("strong", when)), element("p", f"{len(there)} come: {', '.join(there)}.")]
    if meeting.missing:
        alone = "go without" if meeting.group.required else "train on their own"
        parts.append(element("p", f"Cannot come, and {alone}: {', '.join(meeting.missing)}.", class_="soft"))
    return join([name, *parts])


def _keeps(athlete: AthleteState, session: str) -> bool:
    return athlete.plan is not None and any(p.session.id == session for p in athlete.plan.schedule.placed)


def _lost(plan: SharedPlan) -> Markup:
    rows = [row for athlete in plan.state.athletes for row in _lost_of(plan, athlete)]
    if not rows:
        return _section("Sessions that were dropped", element("p", "No session was dropped."))
    head = element("tr", *(element("th", name) for name in ("athlete", "session", "why")))
    return _section("Sessions that were dropped", element("table", head, *rows))


def _lost_of(plan: SharedPlan, athlete: AthleteState) -> Iterable[Markup]:
    if athlete.plan is None:
        return
    names = titles_in_order(athlete.problem.instance.sessions, athlete.plan.schedule)
    squad = dict(lost_to_the_squad(plan, athlete))
    for lost in athlete.plan.dropped:
        why = squad.get(lost.session.id, "It does not fit into their own week, even with the room to themselves.")
        kind = priority_words(lost.session.priority.name.lower())
        cells = athlete.member.athlete.name, f"{names[lost.session.id]} ({kind})", why
        yield element("tr", *(element("td", cell) for cell in cells))


def _people(plan: SharedPlan) -> Markup:
    head = element("tr", element("th", "athlete"), *(element("th", day) for day in DAYS))
    rows = [_person(plan.week, athlete) for athlete in plan.state.athletes]
    table = element("div", element("table", head, *rows, class_="people"), class_="wide", tabindex="0")
    note = element("p", "A line at the left marks a lift in a weight room.", class_="soft")
    return _section("Who trains when", note, table)


def _person(week: Week, athlete: AthleteState) -> Markup:
    placed = athlete.plan.schedule.placed if athlete.plan else ()
    sessions = athlete.problem.instance.sessions
    names = titles_in_order(sessions, athlete.plan.schedule) if athlete.plan else titles(sessions)
    days = [[p for p in placed if week.day_of(p.start) == day] for day in range(7)]
    cells = [element("td", _day(week, several, names, athlete.member.athlete.units)) for several in days]
    lost = len(athlete.plan.dropped) if athlete.plan else 0
    name = [element("strong", athlete.member.athlete.name)]
    if lost:
        name.append(element("div", f"{lost} dropped", class_="lost"))
    return element("tr", element("td", *name), *cells)


def _day(week: Week, placed: Sequence[Placed], names: dict[str, str], units: Units) -> Markup:
    items = [_line_of(week, one, names[one.session.id], units) for one in placed]
    return element("ul", *items) if items else join([])


def _line_of(week: Week, placed: Placed, name: str, units: Units) -> Markup:
    """A session with its start, and below it what it consists of."""
    todo = workout_in_short(placed, units)
    more = [element("div", todo, class_="soft")] if todo else []
    where = "gym" if placed.place == "gym" else None
    return element("li", f"{clock(week, placed.start)} {name}", *more, class_=where)


def _levels(plan: SharedPlan) -> Markup:
    head = element("tr", element("th", "given up"), *(element("th", n, class_="n") for n in ("in total", "at least")))
    rows = [
        element("tr", element("td", name), element("td", str(now), class_="n"), element("td", least, class_="n"))
        for name, now, least in losses_table(plan)
    ]
    note = (
        "The most important first. “At least”: no plan gives up less, unless it gives up more of something above; "
        "– means that nothing is proven."
    )
    fair = [element("p", sentence) for sentence in fairness(plan)]
    return _section("What the squad gives up", *fair, element("p", note, class_="soft"), element("table", head, *rows))


def _footer(plan: SharedPlan) -> Markup:
    how = (
        "one exact model of all athletes"
        if plan.joint
        else "column generation: each athlete in the places that are left, then small groups again together"
    )
    rounds = f"; {plan.bound.rounds} rounds of prices" if plan.bound.rounds else ""
    return element("footer", element("p", f"Planned by {how}{rounds}. Checked minute by minute before it was written."))
