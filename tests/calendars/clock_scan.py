"""A minute-by-minute scan of a zone's clock, to compare `Week` with: every change from 2010 to 2037 in every zone.

`python -m tests.calendars.clock_scan` compares all of them (some ten minutes); the tests take a sample.
"""

from __future__ import annotations

import multiprocessing
import sys
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

from liftrun.calendars.clock import minute_at, minute_of, moment_of, monday_of, week_of

FIRST, LAST = datetime(2010, 1, 1, tzinfo=UTC), datetime(2038, 1, 1, tzinfo=UTC)
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
DAYS = [FIRST + DAY * count for count in range((LAST - FIRST) // DAY + 1)]


def weeks_with_a_change(timezone: str) -> list[date]:
    """The Mondays of all weeks in which the zone's clock changes, and of those that a change touches at an end."""
    zone = ZoneInfo(timezone)
    offsets = [day.astimezone(zone).utcoffset() for day in DAYS]
    changes = [day for day, (low, high) in zip(DAYS, pairwise(offsets), strict=False) if low != high]
    return sorted({monday_of((day + shift).astimezone(zone).date()) for day in changes for shift in (-DAY, DAY)})


@lru_cache(maxsize=2)
def shown_by_the_clock(timezone: str, monday: date) -> list[int]:
    """What the clock shows at each minute of a week, as minutes since the Monday's midnight."""
    zone, midnight = ZoneInfo(timezone), datetime(monday.year, monday.month, monday.day)
    moment = midnight.replace(tzinfo=UTC) - 2 * DAY
    while moment.astimezone(zone).date() < monday:
        moment += MINUTE
    shown = []
    while not shown or (moment.astimezone(zone).date() - monday).days < 7:
        shown.append((moment.astimezone(zone).replace(tzinfo=None) - midnight) // MINUTE)
        moment += MINUTE
    return shown


def first_minutes(shown: list[int]) -> dict[int, int]:
    """Each clock time of the week -> the first minute at which the clock shows it, or has jumped over it."""
    first, reached = {}, -1
    for minute, clock in enumerate(shown):
        for passed in range(reached + 1, clock + 1):
            first[passed] = minute
        reached = max(reached, clock)
    return first | {passed: len(shown) for passed in range(reached + 1, 7 * 1440 + 1)}


def disagreements(timezone: str, monday: date) -> list[str]:
    """What `Week` and the functions beside it report otherwise than the scan; none if all is well."""
    week, shown = week_of(monday, timezone), shown_by_the_clock(timezone, monday)
    first = first_minutes(shown)
    wrong = [
        f"{timezone} {monday}: day {day} at {clock} is {week.at(day, clock)}, scanned {first[1440 * day + clock]}"
        for day in range(7)
        for clock in range(1441)
        if week.at(day, clock) != first[1440 * day + clock]
    ]
    wrong += [
        f"{timezone} {monday}: minute {minute} shows {week.clock_of(minute)}, scanned {clock}"
        for minute, clock in enumerate(shown)
        if week.clock_of(minute) != divmod(clock, 1440)
    ]
    starts = tuple(first[1440 * day] for day in range(8))
    wrong += [f"{timezone} {monday}: days {week.day_starts}, scanned {starts}"] if week.day_starts != starts else []
    return wrong + list(_slow_functions(week, shown, first))


def _slow_functions(week, shown, first):
    """The functions that use the zone itself, at every 97th minute."""
    for minute in range(0, len(shown), 97):
        day, clock = divmod(shown[minute], 1440)
        moment = moment_of(week, minute)
        if (minute_of(week, moment), moment.hour * 60 + moment.minute) != (minute, clock):
            yield f"{week.timezone} {week.start}: minute {minute} is {moment}"
        if minute_at(week, day, clock) != first[shown[minute]]:
            yield f"{week.timezone} {week.start}: {day}, {clock} is minute {minute_at(week, day, clock)}"


def _scan(timezone):
    mondays = weeks_with_a_change(timezone)
    return len(mondays), [fault for monday in mondays for fault in disagreements(timezone, monday)]


def main():
    zones = sorted(available_timezones())
    weeks = 0
    with multiprocessing.Pool() as pool:
        for count, faults in pool.imap_unordered(_scan, zones):
            weeks += count
            if faults:
                sys.exit("\n".join(faults[:10]))
    sys.stdout.write(f"{weeks} weeks in {len(zones)} zones: each minute as the clock shows it\n")


if __name__ == "__main__":
    main()
