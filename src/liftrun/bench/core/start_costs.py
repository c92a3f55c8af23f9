"""The possible starts of each session of a core problem, with the day and the price of each.

Peers that cannot express days or preferences get them as numbers: for every possible start its day, and the price of
the preferences that it breaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from itertools import chain
from math import gcd
from typing import TYPE_CHECKING

from liftrun.bench.core.candidates import candidates, plan_of
from liftrun.bench.core.core_problem import drop_prices
from liftrun.domain import Schedule
from liftrun.rules import PreferredDay, PreferredTime
from liftrun.rules.selector import any_matches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from liftrun.domain import Placed, Plan, Session
    from liftrun.rules.problem import WeekProblem
    from liftrun.rules.selector import Selector


@dataclass(frozen=True, slots=True)
class PricedStart:
    """A start that a session may have: the session placed there, its day, and the price of that alone."""

    placed: Placed
    day: int
    price: int


class StartCosts:
    """The possible starts of all sessions.

    Attributes:
        core: The core problem.
        starts: Session id -> its possible starts, earliest first. Starts that a required preference forbids are left
            out.
        drop: Session id -> the price of dropping it.
    """

    def __init__(self, core: WeekProblem) -> None:
        self.core = core
        prices = drop_prices(core)
        self.starts: Mapping[str, Sequence[PricedStart]] = {s.id: list(self._starts(s)) for s in core.instance.sessions}
        self.drop = {session.id: prices[session.priority] for session in core.instance.sessions}

    def _starts(self, session: Session) -> Iterator[PricedStart]:
        wishes = [rule for rule in self.core.rules if isinstance(rule, PreferredDay | PreferredTime)]
        week = self.core.instance.week
        for placed in candidates(self.core, session):
            broken = [rule for rule in wishes if any(rule.check(Schedule(week, (placed,))))]
            if not any(rule.required for rule in broken):
                yield PricedStart(placed, week.day_of(placed.start), sum(rule.weight for rule in broken))

    def matching(self, selectors: Sequence[Selector]) -> list[str]:
        """Ids of the sessions that some selectors match and that have a possible start."""
        return [name for name, many in self.starts.items() if many and any_matches(selectors, many[0].placed)]

    @property
    def slot_minutes(self) -> int:
        """The longest time of which every start and end is a multiple, in minutes."""
        placed = [start.placed for many in self.starts.values() for start in many]
        return reduce(gcd, chain.from_iterable((one.start, one.end) for one in placed), 0) or 1

    def plan(self, chosen: Mapping[str, int]) -> Plan:
        """The plan of a choice: session id -> number of its start in `starts`; the others are dropped."""
        return plan_of(self.core, (self.starts[name][number].placed for name, number in chosen.items()))
