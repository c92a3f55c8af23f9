"""Sessions that come before others in the week, on any days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from liftrun.domain import Violation
from liftrun.rules.base import Rule
from liftrun.rules.selector import Selector, any_matches
from liftrun.rules.words import session_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.domain import Schedule
    from liftrun.rules.encoding import WeekEncoding


class OrderInWeek(Rule):
    """In a week every `first` comes before every `then`. The amount is the number of pairs in the other order."""

    scope = "pair"
    needs_clock_times = True

    kind: Literal["order_in_week"] = "order_in_week"
    first: tuple[Selector, ...] = Field(min_length=1)
    then: tuple[Selector, ...] = Field(min_length=1)

    @property
    def decisive_minutes(self) -> int:
        """None are needed between the two: only their order counts."""
        return 0

    def encode(self, week: WeekEncoding) -> None:
        """If the week has both, `then` starts when `first` has ended, or later."""
        for first in week.picks(self.first):
            for then in week.picks(self.then):
                if not first.is_of(then):
                    ordered = week.boolean()
                    week.clause(~first.chosen, ~then.chosen, ordered, week.breach(self))
                    week.after(first.end, then.start, 0, when=[ordered])

    def check(self, schedule: Schedule) -> Iterator[Violation]:
        """Compare the starts of every pair of the week."""
        for first in (p for p in schedule.placed if any_matches(self.first, p)):
            for then in (p for p in schedule.placed if any_matches(self.then, p)):
                if then.start < first.start:
                    ids = (first.session.id, then.session.id)
                    yield Violation(self.id, 1, ids, f"{session_name(ids[0])} comes after {session_name(ids[1])}")
