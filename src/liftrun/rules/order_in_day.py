"""Which of two sessions goes first when they share a day."""

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


class OrderInDay(Rule):
    """On a shared day `first` comes before `then`; the amount is how many pairs are the other way round."""

    scope = "pair"
    needs_clock_times = True

    kind: Literal["order_in_day"] = "order_in_day"
    first: tuple[Selector, ...] = Field(min_length=1)
    then: tuple[Selector, ...] = Field(min_length=1)

    @property
    def decisive_minutes(self) -> int:
        """None are needed between the two: only their order counts."""
        return 0

    def encode(self, week: WeekEncoding) -> None:
        """If both are on a day, `then` starts no sooner than `first` ends."""
        for first in week.picks(self.first):
            for then in week.picks(self.then):
                if not first.is_of(then) and first.on.keys() & then.on.keys():
                    ordered = week.same_day_unless(first, then, unless=week.breach(self))
                    week.after(first.end, then.start, 0, when=[ordered])

    def check(self, schedule: Schedule) -> Iterator[Violation]:
        """Compare the starts of every pair on one day."""
        for first in (p for p in schedule.placed if any_matches(self.first, p)):
            for then in (p for p in schedule.placed if any_matches(self.then, p)):
                day = schedule.day(first)
                if day == schedule.day(then) and then.start < first.start:
                    ids = (first.session.id, then.session.id)
                    text = f"on {WEEKDAYS[day % 7].capitalize()} {ids[1]} comes before {ids[0]}"
                    yield Violation(self.id, 1, ids, text)
