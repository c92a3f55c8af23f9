"""The most days in a row that may have a session of some kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from liftrun.domain import WEEKDAYS, Violation
from liftrun.rules.base import Rule
from liftrun.rules.selector import Selector, any_matches
from liftrun.rules.words import day_name, nouns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liftrun.domain import Placed, Schedule
    from liftrun.rules import encoding


class DaysInARow(Rule):
    """At most `at_most` consecutive days with a matching session. The amount is the number of longer spans.

    A span is `at_most + 1` consecutive days of which at least one is in the week, so six days in a row under a limit of
    four are two spans. The days before the week and a race after it count too.
    """

    scope = "days"
    needs_clock_times = False

    kind: Literal["days_in_a_row"] = "days_in_a_row"
    of: tuple[Selector, ...] = Field(min_length=1)
    at_most: int = Field(ge=1, le=6)

    @property
    def scope_days(self) -> int:
        """A span is one day longer than allowed."""
        return self.at_most + 1

    def encode(self, week: encoding.WeekEncoding) -> None:
        """In each span one day is off, or a breach is paid."""
        sessions = {day: week.on_day(self.of, day) for day in range(-self.at_most, 7 + self.at_most)}
        off = {day: week.boolean() for day, here in sessions.items() if here}
        for day, is_off in off.items():
            week.exclude(is_off, sessions[day])
        for first in range(-self.at_most, 7):
            span = range(first, first + self.at_most + 1)
            if off.keys() >= set(span):
                breach = week.breach(self)
                for races in self._races_by_day(week, span):
                    week.clause(*(off[day] for day in span), *races, breach)

    def _races_by_day(self, week: encoding.WeekEncoding, span: range) -> Sequence[list[encoding.Literal]]:
        """For each day of a span that planning could free, the races that would prevent it if the rule is required."""
        if not self.required:
            return [[]]
        races = [pick for pick in week.picks(self.of) if pick.race]
        return [[race.on[day] for race in races if day in race.on] for day in span if day in range(7)]

    def check(self, schedule: Schedule) -> Iterator[Violation]:
        """Look at each span that has a day in the week."""
        on_day: dict[int, list[Placed]] = {}
        for placed in (*schedule.history, *schedule.placed):
            if any_matches(self.of, placed):
                on_day.setdefault(schedule.day(placed), []).append(placed)
        for first in range(-self.at_most, len(WEEKDAYS)):
            days = [on_day.get(day, []) for day in range(first, first + self.scope_days)]
            if all(days) and not (self.required and all(_is_fixed(schedule, day) for day in days)):
                limit = f"at most {self.at_most} days in a row with {nouns(self.of)}"
                text = f"{limit}; {day_name(first)} to {day_name(first + self.at_most)} are {self.scope_days}"
                yield Violation(self.id, 1, tuple(placed.session.id for day in days for placed in day), text)


def _is_fixed(schedule: Schedule, day: list[Placed]) -> bool:
    """Whether planning cannot free a day: it is outside the week, or has the race."""
    return any(schedule.around(placed) or placed.session.is_race for placed in day)
