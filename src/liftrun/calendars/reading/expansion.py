"""The dates that a recurrence rule gives inside a window, by `dateutil.rrule`, at a cost that is bounded.

`dateutil.rrule` walks from the first date on, and where a rule gives no date it walks to the year 9999. So the walk
begins here at the last period of the rule before the window, not at the first date (except where `COUNT` must be
counted out), and it takes place as late as the calendar of the years allows: the same weekdays and leap years return,
at the latest after 400 years.
"""

from __future__ import annotations

from calendar import isleap
from contextlib import suppress
from datetime import MAXYEAR, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from dateutil.rrule import DAILY, MINUTELY, MONTHLY, WEEKLY, YEARLY, rrule

from liftrun.calendars.reading.moments import LAST, later
from liftrun.calendars.reading.recurrence_rule import SECONDS_OF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.calendars.reading.recurrence_rule import RecurrenceRule

MOST_DATES = 40_000
"""In a window; also the dates, and the days, over which a `COUNT` is counted out."""

_BASE_STEPS, _DATE_STEPS, _DAY_STEPS = 60, 2, 4
_MOST_SECONDS = 10**12
_DAY = timedelta(days=1)
_YEARS_OF_A_CYCLE = 400


class Expansion(NamedTuple):
    """What a rule gives in a window.

    Attributes:
        dates: The local times, in order.
        steps: The steps of work that this took.
        too_long: Whether the dates would have to be counted out over more than a hundred years, or are too many.
    """

    dates: list[datetime]
    steps: int
    too_long: bool = False


class _Bounds(NamedTuple):
    """The first date of a series, the first and last moment that matter, and the most dates (0: any)."""

    first: datetime
    low: datetime
    high: datetime
    most: int


def rule_dates(rule: RecurrenceRule, first: datetime, low: datetime, high: datetime) -> Expansion:
    """The local times in `low <= t <= high` at which a rule gives a date, for a series that begins at `first`.

    `rule.until` is not applied: it may be in another zone.
    """
    last = last_counted(rule, first)
    count = rule.count if last is None else None
    high = high if last is None else min(high, last)
    low = max(first, low)
    if low > high:
        return Expansion([], 0)
    rule = rule.completed(first)
    try:
        start = _first_period(rule, first, first if count else low)
    except (ValueError, OverflowError):  # beyond the year 9999
        return Expansion([], _BASE_STEPS)
    most = later(first, MOST_DATES * _DAY) if count else high
    expansion = _walk(rule, start, _Bounds(first, low, min(high, most), count or 0))
    return expansion._replace(too_long=expansion.too_long and (most < high or len(expansion.dates) > MOST_DATES))


def _walk(rule: RecurrenceRule, start: datetime, bounds: _Bounds) -> Expansion:
    """Walk from the begin of a period, in late years that have the same calendar."""
    moved_by = _DAY * _days_to_late_years(max(1, start.year - 1), max(start.year, bounds.high.year))
    first, low, high = (later(moment, moved_by) for moment in bounds[:3])
    count = bounds.most
    found: list[datetime] = []
    number, reached = 0, start + moved_by
    for reached in _by_dateutil(rule, start + moved_by):
        if reached > high or (count and number >= count) or len(found) > MOST_DATES:
            break
        number += reached >= first
        if reached >= low:
            found.append(reached - moved_by)
    else:
        reached = LAST
    days = (reached - start - moved_by) // _DAY
    steps = _BASE_STEPS + _DATE_STEPS * number + days * (_DAY_STEPS if rule.frequency >= DAILY else 1)
    return Expansion(found, steps, too_long=number < count or len(found) > MOST_DATES)


def _by_dateutil(rule: RecurrenceRule, start: datetime) -> Iterator[datetime]:
    """What the library gives; an impossible combination of parts, which it refuses, gives nothing."""
    if not all(rule.by.values()):
        return
    interval = min(rule.interval, _MOST_SECONDS)
    by: dict[str, Any] = dict(rule.by)
    with suppress(ValueError):
        yield from rrule(rule.frequency, dtstart=start, interval=interval, wkst=rule.week_start, **by)


