"""Warm start by a linear program: roughly who should lift when, over every start of a lift in a room, without runs.

It gives two things: places to hold for everybody before anyone is planned, first lifts before all others; and prices
of the room's time from which the proof starts. Neither is taken on trust: the weekly model finds plans and bound.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from liftrun.domain import Span
from liftrun.squad.rooms.capacity import overfull

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from liftrun.squad.optimise.squad_state import AthleteState, SquadState

FIRST = 1000
"""What an athlete's first lift is worth, in further lifts."""
LIKELY = 0.01


@dataclass(frozen=True, slots=True)
class LpWarmStart:
    """The solution of the linear program.

    Attributes:
        held: Number of an athlete -> spans to hold for their lifts.
        prices: (room, minute) -> price of a place at that time, as a part of a lift.
    """

    held: Mapping[int, list[Span]]
    prices: Mapping[tuple[int, int], float]


def lp_warm_start(state: SquadState, grid: int) -> LpWarmStart:
    """Solve the linear program and round it, most likely starts first."""
    from ortools.linear_solver import pywraplp  # noqa: PLC0415  # only for squads that share a room

    solver = pywraplp.Solver.CreateSolver("GLOP")
    infinity, objective = solver.infinity(), solver.Objective()
    points = {
        (room, minute): solver.Constraint(-infinity, count)
        for room, places in enumerate(state.places)
        for (start, end), count in places
        for minute in range(-(-start // grid) * grid, end, grid)
    }
    starts = []
    for number, athlete in enumerate(state.athletes):
        lifts = _lifts(athlete)
        if athlete.room is None or not lifts:
            continue
        every, first = solver.Constraint(-infinity, lifts), solver.Constraint(0, infinity)
        kept = solver.NumVar(0, 1, "")
        objective.SetCoefficient(kept, FIRST)
        first.SetCoefficient(kept, -1)
        pairs = [solver.Constraint(-infinity, 1) for _ in range(7)]
        for span in _starts(athlete, grid):
            share = solver.NumVar(0, 1, "")
            objective.SetCoefficient(share, 1)
            every.SetCoefficient(share, 1)
            first.SetCoefficient(share, 1)
            day = athlete.problem.instance.week.day_of(span.start)
            for pair in pairs[max(0, day - 1) : day + 1]:
                pair.SetCoefficient(share, 1)
            for minute in range(span.start, span.end, grid):
                if (athlete.room, minute) in points:
                    points[athlete.room, minute].SetCoefficient(share, 1)
            starts.append((number, span, share))
    objective.SetMaximization()
    if solver.Solve() != pywraplp.Solver.OPTIMAL:
        return LpWarmStart({}, {})
    likely = [(share.solution_value(), number, span) for number, span, share in starts]
    prices = {point: min(1.0, abs(c.dual_value())) for point, c in points.items() if abs(c.dual_value()) > LIKELY}
    return LpWarmStart(_rounded(state, likely), prices)


def _lifts(athlete: AthleteState) -> int:
    return sum(session.activity == "lift" for session in athlete.problem.instance.sessions)


def _starts(athlete: AthleteState, grid: int) -> Iterator[Span]:
    """Every time at which the shortest lift could be."""
    instance = athlete.problem.instance
    lifts = [session for session in instance.sessions if session.activity == "lift"]
    minutes = min(session.lengths[-1].minutes for session in lifts)
    spans = sorted({span for session in lifts for span in instance.openings.get(session.id, {}).get("gym", ())})
    for start in sorted(
        {s for span in spans for s in range(-(-span.start // grid) * grid, span.end - minutes + 1, grid)}
    ):
        yield Span(start, start + minutes)


def _rounded(state: SquadState, likely: list[tuple[float, int, Span]]) -> dict[int, list[Span]]:
    """Spans that fit together: everybody's likeliest first, then the others by likelihood."""
    held: dict[int, list[Span]] = {}
    ranked = sorted((one for one in likely if one[0] > LIKELY), key=lambda one: (-round(one[0], 6), one[1], one[2]))
    for only_first in (True, False):
        for _, number, span in ranked:
            mine = held.setdefault(number, [])
            if (
                (only_first and mine)
                or len(mine) >= _lifts(state.athletes[number])
                or not _spaced(state, number, span, mine)
            ):
                continue
            room = state.athletes[number].room
            taken = [s for n, spans in held.items() if state.athletes[n].room == room for s in spans]
            near = [one for one in taken if one.overlaps(span)]
            if room is not None and not overfull(state.places[room], [*near, span]):
                mine.append(span)
    return held


def _spaced(state: SquadState, number: int, span: Span, held: list[Span]) -> bool:
    """Whether a lift's day is neither that of another nor next to it."""
    week = state.athletes[number].problem.instance.week
    return all(abs(week.day_of(span.start) - week.day_of(one.start)) > 1 for one in held)
