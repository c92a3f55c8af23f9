"""The only conversion between the athlete's clock and liftrun's minutes.

A local time that a clock change skips is read as the moment of the jump. A local time that occurs twice is read as its
first occurrence.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from liftrun.domain import Week

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

YEARS = range(1971, 9000)
"""Years in which a week may be: outside them Python's dates or the zones' tables end."""
_MINUTE = timedelta(minutes=1)


def current_minute() -> datetime:
    """The current UTC time, cut off to the minute: the time of writing where none is given."""
    return datetime.now(UTC).replace(second=0, microsecond=0)


def monday_of(day: date) -> date:
    """The Monday of the ISO week of a date."""
    return day - timedelta(days=day.weekday())


def instant(day: date, clock: time, timezone: str) -> datetime:
    """The UTC moment at which a local clock shows `clock` on `day` (skipped and repeated times: see the module)."""
    zone = ZoneInfo(timezone)
    local = datetime.combine(day, clock, zone)
    moment = local.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
        return moment
    return _first_moment_after_gap(local)


def _first_moment_after_gap(local: datetime) -> datetime:
    """The moment of the jump that skipped a local time: fold 0 has the offset before it, fold 1 the offset after it."""
    before, after = (local.replace(fold=fold).utcoffset() for fold in (0, 1))
    if before is None or after is None:
        raise ValueError(f"{local!r} has no zone")
    zone = local.tzinfo
    low, high = local.replace(tzinfo=UTC) - after, local.replace(tzinfo=UTC) - before
    while high - low > _MINUTE:
        middle = low + ((high - low) / 2 // _MINUTE) * _MINUTE
        if middle.astimezone(zone).utcoffset() == after:
            high = middle
        else:
            low = middle
    return high


def week_of(start: date, timezone: str) -> Week:
    """The frame of the week that begins on `start`, a Monday, in a zone.

    Raises:
        ValueError: if `start` is not a Monday.
    """
    if start.weekday() != 0:
        raise ValueError(f"{start} is not a Monday")
    begin = instant(start, time(0), timezone)
    starts = [instant(start + timedelta(days=day), time(0), timezone) for day in range(8)]
    minutes = tuple((moment - begin) // _MINUTE for moment in starts)
    return Week(start, timezone, minutes, tuple(_clock_changes(begin, minutes, ZoneInfo(timezone))))


def _clock_changes(begin: datetime, day_starts: tuple[int, ...], zone: ZoneInfo) -> Iterator[tuple[int, int]]:
    """Minutes of the week at which the zone's offset changes, each with its shift in minutes (one a day at most).

    The first look is a minute before the week, to find a change at its very start. The last look is a minute before
    the end: a change at the start of the next Monday belongs to the next week.
    """

    def offset(minute: int) -> int:
        shown = (begin + timedelta(minutes=minute)).astimezone(zone).utcoffset()
        return (shown or timedelta()) // _MINUTE

    looks = (-1, *day_starts[1:-1], day_starts[-1] - 1)
    for low, high in pairwise(looks):
        if offset(low) != offset(high):
            yield _first_change(low, high, offset), offset(high) - offset(low)


def _first_change(low: int, high: int, offset: Callable[[int], int]) -> int:
    """The first minute after `low` whose offset differs from that of `low`, found by bisection."""
    old = offset(low)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if offset(middle) == old else (low, middle)
    return high


def minute_of(week: Week, moment: datetime) -> int:
    """Elapsed minutes from the week's Monday 00:00 to an aware moment; seconds are cut off (rounded down)."""
    begin = instant(week.start, time(0), week.timezone)
    return int((moment.astimezone(UTC) - begin) // _MINUTE)


def minute_at(week: Week, day: int, minutes_after_midnight: int) -> int:
    """Elapsed minute at which the clock shows a time on a day, also outside 0..6; 1440 is the midnight that ends it."""
    extra, rest = divmod(minutes_after_midnight, 1440)
    local_day = week.start + timedelta(days=day + extra)
    return minute_of(week, instant(local_day, time(rest // 60, rest % 60), week.timezone))


def moment_of(week: Week, minute: int) -> datetime:
    """The aware local datetime of an elapsed minute, in the week's zone."""
    begin = instant(week.start, time(0), week.timezone)
    return (begin + timedelta(minutes=minute)).astimezone(ZoneInfo(week.timezone))
