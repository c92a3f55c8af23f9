"""Two sorts of session that a day should not mix: easy days easy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from liftrun.domain import WEEKDAYS, Violation
from liftrun.rules.base import Rule
from liftrun.rules.selector import Selector, any_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.domain import Schedule
    from liftrun.rules.encoding import WeekEncoding


class NotSameDay(Rule):
    """No day holds both one sort and the other; the amount is how many days do."""

    scope = "days"
    needs_clock_times = False

    kind: Literal["not_same_day"] = "not_same_day"
    one: tuple[Selector, ...] = Field(min_length=1)
    other: tuple[Selector, ...] = Field(min_length=1)

    def encode(self, week: WeekEncoding) -> None:
        """No session of the one sort together with one of the other on a day."""
        for day in range(7):
            ones, others = week.on_day(self.one, day), week.on_day(self.other, day)
            if ones and others:
                breach = week.breach(self)
                for one in ones:
                    for other in others:
                        week.together(one, other, unless=breach)

    def check(self, schedule: Schedule) -> Iterator[Violation]:
        """Look at each day."""
        for day, name in enumerate(WEEKDAYS):
            here = [p for p in schedule.placed if schedule.day(p) == day]
            ones = [p.session.id for p in here if any_matches(self.one, p)]
            others = [p.session.id for p in here if any_matches(self.other, p)]
            if ones and others:
                yield Violation(self.id, 1, (*ones, *others), f"both on {name.capitalize()}")
