"""The dates that one event gives by itself: its start, its rules and further dates, less those left out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from liftrun.calendars.reading.bad_value import BadValueError
from liftrun.calendars.reading.event import moment_in
from liftrun.calendars.reading.expansion import rule_dates
from liftrun.calendars.reading.moments import Duration, Moment, at_home, later, read_duration, read_moment
from liftrun.calendars.reading.recurrence_rule import read_rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from liftrun.calendars.reading.account import Account
    from liftrun.calendars.reading.event import Event
    from liftrun.calendars.reading.limits import Budget
    from liftrun.calendars.reading.properties import Property
    from liftrun.calendars.reading.zones import Zones

_DAY = timedelta(days=1)
_ZONES_APART = 2 * _DAY
_DATE_STEPS = 5
_DATE_DIGITS = len("20261123")

Starts = dict[Moment, Duration]


class Window(NamedTuple):
    """The stretch of time that is read, in UTC."""

    low: datetime
    high: datetime

    def touches(self, start: datetime, end: datetime) -> bool:
        """Whether a stretch of time shares any of it."""
        return start < self.high and end > self.low and start < end

    def wider(self, before: timedelta, after: timedelta = timedelta()) -> Window:
        """The window with more on either side."""
        return Window(later(self.low, -before), later(self.high, after))


class DateSet:
    """Dates that calendars name in order to leave out or replace them, in any form that programs use."""

    def __init__(self, named: Iterable[tuple[Moment, Zones]], *, of_whole_days: bool) -> None:
        """Sort the moments by their form: whole days, local times without a zone, and moments in UTC.

        Args:
            named: The moments, with the zones of their file.
            of_whole_days: Whether they may name dates of an all-day event, which a time on its day names too.
        """
        self._of_whole_days = of_whole_days
        self._days: set[date] = set()
        self._locals: set[datetime] = set()
        self._moments: set[datetime] = set()
        self._days_of_times: set[date] = set()
        for moment, zones in named:
            self._add(moment, zones)

    def _add(self, moment: Moment, zones: Zones) -> None:
        if moment.is_date:
            self._days.add(moment.local.date())
            return
        if moment.floating:
            self._locals.add(moment.local)
        else:
            self._moments.add(moment.utc)
        if self._of_whole_days:
            day = at_home(moment, zones.home) if moment.zone is UTC else moment
            self._days_of_times.add(day.local.date())

    def __contains__(self, start: Moment | None) -> bool:
        """Whether a start is among them; a time also by its day, if only that is named."""
        if start is None:
            return False
        day = start.local.date()
        if day in self._days or (start.is_date and day in self._days_of_times):
            return True
        return start.local in self._locals or (bool(self._moments) and start.utc in self._moments)


class Dates:
    """Computes the dates of single events near a window."""

    def __init__(self, window: Window, account: Account, budget: Budget) -> None:
        """Faults are noted in the report, work is charged to the budget."""
        self._window, self._account, self._budget = window, account, budget

    def starts(self, event: Event, moved_by: timedelta) -> Starts:
        """The starts, with the length of each, that may touch the window if they are moved by so much at most."""
        reach = event.length.nominal + event.length.exact + moved_by + _ZONES_APART
        near = self._window.wider(reach, moved_by + _ZONES_APART)
        starts = {event.start: event.length}
        if event.repeats:
            for rule in event.rules:
                found = self._by_rule(event, rule, near)
                starts.update(dict.fromkeys(found, event.length) if rule.name == "RRULE" else {})
            starts.update(self._by_date(event, near))
            self._leave_out(event, starts, near)
        self._budget.spend(event.origin.source.name, _DATE_STEPS * len(starts))
        return starts

    def _leave_out(self, event: Event, starts: Starts, near: Window) -> None:
        left_out = {
            start for rule in event.rules if rule.name == "EXRULE" for start in self._by_rule(event, rule, near)
        }
        excluded = DateSet(self._excluded(event, starts), of_whole_days=event.start.is_date)
        for start in [start for start in starts if start in left_out or start in excluded]:
            del starts[start]

    def left_out(self, series: Sequence[Event], named: Iterable[Moment]) -> DateSet:
        """Those of some dates that a series, or several of one UID, leave out."""
        starts = dict.fromkeys(named, Duration(timedelta()))
        excluded = (pair for event in series for pair in self._excluded(event, starts))
        return DateSet(excluded, of_whole_days=any(event.start.is_date for event in series))

    def _by_rule(self, event: Event, rule: Property, near: Window) -> list[Moment]:
        """The dates of a rule; none if it cannot be followed, which is noted."""
        first = event.start
        try:
            read = read_rule(rule.value.replace("\\", ""))
            until = read_moment(read.until, first.zone) if read.until else None
            high = min(near.high, later(until.local, _ZONES_APART)) if until else near.high
            expansion = rule_dates(read, first.local, near.low, high)
            self._budget.spend(event.origin.source.name, expansion.steps)
            if expansion.too_long:
                self._partly(event, "a repetition over too long a time")
                return []
            found = [first._replace(local=local) for local in expansion.dates]
            return [start for start in found if not until or _is_before(start, until, event)]
        except BadValueError as fault:
            self._partly(event, str(fault))
            return []

    def _by_date(self, event: Event, near: Window) -> Iterator[tuple[Moment, Duration]]:
        """Further dates, of which only those near the window are read."""
        low, high = _digits(near.low), _digits(near.high)
        for value, dates in _items(event.dates):
            if low <= value[:_DATE_DIGITS] <= high:
                self._budget.spend(event.origin.source.name, 1)
                try:
                    yield _further_date(value, dates, event)
                except BadValueError as fault:
                    self._partly(event, str(fault))

    def _excluded(self, event: Event, starts: Starts) -> Iterator[tuple[Moment, Zones]]:
        """Dates left out, of which only those beside a start are read."""
        if not event.excluded:
            return
        near = {_digits(later(start.local, by)) for start in starts for by in (-_DAY, timedelta(), _DAY)}
        for value, dates in _items(event.excluded):
            if value[:_DATE_DIGITS] in near:
                self._budget.spend(event.origin.source.name, 1)
                try:
                    yield moment_in(value, dates, event.origin.zones), event.origin.zones
                except BadValueError as fault:
                    self._partly(event, str(fault))

    def _partly(self, event: Event, fault: str) -> None:
        self._account.note(event.origin.source, "partly", fault, event.origin.offset)


def _is_before(start: Moment, until: Moment, event: Event) -> bool:
    """Whether a start is not after the end of a rule, compared by day, local clock or moment as the end is written."""
    if start.is_date:
        day = at_home(until, event.origin.zones.home) if until.zone is UTC else until
        return start.local.date() <= day.local.date()
    if until.is_date:
        return start.local.date() <= until.local.date()
    return start.local <= until.local if until.floating else start.utc <= until.utc


def _further_date(value: str, dates: Property, event: Event) -> tuple[Moment, Duration]:
    if "/" not in value:
        return moment_in(value, dates, event.origin.zones), event.length
    start_text, _, end_text = value.partition("/")
    start = moment_in(start_text, dates, event.origin.zones)
    if end_text[:1] in "Pp+-":
        return start, read_duration(end_text)
    return start, Duration(timedelta(), moment_in(end_text, dates, event.origin.zones).utc - start.utc)


def _items(properties: Iterable[Property]) -> Iterator[tuple[str, Property]]:
    """The values of properties, each once."""
    seen = set()
    for one in properties:
        for item in one.value.replace("\\", "").split(","):
            key = (item.strip(), one.parameters.get("TZID"))
            if key not in seen:
                seen.add(key)
                yield key[0], one


def _digits(moment: datetime) -> str:
    return f"{moment.year:04}{moment.month:02}{moment.day:02}"
