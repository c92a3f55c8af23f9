"""A time zone that a calendar file defines itself: the `STANDARD` and `DAYLIGHT` parts of a `VTIMEZONE`."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from liftrun.calendars.reading.moments import LAST, later, read_moment
from liftrun.calendars.reading.properties import BadValueError, parse_line
from liftrun.calendars.reading.recurrence import Series
from liftrun.calendars.reading.rrule import read_rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from liftrun.calendars.reading.rrule import Rule

_OFFSET = re.compile(r"([+-])(\d\d)(\d\d)(\d\d)?", re.ASCII)
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
    """A part of the definition: clock changes of one kind, on dates and by rules, each rule with its last moment."""

    before: timedelta
    after: timedelta
    dates: tuple[datetime, ...]
    rules: tuple[tuple[Rule, datetime], ...]

    def changes(self, year: int) -> Iterator[_Change]:
        """The changes that matter to a year: those of it and of the year before, and the last one before those."""
        low = datetime(max(1, year - 1), 1, 1)
        high = datetime(year, 12, 31, 23, 59)
        times = [at for at in self.dates if at <= high]
        for rule, last in self.rules:
            end = min(high, last)
            times += Series(rule, self.dates[0]).between(min(low, later(end, -_YEAR)), end)
        latest_earlier = max((at for at in times if at < low), default=low)
        return (_Change(at, self.before, self.after) for at in times if at >= latest_earlier)


class DefinedZone(tzinfo):
    """A zone made from the parts of a `VTIMEZONE`; it only knows offsets from UTC, at local times."""

    def __init__(self, name: str, parts: Sequence[_Part], spend: Callable[[int], None]) -> None:
        """Start with nothing worked out; each year is, when it is asked for, at the price of some steps."""
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
        spend: Takes the steps of working out a year, and stops whom it finds to take too many.

    Raises:
        BadValueError: if the definition cannot be followed.
    """
    if not 0 < len(parts) <= _MOST_PARTS:
        raise BadValueError("a time zone without parts, or with too many")
    return DefinedZone(name, [_read_part(part) for part in parts], spend)


def _read_part(text: str) -> _Part:
    start: list[datetime] = []
    dates: list[datetime] = []
    rules: list[str] = []
    offsets = {}
    for line in text.splitlines():
        if not (found := parse_line(line)):
            continue
        if found.name in ("TZOFFSETFROM", "TZOFFSETTO"):
            offsets[found.name] = _offset(found.value)
        elif found.name == "DTSTART":
            start.append(_local(found.value))
        elif found.name == "RDATE":
            dates += [_local(value) for value in found.value.split(",")]
        elif found.name == "RRULE":
            rules.append(found.value)
    if not start or len(offsets) < len(("from", "to")):
        raise BadValueError("a time zone without its offsets or their begin")
    before = offsets["TZOFFSETFROM"]
    return _Part(
        before,
        offsets["TZOFFSETTO"],
        (start[0], *dates[:_MOST_DATES]),
        tuple(_rule(rule, before) for rule in rules[:1]),
    )


def _rule(text: str, before: timedelta) -> tuple[Rule, datetime]:
    """A rule with the last local moment at which it can come true."""
    rule = read_rule(text)
    if rule.frequency not in ("YEARLY", "MONTHLY") or rule.count or rule.hours or rule.minutes or rule.seconds:
        raise BadValueError("a time zone that changes by an unusual rule")
    if not rule.until:
        return rule, LAST
    last = _local(rule.until)
    return rule, later(last, before) if rule.until.endswith("Z") else last


def _offset(text: str) -> timedelta:
    match = _OFFSET.fullmatch(text.strip())
    if not match:
        raise BadValueError("a time zone with an offset in no known form")
    hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    size = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if size >= timedelta(days=1):
        raise BadValueError("a time zone with an offset of more than a day")
    return -size if match[1] == "-" else size


def _local(text: str) -> datetime:
    """A local time; a period or zone in its place is not understood."""
    return read_moment(text, UTC).local
