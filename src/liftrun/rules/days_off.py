"""Days without any session of some kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from liftrun.domain import WEEKDAYS, Violation
from liftrun.rules.base import Rule
from liftrun.rules.selector import Selector, any_matches
from liftrun.rules.words import nouns, there_are

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.domain import Schedule
    from liftrun.rules.encoding import WeekEncoding


class DaysOff(Rule):
    """At least `at_least` days of the week are without a matching session. The amount is the number of missing days."""

    scope = "week"
    needs_clock_times = False

    kind: Literal["days_off"] = "days_off"
    of: tuple[Selector, ...] = Field(min_length=1)
    at_least: int = Field(1, ge=0, le=7)

    def encode(self, week: WeekEncoding) -> None:
        """A day that is off has no session, and enough days are off."""
        race = not self.required or self.at_least < len(WEEKDAYS)  # else the race would have to be dropped
        off = [week.boolean() for _ in range(7)]
        for day in range(7):
            week.exclude(off[day], week.on_day(self.of, day, race=race))
        week.count(off, low=self.at_least, breaches=[week.breach(self) for _ in range(self.at_least)])

    def check(self, schedule: Schedule) -> Iterator[Violation]:
        """Count the days without a session."""
        matching = [p for p in schedule.placed if any_matches(self.of, p)]
        used = {schedule.day(p) for p in matching if self.at_least < len(WEEKDAYS) or not self.spares(schedule, p)}
        off = len(set(range(7)) - used)
        if off < self.at_least:
            limit = f"at least {self.at_least} day{'' if self.at_least == 1 else 's'} a week without {nouns(self.of)}"
            yield Violation(self.id, self.at_least - off, (), f"{limit}; {there_are(off)}")
