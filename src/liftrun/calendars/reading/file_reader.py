"""What one calendar file contains near the requested days: its events, busy periods and availability."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from liftrun.calendars.own_marks import OWN_PRODUCT, OWN_UID
from liftrun.calendars.reading.availability import read_availability
from liftrun.calendars.reading.bad_value import BadValueError
from liftrun.calendars.reading.busy_status import BUSY
from liftrun.calendars.reading.components import Component, components
from liftrun.calendars.reading.event import Origin, read_event
from liftrun.calendars.reading.freebusy import read_periods
from liftrun.calendars.reading.prescan import may_touch, uid_of
from liftrun.calendars.reading.properties import first_value, plain_name, read_properties
from liftrun.calendars.reading.zones import Zones

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from datetime import tzinfo

    from liftrun.calendars.policy import CalendarPolicy
    from liftrun.calendars.reading.account import Account
    from liftrun.calendars.reading.availability import Availability
    from liftrun.calendars.reading.event import Event
    from liftrun.calendars.reading.freebusy import Period
    from liftrun.calendars.reading.limits import Budget
    from liftrun.calendars.reading.prescan import Days
    from liftrun.calendars.reading.source_text import Source

_EVENT_STEPS = 30
_ZONE_PARTS = (b"STANDARD", b"DAYLIGHT")
_HEADER = frozenset({"PRODID", "METHOD", "X-WR-TIMEZONE"})
_FREE = b"AVAILABLE"
_COUNTED = (b"VEVENT", b"VFREEBUSY", b"VAVAILABILITY")
_KIND_CHARACTERS = 40
_NEVER_BUSY = frozenset({b"VTODO", b"VJOURNAL", b"VALARM", b"STANDARD", b"DAYLIGHT", b"AVAILABLE"})


class Reader(NamedTuple):
    """What the reading of any file needs, and where it reports."""

    home: tzinfo
    policy: CalendarPolicy
    days: Days
    account: Account
    budget: Budget


class FileReader:
    """A file cut into its components; the events near the days are kept to be read, of the others only their place.

    Attributes:
        source: The file.
        events_read: Events, free/busy blocks and availabilities in the file, less those that could not be read.
    """

    def __init__(self, source: Source, reader: Reader) -> None:
        """Cut the file; nothing is read yet but the properties of each calendar in it."""
        self.events_read = 0
        self._unended, self._complete = False, 0
        self.source, self._reader = source, reader
        self._definitions: dict[str, list[str]] = {}
        self._zones = Zones(reader.home, self._definitions, partial(reader.budget.spend, source.name))
        self._zone_names: dict[int, str] = {}
        self._verdicts: dict[int, str] = {}
        self._near: list[Component] = []
        self._far: list[Component] = []
        self._published: list[Component] = []
        self._available: list[Component] = []
        for component in components(source.lines):
            reader.budget.spend(source.name, 1)
            self._take(component)

    @property
    def broken_off(self) -> bool:
        """Whether the file ends inside a calendar before its first complete event that can be read."""
        return self._unended and self._complete <= 0

    def events(self) -> Iterator[Event]:
        """The events that may touch the days."""
        for component in self._near:
            if event := self._read(component):
                yield event

    def revisions(self, uids: Container[bytes]) -> Iterator[Event]:
        """Of the events elsewhere, those that may be a newer revision of one near the days."""
        for component in self._far:
            if uid_of(component.text(self.source.lines)) in uids and (event := self._read(component)):
                yield event

    def periods(self) -> Iterator[Period]:
        """The published busy periods near the days."""
        for component in self._published:
            zones, reader = self._zones_in(component), self._reader
            for period in read_periods(self._text(component), zones.floating, reader.policy, reader.days):
                reader.budget.spend(self.source.name, 1)
                if isinstance(period, BadValueError):
                    self._note(component, "bad-period", str(period))
                else:
                    yield period

    def availabilities(self) -> Iterator[Availability]:
        """The published availabilities."""
        for component in self._available:
            self._reader.budget.spend(self.source.name, _EVENT_STEPS * (1 + len(component.parts)))
            lines = self.source.lines
            parts = [lines[start:end].decode(errors="replace") for kind, start, end in component.parts if kind == _FREE]
            try:
                yield read_availability(self._text(component), parts, self._origin(component), self._reader.policy)
            except BadValueError as fault:
                self._note(component, "bad-availability", str(fault))
                self.events_read -= 1

    def _take(self, component: Component) -> None:
        if component.kind == b"VCALENDAR":
            self._open_calendar(component)
        elif component.kind == b"VTIMEZONE":
            self._define_zone(component)
        elif component.kind == b"VEVENT":
            near = may_touch(component.text(self.source.lines), self._reader.days)
            (self._near if near else self._far).append(component)
            if not component.closed:
                self._note(component, "unended")
        elif component.kind in (b"VFREEBUSY", b"VAVAILABILITY"):
            if self._verdicts.get(component.calendar) != "own":
                (self._published if component.kind == b"VFREEBUSY" else self._available).append(component)
        elif component.kind not in _NEVER_BUSY and not component.kind.startswith(b"X-"):
            self._note(component, "unread-kind", component.kind[:_KIND_CHARACTERS].decode())
        if component.kind in _COUNTED:
            self.events_read += 1
            self._complete += component.closed

    def _open_calendar(self, component: Component) -> None:
        if not component.own:
            self._unended = True
            self._note(component, "unended-calendar")
            return
        found = {name: one[0].value.strip() for name, one in read_properties(self._text(component), _HEADER).items()}
        if found.get("PRODID", "").startswith(OWN_PRODUCT):
            self._verdicts[component.calendar] = "own"
        elif found.get("METHOD", "").upper() == "CANCEL":
            self._verdicts[component.calendar] = "cancelled"
        if zone := found.get("X-WR-TIMEZONE"):
            self._zone_names[component.calendar] = zone

    def _define_zone(self, component: Component) -> None:
        name = first_value(read_properties(self._text(component), frozenset({"TZID"})), "TZID")
        if name:
            lines = self.source.lines
            parts = [lines[start:end] for kind, start, end in component.parts if kind in _ZONE_PARTS]
            self._definitions.setdefault(plain_name(name), [part.decode(errors="replace") for part in parts])

    def _read(self, component: Component) -> Event | None:
        self._reader.budget.spend(self.source.name, _EVENT_STEPS)
        try:
            event = read_event(self._text(component), self._origin(component), self._reader.policy)
        except BadValueError as fault:
            self._note(component, "bad", str(fault))
            self.events_read -= 1
            self._complete -= component.closed
            return None
        verdict = "own" if event.uid.endswith(OWN_UID) else self._verdicts.get(component.calendar, BUSY)
        return event if verdict == BUSY else replace(event, status=verdict)

    def _origin(self, component: Component) -> Origin:
        return Origin(self.source, component.start, self._zones_in(component))

    def _zones_in(self, component: Component) -> Zones:
        name = self._zone_names.get(component.calendar)
        return self._zones.of_calendar(name) if name else self._zones

    def _text(self, component: Component) -> str:
        return component.text(self.source.lines).decode(errors="replace")

    def _note(self, component: Component, what: str, detail: str = "") -> None:
        self._reader.account.note(self.source, what, detail, component.start)
