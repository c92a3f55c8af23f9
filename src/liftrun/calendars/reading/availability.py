"""Availability that a calendar publishes (`VAVAILABILITY`, RFC 7953)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from liftrun.calendars.reading.busy_status import BUSY
from liftrun.calendars.reading.event import moment_in, read_event
from liftrun.calendars.reading.moments import FIRST, LAST, Moment, read_duration
from liftrun.calendars.reading.properties import Properties, first_value, read_properties

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from liftrun.calendars.policy import CalendarPolicy
    from liftrun.calendars.reading.event import Event, Origin
    from liftrun.calendars.reading.source_text import Source

_WANTED = frozenset({"DTSTART", "DTEND", "DURATION", "PRIORITY", "BUSYTYPE"})
_LOWEST = 10


class Availability(NamedTuple):
    """A stretch of time that is busy except where something says "available".

    Attributes:
        source: Its file.
        start: Its start in UTC.
        end: Its end in UTC.
        rank: 1 outranks 2 and so on; 10 where no priority is stated.
        status: `BUSY`, or the key of `account.SKIPPED` that says why it takes no time.
        available: The available times, as events.
    """

    source: Source
    start: datetime
    end: datetime
    rank: int
    status: str
    available: tuple[Event, ...]


def read_availability(text: str, parts: Sequence[str], origin: Origin, policy: CalendarPolicy) -> Availability:
    """The availability in the text of a `VAVAILABILITY` and of its `AVAILABLE` parts.

    Raises:
        BadValueError: if a time in it cannot be read.
    """
    found = read_properties(text, _WANTED)
    start = _moment(found, "DTSTART", origin)
    priority = first_value(found, "PRIORITY").strip()
    tentative = first_value(found, "BUSYTYPE").strip().upper() == "BUSY-TENTATIVE" and policy.tentative == "free"
    return Availability(
        source=origin.source,
        start=start.utc if start else FIRST,
        end=_end(found, start, origin),
        rank=int(priority) if priority in tuple("123456789") else _LOWEST,
        status="tentative" if tentative else BUSY,
        available=tuple(read_event(f"\n{part.lstrip()}", origin, policy) for part in parts),
    )


def _moment(found: Properties, name: str, origin: Origin) -> Moment | None:
    return moment_in(found[name][0].value, found[name][0], origin.zones) if name in found else None


def _end(found: Properties, start: Moment | None, origin: Origin) -> datetime:
    if end := _moment(found, "DTEND", origin):
        return end.utc
    duration = first_value(found, "DURATION")
    return read_duration(duration).end_utc(start) if duration and start else LAST
