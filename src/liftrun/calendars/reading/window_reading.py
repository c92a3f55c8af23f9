"""Read calendar files for a window of time. Busy calendars and training calendars both use this."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from liftrun.calendars.reading.account import Account
from liftrun.calendars.reading.dates import Dates
from liftrun.calendars.reading.file_reader import FileReader, Reader
from liftrun.calendars.reading.limits import Budget
from liftrun.calendars.reading.prescan import days_of
from liftrun.calendars.reading.series import event_dates
from liftrun.calendars.reading.source_text import read_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from liftrun.calendars.policy import CalendarPolicy
    from liftrun.calendars.reading.dates import Window
    from liftrun.calendars.reading.event import Event
    from liftrun.calendars.reading.series import EventDate


class WindowReading:
    """The files that are read together, the report about them, and the limit on processor time."""

    def __init__(self, timezone: str, window: Window, policy: CalendarPolicy, *, moments: bool = False) -> None:
        """Start with no file.

        Args:
            timezone: The zone in which floating times and whole days are read.
            window: The time for which events are read.
            policy: How to read.
            moments: Whether events without a duration count; then an event is in the window if its start is.
        """
        self.window, self._moments = window, moments
        self.account, self.budget = Account(timezone), Budget(policy.seconds)
        self.files: list[FileReader] = []
        self._reader = Reader(ZoneInfo(timezone), policy, days_of(window), self.account, self.budget)

    def open(self, name: str, content: bytes) -> None:
        """Add a file: split it into its components.

        Raises:
            InputError: if the file is not a calendar.
        """
        source = read_source(name, content)
        self.account.open(source)
        for oddity in source.oddities:
            self.account.note(source, oddity)
        self.files.append(FileReader(source, self._reader))

    def all_dates(self) -> Iterator[list[EventDate]]:
        """The dates of all events near the window, in one list for each UID; its events may be in several files."""
        events = [event for file in self.files for event in file.events()]
        uids = {event.uid.encode() for event in events if event.uid}
        events += [event for file in self.files for event in file.revisions(uids)]
        return self.dates_of(events)

    def dates_of(self, events: Iterable[Event]) -> Iterator[list[EventDate]]:
        """The dates of these events near the window, in one list for each UID. Records the assumptions."""
        groups: dict[object, list[Event]] = {}
        for event in events:
            groups.setdefault(event.uid or id(event), []).append(event)
        dates = Dates(self.window, self.account, self.budget)
        for group in groups.values():
            near = [one for one in event_dates(group, dates) if self._is_near(one)]
            self._note_assumptions(near)
            yield near

    def _is_near(self, one: EventDate) -> bool:
        if self._moments:
            return self.window.low <= one.start < self.window.high
        return self.window.touches(one.start, one.end)

    def _note_assumptions(self, near: Sequence[EventDate]) -> None:
        """Record the assumptions that were necessary to read the events in the window, once for each event."""
        events = {id(one.event): one.event for one in near}
        series = [event for event in events.values() if not event.replaces]
        for event in events.values():
            source, offset, _ = event.origin
            for what, detail in event.assumptions:
                self.account.note(source, what, detail, offset)
            if not event.replaces and event.uid and event.start.utc != series[0].start.utc:
                self.account.note(source, "shared-uid", offset=offset)
