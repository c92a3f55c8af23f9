"""Where each session of a core problem may stand, and what standing there costs by itself.

Peers that have no words for days or wishes are given them as numbers: for every possible start its day, and the price
of the preferences that it breaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from itertools import chain
from math import gcd
from typing import TYPE_CHECKING

from liftrun.bench.core.core_problem import drop_prices
from liftrun.domain import Block, Dropped, Placed, Plan, Schedule
from liftrun.rules import PreferredDay, PreferredTime
from liftrun.rules.selector import any_matches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from liftrun.domain import BlockKind, Session
    from liftrun.rules.problem import WeekProblem
    from liftrun.rules.selector import Selector

_BLOCK: dict[str, BlockKind] = {"run": "run", "lift": "weights", "mobility": "mobility"}


@dataclass(frozen=True, slots=True)
class Start:
    """A start that a session may have: the session placed there, its day, and the price of that alone."""

    placed: Placed
    day: int
    price: int


class Places:
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
        self.starts: Mapping[str, Sequence[Start]] = {s.id: list(self._starts(s)) for s in core.instance.sessions}
        self.drop = {session.id: prices[session.priority] for session in core.instance.sessions}

    def _starts(self, session: Session) -> Iterator[Start]:
        wishes = [rule for rule in self.core.rules if isinstance(rule, PreferredDay | PreferredTime)]
        week = self.core.instance.week
        for placed in self._candidates(session):
            broken = [rule for rule in wishes if any(rule.check(Schedule(week, (placed,))))]
            if not any(rule.required for rule in broken):
                yield Start(placed, week.day_of(placed.start), sum(rule.weight for rule in broken))

    def _candidates(self, session: Session) -> Iterator[Placed]:
        instance = self.core.instance
        length, kind = session.lengths[0], _BLOCK[session.activity]
        for place, spans in instance.openings.get(session.id, {}).items():
            for span in spans:
                first = -(-span.start // instance.grid_minutes) * instance.grid_minutes
                last = span.end - length.minutes
                pinned = instance.pins.get(session.id)
                possible = range(first, last + 1, instance.grid_minutes) if pinned is None else [pinned]
                for start in (start for start in possible if span.start <= start <= last):
                    end = start + length.minutes
                    yield Placed(session, start, end, place, length.metres, (Block(kind, start, end),))

    def matching(self, selectors: Sequence[Selector]) -> list[str]:
        """Ids of the sessions that some selectors mean and that have a start at all."""
        return [name for name, many in self.starts.items() if many and any_matches(selectors, many[0].placed)]

    @property
    def slot_minutes(self) -> int:
        """The longest slot of time that every start and end lies on the edge of."""
        placed = [start.placed for many in self.starts.values() for start in many]
        return reduce(gcd, chain.from_iterable((one.start, one.end) for one in placed), 0) or 1

    def plan(self, chosen: Mapping[str, int]) -> Plan:
        """The plan of a choice: session id -> number of its start in `starts`; who is not in it is dropped."""
        placed = [self.starts[name][number].placed for name, number in chosen.items()]
        dropped = tuple(Dropped(s) for s in self.core.instance.sessions if s.id not in chosen)
        week, history = self.core.instance.week, self.core.instance.history
        return Plan(Schedule(week, tuple(sorted(placed, key=lambda one: one.start)), history), dropped)
