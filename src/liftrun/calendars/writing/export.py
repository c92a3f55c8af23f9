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

from datetime import date, timedelta
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
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from icalendar import Event

    from liftrun.documents.plan import PlanDocument

__all__ = ["ExportOptions", "export", "export_season", "is_ours"]

REFRESH = timedelta(hours=1)
_WEEK = timedelta(weeks=1)


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
    return _exported((plan,), plan.week_start + _WEEK, now, previous, options or ExportOptions())


def export_season(
    plans: Sequence[PlanDocument],
    *,
    now: datetime,
    previous: bytes | None = None,
    options: ExportOptions | None = None,
) -> bytes:
    """The plans of consecutive weeks of one athlete as one iCalendar file.

    Sessions of the previous file in weeks before the first one stay; later ones that are in no plan are cancelled.

    Args:
        plans: The weeks in order, at least one; as for `export`.
        now: As for `export`.
        previous: As for `export`.
        options: As for `export`.

    Raises:
        InputError: as `export`.
        ValueError: as `export`.
    """
    return _exported(plans, date.max, now, previous, options or ExportOptions())


def _exported(
    plans: Sequence[PlanDocument], end: date, now: datetime, previous: bytes | None, options: ExportOptions
) -> bytes:
    """The file; events of the previous one from the first week to `end` that are in no plan are cancelled."""
    for plan in plans:
        if plan.status not in ("optimal", "feasible"):
            raise ValueError(f"a plan that is {plan.status} has no calendar")
    known = {event.uid: event for event in read_written(previous or b"") or ()}
    wanted = dict(event for plan in plans for event in _planned(plan, options))
    reasons = {uid: reason for plan in plans for uid, reason in _reasons(plan)}
    for uid, event in known.items():
        if uid not in wanted:
            gone = plans[0].week_start <= event.week < end
            wanted[uid] = cancelled_event(event.content, reasons.get(uid, "")) if gone else event.content
    events = [_revised(uid, content, known.get(uid), now) for uid, content in wanted.items()]
    ordered = sorted(events, key=lambda event: (event.start, event.uid))
    return bytes(_calendar(plans[0].athlete, ordered).to_ical())


def _revised(uid: str, content: Event, old: WrittenEvent | None, now: datetime) -> WrittenEvent:
    if old is None:
        return WrittenEvent(uid, first_revision(now), content)
    return old if old.has_content(content) else WrittenEvent(uid, old.revision.after_change(now), content)


def _planned(plan: PlanDocument, options: ExportOptions) -> Iterator[tuple[str, Event]]:
    zone = _zone(plan.timezone)
    for session in plan.sessions:
        yield event_uid(plan.athlete, plan.week_start, session.id), session_event(session, plan, zone, options)


def _reasons(plan: PlanDocument) -> Iterator[tuple[str, str]]:
    """Why the dropped sessions of a week were dropped, by the UID that they would have."""
    for part in plan.dropped:
        yield event_uid(plan.athlete, plan.week_start, part.id), part.reason


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
