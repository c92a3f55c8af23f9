"""Free time once more, minute by minute and without cleverness, to hold `liftrun.availability.openings` against.

Sets of minutes of the week; the clock is asked through `zoneinfo` for every single minute.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from liftrun.athlete import Athlete
    from liftrun.domain import Session, Span, Week


@lru_cache(maxsize=64)
def clock_of_each_minute(monday: date, timezone: str) -> tuple[tuple[int, int], ...]:
    """What calendar and clock show at each minute: day (0 for Monday) and minutes past midnight."""
    zone = ZoneInfo(timezone)
    moment = datetime.combine(monday, time(12), zone).astimezone(UTC) - timedelta(hours=20)
    shown = []
    while True:
        local = moment.astimezone(zone)
        day = (local.date() - monday).days
        if day == 7:
            return tuple(shown)
        if day >= 0:
            shown.append((day, local.hour * 60 + local.minute))
        moment += timedelta(minutes=1)


@lru_cache(maxsize=4096)
def minutes_in_window(week: Week, day: int, start: int, end: int) -> frozenset[int]:
    """From the first minute of the day when the clock shows `start` or later, until it first shows `end` or later."""
    clock = clock_of_each_minute(week.start, week.timezone)
    of_day = [minute for minute, (shown_day, _) in enumerate(clock) if shown_day == day]
    begun = next((minute for minute in of_day if clock[minute][1] >= start), of_day[-1] + 1)
    ended = next((minute for minute in of_day if clock[minute][1] >= end), of_day[-1] + 1)
    return frozenset(range(begun, ended))


def free_minutes(athlete: Athlete, week: Week, busy: Sequence[Span]) -> set[int]:
    free = _minutes(week, [(day, *window) for day in range(7) for window in athlete.availability.on(day)])
    buffer = athlete.calendars.buffer_minutes
    for event in busy:
        if event.end > event.start:
            free -= set(range(event.start - buffer, event.end + buffer))
    return free


def openings_of(athlete: Athlete, week: Week, session: Session, busy: Sequence[Span]) -> dict[str, set[int]]:
    """The minutes in which a session without a settled start may be, for each place."""
    allowed = free_minutes(athlete, week, busy)
    for ban in athlete.bans:
        if ban.activity in {session.activity, session.kind}:
            days = [day for day in range(7) if not ban.day or week_day(day) in ban.day]
            allowed -= _minutes(week, [(day, *window) for day in days for window in ban.between or [(0, 1440)]])
    if session.activity == "run":
        return {"road": allowed}
    places = {"home": allowed} if session.activity == "mobility" or athlete.home else {}
    if session.activity == "lift" and athlete.gym:
        places["gym"] = allowed & _reachable(athlete, week, free_minutes(athlete, week, busy))
    return places


def week_day(day: int) -> str:
    return ["mon", "tue", "wed", "thu", "fri", "sat", "sun"][day]


def _reachable(athlete: Athlete, week: Week, free: set[int]) -> set[int]:
    """Minutes in the open gym, with all minutes of the way there and back free and on the same day."""
    opened = _minutes(week, [(day, *window) for day in range(7) for window in athlete.gym.open.on(day)])
    clock = clock_of_each_minute(week.start, week.timezone)
    travel = athlete.gym.travel_minutes

    def fits(minute: int) -> bool:
        around = range(minute - travel, minute + travel + 1)
        return all(other in free and clock[other][0] == clock[minute][0] for other in around)

    return {minute for minute in opened if minute in free and fits(minute)}


def _minutes(week: Week, windows: Iterable[tuple[int, int, int]]) -> set[int]:
    found: set[int] = set()
    for day, start, end in windows:
        found |= minutes_in_window(week, day, start, end)
    return found
