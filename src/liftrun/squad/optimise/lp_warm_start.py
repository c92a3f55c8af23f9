"""Warm start by a linear program: who should lift when, roughly. It has a variable for each start of a lift, no runs.

It yields places to reserve for everybody before anyone is planned, first lifts before all others, and prices of the
rooms' time from which the proof starts. Both only help the search: plans and bounds come from the weekly model.
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
"""Shares and prices up to this count as 0."""


@dataclass(frozen=True, slots=True)
class LpWarmStart:
    """The solution of the linear program.

    Attributes:
        reserved: Number of an athlete -> spans to reserve for their lifts.
        prices: (room, minute) -> price of a place at that time, as a part of a lift.
    """

    reserved: Mapping[int, list[Span]]
    prices: Mapping[tuple[int, int], float]


def lp_warm_start(state: SquadState, grid: int) -> LpWarmStart:
    """Solve the linear program, and round its shares to spans that fit."""
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
    """Spans that fit together: for everybody the one with the largest share, then the others by their shares."""
    reserved: dict[int, list[Span]] = {}
    ranked = sorted((one for one in likely if one[0] > LIKELY), key=lambda one: (-round(one[0], 6), one[1], one[2]))
    for only_first in (True, False):
        for _, number, span in ranked:
            mine = reserved.setdefault(number, [])
            if (
                (only_first and mine)
                or len(mine) >= _lifts(state.athletes[number])
                or not _spaced(state, number, span, mine)
            ):
                continue
            room = state.athletes[number].room
            taken = [s for n, spans in reserved.items() if state.athletes[n].room == room for s in spans]
            near = [one for one in taken if one.overlaps(span)]
            if room is not None and not overfull(state.places[room], [*near, span]):
                mine.append(span)
    return reserved


def _spaced(state: SquadState, number: int, span: Span, others: list[Span]) -> bool:
    """Whether a lift is at least two days away from each other lift of the athlete."""
    week = state.athletes[number].problem.instance.week
    return all(abs(week.day_of(span.start) - week.day_of(one.start)) > 1 for one in others)
