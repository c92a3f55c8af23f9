"""The columns of column generation: every plan that the search has found, and the places in the rooms that it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from liftrun.squad.optimise.packed_plan import packed, unpacked
from liftrun.squad.rooms.capacity import gym_spans, places_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from liftrun.domain import Plan, Span
    from liftrun.squad.optimise.losses import Losses
    from liftrun.squad.optimise.squad_state import SquadState

Point = tuple[int, int]
"""(room, minute of the week)."""


class Column(NamedTuple):
    """A plan of an athlete.

    Attributes:
        losses: What it gives up.
        used: Numbers of the points at which it takes a place.
        plan: The plan, packed.
    """

    losses: Losses
    used: tuple[int, ...]
    plan: bytes


class ColumnPool:
    """The plans found so far. Of plans that take the same places and give up the same, the first is kept.

    Attributes:
        points: (room, minute) -> places. A room can become over-full only where a lift can begin or where the number of
            places changes, so it is enough to count at these points.
    """

    def __init__(self, state: SquadState, grid: int) -> None:
        """Begin with everybody's plan alone and present plan; `grid` is the minutes between starts."""
        self.points: Mapping[Point, int] = {
            (room, minute): places_at(places, minute)
            for room, places in enumerate(state.places)
            for (start, end), _ in places
            for minute in sorted({start, *range(-(-start // grid) * grid, end, grid)})
        }
        self._number = {point: number for number, point in enumerate(self.points)}
        self._minutes = [
            [minute for which, minute in self.points if which == room] for room in range(len(state.places))
        ]
        self._plans: list[dict[tuple[Losses, tuple[int, ...]], Column]] = [{} for _ in state.athletes]
        self._rooms = [athlete.room for athlete in state.athletes]
        self._instances = [athlete.problem.instance for athlete in state.athletes]
        for number, athlete in enumerate(state.athletes):
            for plan, losses in ((athlete.best_alone, athlete.alone), (athlete.plan, athlete.losses)):
                if plan is not None:
                    self.add(number, losses, gym_spans(plan), packed(plan))

    def add(self, number: int, losses: Losses, spans: Iterable[Span], plan: bytes) -> None:
        """Add a plan of an athlete, with what it gives up and when it takes a place."""
        used = self.used(number, spans)
        self._plans[number].setdefault((losses, used), Column(losses, used, plan))

    def used(self, number: int, spans: Iterable[Span]) -> tuple[int, ...]:
        """Numbers of the points at which an athlete who lifts in these spans takes a place."""
        room = self._rooms[number]
        if room is None:
            return ()
        taken = (minute for start, end in spans for minute in self._minutes[room] if start <= minute < end)
        return tuple(sorted(self._number[room, minute] for minute in taken))

    def of(self, number: int) -> list[Column]:
        """The plans of an athlete."""
        return list(self._plans[number].values())

    def unpacked(self, number: int, column: Column) -> Plan:
        """A column of an athlete as a plan."""
        return unpacked(column.plan, self._instances[number])
