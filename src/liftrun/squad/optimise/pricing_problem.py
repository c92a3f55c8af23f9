"""An athlete's week at prices: every lift pays for its time in the room, and the athlete plans alone.

The model is the weekly one. Its objective counts the losses of some classes, in whole parts of one, and what the lifts
pay; the classes above are held where they are.
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
"""Price of a session, or of whatever counts: prices are whole parts of it, so that few different sums arise."""


class PricingTerms(NamedTuple):
    """What an athlete pays, and what is settled.

    Attributes:
        weights: (level, weight) of the losses that count, in `UNIT`ths.
        caps: The most of each of the first levels; None where there is no such limit.
        prices: (minute, price) of the minutes that cost something: a lift at work then pays, in `UNIT`ths.
    """

    weights: tuple[tuple[int, int], ...]
    caps: tuple[int | None, ...]
    prices: tuple[tuple[int, int], ...]

    def paid(self, start: int, minutes: int) -> int:
        """What a stretch of time costs: the priced minutes in it."""
        return sum(price for minute, price in self.prices if start <= minute < start + minutes)


class RoomPrices:
    """What a stretch of time costs, as `PricingTerms.paid` says, for a model that asks it of every start."""

    def __init__(self, span_price: PricingTerms) -> None:
        ordered = sorted(span_price.prices)
        self._minutes = [minute for minute, _ in ordered]
        self._sums = [0, *accumulate(price for _, price in ordered)]

    def paid(self, start: int, minutes: int) -> int:
        """What a stretch of time costs."""
        before, until = (bisect_left(self._minutes, minute) for minute in (start, start + minutes))
        return self._sums[until] - self._sums[before]


class PricedWeek(NamedTuple):
    """A week and its prices."""

    problem: WeekProblem
    span_price: PricingTerms


def priced_model(problem: WeekProblem, span_price: PricingTerms) -> WeekModel:
    """The week's model, which minimises what is lost and paid."""
    week, _ = build(problem)
    levels = week.costs.levels()
    for number, cap in enumerate(span_price.caps):
        if levels[number] and cap is not None:
            week.model.linear(Linear(tuple(levels[number])), high=cap)
    terms = [(each * weight, literal) for n, each in span_price.weights for weight, literal in levels[n]]
    room_prices = RoomPrices(span_price)
    for session in week.sessions.values():
        if session.session.activity == "lift":
            terms += session.charge("gym", room_prices.paid)
    week.model.minimise(Linear(tuple(terms)))
    return week


def priced_levels(first: int) -> list[int]:
    """The levels of dropped sessions from one down."""
    return [level for level in DROPS.values() if level >= first]


def cost_of(plan: Plan, losses: Losses, span_price: PricingTerms) -> int | None:
    """What a plan loses and pays, computed from the plan; None if it loses more than it may of a class above."""
    if any(cap is not None and loss > cap for loss, cap in zip(losses, span_price.caps, strict=False)):
        return None
    counted = sum(weight * losses[level] for level, weight in span_price.weights)
    return counted + sum(span_price.paid(start, end - start) for start, end in gym_spans(plan))


def lost(losses: Losses, first: int) -> int:
    """The dropped sessions of a level and those below it."""
    return sum(losses[number] for number in priced_levels(first))
