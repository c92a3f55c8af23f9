"""From calendar files to busy times: what each file holds near the week, then what takes place and takes time."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from liftrun.calendars.clock import instant
from liftrun.calendars.policy import BusyTime, CalendarReading
from liftrun.calendars.reading.account import ASSUMED, SKIPPED, Account
from liftrun.calendars.reading.busy_status import BUSY
from liftrun.calendars.reading.dates import Dates, Window
from liftrun.calendars.reading.file_reader import FileReader, Reader
from liftrun.calendars.reading.limits import Budget, allow_busy_times
from liftrun.calendars.reading.outline import days_of
from liftrun.calendars.reading.series import EventDate, event_dates
from liftrun.calendars.reading.text import Source, read_source
from liftrun.domain import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from liftrun.calendars.policy import CalendarPolicy
    from liftrun.calendars.reading.event import Event
    from liftrun.domain import Week

_DAY_MINUTES = 1440
_MINUTE = timedelta(minutes=1)
_ZONE_NAME_CHARACTERS = 40


def read_here(
    sources: Sequence[tuple[str, bytes]], week: Week, policy: CalendarPolicy, days_before: int = 0
) -> CalendarReading:
    """What `busy.read_busy` does, in this process: work is counted and time is watched, memory is not.

    Raises:
        InputError: if a file is no calendar, or asks for too much work.
    """
    reading = _Reading(week, policy, days_before)
    files = [reading.open(name, content) for name, content in sources]
    events = [event for file in files for event in file.events()]
    uids = {event.uid.encode() for event in events if event.uid}
    events += [event for file in files for event in file.revisions(uids)]
    reading.take_events(events)
    for file in files:
        reading.take_periods(file)
    return reading.result(files)


class _Reading:
    """The busy times and the account of one reading."""

    def __init__(self, week: Week, policy: CalendarPolicy, days_before: int) -> None:
        self._begin = instant(week.start, time(0), week.timezone).replace(tzinfo=None)
        self._range = Span(-_DAY_MINUTES * (1 + days_before), week.minutes + _DAY_MINUTES)
        self._window = Window(*(self._begin + minute * _MINUTE for minute in self._range))
        self._account, self._budget = Account(week.timezone), Budget(policy.seconds)
        home, days = ZoneInfo(week.timezone), days_of(self._window)
        self._reader = Reader(home, policy, days, self._account, self._budget)
        self._busy: set[BusyTime] = set()

    def open(self, name: str, content: bytes) -> FileReader:
        """Cut a file into its components."""
        source = read_source(name, content)
        self._account.open(source)
        for oddity in source.oddities:
            self._account.note(source, oddity)
        return FileReader(source, self._reader)

    def take_events(self, events: Iterable[Event]) -> None:
        """Take in what takes place of all events, those of one UID together, whatever file they come from."""
        groups: dict[object, list[Event]] = {}
        for event in events:
            groups.setdefault(event.uid or id(event), []).append(event)
        dates = Dates(self._window, self._account, self._budget)
        for group in groups.values():
            near = [one for one in event_dates(group, dates) if self._window.touches(one.start, one.end)]
            self._account_for(near)
            for one in near:
                if one.event.status == BUSY:
                    self._take(one.event.origin.source, one.start, one.end, one.event.title)

    def take_periods(self, file: FileReader) -> None:
        """Take in the busy periods that a file publishes."""
        for start, end, status in file.periods():
            if not self._window.touches(start, end):
                continue
            if status == BUSY:
                self._take(file.source, start, end, "")
            else:
                self._account.note(file.source, status)

    def result(self, files: Sequence[FileReader]) -> CalendarReading:
        """Everything taken in so far."""
        return CalendarReading(
            busy=tuple(sorted(self._busy, key=lambda busy: (busy.span, busy.title))),
            events_read=sum(file.events_read for file in files),
            assumed=self._account.sentences(ASSUMED),
            skipped=self._account.sentences(SKIPPED),
        )

    def _take(self, source: Source, start: datetime, end: datetime, title: str) -> None:
        """Add a busy time, in whole minutes that cover it, clipped to the range."""
        first = max(self._range.start, (start - self._begin) // _MINUTE)
        last = min(self._range.end, -((self._begin - end) // _MINUTE))
        self._busy.add(BusyTime(Span(first, last), title))
        allow_busy_times(source.name, len(self._busy))

    def _account_for(self, near: Sequence[EventDate]) -> None:
        """Say, once for each event that takes place near the week, what was assumed of it and why it is left out."""
        events = {id(one.event): one.event for one in near}
        masters = [event for event in events.values() if not event.replaces]
        for event in events.values():
            source, offset, _ = event.origin
            if event.status != BUSY:
                self._account.note(source, event.status, offset=offset)
            for name in event.unknown_zones:
                self._account.note(source, "unknown-zone", _shown(name), offset)
            if not event.replaces and event.uid and event.start.utc != masters[0].start.utc:
                self._account.note(source, "shared-uid", offset=offset)


def _shown(zone_name: str) -> str:
    """The name of a zone, fit for a sentence."""
    printable = "".join(character if character.isprintable() else " " for character in zone_name)
    return f"'{printable[:_ZONE_NAME_CHARACTERS]}'"
