"""One event of a calendar, as far as busy time needs it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from liftrun.calendars.reading.bad_value import BadValueError
from liftrun.calendars.reading.busy_status import STATUS_PROPERTIES, busy_status
from liftrun.calendars.reading.moments import STRAY_LETTERS, Duration, Moment, at_home, read_duration, read_moment
from liftrun.calendars.reading.properties import (
    TIMES,
    Properties,
    Property,
    first_value,
    plain_title,
    read_properties,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.calendars.policy import CalendarPolicy
    from liftrun.calendars.reading.source_text import Source
    from liftrun.calendars.reading.zones import Zones

_NO_TIME, _DAY = timedelta(), timedelta(days=1)
_SEQUENCE_DIGITS = 9
_ZONE_NAME_CHARACTERS = 40
_ALL_DAY = ("X-MICROSOFT-CDO-ALLDAYEVENT", "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT")
_WANTED = frozenset({*TIMES, *_ALL_DAY, *STATUS_PROPERTIES, "DURATION", "RRULE", "EXRULE", "UID", "SEQUENCE"})


class Origin(NamedTuple):
    """Where an event is: its file, the offset of its component in there, and the zones of that file."""

    source: Source
    offset: int
    zones: Zones


@dataclass(frozen=True, slots=True)
class Event:
    """An event: a single one, a series, or what one date of a series was changed to.

    Attributes:
        origin: Where it is written.
        uid: What ties a series and its changed dates together, or `""`.
        sequence: Which revision of the event this is; the highest counts.
        start: Its (first) start.
        length: How long each of its dates lasts.
        replaces: The date of the series that it replaces (`RECURRENCE-ID`), if any.
        and_later: Whether it replaces all later dates of the series too.
        rules: `RRULE` and `EXRULE` properties: its repetitions, and repetitions left out.
        dates: `RDATE` properties: further dates.
        excluded: `EXDATE` properties: dates left out.
        title: Private.
        status: `busy_status.BUSY`, or why it takes no time.
        assumptions: What was assumed to read it: keys of `account.ASSUMED`, each with its detail.
    """

    origin: Origin
    uid: str
    sequence: int
    start: Moment
    length: Duration
    replaces: Moment | None
    and_later: bool
    rules: tuple[Property, ...]
    dates: tuple[Property, ...]
    excluded: tuple[Property, ...]
    title: str
    status: str
    assumptions: tuple[tuple[str, str], ...]

    @property
    def repeats(self) -> bool:
        """Whether it has more dates than its start."""
        return bool(self.rules or self.dates)


def read_event(text: str, origin: Origin, policy: CalendarPolicy) -> Event:
    """The event in the text of a `VEVENT`.

    Raises:
        BadValueError: if its time cannot be made out.
    """
    found, zones = read_properties(text, _WANTED), origin.zones
    start = _only(found, "DTSTART", zones)
    if start is None:
        raise BadValueError("no start")
    end = _only(found, "DTEND", zones)
    if end and end.floating and not end.is_date and not start.is_date:
        end = end._replace(zone=start.zone)  # an end without a zone is in the zone of its start
    start, end = _whole_days(found, start, end, zones)
    replaces = found.get("RECURRENCE-ID", ())
    return Event(
        origin=origin,
        uid=first_value(found, "UID").strip(),
        sequence=_sequence(first_value(found, "SEQUENCE").strip()),
        start=start,
        length=_length(start, end, first_value(found, "DURATION")),
        replaces=_only(found, "RECURRENCE-ID", zones),
        and_later=any(one.parameters.get("RANGE", "").upper() == "THISANDFUTURE" for one in replaces),
        rules=(*found.get("RRULE", ()), *found.get("EXRULE", ())),
        dates=tuple(found.get("RDATE", ())),
        excluded=tuple(found.get("EXDATE", ())),
        title=plain_title(first_value(found, "SUMMARY")),
        status=busy_status(found, policy, all_day=start.is_date),
        assumptions=(*_about_zones(found, zones), *_repairs(found)),
    )


def _sequence(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= _SEQUENCE_DIGITS else 0


def moment_in(value: str, found: Property, zones: Zones) -> Moment:
    """A value of a property, in the zone that the property names.

    Raises:
        BadValueError: if it is not a date or time.
    """
    name = found.parameters.get("TZID")
    moment = read_moment(value, zones.home, zones.zone(name) if name else None)
    return moment._replace(zone=zones.floating) if moment.floating and not moment.is_date else moment


def _only(found: Properties, name: str, zones: Zones) -> Moment | None:
    properties = found.get(name, ())
    if len(properties) > 1:
        raise BadValueError(f"more than one {name}")
    return moment_in(properties[0].value, properties[0], zones) if properties else None


def _about_zones(found: Properties, zones: Zones) -> Iterator[tuple[str, str]]:
    """What was assumed of the zones that an event names, or of that of its times without a zone."""
    timed = [one for name in TIMES for one in found.get(name, ()) if "T" in one.value and not one.value.endswith("Z")]
    for name in dict.fromkeys(one.parameters["TZID"] for one in timed if "TZID" in one.parameters):
        outcome = zones.find(name)
        if outcome.note:
            yield outcome.note, f"{_shown(name)}, read as {outcome.read_as}" if outcome.read_as else _shown(name)
    start = found["DTSTART"][0]
    if zones.floating is not zones.home and start in timed and "TZID" not in start.parameters:
        yield "floating-zone", _shown(zones.floating_name)


def _repairs(found: Properties) -> Iterator[tuple[str, str]]:
    """What had to be passed over in the values of an event."""
    repeated = [one.value for name in ("RRULE", "EXRULE", "RDATE", "EXDATE") for one in found.get(name, ())]
    if any("\\" in value for value in repeated):
        yield "repaired", "a stray backslash in its repetition"
    times = [one.value for name in ("DTSTART", "DTEND", "RECURRENCE-ID") for one in found.get(name, ())]
    if any(STRAY_LETTERS.search(value) for value in (*times, *repeated)):
        yield "repaired", "stray letters at the end of a time"


def _shown(zone_name: str) -> str:
    """The name of a zone, fit for a sentence."""
    printable = "".join(character if character.isprintable() else " " for character in zone_name)
    return f"'{printable[:_ZONE_NAME_CHARACTERS]}'"


def _length(start: Moment, end: Moment | None, duration: str) -> Duration:
    """From start to end: by the local clock where both are of one zone, else as elapsed time."""
    if end is None:
        length = read_duration(duration) if duration else Duration(_DAY if start.is_date else _NO_TIME)
    elif start.is_date and end.is_date:
        # A day that ends on the date it begins is what some programs write for one whole day.
        length = Duration(end.local - start.local or _DAY)
    elif start.zone == end.zone:
        length = Duration(end.local - start.local)
    else:
        length = Duration(_NO_TIME, end.utc - start.utc)
    if length.nominal + length.exact < _NO_TIME:
        raise BadValueError("an end before its start")
    return length


def _whole_days(found: Properties, start: Moment, end: Moment | None, zones: Zones) -> tuple[Moment, Moment | None]:
    """Microsoft's way to write whole days: from midnight to midnight, with a flag."""
    flagged = any(first_value(found, name).strip().upper() == "TRUE" for name in _ALL_DAY)
    if not flagged or start.is_date or end is None:
        return start, end
    for days in ((start, end), (at_home(start, zones.home), at_home(end, zones.home))):
        if all(day.local.time() == time() for day in days):
            first, last = (Moment(day.local, zones.home, is_date=True, floating=True) for day in days)
            return first, last
    return start, end
