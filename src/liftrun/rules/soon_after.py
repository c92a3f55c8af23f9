"""A session right after another one of its day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from liftrun.domain import Place, Violation
from liftrun.rules.base import Rule
from liftrun.rules.selector import Selector, any_matches
from liftrun.rules.words import day_name, session_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.domain import Placed, Schedule
    from liftrun.rules.encoding import WeekEncoding


class SoonAfter(Rule):
    """On a shared day, `then` starts at most `within_minutes` after the end of `first`, at `place` if one is given.

    The amount is the number of pairs on one day that are not so.
    """

    scope = "pair"
    needs_clock_times = True

    kind: Literal["soon_after"] = "soon_after"
    first: tuple[Selector, ...] = Field(min_length=1)
    then: tuple[Selector, ...] = Field(min_length=1)
    within_minutes: int = Field(ge=0, le=24 * 60)
    place: Place | None = None

    def encode(self, week: WeekEncoding) -> None:
        """If both are on a day, `then` starts between the end of `first` and so many minutes later."""
        for first in week.picks(self.first):
            for then in week.picks(self.then):
                if not first.is_of(then) and first.on.keys() & then.on.keys():
                    soon = week.same_day_unless(first, then, unless=week.breach(self))
                    week.after(first.end, then.start, 0, when=[soon])
                    week.after(then.start, first.end, -self.within_minutes, when=[soon])
                    if self.place is not None:
                        week.clause(~soon, then.at(self.place))

    def check(self, schedule: Schedule) -> Iterator[Violation]:
        """Measure every pair on one day."""
        for first in (p for p in schedule.placed if any_matches(self.first, p)):
            for then in (p for p in schedule.placed if p is not first and any_matches(self.then, p)):
                day = schedule.day(first)
                if day == schedule.day(then) and not self._soon(first, then):
                    ids = (first.session.id, then.session.id)
                    text = f"{session_name(ids[1])} is not right after {session_name(ids[0])} on {day_name(day)}"
                    yield Violation(self.id, 1, ids, text)

    def _soon(self, first: Placed, then: Placed) -> bool:
        there = self.place is None or then.place == self.place
        return there and 0 <= then.start - first.end <= self.within_minutes
