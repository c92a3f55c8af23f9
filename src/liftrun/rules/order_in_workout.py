"""Which block of a strength workout comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from liftrun.domain import Violation
from liftrun.rules.base import Rule
from liftrun.rules.selector import Selector, any_matches
from liftrun.rules.words import session_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.domain import Schedule
    from liftrun.rules.encoding import WeekEncoding

_WITH_PLYOMETRICS = (Selector(activity="lift", plyometrics=True),)


class OrderInWorkout(Rule):
    """In a workout with both blocks, `first` comes before the other. The amount is the number of other workouts."""

    scope = "session"
    needs_clock_times = False

    kind: Literal["order_in_workout"] = "order_in_workout"
    first: Literal["plyometrics", "weights"] = "plyometrics"

    def encode(self, week: WeekEncoding) -> None:
        """The solver chooses the order of the blocks unless a rule fixes it."""
        for pick in week.picks(_WITH_PLYOMETRICS):
            last = week.plyometrics_last(pick)
            wrong = last if self.first == "plyometrics" else ~last
            week.together(pick.chosen, wrong, unless=week.breach(self))

    def check(self, schedule: Schedule) -> Iterator[Violation]:
        """Compare the starts of the two blocks."""
        for placed in schedule.placed:
            kinds = [block.kind for block in sorted(placed.blocks, key=lambda block: block.start)]
            if any_matches(_WITH_PLYOMETRICS, placed) and "weights" in kinds:
                first = next(kind for kind in kinds if kind in ("plyometrics", "weights"))
                if first != self.first:
                    text = f"{session_name(placed.session.id)} begins with {first}"
                    yield Violation(self.id, 1, (placed.session.id,), text)
