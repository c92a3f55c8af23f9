"""Recurrence rules expanded day by day, from the standard's text: slow, simple, and without a library."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from itertools import groupby, islice

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAY = timedelta(days=1)


def dates(rule: str, first: datetime, high: datetime) -> list[datetime]:
    """The dates that a yearly, monthly, weekly or daily rule gives from its first one to `high`."""
    parts = dict(part.split("=") for part in rule.split(";"))
    start = DAYS.index(parts.get("WKST", "MO"))
    interval = int(parts.get("INTERVAL", 1))
    clocks = _clocks(parts, first)
    found = []
    for number, days in groupby(_all_days(first, high), key=lambda day: _period(parts["FREQ"], day, start)):
        if (number - _period(parts["FREQ"], first.date(), start)) % interval == 0:
            chosen = [day for day in days if _matches(parts, day, first, start)]
            times = [datetime.combine(day, clock) for day in chosen for clock in clocks]
            found += _at_positions(times, parts.get("BYSETPOS"))
    from_first = (moment for moment in found if moment >= first)
    count = int(parts["COUNT"]) if "COUNT" in parts else None
    return [moment for moment in islice(from_first, count) if moment <= high]


def _all_days(first, high):
    """Whole years, so that every period is complete."""
    day = date(first.year - 1, 12, 20)
    while day <= date(high.year + 1, 1, 10):
        yield day
        day += DAY


def _period(frequency, day, start):
    if frequency == "DAILY":
        return day.toordinal()
    if frequency == "WEEKLY":
        return (day.toordinal() - 1 - start) // 7
    return 12 * day.year + day.month if frequency == "MONTHLY" else day.year


def _clocks(parts, first):
    hours, minutes, seconds = (_numbers(parts, f"BY{name}") for name in ("HOUR", "MINUTE", "SECOND"))
    return sorted(
        time(hour, minute, second)
        for hour in hours or [first.hour]
        for minute in minutes or [first.minute]
        for second in seconds or [first.second]
    )


def _numbers(parts, name):
    return [int(number) for number in parts[name].split(",")] if name in parts else []


def _at_positions(times, positions):
    if positions is None:
        return times
    places = {int(place) - 1 if int(place) > 0 else len(times) + int(place) for place in positions.split(",")}
    return [times[place] for place in sorted(places) if 0 <= place < len(times)]


def _matches(parts, day, first, start):
    parts = dict(parts)
    if not parts.keys() & {"BYDAY", "BYMONTHDAY", "BYYEARDAY"}:
        if parts["FREQ"] == "WEEKLY" or (parts["FREQ"] == "YEARLY" and "BYWEEKNO" in parts):
            parts["BYDAY"] = DAYS[first.weekday()]
        elif parts["FREQ"] in ("YEARLY", "MONTHLY"):
            parts["BYMONTHDAY"] = str(first.day)
            if parts["FREQ"] == "YEARLY":
                parts.setdefault("BYMONTH", str(first.month))
    month, year = monthrange(day.year, day.month)[1], date(day.year, 12, 31).timetuple().tm_yday
    return (
        ("BYMONTH" not in parts or day.month in _numbers(parts, "BYMONTH"))
        and _counted(parts, "BYMONTHDAY", day.day, month)
        and _counted(parts, "BYYEARDAY", day.timetuple().tm_yday, year)
        and _counted(parts, "BYWEEKNO", *_week(day, start))
        and ("BYDAY" not in parts or any(_is_day(parts, item, day) for item in parts["BYDAY"].split(",")))
    )


def _counted(parts, name, number, last):
    return name not in parts or number in _numbers(parts, name) or number - last - 1 in _numbers(parts, name)


def _week(day, start):
    """The number of a week, and of the last one of its year: week 1 is the first with four days in the year."""
    middle = day - DAY * ((day.weekday() - start) % 7) + 3 * DAY
    number = (middle.timetuple().tm_yday - 1) // 7 + 1
    return number, number + (date(middle.year, 12, 31) - middle).days // 7


def _is_day(parts, item, day):
    nth, name = int(item[:-2] or 0), item[-2:]
    if DAYS[day.weekday()] != name:
        return False
    if not nth or parts["FREQ"] not in ("MONTHLY", "YEARLY"):
        return True
    if parts["FREQ"] == "MONTHLY" or "BYMONTH" in parts:
        number, last = day.day, monthrange(day.year, day.month)[1]
    else:
        number, last = day.timetuple().tm_yday, date(day.year, 12, 31).timetuple().tm_yday
    return nth in ((number - 1) // 7 + 1, -((last - number) // 7) - 1)
