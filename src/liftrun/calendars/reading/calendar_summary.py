"""The summary of a calendar: in which weeks its events start, and in which zone it was written."""

from __future__ import annotations

from datetime import UTC, date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from liftrun.calendars.clock import monday_of
from liftrun.calendars.policy import CalendarPolicy
from liftrun.calendars.reading.bad_value import BadValueError
from liftrun.calendars.reading.components import components
from liftrun.calendars.reading.limits import Budget
from liftrun.calendars.reading.moments import at_home, read_moment
from liftrun.calendars.reading.properties import read_properties
from liftrun.calendars.reading.source_text import read_source
from liftrun.calendars.reading.zones import Zones

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from liftrun.calendars.reading.properties import Property

    _Properties = Mapping[str, Sequence[Property]]

_WANTED = frozenset({"SUMMARY", "DTSTART", "RRULE", "RDATE", "STATUS"})
_EVENT_STEPS = 20
_HEADER = frozenset({"X-WR-TIMEZONE"})


class CalendarSummary(NamedTuple):
    """The weeks, the zone and the titles of a calendar.

    Attributes:
        weeks: The Mondays of the weeks in which its events start, in order.
        repeats: Whether some event has dates besides its start.
        timezone: IANA name of the zone that the calendar or its first event with a zone names, or None.
        titles: The titles of the events that have one, each with the Monday of the week in which it starts first.
        breaks_off: Whether the file ends inside a calendar.
    """

    weeks: tuple[date, ...]
    repeats: bool
    timezone: str | None
    titles: tuple[tuple[date, str], ...] = ()
    breaks_off: bool = False


def summarize_calendar(name: str, content: bytes, timezone: str | None = None) -> CalendarSummary:
    """Summarize a calendar, in a zone that is given, else in its own, else in UTC.

    Raises:
        InputError: if the content is no calendar, or needs too much work.
    """
    spend = partial(Budget(CalendarPolicy().seconds).spend, name)
    named, events, breaks_off = _parts(read_source(name, content).lines, spend)
    zones = Zones(UTC, {}, spend)
    own = next((zone.key for zone in map(zones.zone, named) if isinstance(zone, ZoneInfo)), None)
    home = Zones(ZoneInfo(timezone or own or "UTC"), {}, spend)
    kept = [event for event in events if not _is_cancelled(event)]
    starts = [(monday_of(day), event) for event in kept for day in _first_day(event, home)]
    titles = tuple((monday, one.value) for monday, event in starts for one in event.get("SUMMARY", ())[:1])
    repeats = any("RRULE" in event or "RDATE" in event for event in kept)
    return CalendarSummary(tuple(sorted({monday for monday, _ in starts})), repeats, own, titles, breaks_off)


def _parts(lines: bytes, spend: Callable[[int], None]) -> tuple[list[str], list[_Properties], bool]:
    """Names of zones, the calendar's own first, the properties of the events, and whether the file breaks off."""
    named: list[str] = []
    events: list[_Properties] = []
    breaks_off = False
    for component in components(lines):
        text = component.text(lines).decode(errors="replace")
        spend(_EVENT_STEPS)
        if component.kind == b"VCALENDAR":
            breaks_off |= not component.closed
            named += [one.value.strip() for one in read_properties(text, _HEADER).get("X-WR-TIMEZONE", ())]
        elif component.kind == b"VEVENT":
            events.append(read_properties(text, _WANTED))
    starts = (start for event in events for start in event.get("DTSTART", ()))
    named += [start.parameters["TZID"] for start in starts if "TZID" in start.parameters]
    return list(dict.fromkeys(named)), events, breaks_off


def _is_cancelled(event: _Properties) -> bool:
    return any(one.value.strip().upper() == "CANCELLED" for one in event.get("STATUS", ()))


def _first_day(event: _Properties, zones: Zones) -> list[date]:
    """The day on which an event starts, unless that cannot be read."""
    for start in event.get("DTSTART", ())[:1]:
        zone = start.parameters.get("TZID")
        try:
            moment = read_moment(start.value, zones.home, zones.zone(zone) if zone else None)
            local = moment if moment.is_date else at_home(moment, zones.home)
            return [local.local.date()]
        except (BadValueError, OverflowError):
            return []
    return []
