"""All possible starts of a dropped session, each with what prevents it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from liftrun.domain import Span
from liftrun.reasons.additions import Additions
from liftrun.reasons.possible_starts import footprint, footprints, in_the_way, possible_starts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from liftrun.domain import Instance, Placed, Plan, Session
    from liftrun.reasons.possible_starts import Footprint, Start
    from liftrun.rules.base import Rule
    from liftrun.rules.problem import WeekProblem


@dataclass(frozen=True, slots=True)
class Survey:
    """The possible starts of a session that is not in the plan. Each is in one of the first three groups.

    Attributes:
        taken: Starts at which it would overlap kept sessions, each with these.
        breaking: Other starts at which it would break required rules, each with these.
        harmless: The rest: starts at which it breaks no required rule.
        everywhere: Required rules that it would break at every start, the taken ones included.
        by_travel: Whether some start is taken only because of the way to the gym or back.
    """

    taken: Mapping[Start, tuple[Placed, ...]]
    breaking: Mapping[Start, tuple[Rule, ...]]
    harmless: tuple[Start, ...]
    everywhere: tuple[Rule, ...]
    by_travel: bool

    @property
    def starts(self) -> int:
        """The number of starts."""
        return len(self.taken) + len(self.breaking) + len(self.harmless)

    def takers(self) -> list[tuple[Placed, int]]:
        """The sessions that take starts, each with how many, the most first; of equals, the earlier."""
        by_id = {placed.session.id: placed for found in self.taken.values() for placed in found}
        count = Counter(placed.session.id for found in self.taken.values() for placed in found)
        order = sorted(count, key=lambda name: (-count[name], by_id[name].start))
        return [(by_id[name], count[name]) for name in order]

    def broken(self) -> list[tuple[Rule, int]]:
        """The rules that would be broken, each with at how many starts, the most first."""
        by_id = {rule.id: rule for rules in self.breaking.values() for rule in rules}
        count = Counter(rule.id for rules in self.breaking.values() for rule in rules)
        return [(by_id[name], number) for name, number in count.most_common()]


def survey(problem: WeekProblem, plan: Plan, session: Session) -> Survey:
    """Find every start at which a dropped session fits by itself, at its shortest and without plyometrics."""
    instance, length = problem.instance, session.lengths[-1]
    required = [rule for rule in problem.rules if rule.required]
    additions = Additions(required, plan.schedule, session, length)
    kept = footprints(instance, plan.schedule.placed)
    starts = possible_starts(instance, session)
    taken = {start: found for start in starts if (found := _least_in_the_way(instance, kept, start, length.minutes))}
    broken = {start: additions.broken_at(start.minute) for start in starts}
    free = [start for start in starts if start not in taken]
    return Survey(
        taken=taken,
        breaking={start: broken[start] for start in free if broken[start]},
        harmless=tuple(start for start in free if not broken[start]),
        everywhere=_common(broken.values()),
        by_travel=any(not _at_work(start, length.minutes, found) for start, found in taken.items()),
    )


def _least_in_the_way(instance: Instance, kept: Sequence[Footprint], start: Start, minutes: int) -> tuple[Placed, ...]:
    """The kept sessions that it would overlap at the place where it overlaps the fewest."""
    work = Span(start.minute, start.minute + minutes)
    return min((in_the_way(footprint(instance, work, place), kept) for place in start.places), key=len)


def _at_work(start: Start, minutes: int, found: Iterable[Placed]) -> bool:
    """Whether it would overlap the work of one of them, not only the way there and back."""
    return any(start.minute < placed.end and placed.start < start.minute + minutes for placed in found)


def _common(broken: Collection[tuple[Rule, ...]]) -> tuple[Rule, ...]:
    """The rules that are in all of them."""
    count = Counter(rule.id for rules in broken for rule in rules)
    first = next(iter(broken), ())
    return tuple(rule for rule in first if count[rule.id] == len(broken))
