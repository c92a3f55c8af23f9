"""A time zone that a calendar file defines itself: the `STANDARD` and `DAYLIGHT` parts of a `VTIMEZONE`.

icalendar parses the parts. Its own time zones are not used: they give the offset after a change to times that the
change skips, and they share one table among all files.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from dateutil.rrule import MONTHLY, YEARLY

from liftrun.calendars.reading.bad_value import BadValueError
from liftrun.calendars.reading.expansion import rule_dates
from liftrun.calendars.reading.moments import LAST, later, read_moment
from liftrun.calendars.reading.properties import Property, first_value, parse_component, read_properties
from liftrun.calendars.reading.recurrence_rule import read_rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from liftrun.calendars.reading.recurrence_rule import RecurrenceRule

_OFFSETS = ("TZOFFSETFROM", "TZOFFSETTO")
_OFFSET = re.compile(r"\s*[+-]\d{4}(\d\d)?\s*", re.ASCII)
_WANTED = frozenset({*_OFFSETS, "DTSTART", "RDATE", "RRULE"})
_MOST_PARTS = 100
_MOST_DATES = 500
_PART_STEPS = 1_000
_YEAR = timedelta(days=366)


class _Change(NamedTuple):
    """A clock change: when, by the clock before it, and the offsets before and after."""

    at: datetime
    before: timedelta
    after: timedelta


class _Part(NamedTuple):
    """A part of the definition: clock changes of one kind, on dates and by a rule until a last moment."""

    before: timedelta
    after: timedelta
    dates: tuple[datetime, ...]
    rule: RecurrenceRule | None
    last: datetime

    def changes(self, year: int) -> Iterator[_Change]:
        """The changes that matter to a year: those of it and of the year before, and the last one before those."""
        low = datetime(max(1, year - 1), 1, 1)
        high = datetime(year, 12, 31, 23, 59)
        times = [at for at in self.dates if at <= high]
        if self.rule:
            end = min(high, self.last)
            times += rule_dates(self.rule, self.dates[0], min(low, later(end, -_YEAR)), end).dates
        latest_earlier = max((at for at in times if at < low), default=low)
        return (_Change(at, self.before, self.after) for at in times if at >= latest_earlier)


class DefinedZone(tzinfo):
    """A zone made from the parts of a `VTIMEZONE`; it gives offsets from UTC at local times, nothing else."""

    def __init__(self, name: str, parts: Sequence[_Part], spend: Callable[[int], None]) -> None:
        """Compute nothing yet; each year is computed when it is first needed, at the price of some steps."""
        self._name, self._spend = name, spend
        self._parts = parts
        self._years: dict[int, list[_Change]] = {}

    def utcoffset(self, moment: datetime | None) -> timedelta:
        """The offset at a local time; a skipped or repeated one has the offset before the change."""
        local = moment.replace(tzinfo=None) if moment else LAST
        changes = self._changes(local.year)
        place = bisect_right(changes, local, key=lambda change: change.at)
        if not place:
            return min(self._parts, key=lambda part: part.dates[0]).before
        at, before, after = changes[place - 1]
        return before if local < at + (after - before) else after

    def dst(self, _moment: datetime | None) -> None:
        """Unknown: a definition does not say how far its summer time is from its standard time."""

    def tzname(self, _moment: datetime | None) -> str:
        """The name in the file."""
        return self._name

    def _changes(self, year: int) -> list[_Change]:
        if year not in self._years:
            self._years[year] = []
            for part in self._parts:
                self._spend(_PART_STEPS)
                self._years[year] += part.changes(year)
            self._years[year].sort()
        return self._years[year]


def read_zone(name: str, parts: Sequence[str], spend: Callable[[int], None]) -> DefinedZone:
    """The zone that a definition describes.

    Args:
        name: Its name in the file.
        parts: The texts of its `STANDARD` and `DAYLIGHT` parts.
        spend: Takes the steps of computing a year, and raises if they are too many.

    Raises:
        BadValueError: if the definition cannot be followed.
    """
    if not 0 < len(parts) <= _MOST_PARTS:
        raise BadValueError("a time zone without parts, or with too many")
    return DefinedZone(name, [_read_part(part) for part in parts], spend)


def _read_part(text: str) -> _Part:
    found = read_properties("\n" + text.lstrip("\n"), _WANTED)
    if "DTSTART" not in found or not all(name in found for name in _OFFSETS):
        raise BadValueError("a time zone without its offsets or their begin")
    before, after = _offsets(found[name][0] for name in _OFFSETS)
    dates = [value for one in found.get("RDATE", ()) for value in one.value.split(",")]
    rule, last = _rule(first_value(found, "RRULE"), before) if "RRULE" in found else (None, LAST)
    moments = [_local(value) for value in (found["DTSTART"][0].value, *dates[:_MOST_DATES])]
    return _Part(before, after, tuple(moments), rule, last)


def _offsets(properties: Iterator[Property]) -> tuple[timedelta, timedelta]:
    """The offsets before and after a change."""
    offsets = list(properties)
    if not all(_OFFSET.fullmatch(one.value) for one in offsets):
        raise BadValueError("a time zone with an offset in no known form")
    try:
        part = parse_component("STANDARD", (one._replace(value=one.value.strip()) for one in offsets))
    except ValueError:
        raise BadValueError("a time zone with an offset of more than a day") from None
    before, after = (part[name].td for name in _OFFSETS)
    return before, after


def _rule(text: str, before: timedelta) -> tuple[RecurrenceRule, datetime]:
    """A rule with the last local moment at which it changes the clock."""
    rule = read_rule(text)
    if rule.frequency not in (YEARLY, MONTHLY) or rule.count:
        raise BadValueError("a time zone that changes by an unusual rule")
    if not rule.until:
        return rule, LAST
    last = _local(rule.until)
    return rule, later(last, before) if rule.until.endswith("Z") else last


def _local(text: str) -> datetime:
    """A local time; a period or zone in its place is not understood."""
    return read_moment(text, UTC).local
