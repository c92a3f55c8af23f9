"""The core problem of a squad: the core of each athlete's week, and the places of the rooms that they share.

The cost is the sum of the athletes' flat costs. What a room asks is said once, as sets of starts of which no more than
so many may be chosen, and written in the words of a linear or a finite-domain solver.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from liftrun.bench.core.core_problem import core_of
from liftrun.bench.core.start_costs import StartCosts
from liftrun.bench.core.time_indexed import TimeIndexed
from liftrun.bench.solvers.minizinc_text import MiniZincText, together
from liftrun.squad.rooms.capacity import places_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from liftrun.domain import Span
    from liftrun.squad.optimise.joint_model import JointProblem
    from liftrun.squad.rooms.capacity import Places

Spans = dict[tuple[int, str], list["Span"]]
"""Athlete and session -> when it may take a place."""


class RoomLimit(NamedTuple):
    """A moment, who might take a place in the room then (athlete, session), and how many places there are."""

    minute: int
    might: Sequence[tuple[int, str]]
    places: int


def crowds(spans: Spans, places: Places) -> Iterator[RoomLimit]:
    """Every moment at which a room might be over-full: the count grows only at a start, places only go at an edge."""
    edges = {edge for span, _ in places for edge in span}
    for minute in sorted(edges | {span.start for many in spans.values() for span in many}):
        might = [who for who, many in spans.items() if any(span.start <= minute < span.end for span in many)]
        count = places_at(places, minute)
        if len(might) > count:
            yield RoomLimit(minute, might, count)


def linear_squad(joint: JointProblem, solver: Any) -> list[TimeIndexed]:  # noqa: ANN401  # pywraplp ships no types
    """The time-indexed program of a squad, in a linear solver."""
    weeks = [TimeIndexed(core_of(problem), solver) for problem in joint.problems]
    for room, places in enumerate(joint.places):
        spans = {
            (number, name): [one.span for one in many if one.place == "gym"]
            for number, week in enumerate(weeks)
            if joint.rooms[number] == room
            for name, many in week.candidates.items()
        }
        for crowd in crowds(spans, places):
            chosen = [
                weeks[number].chosen[name, span.start]
                for number, name in crowd.might
                for span in spans[number, name]
                if span.start <= crowd.minute < span.end
            ]
            weeks[0].constrain(chosen, crowd.places)
    return weeks


def minizinc_squad(joint: JointProblem) -> tuple[str, Mapping[int, MiniZincText]]:
    """The squad's core as MiniZinc, and each athlete's part of it."""
    weeks = {n: MiniZincText(StartCosts(core_of(problem)), f"{n}_") for n, problem in enumerate(joint.problems)}
    lines = []
    for room, places in enumerate(joint.places):
        spans = {
            (number, name): [one.placed.span for one in many if one.placed.place == "gym"]
            for number, week in weeks.items()
            if joint.rooms[number] == room
            for name, many in week.places.starts.items()
        }
        for minute, might, count in crowds(spans, places):
            taken = " + ".join(weeks[number].holds(name, minute) for number, name in might)
            lines.append(f"constraint {taken} <= {count}; % room {room} at minute {minute}")
    return together("A squad's core problem", list(weeks.values()), lines), weeks
