"""Days of the week that are preferred for a session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, Field

from liftrun.domain import WEEKDAYS, Violation
from liftrun.rules.base import Rule
from liftrun.rules.selector import Selector, any_matches, as_list
from liftrun.rules.words import day_name, listed, session_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.domain import Schedule
    from liftrun.rules.encoding import WeekEncoding

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class PreferredDay(Rule):
    """Matching sessions are on one of `days`. The amount is the number of sessions on other days."""

    scope = "session"
    needs_clock_times = False

    kind: Literal["preferred_day"] = "preferred_day"
    of: tuple[Selector, ...] = Field(min_length=1)
    days: Annotated[tuple[Weekday, ...], BeforeValidator(as_list)] = Field(min_length=1)

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
                preferred = listed([name.capitalize() for name in self.days], "or")
                text = f"{session_name(placed.session.id)} is on {day_name(schedule.day(placed))}, not on {preferred}"
                yield Violation(self.id, 1, (placed.session.id,), text)
