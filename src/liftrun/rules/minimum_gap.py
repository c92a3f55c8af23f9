"""Time to recover and refuel between two sessions, whichever comes first."""

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


class MinimumGap(Rule):
    """At least `gap_minutes` between two sessions. The amount is the number of closer pairs.

    A session has no gap to itself. The sessions before and after the week count as the others.
    """

    scope = "pair"
    needs_clock_times = True

    kind: Literal["minimum_gap"] = "minimum_gap"
    one: tuple[Selector, ...] = Field(min_length=1)
    other: tuple[Selector, ...] = Field(min_length=1)
    gap_minutes: int = Field(ge=0, le=24 * 60)

    @property
    def decisive_minutes(self) -> int:
        """The gap itself."""
        return self.gap_minutes

    def encode(self, week: WeekEncoding) -> None:
        """Widened by the gap, one session must not overlap the other."""
        others = week.picks(self.other, around=True)
        for one in week.picks(self.one, around=True):
            near = [other for other in others if not other.is_of(one) and not week.spares(self, one, other)]
            if self.required and near:
                week.gap_to_all(one, near, self.gap_minutes)
            elif not self.required:
                for other in near:
                    week.gap(one, other, self.gap_minutes, unless=week.breach(self))

    def check(self, schedule: Schedule) -> Iterator[Violation]:
        """Measure every pair of which at least one is in this week."""
        everything = (*schedule.history, *schedule.placed)
        for one in (p for p in everything if any_matches(self.one, p)):
            for other in (p for p in everything if p is not one and any_matches(self.other, p)):
                gap = max(one.start - other.end, other.start - one.end)
                if gap < self.gap_minutes and not self.spares(schedule, one, other):
                    ids = (one.session.id, other.session.id)
                    pair = " and ".join(map(session_name, ids))
                    text = f"at least {self.gap_minutes} min between {pair}; there are {max(gap, 0)}"
                    yield Violation(self.id, 1, ids, text)
