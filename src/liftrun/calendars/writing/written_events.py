"""Events as liftrun writes them: their identity, their revision, and what a file that we wrote already holds.

Neither DTSTAMP nor LAST-MODIFIED may come from a clock, or no two runs would give equal bytes. Calendar programs use
both for one purpose: of two versions with one UID, the higher SEQUENCE is the newer, and the later DTSTAMP among
equals; some refuse a version whose stamp is older than the one they hold. So both are a minute a revision after a date
fixed for the week, a year before it: later with every change, and past even when a whole season is planned ahead.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from liftrun.calendars.content_lines import PRODID, UID_DOMAIN, text_value, unfold

if TYPE_CHECKING:
    from collections.abc import Iterator

CALENDAR_NAME = "X-WR-CALNAME"
_ESCAPE = re.compile(r"\\(.)")
_UID = re.compile(rf"(\d{{4}}-\d\d-\d\d)-[0-9a-f]{{32}}@{re.escape(UID_DOMAIN)}")
_START = re.compile(r"DTSTART(?:;TZID=([^:;,]+))?:(\d{8}T\d{6})Z?")
_LOCAL = re.compile(r"DT(?:START|END);TZID=([^:;,]+):(\d{8})T\d{6}")
_REVISION = frozenset({"UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE"})
_COMPONENTS = frozenset(
    f"BEGIN:{name}" for name in ("VCALENDAR", "VTIMEZONE", "STANDARD", "DAYLIGHT", "VEVENT", "VALARM")
)
_FARTHEST = timedelta(days=8)  # a session begins in its week, and may end on the day after it
_YEARS = range(1971, 9990)
_STAMPS_BEFORE_WEEK = timedelta(weeks=52)


@dataclass(frozen=True, slots=True)
class WrittenEvent:
    """One event.

    Attributes:
        uid: Who, which week, which session: the same in every run.
        sequence: How often the content changed since the event was first written.
        content: Every other line, unfolded, in the order written, alarms last.
    """

    uid: str
    sequence: int
    content: tuple[str, ...]

    @property
    def week(self) -> date:
        """The Monday of its week."""
        found = _UID.fullmatch(self.uid)
        if not found:
            raise ValueError(f"not an identity of ours: {self.uid}")
        return date.fromisoformat(found[1])

    @property
    def start(self) -> datetime:
        """The moment at which it starts."""
        for line in self.content:
            if found := _START.fullmatch(line):
                return datetime.fromisoformat(found[2]).replace(tzinfo=ZoneInfo(found[1] or "UTC"))
        raise ValueError(f"no start that we would write: {self.uid}")

    def lines(self) -> Iterator[str]:
        """The event as content lines."""
        begin = datetime.combine(self.week, time(), UTC) - _STAMPS_BEFORE_WEEK
        stamp = (begin + timedelta(minutes=self.sequence)).strftime("%Y%m%dT%H%M%SZ")
        yield from ("BEGIN:VEVENT", f"UID:{self.uid}", f"DTSTAMP:{stamp}", f"LAST-MODIFIED:{stamp}")
        yield f"SEQUENCE:{self.sequence}"
        yield from self.content
        yield "END:VEVENT"

    def zones(self) -> Iterator[tuple[str, date]]:
        """The zones that its times name, each with the local date."""
        for line in self.content:
            if found := _LOCAL.fullmatch(line):
                yield found[1], date.fromisoformat(found[2])


def uid_of(athlete: str, week: date, session: str) -> str:
    """The identity of a session: its week, and a hash over athlete, week and session."""
    words = "\n".join((unicodedata.normalize("NFC", athlete), week.isoformat(), session))
    return f"{week.isoformat()}-{hashlib.sha256(words.encode()).hexdigest()[:32]}@{UID_DOMAIN}"


def name_of(line: str) -> str:
    """The name of a property, without parameters and value."""
    return line.partition(":")[0].partition(";")[0]


def is_ours(content: bytes) -> bool:
    """Whether the bytes are a calendar that liftrun wrote and can read again; only such a file may be written over."""
    return read_written(content) is not None


def owner_name(athlete: str) -> str:
    """An athlete's name as their calendar carries it, not escaped."""
    return _ESCAPE.sub(r"\1", text_value(unicodedata.normalize("NFC", athlete)))


def owner(content: bytes) -> str:
    """The athlete whom a calendar of ours says that it belongs to, `""` if it does not say."""
    named = (line for line in unfold(content) if line.startswith(f"{CALENDAR_NAME}:"))
    found = next(named, "").removeprefix(f"{CALENDAR_NAME}:")
    return unicodedata.normalize("NFC", _ESCAPE.sub(r"\1", found))


def read_written(content: bytes) -> tuple[WrittenEvent, ...] | None:
    """The events of a file that liftrun wrote, or None if it is another's, was added to, or is damaged."""
    try:
        lines = unfold(content)
        _check_frame(lines)
        events = tuple(_read_event(body) for body in _event_bodies(lines))
    except (ValueError, LookupError, OverflowError, OSError):
        return None
    return events if len({event.uid for event in events}) == len(events) else None


def _check_frame(lines: list[str]) -> None:
    """See that the file is one whole calendar of ours, without any component that we do not write."""
    whole = lines[0] == "BEGIN:VCALENDAR" and lines[-1] == "END:VCALENDAR"
    begun = [line for line in lines if line.startswith("BEGIN:")]
    if not whole or f"PRODID:{PRODID}" not in lines or begun.count(lines[0]) != 1 or not _COMPONENTS.issuperset(begun):
        raise ValueError(PRODID)


def _event_bodies(lines: list[str]) -> Iterator[list[str]]:
    begins = (number for number, line in enumerate(lines) if line == "BEGIN:VEVENT")
    ends = (number for number, line in enumerate(lines) if line == "END:VEVENT")
    for begin, end in zip(begins, ends, strict=True):
        yield lines[begin + 1 : end]


def _read_event(body: list[str]) -> WrittenEvent:
    head = {name_of(line): line.partition(":")[2] for line in body if name_of(line) in _REVISION}
    content = tuple(line for line in body if name_of(line) not in _REVISION)
    event = WrittenEvent(head["UID"], int(head["SEQUENCE"]), content)
    _check(event)
    return event


def _check(event: WrittenEvent) -> None:
    """Go through what is needed to write the event again, and fail as that would fail."""
    list(event.lines())
    for zone, day in event.zones():
        if abs(day - event.week) > _FARTHEST or ZoneInfo(zone).key != zone:
            raise ValueError(event.uid)
    if abs(event.start.date() - event.week) > _FARTHEST or event.week.year not in _YEARS:
        raise ValueError(event.uid)
