"""From a plan to the bytes of an .ics file that calendars can subscribe to or import (RFC 5545, RFC 7986).

The bytes depend on the plan, on the options and on the file that stands there already, and on nothing else: equal
input gives equal bytes. What the older file is needed for:

- An event whose content changed gets a higher SEQUENCE and later stamps; one that did not keeps its lines.
- A session of this week that is gone or was dropped becomes STATUS:CANCELLED, since a calendar that once imported it
  would keep it for ever if it just went missing. Its SEQUENCE rises once.
- Events of other weeks stay as they are, so that one file can be planned into week after week.

Times are local with the zone's IANA name, so that they read well everywhere. Only where a clock shows a time twice,
which a local time cannot tell apart, the event is given in UTC.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from liftrun.calendars.content_lines import PRODID, text_value, to_bytes
from liftrun.calendars.writing.vtimezone import LOCAL_FORMAT, vtimezone
from liftrun.calendars.writing.written_events import CALENDAR_NAME, WrittenEvent, is_ours, name_of, read_written, uid_of
from liftrun.documents.session_wording import advice, headline, minutes_of, place_name, what_to_do, why_here
from liftrun.domain.errors import InputError
from liftrun.domain.units import metres_of_miles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from liftrun.documents.plan import PlanDocument, SessionPart

__all__ = ["ExportOptions", "export", "is_ours"]

REFRESH = "PT1H"
OWN_SESSION, OWN_WEEK = "X-LIFTRUN-SESSION", "X-LIFTRUN-WEEK"


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What the athlete may choose.

    Attributes:
        alarm_minutes: Minutes before each session at which to be reminded, or None for no reminder.
        transparent: Whether sessions leave the time shown as free, so that others can still book it.
    """

    alarm_minutes: int | None = None
    transparent: bool = False


def export(plan: PlanDocument, *, previous: bytes | None = None, options: ExportOptions | None = None) -> bytes:
    """The plan as an iCalendar file.

    Args:
        plan: The week; its status must be `optimal` or `feasible`.
        previous: The content of the file that the result will replace. What `is_ours` refuses counts as none.
        options: Reminders and whether the time is shown as busy.

    Raises:
        InputError: if the plan names a zone that is not known.
        ValueError: if the plan has no week to show; its file would cancel whatever was planned before.
    """
    if plan.status not in ("optimal", "feasible"):
        raise ValueError(f"a plan that is {plan.status} has no calendar")
    known = {event.uid: event for event in read_written(previous or b"") or ()}
    wanted = dict(_planned(plan, options or ExportOptions())) | dict(_standing(plan, known))
    events = [_revised(uid, content, known.get(uid)) for uid, content in wanted.items()]
    return to_bytes(_calendar(plan.athlete, sorted(events, key=lambda event: (event.start.astimezone(UTC), event.uid))))


def _revised(uid: str, content: tuple[str, ...], old: WrittenEvent | None) -> WrittenEvent:
    if old is None:
        return WrittenEvent(uid, 0, content)
    return old if old.content == content else replace(old, sequence=old.sequence + 1, content=content)


def _planned(plan: PlanDocument, options: ExportOptions) -> Iterator[tuple[str, tuple[str, ...]]]:
    zone = _zone(plan.timezone)
    for session in plan.sessions:
        content = tuple(_content(session, plan, zone, options))
        yield uid_of(plan.athlete, plan.week_start, session.id), content


