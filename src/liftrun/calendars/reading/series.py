"""The dates on which the events of one UID take place inside a window, with changed dates put in their places."""

from __future__ import annotations

from bisect import bisect_right
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from liftrun.calendars.reading.dates import DateSet
from liftrun.calendars.reading.moments import later

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liftrun.calendars.reading.dates import Dates
    from liftrun.calendars.reading.event import Event
    from liftrun.calendars.reading.moments import Duration, Moment


class EventDate(NamedTuple):
    """One date of an event, in UTC."""

    event: Event
    start: datetime
    end: datetime


def event_dates(events: Sequence[Event], dates: Dates) -> Iterator[EventDate]:
    """The dates of events that share a UID, near a window.

    A date of a series that has a change of its own (`RECURRENCE-ID`) takes place as the change states. After a change
    for this and future dates, the later ones are moved, and busy or free, like it.
    """
    latest = _without_withdrawn(_latest_revisions(events), dates)
    changes = [event for event in latest if event.replaces]
    for change in changes:
        yield _event_date(change, change.start, change.length)
    series = _Changes(changes, of_whole_days=any(event.start.is_date for event in latest))
    for event in latest:
        if not event.replaces:
            yield from series.applied(event, dates)


def _latest_revisions(events: Sequence[Event]) -> list[Event]:
    """Of the event itself, and of the change of each date, those with the highest `SEQUENCE`."""
    highest: dict[datetime | None, int] = {}
    for event in events:
        date = event.replaces.utc if event.replaces else None
        highest[date] = max(event.sequence, highest.get(date, 0))
    return [event for event in events if event.sequence == highest[event.replaces.utc if event.replaces else None]]


def _without_withdrawn(events: Sequence[Event], dates: Dates) -> list[Event]:
    """The events without changes to dates that a newer revision of the series leaves out."""
    newest = [event for event in events if not event.replaces and event.excluded]
    older = [event for event in events if event.replaces and any(event.sequence < one.sequence for one in newest[:1])]
    if not older:
        return list(events)
    left_out = dates.left_out(newest, [event.replaces for event in older if event.replaces])
    withdrawn = {id(event) for event in older if event.replaces in left_out}
    return [event for event in events if id(event) not in withdrawn]


class _Changes:
    """Changes to single dates of a series, and to all dates from one on."""

    def __init__(self, changes: Sequence[Event], *, of_whole_days: bool) -> None:
        named = ((change.replaces, change.origin.zones) for change in changes if change.replaces)
        self._changed = DateSet(named, of_whole_days=of_whole_days)
        later_too = ((change.replaces.utc, change) for change in changes if change.replaces and change.and_later)
        self._later_too = sorted(later_too, key=lambda pair: pair[0])
        self._moved_by = max((abs(_shift(change)) for _, change in self._later_too), default=timedelta())

    def applied(self, event: Event, dates: Dates) -> Iterator[EventDate]:
        """The dates of an event that have no change of their own, as the changes leave them."""
        for start, length in dates.starts(event, self._moved_by).items():
            if start in self._changed:
                continue
            place = bisect_right(self._later_too, start.utc, key=lambda pair: pair[0]) if self._later_too else 0
            if not place:
                yield _event_date(event, start, length)
            else:
                change = self._later_too[place - 1][1]
                moved = start._replace(local=later(start.local, _shift(change)))
                yield _event_date(change, moved, change.length)


def _event_date(event: Event, start: Moment, length: Duration) -> EventDate:
    """A date of an event; one that a clock change would end before it starts lasts as long as it does elsewhere."""
    begin, end = start.utc, length.end_utc(start)
    return EventDate(event, begin, end if end >= begin else later(begin, length.nominal + length.exact))


def _shift(change: Event) -> timedelta:
    """How far a change moves its date: by the local clock where both times are of one zone."""
    before = change.replaces or change.start
    if before.zone == change.start.zone:
        return change.start.local - before.local
    return change.start.utc - before.utc
