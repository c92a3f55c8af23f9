"""The yearly rule of a time zone, from the POSIX TZ string at the end of its compiled file.

A file such as Europe/Berlin ends in `CET-1CEST,M3.5.0,M10.5.0/3`: how the clock will be changed in all years to come
(RFC 9636, section 3.3; the `M` form: IEEE 1003.1, section 8.3). Python's `zoneinfo` reads it and does not publish it,
so it is read here again, from the same places and in the same order.
"""

from __future__ import annotations

import re
import zoneinfo
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from importlib import resources
from pathlib import Path

Recurrence = dict[str, str | int | list[int]]
"""The parts of a recurrence rule by name, as `icalendar.vRecur` takes them."""
# The weekdays as POSIX numbers them, in the words of a recurrence rule.
WEEKDAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
LAST_WEEK = 5
_NAME = r"<[^<>]+>|[A-Za-z]+"
_CLOCK = r"[-+]?\d+(?::\d+){0,2}"
_CHANGE = rf"M(\d+)\.(\d)\.(\d)(?:/({_CLOCK}))?"
_RULE = re.compile(rf"({_NAME})({_CLOCK})({_NAME})({_CLOCK})?,{_CHANGE},{_CHANGE}")
_USUAL_CHANGE = timedelta(hours=2)
_USUAL_SHIFT = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class YearlyChange:
    """A change of the clock that occurs every year.

    Attributes:
        month: 1 to 12.
        week: 1 to 4 for the first to fourth such weekday of the month, 5 for the last.
        weekday: 0 for Sunday to 6 for Saturday.
        clock: Time after that day's midnight by the clock before the change; may be negative or more than a day.
        offset_from: UTC offset before it.
        offset_to: UTC offset after it.
        name: The zone's abbreviation after it.
    """

    month: int
    week: int
    weekday: int
    clock: timedelta
    offset_from: timedelta
    offset_to: timedelta
    name: str

    def onset(self, year: int) -> datetime:
        """The moment of the change in a year, as the clock showed it just before: without a zone."""
        if self.week == LAST_WEEK:
            last = date(year, self.month, monthrange(year, self.month)[1])
            day = last - timedelta(days=(last.isoweekday() - self.weekday) % 7)
        else:
            first = date(year, self.month, 1)
            ahead = (self.weekday - first.isoweekday()) % 7
            day = first + timedelta(days=ahead + 7 * (self.week - 1))
        return datetime.combine(day, time()) + self.clock

    def recurrence(self) -> Recurrence | None:
        """The change as a recurrence rule, or None where no rule can name its days (they cross a month's end)."""
        shift = self.clock // timedelta(days=1)
        weekday = WEEKDAYS[(self.weekday + shift) % 7]
        yearly: Recurrence = {"FREQ": "YEARLY", "BYMONTH": self.month}
        if not shift:
            return {**yearly, "BYDAY": f"{-1 if self.week == LAST_WEEK else self.week}{weekday}"}
        # 2027 represents every year: no zone changes its clock by the last days of a February.
        length = monthrange(2027, self.month)[1]
        first = shift + (length - 6 if self.week == LAST_WEEK else 7 * self.week - 6)
        if first < 1 or first + 6 > length:
            return None
        return {**yearly, "BYDAY": weekday, "BYMONTHDAY": list(range(first, first + 7))}


def yearly_changes(timezone: str) -> tuple[YearlyChange, YearlyChange] | None:
    """The two changes of the clock in every year to come, or None if the zone has no such rule.

    The rule applies after the last change that the zone's file lists; the caller checks whether a year is after it.
    """
    found = _RULE.fullmatch(_footer(timezone))
    if not found:
        return None
    name, ahead, other, other_ahead, *changes = found.groups()
    usual = -_span(ahead)
    shifted = -_span(other_ahead) if other_ahead else usual + _USUAL_SHIFT
    return (
        _change(changes[:4], usual, shifted, other.strip("<>")),
        _change(changes[4:], shifted, usual, name.strip("<>")),
    )


def _change(parts: list[str | None], offset_from: timedelta, offset_to: timedelta, name: str) -> YearlyChange:
    month, week, weekday = (int(part or 0) for part in parts[:3])
    clock = _span(parts[3]) if parts[3] else _USUAL_CHANGE
    return YearlyChange(month, week, weekday, clock, offset_from, offset_to, name)


def _span(clock: str) -> timedelta:
    hours, minutes, seconds = (clock.lstrip("+-") + ":0:0").split(":")[:3]
    length = timedelta(hours=int(hours), minutes=int(minutes), seconds=int(seconds))
    return -length if clock.startswith("-") else length


def _footer(timezone: str) -> str:
    content = _compiled(timezone)
    return content.rsplit(b"\n", 2)[-2].decode("ascii", "replace") if content.endswith(b"\n") else ""


def _compiled(timezone: str) -> bytes:
    """The bytes of a zone's compiled file, found as `zoneinfo` finds it; empty if there is none."""
    parts = timezone.split("/")
    for folder in map(Path, zoneinfo.TZPATH):
        if (path := folder.joinpath(*parts)).is_file():
            return path.read_bytes()
    try:
        return resources.files("tzdata").joinpath("zoneinfo", *parts).read_bytes()
    except (FileNotFoundError, ModuleNotFoundError):
        return b""
