"""All possible starts of a dropped session, each with what prevents it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from liftrun.domain import Span
from liftrun.reasons.additions import Additions
from liftrun.reasons.possible_starts import Start, footprint, footprints, in_the_way, possible_starts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from liftrun.domain import Instance, Place, Placed, Plan, Session
    from liftrun.reasons.possible_starts import Footprint
    from liftrun.rules.base import Rule
    from liftrun.rules.problem import WeekProblem


@dataclass(frozen=True, slots=True)
class Survey:
    """The possible starts of a session that is not in the plan. Each is in one of the first three groups.

    Attributes:
        taken: Starts at which it would overlap kept sessions, each with these.
        breaking: Other starts at which it would break required rules, each with these; where several places are free,
            the rules of the place with the fewest.
        harmless: The rest: starts at which it breaks no required rule, each with the places where that is so.
        everywhere: Required rules that it would break at every start and place, the taken ones included.
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
    taken: dict[Start, tuple[Placed, ...]] = {}
    breaking: dict[Start, tuple[Rule, ...]] = {}
    harmless: list[Start] = []
    for start in starts:
        others = _in_the_way(instance, kept, start, length.minutes)
        free = [place for place, found in others.items() if not found]
        if not free:
            taken[start] = min(others.values(), key=len)
        elif broken := additions.fewest_at(start.minute, free):
            breaking[start] = broken
        else:
            clean = tuple(place for place in free if not additions.broken_at(start.minute, place))
            harmless.append(Start(start.minute, clean))
    return Survey(
        taken=taken,
        breaking=breaking,
        harmless=tuple(harmless),
        everywhere=_common([additions.broken_at(start.minute, place) for start in starts for place in start.places]),
        by_travel=any(not _at_work(start, length.minutes, found) for start, found in taken.items()),
    )


def _in_the_way(
    instance: Instance, kept: Sequence[Footprint], start: Start, minutes: int
) -> dict[Place, tuple[Placed, ...]]:
    """For each place of a start, the kept sessions that it would overlap there."""
    work = Span(start.minute, start.minute + minutes)
    return {place: in_the_way(footprint(instance, work, place), kept) for place in start.places}


def _at_work(start: Start, minutes: int, found: Iterable[Placed]) -> bool:
    """Whether it would overlap the work of one of them, not only the way there and back."""
    return any(start.minute < placed.end and placed.start < start.minute + minutes for placed in found)


def _common(broken: Collection[tuple[Rule, ...]]) -> tuple[Rule, ...]:
    """The rules that are in all of them."""
    count = Counter(rule.id for rules in broken for rule in rules)
    first = next(iter(broken), ())
    return tuple(rule for rule in first if count[rule.id] == len(broken))
