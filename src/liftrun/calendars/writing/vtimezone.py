"""The VTIMEZONE that defines how a calendar program reads our local times (RFC 5545, section 3.6.5).

Where a zone changes its clock by a yearly rule, the component has a yearly RRULE from the year before the first date.
Where no rule applies (Ramadan in Morocco, a rule that is about to change, days that cross a month's end) every change
around the dates is listed. A rule is only used if it gives exactly the changes that `zoneinfo` has for those years, so
the component and our own arithmetic cannot disagree. (`icalendar.Timezone.from_tzid` would list dates, and starts them
at a wrong DTSTART.)

The larger offset is always called DAYLIGHT, also in Dublin, where the law has it the other way round: only the offsets
count, and some readers cannot handle a daylight time that is behind standard time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from liftrun.calendars.posix_tz import YearlyChange, yearly_changes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.calendars.posix_tz import Recurrence

_EPOCH = datetime.combine(date(1970, 1, 1), time())
_STEP = timedelta(days=5)  # since 1970 no zone changed its clock and changed it back within so few days
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Observance:
    """An offset and its start; `onset` is a clock time by the offset before it."""

    onset: datetime
    offset_from: timedelta
    offset_to: timedelta
    name: str
    recurrence: Recurrence | None = field(default=None, compare=False)


@lru_cache
def vtimezone(timezone: str, first: date, last: date) -> Timezone:
    """A VTIMEZONE that is right for all local times of `first` to `last`; it is shared, so do not change it.

    Raises:
        zoneinfo.ZoneInfoNotFoundError: if the zone is unknown.
    """
    zone = ZoneInfo(timezone)
    years = range(first.year - 1, last.year + 2)
    found = _observances(timezone, zone, years)
    seasonal = len({item.offset_to for item in found}) > 1 and _has_daylight_time(zone, years)
    usual = min(item.offset_to for item in found)
    whole = Timezone()
    whole.add("tzid", timezone)
    for item in found:
        whole.add_component(_component(item, daylight=seasonal and item.offset_to > usual))
    return whole


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
    """The observance before any change: the offset of `moment`, written as if it began at `onset`."""
    local = moment.astimezone(zone)
    offset = _offset(local)
    return Observance(onset, offset, offset, local.tzname() or "")


def _changes(zone: ZoneInfo, years: range) -> Iterator[Observance]:
    """Every change of the offset in the years: a look every few days, and bisection where two looks differ."""
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


def _component(item: Observance, *, daylight: bool) -> TimezoneDaylight | TimezoneStandard:
    part = TimezoneDaylight() if daylight else TimezoneStandard()
    part.add("dtstart", item.onset)
    if item.recurrence:
        part.add("rrule", item.recurrence)
    part.add("tzoffsetfrom", item.offset_from)
    part.add("tzoffsetto", item.offset_to)
    part.add("tzname", item.name)
    return part
