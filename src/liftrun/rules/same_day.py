"""Sessions that want another sort of session on their day: hard days hard."""

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


class SameDay(Rule):
    """Each session of one sort has one of the other sort on its day; the amount is how many have none."""

    scope = "days"
    needs_clock_times = False

    kind: Literal["same_day"] = "same_day"
    each: tuple[Selector, ...] = Field(min_length=1)
    alongside: tuple[Selector, ...] = Field(min_length=1)

    def encode(self, week: WeekEncoding) -> None:
        """Wherever the one is, one of the others is too."""
        for pick in week.picks(self.each):
            breach = week.breach(self, spared=pick.race)
            for day, here in pick.on.items():
                week.clause(~here, breach, *week.on_day(self.alongside, day))

    def check(self, schedule: Schedule) -> Iterator[Violation]:
        """Look for a companion on each one's day."""
        days = {schedule.day(p) for p in schedule.placed if any_matches(self.alongside, p)}
        for placed in schedule.placed:
            day = schedule.day(placed)
            if any_matches(self.each, placed) and day not in days and not self.spares(schedule, placed):
                text = f"{placed.session.id} stands on {WEEKDAYS[day % 7].capitalize()}, which holds none"
                yield Violation(self.id, 1, (placed.session.id,), text)
