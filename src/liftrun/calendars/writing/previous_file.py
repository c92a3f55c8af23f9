"""What a calendar file already contains that liftrun wrote before: only such a file may be replaced."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from liftrun.calendars.writing.revision import Revision
from liftrun.calendars.writing.written_event import REVISION_PROPERTIES, WrittenEvent, copy_of, moment_in

PRODID = "-//liftrun//liftrun//EN"
CALENDAR_NAME = "X-WR-CALNAME"
_HEAD_BYTES = 200  # liftrun writes VERSION and PRODID first: other programs' files are not parsed at all
_TZID = re.compile(rb"TZID[=:]([^:;,\r\n]+)")
_CHILDREN = {"VCALENDAR": {"VTIMEZONE", "VEVENT"}, "VTIMEZONE": {"STANDARD", "DAYLIGHT"}, "VEVENT": {"VALARM"}}
_FARTHEST = timedelta(days=8)  # a session starts in its week, and may end on the day after it
_YEARS = range(1971, 9990)
_FAULTS = (ValueError, LookupError, OverflowError, OSError, TypeError, AttributeError)


@lru_cache(maxsize=1)  # a plan is refused, or not, at three moments, for the same file
def is_ours(content: bytes) -> bool:
    """Whether the bytes are a calendar that liftrun wrote and can read again."""
    return read_written(content) is not None


@lru_cache(maxsize=1)  # as above
def owner(content: bytes) -> str:
    """The athlete's name in a calendar that liftrun wrote, `""` if there is none."""
    escaped = str(Calendar.from_ical(content).get(CALENDAR_NAME, ""))
    # icalendar leaves the value of an X- property as it is in the file: a property of the type TEXT reads it.
    event = Event.from_ical(f"BEGIN:VEVENT\r\nSUMMARY:{escaped}\r\nEND:VEVENT\r\n")
    return unicodedata.normalize("NFC", str(event["SUMMARY"]))


def read_written(content: bytes) -> tuple[WrittenEvent, ...] | None:
    """The events of a file that liftrun wrote; None for a file of another program, a changed or a damaged one."""
    try:
        _check_before_parsing(content)
        calendar = Calendar.from_ical(content)
        _check_components(calendar)
        events = tuple(_read_event(event) for event in calendar.events)
    except _FAULTS:
        return None
    return events if len({event.uid for event in events}) == len(events) else None


def _check_before_parsing(content: bytes) -> None:
    """Refuse what is not one whole calendar of liftrun's, or names an unknown zone: `icalendar` would remember it."""
    head, end = content[:_HEAD_BYTES], content[-_HEAD_BYTES:].rstrip(b"\r\n")
    whole = head.startswith(b"BEGIN:VCALENDAR") and end.endswith(b"\nEND:VCALENDAR")
    if not whole or f"PRODID:{PRODID}".encode() not in head:
        raise ValueError(PRODID)
    for name in set(_TZID.findall(content)):
        ZoneInfo(name.decode())


def _check_components(calendar: Calendar) -> None:
    """Refuse components that liftrun does not write, and properties that could not be read."""
    for component in calendar.walk():
        children = {child.name for child in component.subcomponents}
        if component.errors or not children <= _CHILDREN.get(component.name or "", set()):
            raise ValueError(component.name)
    if calendar.name != "VCALENDAR" or calendar["PRODID"] != PRODID:
        raise ValueError(PRODID)


def _read_event(whole: Event) -> WrittenEvent:
    content = copy_of(whole)
    for name in REVISION_PROPERTIES:
        del content[name]
    revision = Revision(int(str(whole["SEQUENCE"])), moment_in(whole, "DTSTAMP").astimezone(UTC))
    event = WrittenEvent(str(whole["UID"]), revision, content)
    _check_event(event)
    return event


def _check_event(event: WrittenEvent) -> None:
    """Do what is necessary to write the event again, and fail as that would fail."""
    event.component().to_ical()
    for name, day in (*event.zones(), ("UTC", event.start.date())):
        if abs(day - event.week) > _FARTHEST or ZoneInfo(name).key != name:
            raise ValueError(event.uid)
    if event.week.year not in _YEARS or event.revision.sequence < 0:
        raise ValueError(event.uid)
    for name in ("DTSTART", "DTEND"):
        moment_in(event.content, name).astimezone(UTC)
