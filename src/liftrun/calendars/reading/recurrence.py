"""The dates that a recurrence rule gives inside a window, at a cost that is bounded.

Days are tested one by one inside the window, never counted off from the first date on (except for `COUNT`, which
needs that), so a series since 1970 costs no more than one of last week, and a rule that never comes true ends too.
Libraries walk from the first date on; `INTERVAL=0` or a 30th of February keeps them busy for minutes.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import groupby, islice
from typing import TYPE_CHECKING

from liftrun.calendars.reading.matching import matches, period_days, period_of
from liftrun.calendars.reading.properties import BadValueError
from liftrun.calendars.reading.rrule import SECONDS_OF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.calendars.reading.rrule import Rule

_MOST_STEPS = 40_000


class Series:
    """A rule from a first date on. `steps` counts the days, or smaller periods, and times looked at."""

    def __init__(self, rule: Rule, first: datetime) -> None:
        """`first` is local; `rule.until` is not looked at, being in another zone perhaps."""
        self._rule = rule.completed(first)
        self._first = first
        self.steps = 0

    def between(self, low: datetime, high: datetime) -> list[datetime]:
        """The local times in `low <= t <= high` at which the series comes round, in order.

        Raises:
            BadValueError: if it would have to be counted off over more than a hundred years.
        """
        begin = self._first if self._rule.count else max(self._first, low)
        if begin > high:
            return []
        if self._rule.frequency in SECONDS_OF:
            found = self._by_clock(begin, high)
        elif self._rule.positions:
            found = self._by_position(begin, high)
        else:
            found = self._by_day(begin.date(), high.date())
        later = (moment for moment in found if moment >= self._first)
        return [moment for moment in islice(later, self._rule.count) if low <= moment <= high]

    def _step(self) -> None:
        self.steps += 1
        if self.steps > _MOST_STEPS:
            raise BadValueError("a repetition over too long a time")

    def _by_day(self, begin: date, end: date) -> Iterator[datetime]:
        """Every time of every day that matches and lies in a period whose turn it is."""
        rule, times = self._rule, self._times()
        turn = period_of(rule, self._first.date()) % rule.interval
        for ordinal in range(begin.toordinal(), end.toordinal() + 1):
            self._step()
            day = date.fromordinal(ordinal)
            if period_of(rule, day) % rule.interval == turn and matches(rule, day):
                for clock in times:
                    self._step()
                    yield datetime.combine(day, clock)

    def _by_position(self, begin: datetime, end: datetime) -> Iterator[datetime]:
        """The n-th times of each period, counted from its begin or end."""
        rule = self._rule
        whole_periods = self._by_day(period_days(rule, begin.date())[0], period_days(rule, end.date())[1])
        for _, members in groupby(whole_periods, key=lambda moment: period_of(rule, moment.date())):
            times = list(members)
            places = {place - 1 if place > 0 else len(times) + place for place in rule.positions}
            yield from (times[place] for place in sorted(places) if 0 <= place < len(times))

    def _times(self) -> list[time]:
        """The times of day, in order."""
        rule, first = self._rule, self._first
        return sorted(
            time(hour, minute, min(second, 59))
            for hour in rule.hours or {first.hour}
            for minute in rule.minutes or {first.minute}
            for second in rule.seconds or {first.second}
        )

    def _by_clock(self, begin: datetime, end: datetime) -> Iterator[datetime]:
        """Rules that step by hours, minutes or seconds: every step that matches, with the smaller parts filled in."""
        rule, origin = self._rule, self._first
        origin = origin if rule.frequency == "SECONDLY" else origin.replace(second=0)
        origin = origin.replace(minute=0) if rule.frequency == "HOURLY" else origin
        step = timedelta(seconds=SECONDS_OF[rule.frequency] * rule.interval)
        moment = origin + max(0, (begin - origin) // step) * step
        while moment <= end:
            self._step()
            if matches(rule, moment.date()) and self._matches_clock(moment):
                yield from self._within_step(moment)
            moment += step

    def _matches_clock(self, moment: datetime) -> bool:
        rule = self._rule
        return (
            (not rule.hours or moment.hour in rule.hours)
            and (not rule.minutes or rule.frequency == "HOURLY" or moment.minute in rule.minutes)
            and (not rule.seconds or rule.frequency != "SECONDLY" or moment.second in rule.seconds)
        )

    def _within_step(self, moment: datetime) -> Iterator[datetime]:
        rule, first = self._rule, self._first
        hourly, secondly = rule.frequency == "HOURLY", rule.frequency == "SECONDLY"
        minutes = rule.minutes or {first.minute} if hourly else {moment.minute}
        seconds = {moment.second} if secondly else rule.seconds or {first.second}
        for minute in sorted(minutes):
            for second in sorted(seconds):
                self._step()
                yield moment.replace(minute=minute, second=min(second, 59))
