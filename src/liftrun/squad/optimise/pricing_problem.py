"""An athlete's week at prices: every lift pays for its time in the room, and the athlete is planned alone.

The model is the weekly one. It minimises the losses of some levels, in whole parts of a loss, and what the lifts pay.
Other levels have caps.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from liftrun.model.cpsat import Linear
from liftrun.model.solve import build
from liftrun.squad.optimise.losses import DROPS
from liftrun.squad.rooms.capacity import gym_spans

if TYPE_CHECKING:
    from liftrun.domain import Plan
    from liftrun.model.week import WeekModel
    from liftrun.rules.problem import WeekProblem
    from liftrun.squad.optimise.losses import Losses

UNIT = 24
"""Price of a loss. Prices are whole parts of it, so that few different sums occur."""


class PricingTerms(NamedTuple):
    """What an athlete minimises in the pricing problem, and what is limited.

    Attributes:
        weights: (level, weight) of the losses that count, in `UNIT`ths.
        caps: The most that may be lost on each of the first levels; None where there is no such limit.
        prices: (minute, price) of the minutes at which a lift pays, in `UNIT`ths.
    """

    weights: tuple[tuple[int, int], ...]
    caps: tuple[int | None, ...]
    prices: tuple[tuple[int, int], ...]

    def paid(self, start: int, minutes: int) -> int:
        """What a lift at that time pays: the prices of the minutes in it."""
        return sum(price for minute, price in self.prices if start <= minute < start + minutes)


class RoomPrices:
    """The same as `PricingTerms.paid`, fast, for a model that needs it for every start."""

    def __init__(self, terms: PricingTerms) -> None:
        ordered = sorted(terms.prices)
        self._minutes = [minute for minute, _ in ordered]
        self._sums = [0, *accumulate(price for _, price in ordered)]

    def paid(self, start: int, minutes: int) -> int:
        """What a lift at that time pays."""
        before, until = (bisect_left(self._minutes, minute) for minute in (start, start + minutes))
        return self._sums[until] - self._sums[before]


class PricedWeek(NamedTuple):
    """A week, and the terms of its pricing problem."""

    problem: WeekProblem
    terms: PricingTerms


def priced_model(problem: WeekProblem, terms: PricingTerms) -> WeekModel:
    """The week's model with the objective of the pricing problem: what is lost and paid."""
    week, _ = build(problem)
    levels = week.costs.levels()
    for number, cap in enumerate(terms.caps):
        if levels[number] and cap is not None:
            week.model.linear(Linear(tuple(levels[number])), high=cap)
    objective = [(each * weight, literal) for n, each in terms.weights for weight, literal in levels[n]]
    room_prices = RoomPrices(terms)
    for session in week.sessions.values():
        if session.session.activity == "lift":
            objective += session.charge("gym", room_prices.paid)
    week.model.minimise(Linear(tuple(objective)))
    return week


def priced_levels(first: int) -> list[int]:
    """The levels of dropped sessions, from `first` on."""
    return [level for level in DROPS.values() if level >= first]


def cost_of(plan: Plan, losses: Losses, terms: PricingTerms) -> int | None:
    """What a plan loses and pays, computed from the plan; None if it exceeds a cap."""
    if any(cap is not None and loss > cap for loss, cap in zip(losses, terms.caps, strict=False)):
        return None
    counted = sum(weight * losses[level] for level, weight in terms.weights)
    return counted + sum(terms.paid(start, end - start) for start, end in gym_spans(plan))


def lost(losses: Losses, first: int) -> int:
    """How many sessions are dropped on the levels of dropped sessions from `first` on."""
    return sum(losses[number] for number in priced_levels(first))
