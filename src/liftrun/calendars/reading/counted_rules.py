"""Where a recurrence rule with `COUNT` ends, by arithmetic: counting its dates takes a walk from the first one on."""

from __future__ import annotations

from datetime import MAXYEAR, datetime, timedelta
from typing import TYPE_CHECKING

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY

from liftrun.calendars.reading.moments import LAST
from liftrun.calendars.reading.rule_periods import dates_from, first_period, period_day

if TYPE_CHECKING:
    from liftrun.calendars.reading.recurrence_rule import RecurrenceRule

_SHORTEST_MONTH, _WEEKS = 28, 5
_DAY = timedelta(days=1)


def last_counted(rule: RecurrenceRule, first: datetime) -> datetime | None:
    """A moment after which a rule with `COUNT` gives no date, at or after its last one; None where it takes a walk.

    Arithmetic finds it for plain daily and weekly rules, and for monthly and yearly ones with one date in each period.
    """
    if not rule.count:
        return None
    try:
        if rule.frequency in (DAILY, WEEKLY):
            return _last_day(rule, first, rule.count)
        return _end_of_last_month(rule, first, rule.count) if _is_once_a_period(rule, first) else None
    except OverflowError:
        return LAST


def _last_day(rule: RecurrenceRule, first: datetime, count: int) -> datetime | None:
    """The last date of a plain daily or weekly rule."""
    if rule.by.keys() - ({"byweekday"} if rule.frequency == WEEKLY else set()):
        return None
    into_period = first.toordinal() - period_day(first, rule)
    days = rule.by.get("byweekday", ())
    offsets: list[int] = sorted({(day.weekday - rule.week_start) % 7 for day in days}) or [into_period]
    every = rule.interval * (1 if rule.frequency == DAILY else 7)
    before = sum(offset < into_period for offset in offsets)
    periods, place = divmod(before + count - 1, len(offsets))
    return first + _DAY * (periods * every + offsets[place] - into_period)


def _is_once_a_period(rule: RecurrenceRule, first: datetime) -> bool:
    """Whether a monthly or yearly rule surely gives one date in each of its periods."""
    by = rule.by
    if rule.frequency not in (MONTHLY, YEARLY) or by.keys() - {"bymonth", "bymonthday", "byweekday"}:
        return False
    if (rule.frequency == MONTHLY) == ("bymonth" in by) and by:
        return False
    if "byweekday" in by:
        nths = [day.n or _SHORTEST_MONTH for day in by["byweekday"]]
        return "bymonthday" not in by and len(nths) == 1 and abs(nths[0]) < _WEEKS
    days = by.get("bymonthday", (first.day,))
    return len(days) == len(by.get("bymonth", (0,))) == 1 and abs(days[0]) <= _SHORTEST_MONTH


def _end_of_last_month(rule: RecurrenceRule, first: datetime, count: int) -> datetime:
    """The end of the month of the last date of a rule that gives one date in each period."""
    begin = first
    if rule.by:
        completed = rule.completed(first)
        dates = dates_from(completed, first_period(completed, first, first))
        begin = next(moment for moment in dates if moment >= first)
    months = (1 if rule.frequency == MONTHLY else 12) * rule.interval * (count - 1)
    years, month = divmod(begin.month + months, 12)
    if begin.year + years > MAXYEAR:
        return LAST
    return datetime(begin.year + years, month + 1, 1) - timedelta(seconds=1)
