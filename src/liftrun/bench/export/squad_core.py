"""The core problem of a squad: the core of each athlete's week, and the places of the rooms that they share.

The cost is the sum of the athletes' flat costs. The capacity of a room is a list of limits: sets of starts of which at
most a number may be chosen. It is written for linear and for finite-domain solvers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from liftrun.bench.core.core_problem import core_of
from liftrun.bench.core.start_costs import StartCosts
from liftrun.bench.core.time_indexed import TimeIndexed
from liftrun.bench.solvers.minizinc_text import MiniZincText, joint_text
from liftrun.squad.rooms.capacity import places_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from liftrun.domain import Span
    from liftrun.squad.optimise.joint_model import JointProblem
    from liftrun.squad.rooms.capacity import Places

Spans = dict[tuple[int, str], list["Span"]]
"""(athlete, session) -> the spans in which it may take a place of the room."""


class RoomLimit(NamedTuple):
    """A minute, the sessions that may take a place in the room then (athlete, session), and the number of places."""

    minute: int
    might: Sequence[tuple[int, str]]
    places: int


def room_limits(spans: Spans, places: Places) -> Iterator[RoomLimit]:
    """Every minute at which a room may be too full.

    More sessions begin only at a start, and the number of places falls only at the edge of a span.
    """
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
        for limit in room_limits(spans, places):
            chosen = [
                weeks[number].chosen[name, span.start]
                for number, name in limit.might
                for span in spans[number, name]
                if span.start <= limit.minute < span.end
            ]
            weeks[0].constrain(chosen, limit.places)
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
            for name, many in week.start_costs.starts.items()
        }
        for minute, might, count in room_limits(spans, places):
            taken = " + ".join(weeks[number].lasts_at(name, minute) for number, name in might)
            lines.append(f"constraint {taken} <= {count}; % room {room} at minute {minute}")
    return joint_text("A squad's core problem", list(weeks.values()), lines), weeks
