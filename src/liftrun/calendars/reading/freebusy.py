"""Busy periods that a calendar publishes without titles (`VFREEBUSY`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.calendars.reading.bad_value import BadValueError
from liftrun.calendars.reading.busy_status import BUSY
from liftrun.calendars.reading.moments import read_duration, read_moment
from liftrun.calendars.reading.properties import read_properties

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo

    from liftrun.calendars.policy import CalendarPolicy
    from liftrun.calendars.reading.prescan import Days

_DIGITS = len("20261123")
_WANTED = frozenset({"FREEBUSY"})

Period = tuple["datetime", "datetime", str]


def read_periods(text: str, home: tzinfo, policy: CalendarPolicy, days: Days) -> Iterator[Period | BadValueError]:
    """The periods near the days: start and end in UTC, and `BUSY` or the key of `account.SKIPPED` that fits.

    A period that cannot be read gives its fault instead, so that the others still count.
    """
    for found in read_properties(text, _WANTED).get("FREEBUSY", ()):
        kind = found.parameters.get("FBTYPE", "BUSY").upper()
        tentative = kind == "BUSY-TENTATIVE" and policy.tentative == "free"
        for period in found.value.split(",") if kind != "FREE" else ():
            start, _, end = period.strip().partition("/")
            if _lies_outside(start[:_DIGITS], end[:_DIGITS], days):
                continue
            try:
                yield (*_read_period(start, end, home), "tentative" if tentative else BUSY)
            except BadValueError as fault:
                yield fault


def _lies_outside(first: str, last: str, days: Days) -> bool:
    """Whether the dates of a period are surely not among the days."""
    if not first.isdecimal():
        return False
    return first > days.last.decode() or (last.isdecimal() and max(first, last) < days.first.decode())


def _read_period(start_text: str, end_text: str, home: tzinfo) -> tuple[datetime, datetime]:
    start = read_moment(start_text, home)
    end = read_duration(end_text).end_utc(start) if end_text[:1] in "Pp+-" else read_moment(end_text, home).utc
    if end < start.utc:
        raise BadValueError("a busy period that ends before it begins")
    return start.utc, end
