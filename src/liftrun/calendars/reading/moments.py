"""Dates, times and durations as calendars write them, and their place on the clock of the world.

A `Moment` keeps the local time and its zone, since series repeat by the local clock. Local times that a clock change
skips or repeats are read with the offset before the change (RFC 5545, 3.3.5).
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from icalendar import vDDDTypes, vDuration

from liftrun.calendars.reading.bad_value import BadValueError

_DATE_TIME = re.compile(r"(\d{8})(?:T(\d{4})(\d\d)?(?:(Z|UTC|GMT)[A-Z]*|(?![AP]M)[A-Z]{0,2}))?", re.ASCII)
STRAY_LETTERS = re.compile(r"\d{8}T\d{4,6}(?:Z[A-Z]+|(?!UTC|GMT|[AP]M)[A-Y][A-Z]?\b)", re.ASCII | re.IGNORECASE)
"""A time with letters at its end that mean nothing; `read_moment` passes over them."""
_DURATION = re.compile(
    r"([+-]?)P((?:\d{1,5}W)?(?:\d{1,6}D)?)(T(?=\d)(?:\d{1,7}H)?(?:\d{1,9}M)?(?:\d{1,9}S)?)?", re.ASCII
)
FIRST, LAST = datetime.min, datetime.max.replace(microsecond=0)


class Moment(NamedTuple):
    """A local time (for a date: its midnight), its zone, and what kind of value it was.

    Attributes:
        local: What the clock shows there, without zone.
        zone: The zone of that clock; for a date or floating time the athlete's.
        is_date: It is a whole day.
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
    """A moment moved, at most to the first or last that Python can express."""
    try:
        return moment + by
    except OverflowError:
        return LAST if by > timedelta() else FIRST


def at_home(moment: Moment, home: tzinfo) -> Moment:
    """The same moment by the clock of another zone.

    Raises:
        BadValueError: if the date there is beyond the calendar.
    """
    try:
        local = moment.utc.replace(tzinfo=UTC).astimezone(home)
    except OverflowError:
        raise BadValueError("a date out of range") from None
    return Moment(local.replace(tzinfo=None), home)


def read_moment(text: str, home: tzinfo, zone: tzinfo | None = None) -> Moment:
    """The moment of a date or date-time value, in the zone that it names or else in `home`.

    Raises:
        BadValueError: if the text is neither, or there is no such day or time.
    """
    match = _DATE_TIME.fullmatch(text.strip().upper())
    if not match:
        raise BadValueError("a date or time in no known form")
    day, clock, seconds, utc = match.groups()
    seconds = "59" if seconds == "60" else seconds or "00"  # icalendar wants seconds, and no leap second
    try:
        found = vDDDTypes.from_ical(f"{day}T{clock}{seconds}" if clock else day)
    except ValueError:
        raise BadValueError("a date or time that does not exist") from None
    if clock is None:
        return Moment(datetime.combine(found, time()), home, is_date=True, floating=True)
    return Moment(found, UTC) if utc else Moment(found, zone or home, floating=zone is None)


def read_duration(text: str) -> Duration:
    """An ISO 8601 duration: weeks and days follow the local clock, hours and less are elapsed time.

    The two parts are parsed one by one, since icalendar makes one length of them.

    Raises:
        BadValueError: if the text is not one.
    """
    match = _DURATION.fullmatch(text.strip().upper())
    if not match or not (match[2] or match[3]):
        raise BadValueError("a duration in no known form")
    sign, days, clock = match.groups()
    nominal, exact = (vDuration.from_ical(f"{sign}P{part}") if part else timedelta() for part in (days, clock))
    return Duration(nominal, exact)