def _standing(plan: PlanDocument, known: dict[str, WrittenEvent]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What the older file holds and the plan does not: other weeks as they are, this week's cancelled."""
    placed = {uid_of(plan.athlete, plan.week_start, session.id) for session in plan.sessions}
    reasons = {uid_of(plan.athlete, plan.week_start, part.id): part.reason for part in plan.dropped}
    for uid, event in known.items():
        if event.week != plan.week_start:
            yield uid, event.content
        elif uid not in placed:
            yield uid, tuple(_cancelled(event.content, reasons.get(uid, "")))


def _cancelled(content: tuple[str, ...], reason: str) -> Iterator[str]:
    """The content of an event that takes place no longer: not busy, without alarm, with the reason if there is one."""
    for line in content:
        name = name_of(line)
        if name == "BEGIN":
            return
        if name == "DESCRIPTION" and reason:
            yield f"DESCRIPTION:{text_value(f'Left out of the week: {reason}')}"
        else:
            yield {"STATUS": "STATUS:CANCELLED", "TRANSP": "TRANSP:TRANSPARENT"}.get(name, line)


def _content(session: SessionPart, plan: PlanDocument, zone: ZoneInfo, options: ExportOptions) -> Iterator[str]:
    summary = text_value(headline(session, plan.units))
    yield from _times(session, zone)
    yield f"SUMMARY:{summary}"
    if place := place_name(session):
        yield f"LOCATION:{text_value(place)}"
    yield f"CATEGORIES:{','.join(_categories(session))}"
    yield "STATUS:CONFIRMED"
    yield f"TRANSP:{'TRANSPARENT' if options.transparent else 'OPAQUE'}"
    yield f"DESCRIPTION:{text_value(*_description(session, plan))}"
    yield f"{OWN_SESSION}:{text_value(_pairs(_session_facts(session)))}"
    yield f"{OWN_WEEK}:{text_value(_pairs(_week_facts(plan)))}"
    if options.alarm_minutes is not None:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:-PT{options.alarm_minutes}M")
        yield from (f"DESCRIPTION:{summary}", "END:VALARM")


def _times(session: SessionPart, zone: ZoneInfo) -> Iterator[str]:
    ends = {"DTSTART": session.start.astimezone(zone), "DTEND": session.end.astimezone(zone)}
    in_utc = any(_is_shown_twice(moment) for moment in ends.values())
    for name, moment in ends.items():
        if in_utc:
            yield f"{name}:{moment.astimezone(UTC).strftime(LOCAL_FORMAT)}Z"
        else:
            yield f"{name};TZID={zone.key}:{moment.strftime(LOCAL_FORMAT)}"


def _is_shown_twice(moment: datetime) -> bool:
    """Whether the clock shows this time twice, before and after it was put back."""
    return moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()


def _categories(session: SessionPart) -> Iterator[str]:
    """Activity, kind or focus, and what else sets it apart: words that a calendar can filter by."""
    traits = (session.activity, session.kind or session.focus, "hard" if session.hard else None)
    jumps = "plyometrics" if any(block.kind == "plyometrics" for block in session.blocks) else None
    yield from (word.capitalize() for word in (*traits, jumps, "optional" if session.optional else None) if word)


def _description(session: SessionPart, plan: PlanDocument) -> Iterator[str]:
    yield from what_to_do(session, plan.units)
    yield from advice([session])
    if reason := why_here(session):
        yield from ("", reason)


def _session_facts(session: SessionPart) -> dict[str, object]:
    """What a program that checks the week needs to know exactly, and title and categories do not tell."""
    blocks = "+".join(f"{block.kind}:{minutes_of(block)}" for block in session.blocks)
    heavy = ("no", "yes")[session.heavy] if session.activity == "lift" else None
    metres = metres_of_miles(session.miles) if session.metres is None and session.miles else session.metres
    return {"id": session.id, "metres": metres, "heavy": heavy, "place": session.place, "blocks": blocks}


def _week_facts(plan: PlanDocument) -> dict[str, object]:
    """What decides which rules hold in the week, the pack left aside; in each event, for a file may hold many weeks."""
    names = ("phase", "race", "weeks_to_race", "experience", "peak_lifting", "run_days")
    return {name: getattr(plan, name) for name in names}


def _pairs(facts: dict[str, object]) -> str:
    """`phase=build race=half`, without what is not known."""
    return " ".join(f"{name}={value}" for name, value in facts.items() if value is not None)


def _calendar(athlete: str, events: list[WrittenEvent]) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODID}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH")
    yield f"{CALENDAR_NAME}:{text_value(athlete)}"
    yield from (f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}", f"X-PUBLISHED-TTL:{REFRESH}")
    for timezone, dates in sorted(_dates_by_zone(events).items()):
        yield from vtimezone(timezone, min(dates), max(dates))
    for event in events:
        yield from event.lines()
    yield "END:VCALENDAR"


def _dates_by_zone(events: Iterable[WrittenEvent]) -> dict[str, set[date]]:
    found: dict[str, set[date]] = {}
    for event in events:
        for timezone, day in event.zones():
            found.setdefault(timezone, set()).add(day)
    return found


def _zone(timezone: str) -> ZoneInfo:
    try:
        return ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        remedy = "Write the name as the tz database has it."
        raise InputError("", "timezone", repr(timezone), "a zone such as Europe/Berlin", remedy) from error
