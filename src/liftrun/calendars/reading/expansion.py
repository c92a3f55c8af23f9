"""The dates that a recurrence rule gives inside a window, by `dateutil.rrule`, at a cost that is bounded.

`dateutil.rrule` walks from the first date on, and where a rule gives no date it walks to the year 9999. So the walk
begins here at the last period of the rule before the window, not at the first date (except where `COUNT` must be
counted out), and it takes place as late as the calendar of the years allows: the same weekdays and leap years return,
at the latest after 400 years.
"""

from __future__ import annotations

from calendar import isleap
from datetime import MAXYEAR, date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from dateutil.rrule import DAILY

from liftrun.calendars.reading.counted_rules import last_counted
from liftrun.calendars.reading.moments import LAST, later
from liftrun.calendars.reading.rule_periods import dates_from, first_period

if TYPE_CHECKING:
    from liftrun.calendars.reading.recurrence_rule import RecurrenceRule

MOST_DATES = 40_000
"""In a window; also the dates, and the days, over which a `COUNT` is counted out."""

_BASE_STEPS, _DATE_STEPS, _DAY_STEPS = 60, 2, 4
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
        start = first_period(rule, first, first if count else low)
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
    for reached in dates_from(rule, start + moved_by):
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
