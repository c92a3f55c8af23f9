"""What one calendar file holds near the days that are asked for: its events and published busy periods."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from liftrun.calendars.own_marks import OWN_PRODUCT, OWN_UID
from liftrun.calendars.reading.bad_value import BadValueError
from liftrun.calendars.reading.busy_status import BUSY
from liftrun.calendars.reading.components import Component, components
from liftrun.calendars.reading.event import Origin, read_event
from liftrun.calendars.reading.freebusy import read_periods
from liftrun.calendars.reading.outline import may_touch, uid_of
from liftrun.calendars.reading.properties import read_properties
from liftrun.calendars.reading.zones import Zones

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from datetime import tzinfo

    from liftrun.calendars.policy import CalendarPolicy
    from liftrun.calendars.reading.account import Account
    from liftrun.calendars.reading.event import Event
    from liftrun.calendars.reading.freebusy import Period
    from liftrun.calendars.reading.limits import Budget
    from liftrun.calendars.reading.outline import Days
    from liftrun.calendars.reading.text import Source

_EVENT_STEPS = 30
_ZONE_PARTS = (b"STANDARD", b"DAYLIGHT")
_HEADER = frozenset({"PRODID", "METHOD"})


class Reader(NamedTuple):
    """What reading any file needs to know, and where it accounts for itself."""

    home: tzinfo
    policy: CalendarPolicy
    days: Days
    account: Account
    budget: Budget


class FileReader:
    """A file cut into its components; the events near the days are kept to be read, of the others only their place.

    Attributes:
        source: The file.
        events_read: Events and free/busy blocks in the file, less those that could not be read.
    """

    def __init__(self, source: Source, reader: Reader) -> None:
        """Cut the file; nothing is read yet but what each calendar in it says of itself."""
        self.events_read = 0
        self.source, self._reader = source, reader
        self._definitions: dict[str, list[str]] = {}
        self._zones = Zones(reader.home, self._definitions, partial(reader.budget.spend, source.name))
        self._verdicts: dict[int, str] = {}
        self._near: list[Component] = []
        self._far: list[Component] = []
        self._published: list[Component] = []
        for component in components(source.lines):
            reader.budget.spend(source.name, 1)
            self._take(component)

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
            own = self._verdicts.get(component.calendar) == "own"
            reader, text = self._reader, self._text(component)
            for period in () if own else read_periods(text, reader.home, reader.policy, reader.days):
                reader.budget.spend(self.source.name, 1)
                if isinstance(period, BadValueError):
                    self._note(component, "bad-period", str(period))
                else:
                    yield period

    def _take(self, component: Component) -> None:
        if component.kind == b"VCALENDAR":
            self._open_calendar(component)
        elif component.kind == b"VTIMEZONE":
            self._define_zone(component)
        elif component.kind == b"VFREEBUSY":
            self._published.append(component)
            self.events_read += 1
        elif component.kind == b"VEVENT":
            self.events_read += 1
            near = may_touch(component.text(self.source.lines), self._reader.days)
            (self._near if near else self._far).append(component)
            if not component.closed:
                self._note(component, "unended")

    def _open_calendar(self, component: Component) -> None:
        if not component.own:
            self._note(component, "unended-calendar")
            return
        said = {name: found[0].value.strip() for name, found in read_properties(self._text(component), _HEADER).items()}
        if said.get("PRODID", "").startswith(OWN_PRODUCT):
            self._verdicts[component.calendar] = "own"
        elif said.get("METHOD", "").upper() == "CANCEL":
            self._verdicts[component.calendar] = "cancelled"

    def _define_zone(self, component: Component) -> None:
        name = read_properties(self._text(component), frozenset({"TZID"})).get("TZID")
        if name:
            lines = self.source.lines
            parts = [lines[start:end] for kind, start, end in component.parts if kind in _ZONE_PARTS]
            self._definitions.setdefault(name[0].value, [part.decode(errors="replace") for part in parts])

    def _read(self, component: Component) -> Event | None:
        self._reader.budget.spend(self.source.name, _EVENT_STEPS)
        origin = Origin(self.source, component.start, self._zones)
        try:
            event = read_event(self._text(component), origin, self._reader.policy)
        except BadValueError as fault:
            self._note(component, "bad", str(fault))
            self.events_read -= 1
            return None
        verdict = "own" if event.uid.endswith(OWN_UID) else self._verdicts.get(component.calendar, BUSY)
        return event if verdict == BUSY else replace(event, status=verdict)

    def _text(self, component: Component) -> str:
        return component.text(self.source.lines).decode(errors="replace")

    def _note(self, component: Component, what: str, detail: str = "") -> None:
        self._reader.account.note(self.source, what, detail, component.start)
