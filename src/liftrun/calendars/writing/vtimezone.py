"""The VTIMEZONE that tells a calendar program how to read our local times (RFC 5545, section 3.6.5).

Where a zone changes its clock by a yearly rule, the component says so with a yearly RRULE from the year before the
first date asked for. Where no rule holds (Ramadan in Morocco, a rule about to change, days that cross a month's end)
every change around the dates is listed by itself. The rule is only believed after it gave the very changes that
`zoneinfo` knows for those years, so the component and our own arithmetic cannot disagree.

The larger offset is always called DAYLIGHT, also in Dublin, where the law has it the other way round: the offsets are
what counts, and some readers stumble over a daylight time that lies behind standard time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from liftrun.calendars.posix_tz import YearlyChange, yearly_changes

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCAL_FORMAT = "%Y%m%dT%H%M%S"
_EPOCH = datetime.combine(date(1970, 1, 1), time())
_STEP = timedelta(days=5)  # no zone has changed its clock and changed it back within so few days since 1970
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Observance:
    """From when on which offset holds; `onset` is a clock time by the offset before it."""

    onset: datetime
    offset_from: timedelta
    offset_to: timedelta
    name: str
    recurrence: str | None = None


@lru_cache
def vtimezone(timezone: str, first: date, last: date) -> tuple[str, ...]:
    """The lines of a VTIMEZONE, not folded, that is right for all local times of `first` to `last`.

    Raises:
        zoneinfo.ZoneInfoNotFoundError: if the zone is unknown.
    """
    zone = ZoneInfo(timezone)
    years = range(first.year - 1, last.year + 2)
    found = _observances(timezone, zone, years)
    seasonal = len({item.offset_to for item in found}) > 1 and _has_daylight_time(zone, years)
    usual = min(item.offset_to for item in found)
    lines = ["BEGIN:VTIMEZONE", f"TZID:{timezone}"]
    for item in found:
        lines += _component(item, "DAYLIGHT" if seasonal and item.offset_to > usual else "STANDARD")
    return (*lines, "END:VTIMEZONE")


def _observances(timezone: str, zone: ZoneInfo, years: range) -> list[Observance]:
    changes = list(_changes(zone, years))
    if not changes:
        return [_start(zone, _EPOCH, datetime(years[0], 1, 1, tzinfo=UTC))]
    rule = yearly_changes(timezone)
    return (rule and _by_rule(rule, years, changes)) or _one_by_one(zone, years, changes)


def _by_rule(rule: tuple[YearlyChange, ...], years: range, changes: list[Observance]) -> list[Observance] | None:
    """The rule as observances without end, if it gives exactly the changes that were found; else None."""
    expected = [
        Observance(change.onset(year), change.offset_from, change.offset_to, change.name)
        for year in years
        for change in rule
    ]
    recurrences = [change.recurrence() for change in rule]
    if sorted(expected, key=_moment) != changes or None in recurrences:
        return None
    return [
        Observance(change.onset(years[0]), change.offset_from, change.offset_to, change.name, recurrence)
        for change, recurrence in zip(rule, recurrences, strict=True)
    ]


def _one_by_one(zone: ZoneInfo, years: range, changes: list[Observance]) -> list[Observance]:
    begin = datetime(years[0], 1, 1, tzinfo=UTC)
    return [_start(zone, begin.replace(tzinfo=None), begin), *changes]


def _start(zone: ZoneInfo, onset: datetime, moment: datetime) -> Observance:
    """What holds before any change: the offset of `moment`, said to begin at `onset`."""
    local = moment.astimezone(zone)
    offset = _offset(local)
    return Observance(onset, offset, offset, local.tzname() or "")


def _changes(zone: ZoneInfo, years: range) -> Iterator[Observance]:
    """Every change of the offset in the years, found by looking every few days and halving where two looks differ."""
    moment, end = (datetime(year, 1, 1, tzinfo=UTC) for year in (years[0], years[-1] + 1))
    looks = [moment + _STEP * count for count in range((end - moment) // _STEP + 1)] + [end]
    for low, high in pairwise(looks):
        before, after = (_offset(look.astimezone(zone)) for look in (low, high))
        if before != after:
            change = _halve(zone, low, high, before)
            name = change.astimezone(zone).tzname() or ""
            yield Observance((change + before).replace(tzinfo=None), before, after, name)


def _halve(zone: ZoneInfo, low: datetime, high: datetime, before: timedelta) -> datetime:
    """The first second at which the offset is no longer `before`."""
    while high - low > _SECOND:
        middle = low + (high - low) // _SECOND // 2 * _SECOND
        if _offset(middle.astimezone(zone)) == before:
            low = middle
        else:
            high = middle
    return high


def _has_daylight_time(zone: ZoneInfo, years: range) -> bool:
    months = (datetime(year, month, 1, tzinfo=UTC) for year in years for month in range(1, 13))
    return any(moment.astimezone(zone).dst() for moment in months)


def _moment(item: Observance) -> datetime:
    return item.onset - item.offset_from


def _offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta()


def _component(item: Observance, kind: str) -> list[str]:
    lines = [f"BEGIN:{kind}", f"DTSTART:{item.onset.strftime(LOCAL_FORMAT)}"]
    if item.recurrence:
        lines.append(f"RRULE:{item.recurrence}")
    lines += [f"TZOFFSETFROM:{_utc_offset(item.offset_from)}", f"TZOFFSETTO:{_utc_offset(item.offset_to)}"]
    return [*lines, f"TZNAME:{item.name}", f"END:{kind}"]


def _utc_offset(offset: timedelta) -> str:
    sign = "-" if offset < timedelta() else "+"
    minutes, seconds = divmod(int(abs(offset).total_seconds()), 60)
    return f"{sign}{minutes // 60:02d}{minutes % 60:02d}" + (f"{seconds:02d}" if seconds else "")
