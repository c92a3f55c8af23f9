"""The frame of a week: spans of minutes, and seven local days.

Time inside liftrun is in whole minutes of real elapsed time since Monday 00:00 of the planned week, in the athlete's
zone. Spans are half-open. Days are local dates: a day has 1440 minutes, more or fewer where the clock changes, and
none at all where a zone skipped a date. Distances are in whole metres. Only `calendars/` uses time zones; `units.py`
has miles and kilometres.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta  # frozen instances are read by pydantic, which needs the type
from typing import NamedTuple

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_MINUTES = 1440
"""Minutes that a clock shows between two midnights; a day with a clock change is longer or shorter."""
MOST_SEASON_WEEKS = 78
"""No season is longer."""


class Span(NamedTuple):
    """A half-open span of time, `start <= t < end`, in minutes from the week's Monday 00:00 (may be negative)."""

    start: int
    end: int

    @property
    def minutes(self) -> int:
        """Length in minutes."""
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share any time; spans that only touch do not."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Week:
    """Seven local days in elapsed minutes.

    Attributes:
        start: Local date of the Monday.
        timezone: IANA name of the athlete's zone.
        day_starts: Eight minutes: the start of each day, and the end of the week. `day_starts[0] == 0`.
        clock_changes: `(minute, shift)` in order: at that elapsed minute the clock jumps by `shift` minutes (60 in
            spring). A jump at minute 0 skips the first minutes of the Monday.
    """

    start: date
    timezone: str
    day_starts: tuple[int, ...]
    clock_changes: tuple[tuple[int, int], ...] = ()

    def at(self, day: int, clock_minutes: int) -> int:
        """Elapsed minute at which the clock shows `clock_minutes` past midnight on a day, 0 for this week's Monday.

        For a time that the clock skips: the minute of the jump. For a time that it shows twice: the first. Days outside
        the week have 24 h, as in `day_of`.
        """
        wanted = DAY_MINUTES * day + clock_minutes
        shifted = 0
        for change, shift in self.clock_changes:
            if wanted < change + shifted:
                break
            shifted += shift
            if wanted < change + shifted:
                return change
        return wanted - shifted

    def clock_of(self, minute: int) -> tuple[int, int]:
        """The day, 0 for this week's Monday, and the minutes past midnight that the clock shows: the inverse of `at`.

        The day differs from that of `day_of` in one case: the clock was put back across midnight (in St. John's until
        2011). Then the clock shows the evening of the day before a second time.
        """
        jumped = sum(shift for change, shift in self.clock_changes if change <= minute)
        return divmod(minute + jumped, DAY_MINUTES)

    def day_of(self, minute: int) -> int:
        """Index of the day of a minute, 0 for Monday; negative before the week and above 6 after it (24 h days there).

        A day lasts from the first minute that the clock shows its date to the first minute of the next day.
        """
        if minute < 0:
            return minute // DAY_MINUTES
        if minute >= self.day_starts[7]:
            return 7 + (minute - self.day_starts[7]) // DAY_MINUTES
        return bisect_right(self.day_starts, minute) - 1

    def day_of_date(self, day: date) -> int:
        """Index of the day of a date, 0 for this week's Monday; negative before the week and above 6 after it."""
        return (day - self.start).days

    def date_of(self, day: int) -> date:
        """The date of a day: the inverse of `day_of_date`."""
        return self.start + timedelta(days=day)

    def day_span(self, day: int) -> Span:
        """The span of a day of this week, `0 <= day <= 6`; empty for a date that the zone skipped."""
        return Span(self.day_starts[day], self.day_starts[day + 1])

    @property
    def minutes(self) -> int:
        """Length of the week in minutes: 10080 without a clock change."""
        return self.day_starts[7]
