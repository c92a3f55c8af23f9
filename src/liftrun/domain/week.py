"""The frame of a week: spans of minutes and the seven local days.

Time inside liftrun is whole minutes of real, elapsed time since Monday 00:00 of the planned week in the athlete's
zone; spans are half-open. Days are local dates, so a day holds 1380, 1440 or 1500 minutes around a clock change.
Distances are whole metres. Zones, miles and clock faces live at the edges only (`calendars/`, `units.py`).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date  # noqa: TC003  # frozen instances are read by pydantic, which needs the type
from typing import NamedTuple

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Span(NamedTuple):
    """A half-open stretch of time, `start <= t < end`, in minutes from the week's Monday 00:00 (may be negative)."""

    start: int
    end: int

    @property
    def minutes(self) -> int:
        """Length in minutes."""
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share any time; spans that only touch do not."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Week:
    """Seven local days as elapsed minutes.

    Attributes:
        start: The Monday's local date.
        timezone: IANA name of the athlete's zone.
        day_starts: Eight minutes: where each day begins, and where the week ends. `day_starts[0] == 0`.
        clock_changes: `(minute, shift)`: at that elapsed minute the clock jumps by `shift` minutes (60 in spring).
    """

    start: date
    timezone: str
    day_starts: tuple[int, ...]
    clock_changes: tuple[tuple[int, int], ...] = ()

    def at(self, day: int, clock_minutes: int) -> int:
        """Elapsed minute at which the clock shows `clock_minutes` past midnight on a day, 0 for this week's Monday.

        A time that the clock skips is the moment of the jump; one that it shows twice, the first. Days outside the
        week have 24 h, as for `day_of`.
        """
        inside = min(max(day, 0), 7)
        minute = self.day_starts[inside] + 1440 * (day - inside) + clock_minutes
        for change, shift in self.clock_changes:
            if self.day_of(change) == day and minute >= change:
                minute = max(change, minute - shift)
        return minute

    def day_of(self, minute: int) -> int:
        """Day index of a minute, 0 for Monday; negative before the week and above 6 after it (as 24 h days there)."""
        if minute < 0:
            return minute // 1440
        if minute >= self.day_starts[7]:
            return 7 + (minute - self.day_starts[7]) // 1440
        return bisect_right(self.day_starts, minute) - 1

    def day_span(self, day: int) -> Span:
        """The span of a day of this week, `0 <= day <= 6`."""
        return Span(self.day_starts[day], self.day_starts[day + 1])

    @property
    def minutes(self) -> int:
        """Length of the week in minutes (10080, or an hour more or less in a week with a clock change)."""
        return self.day_starts[7]
