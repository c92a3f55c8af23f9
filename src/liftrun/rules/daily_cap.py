"""The most sessions of some kind that a day may have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from liftrun.domain import WEEKDAYS, Violation
from liftrun.rules.base import Rule
from liftrun.rules.selector import Selector, any_matches
from liftrun.rules.words import day_name, nouns, there_are

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.domain import Schedule
    from liftrun.rules.encoding import WeekEncoding


class DailyCap(Rule):
    """At most `at_most` matching sessions on each day. The amount is the number of sessions too many, over all days."""

    scope = "days"
    needs_clock_times = False

    kind: Literal["daily_cap"] = "daily_cap"
    of: tuple[Selector, ...] = Field(min_length=1)
    at_most: int = Field(1, ge=0, le=5)

    def encode(self, week: WeekEncoding) -> None:
        """Count the sessions chosen on each day."""
        race = not self.required or self.at_most > 0  # a day that may have one session may have the race
        for day in range(7):
            chosen = week.on_day(self.of, day, race=race)
            surplus = max(0, len(chosen) - self.at_most)
            if surplus:
                week.count(chosen, high=self.at_most, breaches=[week.breach(self) for _ in range(surplus)])

    def check(self, schedule: Schedule) -> Iterator[Violation]:
        """Count the sessions placed on each day."""
        for day in range(len(WEEKDAYS)):
            here = [p for p in schedule.placed if schedule.day(p) == day and any_matches(self.of, p)]
            ids = tuple(p.session.id for p in here if self.at_most or not self.spares(schedule, p))
            if len(ids) > self.at_most:
                limit = f"at most {self.at_most} {nouns(self.of, self.at_most)} a day"
                text = f"{limit}; {there_are(len(ids))} on {day_name(day)}"
                yield Violation(self.id, len(ids) - self.at_most, ids, text)
