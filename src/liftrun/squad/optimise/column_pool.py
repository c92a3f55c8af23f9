"""Every plan that a squad's search has come across, and the points of the rooms' time that each takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from liftrun.squad.optimise.packed_plan import packed, unpacked
from liftrun.squad.rooms.capacity import gym_spans, places_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from liftrun.domain import Plan, Span
    from liftrun.squad.optimise.losses import Losses
    from liftrun.squad.optimise.squad_state import Hall

Point = tuple[int, int]
"""(room, minute of the week)."""


class KnownPlan(NamedTuple):
    """A plan of an athlete.

    Attributes:
        losses: What it gives up.
        used: Numbers of the points at which it takes a place.
        plan: The plan, packed.
    """

    losses: Losses
    used: tuple[int, ...]
    plan: bytes


class KnownPlans:
    """The plans seen so far, of several that take the same places and give up the same the first.

    Attributes:
        points: The times at which a room can become over-full, and its places then: wherever a lift can begin, and
            wherever the number of places changes.
    """

    def __init__(self, hall: Hall, grid: int) -> None:
        """What the players of a hall have alone and at present; `grid` is the minutes between starts."""
        self.points: Mapping[Point, int] = {
            (room, minute): places_at(places, minute)
            for room, places in enumerate(hall.places)
            for (start, end), _ in places
            for minute in sorted({start, *range(-(-start // grid) * grid, end, grid)})
        }
        self._number = {point: number for number, point in enumerate(self.points)}
        self._minutes = [[minute for which, minute in self.points if which == room] for room in range(len(hall.places))]
        self._plans: list[dict[tuple[Losses, tuple[int, ...]], KnownPlan]] = [{} for _ in hall.players]
        self._rooms = [player.room for player in hall.players]
        self._instances = [player.problem.instance for player in hall.players]
        for number, player in enumerate(hall.players):
            for plan, losses in ((player.best_alone, player.alone), (player.plan, player.losses)):
                if plan is not None:
                    self.add(number, losses, gym_spans(plan), packed(plan))

    def add(self, number: int, losses: Losses, spans: Iterable[Span], plan: bytes) -> None:
        """Remember a plan of a player, with what it gives up and when it takes a place."""
        used = self.used(number, spans)
        self._plans[number].setdefault((losses, used), KnownPlan(losses, used, plan))

    def used(self, number: int, spans: Iterable[Span]) -> tuple[int, ...]:
        """Numbers of the points at which a player takes a place who lifts in some spans."""
        room = self._rooms[number]
        if room is None:
            return ()
        taken = (minute for start, end in spans for minute in self._minutes[room] if start <= minute < end)
        return tuple(sorted(self._number[room, minute] for minute in taken))

    def of(self, number: int) -> list[KnownPlan]:
        """The known plans of a player."""
        return list(self._plans[number].values())

    def unpacked(self, number: int, known: KnownPlan) -> Plan:
        """A known plan of a player as a plan."""
        return unpacked(known.plan, self._instances[number])
