"""The periods of a recurrence rule (years, months, weeks and so on), and the dates in them by `dateutil.rrule`."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from dateutil.rrule import MINUTELY, MONTHLY, WEEKLY, YEARLY, rrule

from liftrun.calendars.reading.recurrence_rule import SECONDS_OF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.calendars.reading.recurrence_rule import RecurrenceRule

_MOST_SECONDS = 10**12


def dates_from(rule: RecurrenceRule, start: datetime) -> Iterator[datetime]:
    """What the library gives; an impossible combination of parts, which it refuses, gives nothing."""
    if not all(rule.by.values()):
        return
    interval = min(rule.interval, _MOST_SECONDS)
    by: dict[str, Any] = dict(rule.by)
    with suppress(ValueError):
        yield from rrule(rule.frequency, dtstart=start, interval=interval, wkst=rule.week_start, **by)


def first_period(rule: RecurrenceRule, first: datetime, begin: datetime) -> datetime:
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
    origin_day, day = (period_day(moment, rule) for moment in (first, begin))
    ordinal = origin_day + days * _next((day - origin_day) // days, every)
    return datetime.combine(date.fromordinal(max(1, ordinal)), time())


def _next(periods: int, every: int) -> int:
    """The first multiple of `every` that is not less than a number of periods."""
    return -(-periods // every) * every


def period_day(moment: datetime, rule: RecurrenceRule) -> int:
    """The number of the day on which the day or week of a moment begins."""
    back = (moment.weekday() - rule.week_start) % 7 if rule.frequency == WEEKLY else 0
    return moment.toordinal() - back


def _whole(moment: datetime, seconds: int) -> datetime:
    """The begin of the hour, minute or second of a moment."""
    if seconds == 1:
        return moment
    return moment.replace(second=0) if seconds == SECONDS_OF[MINUTELY] else moment.replace(minute=0, second=0)
