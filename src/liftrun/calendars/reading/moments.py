"""Dates, times, durations and periods as calendars write them, and their place on the clock of the world.

A `Moment` keeps the local time and its zone, since series repeat by the local clock. Local times that a clock change
skips or repeats are read with the offset that held before the change, as RFC 5545 (3.3.5) asks.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, tzinfo
from typing import NamedTuple

from liftrun.calendars.reading.properties import BadValueError

_DATE_TIME = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?", re.IGNORECASE | re.ASCII)
_DURATION = re.compile(
    r"([+-])?P(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,7})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?",
    re.IGNORECASE | re.ASCII,
)
_LEAP_SECOND = 60
FIRST, LAST = datetime.min, datetime.max.replace(microsecond=0)


class Moment(NamedTuple):
    """A local time (for a date: its midnight), its zone, and what kind of value it was.

    Attributes:
        local: What the clock shows there, without zone.
        zone: The zone of that clock; for a date or floating time the athlete's.
        is_date: It stands for a whole day.
        floating: It was written without a zone.
    """

    local: datetime
    zone: tzinfo
    is_date: bool = False
    floating: bool = False

    @property
    def utc(self) -> datetime:
        """The same moment in UTC, without zone."""
        return utc_of(self.local, self.zone)


class Duration(NamedTuple):
    """How long an event lasts: days by the local clock, and then elapsed time; one of them may be zero."""

    nominal: timedelta
    exact: timedelta = timedelta()

    def end_utc(self, start: Moment) -> datetime:
        """When that which starts at a moment ends, in UTC."""
        return later(utc_of(later(start.local, self.nominal), start.zone), self.exact)


def utc_of(local: datetime, zone: tzinfo) -> datetime:
    """A zone's local time in UTC, both without zone; at the ends of time, the end."""
    offset = zone.utcoffset(local.replace(tzinfo=zone)) or timedelta()
    return later(local, -offset)


def later(moment: datetime, by: timedelta) -> datetime:
    """A moment moved, at most to the first or last that datetimes know."""
    try:
        return moment + by
    except OverflowError:
        return LAST if by > timedelta() else FIRST


def read_moment(text: str, home: tzinfo, zone: tzinfo | None = None) -> Moment:
    """The moment that a date or date-time value stands for, in the zone that it names or else in `home`.

    Raises:
        BadValueError: if the text is neither, or there is no such day or time.
    """
    match = _DATE_TIME.fullmatch(text.strip())
    if not match:
        raise BadValueError("a date or time in no known form")
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    try:
        local = datetime(year, month, day, hour, minute, min(second, 59) if second == _LEAP_SECOND else second)
    except ValueError:
        raise BadValueError("a date or time that does not exist") from None
    if match[4] is None:
        return Moment(local, home, is_date=True, floating=True)
    if match[7]:
        return Moment(local, UTC)
    return Moment(local, zone or home, floating=zone is None)


def read_duration(text: str) -> Duration:
    """An ISO 8601 duration: weeks and days follow the local clock, hours and less are elapsed time.

    Raises:
        BadValueError: if the text is not one.
    """
    match = _DURATION.fullmatch(text.strip())
    if not match or text.strip()[-1] in "PpTt":
        raise BadValueError("a duration in no known form")
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    sign = -1 if match[1] == "-" else 1
    elapsed = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return Duration(sign * timedelta(weeks=weeks, days=days), sign * elapsed)
