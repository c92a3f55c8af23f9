"""Two kinds of session that should not share a day: easy days easy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from liftrun.domain import WEEKDAYS, Violation
from liftrun.rules.base import Rule
from liftrun.rules.selector import Selector, any_matches
from liftrun.rules.words import day_name, session_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.domain import Schedule
    from liftrun.rules.encoding import WeekEncoding


class NotSameDay(Rule):
    """No day has sessions of both kinds. The amount is the number of days that do."""

    scope = "days"
    needs_clock_times = False

    kind: Literal["not_same_day"] = "not_same_day"
    one: tuple[Selector, ...] = Field(min_length=1)
    other: tuple[Selector, ...] = Field(min_length=1)

    def encode(self, week: WeekEncoding) -> None:
        """No session of the first kind is on the day of one of the second kind."""
        for day in range(7):
            ones, others = week.on_day(self.one, day), week.on_day(self.other, day)
            if ones and others:
                breach = week.breach(self)
                for one in ones:
                    week.exclude(one, others, unless=(breach,))

    def check(self, schedule: Schedule) -> Iterator[Violation]:
        """Look at each day."""
        for day in range(len(WEEKDAYS)):
            here = [p for p in schedule.placed if schedule.day(p) == day]
            ones = [p.session.id for p in here if any_matches(self.one, p)]
            others = [p.session.id for p in here if any_matches(self.other, p)]
            if ones and others:
                ids = tuple(dict.fromkeys((*ones, *others)))
                yield Violation(self.id, 1, ids, f"{session_names(ids)} are on the same day, {day_name(day)}")
