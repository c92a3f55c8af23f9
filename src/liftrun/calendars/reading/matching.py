"""Whether a day is one of a recurrence rule's, and which of the rule's periods it lies in."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from liftrun.calendars.reading.properties import BadValueError

if TYPE_CHECKING:
    from liftrun.calendars.reading.rrule import Numbers, Rule


def period_of(rule: Rule, day: date) -> int:
    """The number of the year, month, week or day of a rule that a day lies in; every `interval`-th has its turn."""
    if rule.frequency == "DAILY":
        return day.toordinal()
    if rule.frequency == "WEEKLY":
        return (day.toordinal() - 1 - rule.week_start) // 7
    if rule.frequency == "MONTHLY":
        return 12 * day.year + day.month
    return day.year


def period_days(rule: Rule, day: date) -> tuple[date, date]:
    """First and last day of the period that a day lies in.

    Raises:
        BadValueError: if that lies outside the years 1 to 9999.
    """
    if rule.frequency == "YEARLY":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if rule.frequency == "MONTHLY":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    if rule.frequency == "DAILY":
        return day, day
    try:
        first = day - timedelta(days=(day.weekday() - rule.week_start) % 7)
        return first, first + timedelta(days=6)
    except OverflowError:
        raise BadValueError("a date out of range") from None


def matches(rule: Rule, day: date) -> bool:
    """Whether a day fulfils every BY part that speaks of days; the rule must be completed."""
    return (
        (not rule.months or day.month in rule.months)
        and (not rule.weekdays or _is_weekday(rule, day))
        and (not rule.month_days or _counted(day.day, monthrange(day.year, day.month)[1], rule.month_days))
        and (not rule.year_days or _counted(_day_of_year(day), _days_in_year(day.year), rule.year_days))
        and (not rule.weeks or _counted(*_week_of_year(day, rule.week_start), rule.weeks))
    )


def _counted(number: int, last: int, wanted: Numbers) -> bool:
    """Whether a number out of `1..last` is wanted, counted from the begin or from the end."""
    return number in wanted or number - last - 1 in wanted


def _is_weekday(rule: Rule, day: date) -> bool:
    """Whether the day is one of the weekdays, or the n-th of its month or year (which only those rules know)."""
    weekday = day.weekday()
    nths = {nth for nth, wanted in rule.weekdays if wanted == weekday}
    if not nths or 0 in nths or rule.frequency not in ("MONTHLY", "YEARLY"):
        return bool(nths)
    in_month = rule.frequency == "MONTHLY" or bool(rule.months)
    number = day.day if in_month else _day_of_year(day)
    last = monthrange(day.year, day.month)[1] if in_month else _days_in_year(day.year)
    return (number - 1) // 7 + 1 in nths or -((last - number) // 7 + 1) in nths


def _day_of_year(day: date) -> int:
    return day.toordinal() - date(day.year, 1, 1).toordinal() + 1


def _days_in_year(year: int) -> int:
    return date(year, 12, 31).toordinal() - date(year, 1, 1).toordinal() + 1


def _week_of_year(day: date, week_start: int) -> tuple[int, int]:
    """Number of the week, and of the last week of the same year; week 1 is the first with four days in the year."""
    middle = day.toordinal() - (day.weekday() - week_start) % 7 + 3
    year = date.fromordinal(middle).year
    begin, end = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    return (middle - begin) // 7 + 1, (middle - begin) // 7 + 1 + (end - middle) // 7
