"""Prices on the room's time, and the search for those that prove the most.

Every lift pays for the time it takes in the room; each athlete then plans alone. Whatever the prices, what all athletes
lose and pay, less what the room's places are worth at those prices, is no more than any plan of the squad loses
(Lagrange). Good prices come from a linear program over the plans seen so far (column generation), smoothed, in whole
numbers.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from liftrun.sharing.capacity import gym_spans
from liftrun.sharing.placement import packed, unpacked
from liftrun.sharing.pricing import UNIT, Toll, lost, priced_levels, priced_model
from liftrun.solve import extract, run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.domain import Plan, Span
    from liftrun.problem import WeekProblem
    from liftrun.sharing.capacity import Places
    from liftrun.solve import SolveOptions
    from liftrun.squad.hall import Hall
    from liftrun.squad.work import Work

ROUNDS = 8
SMOOTHING = 0.5
"""How far a round's prices move from the best so far to what the plans seen so far ask for."""


class Priced(NamedTuple):
    """An athlete's week at prices."""

    number: int
    problem: WeekProblem
    toll: Toll
    options: SolveOptions


Prices = Mapping[tuple[int, int], float]
"""(room, minute) -> price of a place at that time, in `UNIT`ths of a session."""


def solve_priced(task: Priced) -> bytes:
    """The least that an athlete loses and pays, as [proven bound, plan] in JSON."""
    week = priced_model(task.problem, task.toll)
    status, response = run(week.model, task.options)
    if status not in ("optimal", "feasible"):
        return json.dumps([0, None]).encode()
    plan = extract(week, list(response.solution))
    return json.dumps([max(0, round(response.best_objective_bound)), packed(plan).decode()]).encode()


@dataclass(frozen=True, slots=True)
class Question:
    """What everybody is asked: to lose and pay as little as they can.

    Attributes:
        weights: (level, weight) of the losses that count, in `UNIT`ths of a session.
        first: The levels above this one are held where each athlete alone has them.
        prices: Whole prices.
    """

    weights: tuple[tuple[int, int], ...]
    first: int
    prices: Prices

    def of(self, number: int, hall: Hall, options: SolveOptions) -> Priced:
        """The question as a player is asked it."""
        player = hall.players[number]
        mine = tuple((minute, int(price)) for (room, minute), price in self.prices.items() if room == player.room)
        return Priced(number, player.problem, Toll(self.weights, player.alone[: self.first], mine), options)

    def worth(self, hall: Hall) -> int:
        """What the places of the rooms are worth at the prices."""
        counts = {room: dict(_by_minute(places)) for room, places in enumerate(hall.places)}
        return sum(int(price) * counts[room][minute] for (room, minute), price in self.prices.items())


def _by_minute(places: Places) -> Iterator[tuple[int, int]]:
    return ((minute, count) for span, count in places for minute in range(*span))


def ask(hall: Hall, work: Work, options: SolveOptions, question: Question) -> tuple[int, list[tuple[int, Plan]]]:
    """Ask everybody; what they lose and pay at least, less what the places are worth, and their plans by number."""
    proven, plans = -question.worth(hall), []
    tasks = [question.of(number, hall, options) for number in range(len(hall.players))]
    for task, content in work.each(solve_priced, tasks):
        least, plan = json.loads(content)
        proven += least
        if plan is not None:
            plans.append((task.number, unpacked(plan.encode(), task.problem.instance)))
    return proven, plans


class PriceSearch:
    """Asks everybody at better and better prices.

    Attributes:
        best: The most that is proven, in `UNIT`ths.
        prices: The prices that prove it.
    """

    def __init__(self, hall: Hall, work: Work, options: SolveOptions, first: int, grid: int) -> None:
        """A search for what is lost from level `first` of dropped sessions down, from the plans known so far."""
        self.hall, self.work, self.options, self.first = hall, work, options, first
        self.points = {
            (room, minute): count
            for room, places in enumerate(hall.places)
            for (start, end), count in places
            for minute in range(-(-start // grid) * grid, end, grid)
        }
        self._order = sorted(self.points)
        self._number = {point: n for n, point in enumerate(self._order)}
        self._columns: list[dict[tuple[int, ...], int]] = [{} for _ in hall.players]
        self.best, self.prices = 0, dict[tuple[int, int], int]()
        for number, player in enumerate(hall.players):
            for plan in (player.best_alone, player.plan):
                if plan is not None:
                    self._add(number, plan)

    @property
    def least(self) -> int:
        """How many sessions any plan drops at least."""
        return -(-self.best // UNIT)

    def _add(self, number: int, plan: Plan) -> None:
        """Let the linear program use a plan of a player."""
        player = self.hall.players[number]
        losses = self.work.losses(player.problem, plan)
        if losses[: self.first] != player.alone[: self.first]:
            return
        used = tuple(sorted(p for span in gym_spans(plan) for p in self._in(player.room, span)))
        cost = lost(losses, self.first)
        self._columns[number][used] = min(cost, self._columns[number].get(used, cost))

    def _in(self, room: int | None, span: Span) -> list[int]:
        if room is None:
            return []
        points = ((room, minute) for minute in range(span.start, span.end))
        return [self._number[point] for point in points if point in self._number]

    def improve(self, begin: Prices, enough: float) -> int:
        """Ask everybody, at some prices first, until what may be missing is little enough; returns how often."""
        centre = dict(begin)
        goal = lost(self.hall.losses, self.first)
        for turn in range(1, ROUNDS + 1):
            asked = centre if turn == 1 else _between(centre, self._wanted())
            if self._ask({k: round(asked[k]) for k in sorted(asked) if round(asked[k]) > 0}) or turn == 1:
                centre = asked
            if goal - self.least <= enough:
                return turn
        return ROUNDS

    def _ask(self, prices: dict[tuple[int, int], int]) -> bool:
        """Let everybody plan at some prices; whether that proves more than before."""
        weights = tuple((level, UNIT) for level in priced_levels(self.first))
        proven, plans = ask(self.hall, self.work, self.options, Question(weights, self.first, prices))
        for number, plan in plans:
            self._add(number, plan)
        better = proven > self.best
        if better or not self.prices:
            self.best, self.prices = max(proven, self.best), prices
        return better

    def _wanted(self) -> Prices:
        """Prices at which the plans seen so far would share the room best: the duals of a linear program."""
        from ortools.linear_solver import pywraplp  # noqa: PLC0415  # only for a bound

        solver = pywraplp.Solver.CreateSolver("GLOP")
        one = [solver.Constraint(1, 1) for _ in self._columns]
        room = [solver.Constraint(-solver.infinity(), self.points[point]) for point in self._order]
        objective = solver.Objective()
        for number, columns in enumerate(self._columns):
            for used, cost in sorted(columns.items()):
                share = solver.NumVar(0, solver.infinity(), "")
                objective.SetCoefficient(share, UNIT * cost)
                one[number].SetCoefficient(share, 1)
                for point in used:
                    room[point].SetCoefficient(share, 1)
        objective.SetMinimization()
        if solver.Solve() != pywraplp.Solver.OPTIMAL:
            return {}
        return {point: -c.dual_value() for point, c in zip(self._order, room, strict=True) if c.dual_value() < 0}


def _between(old: Prices, new: Prices) -> dict[tuple[int, int], float]:
    """Prices on the way from some to others."""
    keys = {*old, *new}
    return {key: SMOOTHING * new.get(key, 0.0) + (1 - SMOOTHING) * old.get(key, 0.0) for key in keys}
