"""From a plan to the bytes of an .ics file that calendars can subscribe to or import (RFC 5545, RFC 7986).

The bytes depend on the plan, the options, the time of writing (`now`) and the file that is replaced, and on nothing
else: equal input gives equal bytes. The replaced file decides:

- An event whose content changed gets a higher SEQUENCE and later stamps. An unchanged event keeps its bytes, whatever
  `now` is.
- A session of this week that is gone or was dropped becomes STATUS:CANCELLED: a calendar that once imported it would
  keep it for ever if it were only missing. Its SEQUENCE rises once.
- Events of other weeks stay as they are, so that one file can collect week after week.

Times are local with the zone's IANA name, so that they read well everywhere. Only where a clock shows a time twice,
which a local time cannot distinguish, the event is given in UTC.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import Calendar, vDuration, vText

from liftrun.calendars.own_marks import event_uid
from liftrun.calendars.writing.harmless_text import harmless_text
from liftrun.calendars.writing.previous_file import CALENDAR_NAME, PRODID, is_ours, read_written
from liftrun.calendars.writing.revision import first_revision
from liftrun.calendars.writing.session_event import ExportOptions, cancelled_event, session_event
from liftrun.calendars.writing.vtimezone import vtimezone
from liftrun.calendars.writing.written_event import WrittenEvent
from liftrun.domain.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from icalendar import Event

    from liftrun.documents.plan import PlanDocument

__all__ = ["ExportOptions", "export", "is_ours"]

REFRESH = timedelta(hours=1)


def export(
    plan: PlanDocument, *, now: datetime, previous: bytes | None = None, options: ExportOptions | None = None
) -> bytes:
    """The plan as an iCalendar file.

    Args:
        plan: The week; its status must be `optimal` or `feasible`.
        now: The time of writing, with its zone: new and changed events get it as their stamp.
        previous: The content of the file that the result will replace. What `is_ours` refuses counts as none.
        options: Reminders and whether the time is shown as busy.

    Raises:
        InputError: if the plan names a zone that is unknown.
        ValueError: if the plan has no week to show; its file would cancel everything that was planned before.
    """
    if plan.status not in ("optimal", "feasible"):
        raise ValueError(f"a plan that is {plan.status} has no calendar")
    known = {event.uid: event for event in read_written(previous or b"") or ()}
    wanted = dict(_planned(plan, options or ExportOptions())) | dict(_kept_from(known, plan))
    events = [_revised(uid, content, known.get(uid), now) for uid, content in wanted.items()]
    ordered = sorted(events, key=lambda event: (event.start, event.uid))
    return bytes(_calendar(plan.athlete, ordered).to_ical())


def _revised(uid: str, content: Event, old: WrittenEvent | None, now: datetime) -> WrittenEvent:
    if old is None:
        return WrittenEvent(uid, first_revision(now), content)
    return old if old.has_content(content) else WrittenEvent(uid, old.revision.after_change(now), content)


def _planned(plan: PlanDocument, options: ExportOptions) -> Iterator[tuple[str, Event]]:
    zone = _zone(plan.timezone)
    for session in plan.sessions:
        yield event_uid(plan.athlete, plan.week_start, session.id), session_event(session, plan, zone, options)


def _kept_from(known: dict[str, WrittenEvent], plan: PlanDocument) -> Iterator[tuple[str, Event]]:
    """What the replaced file contains and the plan does not: other weeks as they are, events of this week cancelled."""
    placed = {event_uid(plan.athlete, plan.week_start, session.id) for session in plan.sessions}
    reasons = {event_uid(plan.athlete, plan.week_start, part.id): part.reason for part in plan.dropped}
    for uid, event in known.items():
        if event.week != plan.week_start:
            yield uid, event.content
        elif uid not in placed:
            yield uid, cancelled_event(event.content, reasons.get(uid, ""))


def _calendar(athlete: str, events: list[WrittenEvent]) -> Calendar:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODID)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add(CALENDAR_NAME, vText(harmless_text(athlete)))
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    for timezone, dates in sorted(_dates_by_zone(events).items()):
        calendar.add_component(vtimezone(timezone, min(dates), max(dates)))
    for event in events:
        calendar.add_component(event.component())
    return calendar


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
