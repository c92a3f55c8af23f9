"""Busy time of the weeks of a season: the real calendar as long as it is known, a typical week after that.

A calendar of work is full next week and almost empty in three months, because meetings are entered some weeks ahead.
An empty calendar of three months ahead is no free time. So single events count up to `known_until`. After that a
quarter hour is busy if single events made it busy in at least half of the last eight weeks. Series count on their own
dates in all weeks.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from liftrun.calendars.clock import minute_of, moment_of, week_of
from liftrun.calendars.policy import BusyTime, CalendarReading
from liftrun.calendars.reading.busy import read_busy
from liftrun.domain import Span
from liftrun.domain.spans import union
from liftrun.domain.units import DAYS_PER_WEEK
from liftrun.domain.week import DAY_MINUTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from liftrun.calendars.policy import CalendarPolicy
    from liftrun.domain import Week

Basis = Literal["known", "partly", "typical"]
"""What a week's busy time comes from: the calendar, in part, or a typical week."""

PAST_WEEKS = 8
KNOWN_WEEKS = 4
_QUARTER = 15


@dataclass(frozen=True, slots=True)
class SeasonCalendar:
    """The busy time of a season.

    Attributes:
        reading: What was read, in minutes of `frame`.
        frame: The week whose minutes the reading counts.
        known_until: The local moment up to which single events count.
        typical: Quarter hours of a typical week that are busy, as `(day, minutes past midnight)`.
    """

    reading: CalendarReading
    frame: Week
    known_until: datetime
    typical: frozenset[tuple[int, int]]

    def basis(self, week: Week) -> Basis:
        """What the busy time of a week comes from."""
        known = minute_of(week, self.known_until)
        if known >= week.minutes or not self.reading.events_read:
            return "known"
        return "typical" if known <= 0 else "partly"

    def of(self, week: Week, first_day: date) -> CalendarReading:
        """The busy time of a week, the day before it and the day after it; days before `first_day` are busy."""
        whole = Span(-DAY_MINUTES, week.minutes + DAY_MINUTES)
        known = minute_of(week, self.known_until)
        shift = minute_of(week, moment_of(self.frame, 0))
        found = [replace(busy, span=Span(*(minute + shift for minute in busy.span))) for busy in self.reading.busy]
        busy = (*found, *(BusyTime(span, "") for span in self._guessed(week, known)), *_gone(week, first_day))
        clipped = (replace(one, span=_common(one.span, whole)) for one in busy if one.span.overlaps(whole))
        ordered = sorted(clipped, key=lambda one: (one.span, one.title, one.series))
        return CalendarReading(tuple(ordered), self.reading.events_read)

    def _guessed(self, week: Week, known: int) -> tuple[Span, ...]:
        if known >= week.minutes or not self.typical:
            return ()
        quarters = (_quarter(week, day, clock) for day, clock in sorted(self.typical))
        return union(span for span in quarters if span.start >= known)


def season_calendar(
    sources: Sequence[tuple[str, bytes]], weeks: Sequence[Week], policy: CalendarPolicy, now: datetime
) -> SeasonCalendar:
    """Read the calendars of a season once, from eight weeks before it to its end.

    Args:
        sources: Name and content of each calendar file.
        weeks: The weeks of the season, in order.
        policy: How to read.
        now: The time of planning: four weeks from now count as known in any case.

    Raises:
        InputError: as `read_busy`.
    """
    first, last = weeks[0], weeks[-1]
    days_before = (last.start - first.start).days + PAST_WEEKS * DAYS_PER_WEEK
    reading = read_busy(sources, last, policy, days_before)
    single = [busy.span.end for busy in reading.busy if not busy.series]
    known = max(minute_of(last, now + timedelta(weeks=KNOWN_WEEKS)), max(single, default=-DAY_MINUTES * days_before))
    return SeasonCalendar(reading, last, moment_of(last, known), _typical(reading, first, last))


def _typical(reading: CalendarReading, first: Week, frame: Week) -> frozenset[tuple[int, int]]:
    """The quarter hours that single events made busy in at least half of the weeks before the season."""
    single = [busy.span for busy in reading.busy if not busy.series]
    counts: Counter[tuple[int, int]] = Counter()
    for number in range(1, PAST_WEEKS + 1):
        week = week_of(first.start - timedelta(weeks=number), first.timezone)
        shift = minute_of(week, moment_of(frame, 0))
        moved = union(Span(span.start + shift, span.end + shift) for span in single)
        counts.update(_busy_quarters(week, [span for span in moved if span.overlaps(Span(0, week.minutes))]))
    return frozenset(quarter for quarter, count in counts.items() if 2 * count >= PAST_WEEKS)


def _busy_quarters(week: Week, busy: Sequence[Span]) -> Iterator[tuple[int, int]]:
    if not busy:
        return
    for day in range(DAYS_PER_WEEK):
        for clock in range(0, DAY_MINUTES, _QUARTER):
            quarter = _quarter(week, day, clock)
            if any(span.overlaps(quarter) for span in busy):
                yield day, clock


def _quarter(week: Week, day: int, clock: int) -> Span:
    return Span(week.at(day, clock), week.at(day, clock + _QUARTER))


def _gone(week: Week, first_day: date) -> Iterator[BusyTime]:
    """The days of the week that are over."""
    days = week.day_of_date(first_day)
    if 0 < days <= DAYS_PER_WEEK:
        yield BusyTime(Span(0, week.day_starts[days]), "")


def _common(span: Span, whole: Span) -> Span:
    return Span(max(span.start, whole.start), min(span.end, whole.end))
