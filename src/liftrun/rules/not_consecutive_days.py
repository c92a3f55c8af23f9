"""Sessions that two consecutive days must not both have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from liftrun.domain import Violation
from liftrun.rules.base import Rule
from liftrun.rules.selector import Selector, any_matches
from liftrun.rules.words import day_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.domain import Placed, Schedule
    from liftrun.rules.encoding import WeekEncoding


class NotConsecutiveDays(Rule):
    """Not on two consecutive days, last Sunday and a race next Monday included. The amount is the number of pairs."""

    scope = "days"
    needs_clock_times = False

    kind: Literal["not_consecutive_days"] = "not_consecutive_days"
    of: tuple[Selector, ...] = Field(min_length=1)

    @property
    def scope_days(self) -> int:
        """Each day is judged with the next."""
        return 2

    def encode(self, week: WeekEncoding) -> None:
        """No session of one day together with one of the next."""
        for day in range(-1, 7):
            race = not self.required or day in range(6)  # else one of the two days is outside the week
            today, tomorrow = (week.on_day(self.of, on, race=race) for on in (day, day + 1))
            if today and tomorrow:
                breach = week.breach(self)
                for one in today:
                    week.exclude(one, tomorrow, unless=(breach,))

    def check(self, schedule: Schedule) -> Iterator[Violation]:
        """Look at each day and the next."""
        on_day: dict[int, list[Placed]] = {}
        for placed in (*schedule.history, *schedule.placed):
            if any_matches(self.of, placed):
                on_day.setdefault(schedule.day(placed), []).append(placed)
        for day in range(-1, 7):
            today, tomorrow = on_day.get(day, ()), on_day.get(day + 1, ())
            ones = [a for a in today if not all(self.spares(schedule, a, b) for b in tomorrow)]
            others = [b for b in tomorrow if not all(self.spares(schedule, a, b) for a in today)]
            if ones and others:
                text = f"on {day_name(day)} and again on {day_name(day + 1)}, the next day"
                yield Violation(self.id, 1, tuple(one.session.id for one in (*ones, *others)), text)
