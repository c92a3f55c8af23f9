"""How many sessions a squad can keep at most: a proof, from prices on the room's time.

Every lift pays for the time it takes in the room; each athlete then plans alone. Whatever the prices, what all athletes
lose and pay, less what the room's places are worth at those prices, is no more than any plan of the squad loses
(Lagrange). Good prices come from a linear program over the plans seen so far (column generation), smoothed, in whole
numbers. Only the classes of sessions from the first contested one down are priced; those above are held where each
athlete alone has them, which the squad's plan reaches too.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from liftrun.sharing.capacity import gym_spans
from liftrun.sharing.losses import DROPS
from liftrun.sharing.placement import packed, unpacked
from liftrun.sharing.pricing import UNIT, Toll, lost, priced_model
from liftrun.solve import extract, run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from liftrun.domain import Plan, Priority, Span
    from liftrun.problem import WeekProblem
    from liftrun.solve import SolveOptions
    from liftrun.squad.hall import Hall
    from liftrun.squad.work import Work

ROUNDS = 8
ENOUGH = 0.002
"""A gap, as a share of all sessions asked for, that is no longer worth the search."""
SMOOTHING = 0.5
"""How far a round's prices move from the best so far to what the plans seen so far ask for."""

Prices = tuple[tuple[int, int, int], ...]
"""(room, minute, price) of the minutes that cost something."""


class Priced(NamedTuple):
    """An athlete's week at prices."""

    number: int
    problem: WeekProblem
    toll: Toll
    options: SolveOptions


@dataclass(frozen=True, slots=True)
class KeptBound:
    """What is proven about the sessions that a squad can keep.

    Attributes:
        contested: The most important class of sessions that the squad loses more of than each alone would; None if
            there is none, and the plan is proven to keep as much as can be.
        dropped: Sessions of that class and those below it that the squad's plan drops.
        least: How many any plan must drop, those above being kept as well.
        asked: Sessions asked for, all classes.
        prices: The prices of the best proof, as parts of a session: (room, minute) -> price.
        rounds: How often everybody was asked.
    """

    contested: Priority | None
    dropped: int
    least: int
    asked: int
    prices: Mapping[tuple[int, int], float]
    rounds: int

    def after(self, hall: Hall) -> KeptBound:
        """The same proof for a plan that has become better since."""
        now, floor = hall.losses, hall.floor
        if all(now[n] == floor[n] for n in DROPS.values()):
            dropped = sum(now[n] for n in DROPS.values())
            return KeptBound(None, dropped, dropped, self.asked, {}, self.rounds)
        first = 0 if self.contested is None else DROPS[self.contested]
        return replace(self, dropped=lost(now, first))

    @property
    def gap(self) -> float:
        """Sessions that might yet be kept, as a share of all that were asked for."""
        return (self.dropped - self.least) / max(1, self.asked)


def solve_priced(task: Priced) -> bytes:
    """The least that an athlete loses and pays, as [proven bound, plan] in JSON."""
    week = priced_model(task.problem, task.toll)
    status, response = run(week.model, task.options)
    if status not in ("optimal", "feasible"):
        return json.dumps([0, None]).encode()
    plan = extract(week, list(response.solution))
    return json.dumps([max(0, round(response.best_objective_bound)), packed(plan).decode()]).encode()


