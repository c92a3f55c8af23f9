"""Days of the week on which a session is wished for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, Field

from liftrun.domain import WEEKDAYS, Violation
from liftrun.rules.base import Rule
from liftrun.rules.selector import Selector, any_matches, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.domain import Schedule
    from liftrun.rules.encoding import WeekEncoding

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class PreferredDay(Rule):
    """Sessions of the sort stand on one of `days`; the amount is how many do not."""

    scope = "session"
    needs_clock_times = False

    kind: Literal["preferred_day"] = "preferred_day"
    of: tuple[Selector, ...] = Field(min_length=1)
    days: Annotated[tuple[Weekday, ...], BeforeValidator(listed)] = Field(min_length=1)

    def encode(self, week: WeekEncoding) -> None:
        """Any other day is a breach."""
        for pick in week.picks(self.of):
            others = [here for day, here in pick.on.items() if WEEKDAYS[day] not in self.days]
            if others:
                breach = week.breach(self, spared=pick.race)
                for here in others:
                    week.clause(~here, breach)

    def check(self, schedule: Schedule) -> Iterator[Violation]:
        """Look at the day of each."""
        for placed in schedule.placed:
            day = WEEKDAYS[schedule.day(placed) % 7]
            if any_matches(self.of, placed) and day not in self.days and not self.spares(schedule, placed):
                wished = ", ".join(name.capitalize() for name in self.days)
                text = f"{placed.session.id} stands on {day.capitalize()}; wished: {wished}"
                yield Violation(self.id, 1, (placed.session.id,), text)
