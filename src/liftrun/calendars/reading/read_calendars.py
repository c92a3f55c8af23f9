"""From calendar files to busy times: what each file contains near the week, then what takes place and takes time."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from liftrun.calendars.clock import instant
from liftrun.calendars.policy import BusyTime, CalendarReading
from liftrun.calendars.reading.account import ASSUMED, SKIPPED
from liftrun.calendars.reading.busy_status import BUSY
from liftrun.calendars.reading.dates import Window
from liftrun.calendars.reading.limits import allow_busy_times
from liftrun.calendars.reading.unavailable_times import unavailable
from liftrun.calendars.reading.window_reading import WindowReading
from liftrun.domain import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liftrun.calendars.policy import CalendarPolicy
    from liftrun.calendars.reading.file_reader import FileReader
    from liftrun.calendars.reading.source_text import Source
    from liftrun.domain import Week

_DAY_MINUTES = 1440
_MINUTE = timedelta(minutes=1)


def read_here(
    sources: Sequence[tuple[str, bytes]], week: Week, policy: CalendarPolicy, days_before: int = 0
) -> CalendarReading:
    """What `busy.read_busy` does, in this process: work and time are counted, memory is not.

    Raises:
        InputError: if a file is no calendar, or needs too much work.
    """
    reading = _BusyReading(week, policy, days_before)
    for name, content in sources:
        reading.common.open(name, content)
    reading.take_events()
    for file in reading.common.files:
        reading.take_periods(file)
    reading.take_availability()
    return reading.result()


class _BusyReading:
    """The busy times of one reading."""

    def __init__(self, week: Week, policy: CalendarPolicy, days_before: int) -> None:
        self._begin = instant(week.start, time(0), week.timezone).replace(tzinfo=None)
        self._range = Span(-_DAY_MINUTES * (1 + days_before), week.minutes + _DAY_MINUTES)
        window = Window(*(self._begin + minute * _MINUTE for minute in self._range))
        self.common = WindowReading(week.timezone, window, policy)
        self._busy: dict[tuple[Span, str], bool] = {}

    def take_events(self) -> None:
        """Take in what takes place of all events."""
        for near in self.common.all_dates():
            for event in {id(one.event): one.event for one in near}.values():
                if event.status != BUSY:
                    self.common.account.note(event.origin.source, event.status, offset=event.origin.offset)
            for one in near:
                if one.event.status == BUSY:
                    series = one.event.repeats or one.event.replaces is not None
                    self._take(one.event.origin.source, one.start, one.end, one.event.title, series=series)

    def take_periods(self, file: FileReader) -> None:
        """Take in the busy periods that a file publishes."""
        for start, end, status in file.periods():
            self._take_if_busy(file.source, start, end, status, series=False)

    def take_availability(self) -> None:
        """Take in the time outside the availability that the files publish."""
        for source, start, end, status in unavailable(self.common):
            self._take_if_busy(source, start, end, status, series=True)

    def result(self) -> CalendarReading:
        """Everything taken in so far."""
        files, account = self.common.files, self.common.account
        return CalendarReading(
            busy=tuple(BusyTime(span, title, series) for (span, title), series in sorted(self._busy.items())),
            events_read=sum(file.events_read for file in files),
            assumed=account.sentences(ASSUMED),
            skipped=account.sentences(SKIPPED),
            broken_off=tuple(file.source.name for file in files if file.broken_off),
        )

    def _take_if_busy(self, source: Source, start: datetime, end: datetime, status: str, *, series: bool) -> None:
        if not self.common.window.touches(start, end):
            return
        if status == BUSY:
            self._take(source, start, end, "", series=series)
        else:
            self.common.account.note(source, status)

    def _take(self, source: Source, start: datetime, end: datetime, title: str, *, series: bool) -> None:
        """Add a busy time, in whole minutes that cover it, clipped to the range. What is also a single event is one."""
        first = max(self._range.start, (start - self._begin) // _MINUTE)
        last = min(self._range.end, -((self._begin - end) // _MINUTE))
        key = Span(first, last), title
        self._busy[key] = series and self._busy.get(key, True)
        allow_busy_times(source.name, len(self._busy))
