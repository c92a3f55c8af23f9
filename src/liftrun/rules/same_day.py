"""Sessions that must be on the same day as another kind of session, for example lifts on days of hard runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from liftrun.domain import Violation
from liftrun.rules.base import Rule
from liftrun.rules.selector import Selector, any_matches
from liftrun.rules.words import day_name, nouns, session_name, with_article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.domain import Schedule
    from liftrun.rules.encoding import WeekEncoding


class SameDay(Rule):
    """Each session of `each` is on a day with a session of `alongside`. The amount counts the sessions that are not."""

    scope = "days"
    needs_clock_times = False

    kind: Literal["same_day"] = "same_day"
    each: tuple[Selector, ...] = Field(min_length=1)
    alongside: tuple[Selector, ...] = Field(min_length=1)

    def encode(self, week: WeekEncoding) -> None:
        """On the day of each session of `each` there is one of `alongside`, or there is a breach."""
        for pick in week.picks(self.each):
            breach = week.breach(self, spared=pick.race)
            for day, here in pick.on.items():
                week.clause(~here, breach, *week.on_day(self.alongside, day))

    def check(self, schedule: Schedule) -> Iterator[Violation]:
        """Look for a session of `alongside` on the day of each session of `each`."""
        days = {schedule.day(p) for p in schedule.placed if any_matches(self.alongside, p)}
        for placed in schedule.placed:
            day = schedule.day(placed)
            if any_matches(self.each, placed) and day not in days and not self.spares(schedule, placed):
                without = f"a day without {with_article(nouns(self.alongside, 1))}"
                text = f"{session_name(placed.session.id)} is on {day_name(day)}, {without}"
                yield Violation(self.id, 1, (placed.session.id,), text)
