"""The objective: losses with costs, such that a lower tier never outweighs a higher one.

The tiers, in this order: keep sessions (by priority class, then rules of the tier, then full lengths by the same
classes; half a long run counts more than a further lift), wished days, weighted training rules, preferences.
The scale of a class is 1 + the highest possible cost of all classes below it. So the scales are computed from the week;
none is chosen by hand. A tier without rules adds nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from liftrun.domain import TIERS, Priority, Tier

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from liftrun.domain import Placed
    from liftrun.model.cpsat import Literal

_BEFORE_RULES = Priority.FURTHER_LIFT
"""Rules of the tier `keep` (plyometrics a week, say) rank below a session of this priority and above the rest."""

_BEFORE_HALVES = Priority.OTHER_RUN
"""Halving the long run ranks below a session of this priority and above a further lift: better one lift less."""

CAN_BE_HALVED = Priority.LONG_RUN
"""The sessions that are not cut to their third length for a further lift."""

LOWER_TIERS = TIERS[1:]
"""The tiers below the sessions kept; each is one class of losses."""

LEVELS = (
    *(f"drop {p.name.lower()}" for p in Priority if p <= _BEFORE_HALVES),
    "halve long_run",
    *(f"drop {p.name.lower()}" for p in Priority if _BEFORE_HALVES < p <= _BEFORE_RULES),
    "rules of keeping",
    *(f"drop {p.name.lower()}" for p in Priority if p > _BEFORE_RULES),
    *(f"shorten {p.name.lower()}" for p in Priority),
    *LOWER_TIERS,
)
"""The name of each class of losses, the most important first."""


def is_worth_halving(priority: Priority) -> bool:
    """Whether the long run is rather cut to half than a session of this priority dropped."""
    return priority <= _BEFORE_HALVES


def is_halved(placed: Placed) -> bool:
    """Whether a placed session is a long run that is shorter than its second length."""
    return placed.session.priority is CAN_BE_HALVED and placed.steps_shorter > 1


@dataclass(frozen=True, slots=True)
class Scales:
    """What one unit of each kind of loss costs.

    Attributes:
        drop: Cost, within the tier `keep`, of dropping a session of a priority.
        halve: Cost, within the tier `keep`, of a long run that is shorter than its second length.
        rules: Cost, within the tier `keep`, of one weight unit of its rules.
        shorten: Cost, within the tier `keep`, of shortening a session of a priority.
        tier: Cost of one unit of a tier in the sum that the solver minimises.
    """

    drop: Mapping[Priority, int]
    halve: int
    rules: int
    shorten: Mapping[Priority, int]
    tier: Mapping[Tier, int]


@dataclass(slots=True)
class Costs:
    """The losses that a model of a week can suffer, each a literal, collected while it is built."""

    drops: dict[Priority, list[Literal]] = field(default_factory=dict)
    shortened: dict[Priority, list[Literal]] = field(default_factory=dict)
    halved: list[Literal] = field(default_factory=list)
    breaches: dict[Tier, list[tuple[int, Literal]]] = field(default_factory=lambda: {tier: [] for tier in TIERS})

    def drop(self, priority: Priority, dropped: Literal) -> None:
        """A session of this priority is lost if the literal is true."""
        self.drops.setdefault(priority, []).append(dropped)

    def shorten(self, priority: Priority, shortened: Literal) -> None:
        """A session of this priority is shortened if the literal is true."""
        self.shortened.setdefault(priority, []).append(shortened)

    def halve(self, halved: Literal) -> None:
        """A long run is shorter than its second length if the literal is true."""
        self.halved.append(halved)

    def breach(self, tier: Tier, weight: int, broken: Literal) -> None:
        """A weighted rule is broken once if the literal is true."""
        self.breaches[tier].append((weight, broken))

    def scales(self) -> Scales:
        """The scales, from what can be lost in this week."""
        below = 0
        shorten, below = _ladder(self.shortened, reversed(Priority), below)
        late, below = _ladder(self.drops, reversed([p for p in Priority if p > _BEFORE_RULES]), below)
        rules, below = below + 1, below + (below + 1) * self._most("keep")
        lifts, below = _ladder(
            self.drops, reversed([p for p in Priority if _BEFORE_HALVES < p <= _BEFORE_RULES]), below
        )
        halve, below = below + 1, below + (below + 1) * len(self.halved)
        early, below = _ladder(self.drops, reversed([p for p in Priority if p <= _BEFORE_HALVES]), below)
        return Scales(early | lifts | late, halve, rules, shorten, self._tier_scales())

    def _tier_scales(self) -> dict[Tier, int]:
        """The cost of one unit of each tier in the sum of all tiers."""
        scales: dict[Tier, int] = {}
        unit = 1
        for tier in reversed(TIERS):
            scales[tier] = unit
            unit += unit * self._most(tier)
        return scales

    def _most(self, tier: Tier) -> int:
        """The most that the weighted rules of a tier can cost together."""
        return sum(weight for weight, _ in self.breaches[tier])

    def levels(self) -> list[list[tuple[int, Literal]]]:
        """The losses as (weight, literal) in the order in which they count: one list for each of `LEVELS`."""
        dropped = {p: [(1, literal) for literal in self.drops.get(p, ())] for p in Priority}
        early = [dropped[p] for p in Priority if p <= _BEFORE_HALVES]
        halved = [(1, literal) for literal in self.halved]
        lifts = [dropped[p] for p in Priority if _BEFORE_HALVES < p <= _BEFORE_RULES]
        late = [dropped[p] for p in Priority if p > _BEFORE_RULES]
        shortened = [[(1, literal) for literal in self.shortened.get(p, ())] for p in Priority]
        lower = [self.breaches[tier] for tier in LOWER_TIERS]
        return [*early, halved, *lifts, self.breaches["keep"], *late, *shortened, *lower]

    def terms(self, scales: Scales) -> Iterable[tuple[int, Literal]]:
        """The whole objective, as (cost, literal)."""
        for tier in TIERS:
            scale = scales.tier[tier]
            yield from ((scale * cost, literal) for cost, literal in self.tier_terms(tier, scales))

    def tier_terms(self, tier: Tier, scales: Scales) -> Iterable[tuple[int, Literal]]:
        """The costs of one tier, as (cost, literal), in the units of that tier."""
        if tier == "keep":
            for losses, cost in ((self.drops, scales.drop), (self.shortened, scales.shorten)):
                for priority, literals in losses.items():
                    yield from ((cost[priority], literal) for literal in literals)
            yield from ((scales.halve, literal) for literal in self.halved)
        unit = scales.rules if tier == "keep" else 1
        yield from ((unit * weight, literal) for weight, literal in self.breaches[tier])


def _ladder(
    losses: Mapping[Priority, list[Literal]], upwards: Iterable[Priority], below: int
) -> tuple[dict[Priority, int], int]:
    """The costs of some classes, least important first, and the highest possible sum of their losses and `below`."""
    cost = {}
    for priority in upwards:
        cost[priority] = below + 1
        below += (below + 1) * len(losses.get(priority, ()))
    return cost, below