def _first_period(rule: RecurrenceRule, first: datetime, begin: datetime) -> datetime:
    """The begin of the first period of a rule (year, month and so on) that contains `begin` or is after it.

    Raises:
        ValueError, OverflowError: if that is beyond the year 9999.
    """
    every = rule.interval
    if rule.frequency in SECONDS_OF:
        unit = SECONDS_OF[rule.frequency]
        origin, at = (_whole(moment, unit) for moment in (first, begin))
        return origin + timedelta(seconds=unit * _next((at - origin) // timedelta(seconds=unit), every))
    if rule.frequency == MONTHLY:
        months = 12 * first.year + first.month - 1
        months += _next(12 * begin.year + begin.month - 1 - months, every)
        return datetime(months // 12, months % 12 + 1, 1)
    if rule.frequency == YEARLY:
        return datetime(first.year + _next(begin.year - first.year, every), 1, 1)
    days = 7 if rule.frequency == WEEKLY else 1
    origin_day, day = (_period_day(moment, rule) for moment in (first, begin))
    ordinal = origin_day + days * _next((day - origin_day) // days, every)
    return datetime.combine(date.fromordinal(max(1, ordinal)), time())


def _next(periods: int, every: int) -> int:
    """The first multiple of `every` that is not less than a number of periods."""
    return -(-periods // every) * every


def _period_day(moment: datetime, rule: RecurrenceRule) -> int:
    """The number of the day on which the day or week of a moment begins."""
    back = (moment.weekday() - rule.week_start) % 7 if rule.frequency == WEEKLY else 0
    return moment.toordinal() - back


def _whole(moment: datetime, seconds: int) -> datetime:
    """The begin of the hour, minute or second of a moment."""
    if seconds == 1:
        return moment
    return moment.replace(second=0) if seconds == SECONDS_OF[MINUTELY] else moment.replace(minute=0, second=0)


def last_counted(rule: RecurrenceRule, first: datetime) -> datetime | None:
    """The last date of a plain daily or weekly rule with `COUNT`, by arithmetic; None for any other rule."""
    days = rule.by.get("byweekday", ())
    plain = rule.by.keys() <= ({"byweekday"} if rule.frequency == WEEKLY else set())
    if not rule.count or not plain or rule.frequency not in (DAILY, WEEKLY):
        return None
    offsets: list[int] = sorted({(day.weekday - rule.week_start) % 7 for day in days})
    into_period = first.toordinal() - _period_day(first, rule)
    offsets = offsets or [into_period]
    every = rule.interval * (1 if rule.frequency == DAILY else 7)
    before = sum(offset < into_period for offset in offsets)
    periods, place = divmod(before + rule.count - 1, len(offsets))
    try:
        return first + _DAY * (periods * every + offsets[place] - into_period)
    except OverflowError:
        return LAST


@lru_cache(maxsize=1024)
def _days_to_late_years(first: int, last: int) -> int:
    """By how many days the years `first..last` can be moved so that they have the same calendar, as late as possible.

    The year after them is included, for weeks that reach into it.
    """
    years = range(first, last + 2)
    most = max(0, MAXYEAR - 1 - last)
    earliest = max(0, most - _YEARS_OF_A_CYCLE)
    by = next((by for by in range(most, earliest, -1) if all(_shape(year) == _shape(year + by) for year in years)), 0)
    return date(first + by, 1, 1).toordinal() - date(first, 1, 1).toordinal()


def _shape(year: int) -> tuple[int, bool]:
    """What decides the calendar of a year: the weekday on which it begins, and whether it is a leap year."""
    if year > MAXYEAR:
        return 5, False  # as Python's calendar would go on
    return date(year, 1, 1).weekday(), isleap(year)