def bound_kept(
    hall: Hall,
    work: Work,
    options: SolveOptions,
    seen: Sequence[Sequence[Plan]],
    prices: Mapping[tuple[int, int], float],
    grid: int,
) -> KeptBound:
    """Prove how many sessions the squad can keep at most.

    Args:
        hall: The squad with its plan.
        work: What solves.
        options: How.
        seen: For each player, plans known so far.
        prices: Prices to begin with, as parts of a lift.
        grid: Minutes between starts.
    """
    asked = sum(len(player.problem.instance.sessions) for player in hall.players)
    now, floor = hall.losses, hall.floor
    first = next((n for n in sorted(DROPS.values()) if now[n] > floor[n]), None)
    if first is None:
        dropped = sum(now[n] for n in DROPS.values())
        return KeptBound(None, dropped, dropped, asked, {}, 0)
    search = _Prices(hall, work, options, first, grid)
    for number, plans in enumerate(seen):
        for plan in plans:
            search.add(number, plan)
    rounds = search.improve({key: UNIT * price for key, price in prices.items()})
    dropped = lost(now, first)
    least = max(lost(floor, first), -(-search.best // UNIT))
    best = {key: price / UNIT for key, price in search.best_prices.items() if price}
    contested = next(p for p, level in DROPS.items() if level == first)
    return KeptBound(contested, dropped, min(least, dropped), asked, best, rounds)


class _Prices:
    """The search for prices that prove the most."""

    def __init__(self, hall: Hall, work: Work, options: SolveOptions, first: int, grid: int) -> None:
        self.hall, self.work, self.options, self.first = hall, work, options, first
        self.points = {
            (room, minute): count
            for room, places in enumerate(hall.places)
            for (start, end), count in places
            for minute in range(-(-start // grid) * grid, end, grid)
        }
        self.columns: list[dict[tuple[int, ...], int]] = [{} for _ in hall.players]
        self.rooms = sorted(self.points)
        self.number_of = {point: n for n, point in enumerate(self.rooms)}
        self.asked = sum(len(player.problem.instance.sessions) for player in hall.players)
        self.best = 0
        self.best_prices: dict[tuple[int, int], int] = {}

    def add(self, number: int, plan: Plan) -> None:
        """Let the linear program use a plan of a player."""
        player = self.hall.players[number]
        losses = self.work.losses(player.problem, plan)
        if losses[: self.first] != player.alone[: self.first]:
            return
        cost = lost(losses, self.first)
        used = tuple(sorted(p for span in gym_spans(plan) for p in self._in(player.room, span)))
        known = self.columns[number].get(used)
        self.columns[number][used] = cost if known is None else min(known, cost)

    def _in(self, room: int | None, span: Span) -> list[int]:
        if room is None:
            return []
        points = ((room, minute) for minute in range(span.start, span.end))
        return [self.number_of[point] for point in points if point in self.number_of]

    def improve(self, begin: dict[tuple[int, int], float]) -> int:
        """Ask everybody at better and better prices; returns how often."""
        centre: dict[tuple[int, int], float] = {}
        goal = lost(self.hall.losses, self.first)
        for turn in range(1, ROUNDS + 1):
            asked = begin if turn == 1 else self._wanted_prices()
            mixed = (
                asked
                if turn == 1
                else {
                    k: SMOOTHING * asked.get(k, 0.0) + (1 - SMOOTHING) * centre.get(k, 0.0) for k in {*asked, *centre}
                }
            )
            prices = {k: round(mixed[k]) for k in sorted(mixed) if round(mixed[k]) > 0}
            if self._ask(prices) or turn == 1:
                centre = dict(mixed)
            if goal - -(-self.best // UNIT) <= ENOUGH * self.asked:
                return turn
        return ROUNDS

    def _ask(self, prices: dict[tuple[int, int], int]) -> bool:
        """Let everybody plan at some prices; whether that proves more than before."""
        proven = -sum(price * self.points[key] for key, price in prices.items())
        tasks = [self._task(number, prices) for number in range(len(self.hall.players))]
        for task, content in self.work.each(solve_priced, tasks):
            least, plan = json.loads(content)
            proven += least
            if plan is not None:
                self.add(task.number, unpacked(plan.encode(), task.problem.instance))
        better = proven > self.best
        if better or not self.best_prices:
            self.best, self.best_prices = max(proven, self.best), prices
        return better

    def _task(self, number: int, prices: Mapping[tuple[int, int], int]) -> Priced:
        player = self.hall.players[number]
        mine = tuple((minute, price) for (room, minute), price in prices.items() if room == player.room)
        return Priced(number, player.problem, Toll(self.first, player.alone[: self.first], mine), self.options)

    def _wanted_prices(self) -> dict[tuple[int, int], float]:
        """Prices at which the plans seen so far would share the room best: the duals of a linear program."""
        from ortools.linear_solver import pywraplp  # noqa: PLC0415  # only for a bound

        solver = pywraplp.Solver.CreateSolver("GLOP")
        one = [solver.Constraint(1, 1) for _ in self.columns]
        room = [solver.Constraint(-solver.infinity(), self.points[point]) for point in self.rooms]
        objective = solver.Objective()
        for number, columns in enumerate(self.columns):
            for used, cost in sorted(columns.items()):
                share = solver.NumVar(0, solver.infinity(), "")
                objective.SetCoefficient(share, UNIT * cost)
                one[number].SetCoefficient(share, 1)
                for point in used:
                    room[point].SetCoefficient(share, 1)
        objective.SetMinimization()
        if solver.Solve() != pywraplp.Solver.OPTIMAL:
            return {}
        return {point: -c.dual_value() for point, c in zip(self.rooms, room, strict=True) if c.dual_value() < 0}
