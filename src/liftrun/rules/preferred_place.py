"""The place that is preferred for a session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from liftrun.domain import Place, Violation
from liftrun.rules.base import Rule
from liftrun.rules.selector import Selector, any_matches
from liftrun.rules.words import session_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.domain import Schedule
    from liftrun.rules.encoding import WeekEncoding

_IN_WORDS = {"home": "at home", "gym": "in the gym", "road": "on the road"}


class PreferredPlace(Rule):
    """Matching sessions are at `place`. The amount is the number of sessions at another place."""

    scope = "session"
    needs_clock_times = False

    kind: Literal["preferred_place"] = "preferred_place"
    of: tuple[Selector, ...] = Field(min_length=1)
    place: Place

    def encode(self, week: WeekEncoding) -> None:
        """A session that is chosen is there, or it is a breach."""
        for pick in week.picks(self.of):
            week.clause(~pick.chosen, pick.at(self.place), week.breach(self, spared=pick.race))

    def check(self, schedule: Schedule) -> Iterator[Violation]:
        """Look at the place of each."""
        for placed in schedule.placed:
            if any_matches(self.of, placed) and placed.place != self.place and not self.spares(schedule, placed):
                where = f"{_IN_WORDS[placed.place]}, not {_IN_WORDS[self.place]}"
                text = f"{session_name(placed.session.id)} is {where}"
                yield Violation(self.id, 1, (placed.session.id,), text)
