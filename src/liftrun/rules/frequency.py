"""The fewest and the most sessions of some kind in a week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field, model_validator

from liftrun.domain import Violation
from liftrun.rules.base import Rule
from liftrun.rules.selector import Selector, any_matches
from liftrun.rules.words import nouns, there_are

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.domain import Schedule
    from liftrun.rules.encoding import WeekEncoding


class Frequency(Rule):
    """Between `at_least` and `at_most` matching sessions a week. The amount is the number missing or too many."""

    scope = "week"
    needs_clock_times = False

    kind: Literal["frequency"] = "frequency"
    of: tuple[Selector, ...] = Field(min_length=1)
    at_least: int | None = Field(None, ge=0, le=21)
    at_most: int | None = Field(None, ge=0, le=21)

    @model_validator(mode="after")
    def _has_a_limit(self) -> Frequency:
        if self.at_least is None and self.at_most is None:
            raise ValueError("give at_least, at_most or both")
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise ValueError("at_least exceeds at_most")
        return self

    def encode(self, week: WeekEncoding) -> None:
        """Count the sessions chosen; each one missing or too many is a breach."""
        chosen = [pick.chosen for pick in week.picks(self.of)]
        if self.at_least:
            week.count(chosen, low=self.at_least, breaches=[week.breach(self) for _ in range(self.at_least)])
        if self.required and self.at_most == 0:  # the race would have to be dropped
            chosen = [pick.chosen for pick in week.picks(self.of) if not pick.race]
        if self.at_most is not None and len(chosen) > self.at_most:
            surplus = len(chosen) - self.at_most
            week.count(chosen, high=self.at_most, breaches=[week.breach(self) for _ in range(surplus)])

    def check(self, schedule: Schedule) -> Iterator[Violation]:
        """Count the sessions placed."""
        matching = [placed for placed in schedule.placed if any_matches(self.of, placed)]
        ids = tuple(placed.session.id for placed in matching)
        if self.at_least is not None and len(ids) < self.at_least:
            text = f"at least {self.at_least} {nouns(self.of, self.at_least)} a week; {there_are(len(ids))}"
            yield Violation(self.id, self.at_least - len(ids), ids, text)
        if self.at_most == 0:
            ids = tuple(placed.session.id for placed in matching if not self.spares(schedule, placed))
        if self.at_most is not None and len(ids) > self.at_most:
            text = f"at most {self.at_most} {nouns(self.of, self.at_most)} a week; {there_are(len(ids))}"
            yield Violation(self.id, len(ids) - self.at_most, ids, text)
