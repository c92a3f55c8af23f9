"""Write a planned session as a calendar event (RFC 5545), without its identity and revision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from icalendar import Alarm, Event, vText

from liftrun.calendars.writing.harmless_text import harmless_text
from liftrun.calendars.writing.written_event import copy_of
from liftrun.documents.session_wording import headline, minutes_of, place_name, what_to_do, why_here
from liftrun.domain import ACTIVITIES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from liftrun.documents.plan import LoadPart, PlanDocument, SessionPart

OWN_SESSION, OWN_WEEK = "X-LIFTRUN-SESSION", "X-LIFTRUN-WEEK"


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """Choices of the athlete about the calendar.

    Attributes:
        alarm_minutes: Minutes before each session at which the calendar reminds, or None for no reminder.
        transparent: Whether the calendar shows the time of sessions as free, so that others can still book it.
    """

    alarm_minutes: int | None = None
    transparent: bool = False


def session_event(session: SessionPart, plan: PlanDocument, zone: ZoneInfo, options: ExportOptions) -> Event:
    """The event of a session."""
    event, summary = Event(), harmless_text(headline(session, plan.units))
    for name, moment in _times(session, zone):
        event.add(name, moment)
    event.add("summary", summary)
    if place := place_name(session):
        event.add("location", harmless_text(place))
    event.add("categories", list(_categories(session)))
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT" if options.transparent else "OPAQUE")
    event.add("description", harmless_text(*_description(session, plan)))
    event.add(OWN_SESSION, vText(harmless_text(_pairs(_session_facts(session)))))
    event.add(OWN_WEEK, vText(harmless_text(_pairs(_week_facts(plan)))))
    if options.alarm_minutes is not None:
        event.add_component(_alarm(options.alarm_minutes, summary))
    return event


def cancelled_event(event: Event, reason: str) -> Event:
    """The event of a session that was dropped: cancelled, not busy, no reminder, with the reason if known."""
    gone = copy_of(event)
    gone.subcomponents.clear()
    gone["STATUS"], gone["TRANSP"] = vText("CANCELLED"), vText("TRANSPARENT")
    if reason:
        gone["DESCRIPTION"] = vText(harmless_text(f"Left out of the week: {reason}"))
    return gone


def _alarm(minutes: int, summary: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -timedelta(minutes=minutes))
    alarm.add("description", summary)
    return alarm


def _times(session: SessionPart, zone: ZoneInfo) -> list[tuple[str, datetime]]:
    """Start and end in local time; both in UTC if local time is ambiguous, as when clocks are put back."""
    ends = [("dtstart", session.start.astimezone(zone)), ("dtend", session.end.astimezone(zone))]
    if any(_is_shown_twice(moment) for _, moment in ends):
        return [(name, moment.astimezone(UTC)) for name, moment in ends]
    return ends


def _is_shown_twice(moment: datetime) -> bool:
    """Whether local time shows this time twice, before and after clocks are put back."""
    return moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()


def _categories(session: SessionPart) -> Iterator[str]:
    """Activity, kind or focus, and other traits. A calendar program can filter by these words."""
    traits = (ACTIVITIES[session.activity].title, session.kind or session.focus, "hard" if session.hard else None)
    plyometrics = "plyometrics" if any(block.kind == "plyometrics" for block in session.blocks) else None
    optional = "optional" if session.optional else None
    yield from (word.capitalize() for word in (*traits, plyometrics, optional) if word)


def _description(session: SessionPart, plan: PlanDocument) -> Iterator[str]:
    yield from what_to_do(session, plan.units)
    if reason := why_here(session):
        yield from ("", reason)


def _session_facts(session: SessionPart) -> dict[str, object]:
    """The facts that `liftrun check` needs exactly and that title and categories do not contain."""
    blocks = "+".join(f"{block.kind}:{minutes_of(block)}" for block in session.blocks)
    heavy = ("no", "yes")[session.heavy] if session.activity == "lift" else None
    facts = {"id": session.id, "metres": session.metres, "heavy": heavy, "place": session.place, "blocks": blocks}
    load = session.load if ACTIVITIES[session.activity].hard_as_stated else None
    return {**facts, "load": _load(load) if load else None}


def _load(load: LoadPart) -> str:
    """`2/0/1/hard`: the load of the legs, the upper body and the trunk, then its impact and hardness if it has them."""
    return f"{load.legs}/{load.upper}/{load.trunk}{'/impact' * load.impact}{'/hard' * load.hard}"


def _week_facts(plan: PlanDocument) -> dict[str, object]:
    """What decides which rules apply in the week, except the pack; in each event, for a file may have many weeks."""
    names = ("phase", "race", "weeks_to_race", "experience", "peak_lifting", "run_days", "weekly_miles", "lifts")
    return {name: getattr(plan, name) for name in names} | {
        "first_weeks": plan.first_weeks or None,
        "priority": plan.priority if plan.priority != "running" else None,
    }


def _pairs(facts: dict[str, object]) -> str:
    """`phase=build race=half`; unknown facts are left out."""
    return " ".join(f"{name}={value}" for name, value in facts.items() if value is not None)
