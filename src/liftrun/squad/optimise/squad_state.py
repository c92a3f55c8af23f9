"""A squad on its way to a plan: who has which week, what each gives up, what is left of the rooms."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from liftrun.squad.optimise.losses import Losses, total
from liftrun.squad.rooms.capacity import gym_spans, left, overfull, with_a_place
from liftrun.squad.run.tasks import within

if TYPE_CHECKING:
    from collections.abc import Collection

    from liftrun.domain import Plan, Span
    from liftrun.planning.prepare import PreparedWeek
    from liftrun.rules.problem import WeekProblem
    from liftrun.squad.inputs.members import Member
    from liftrun.squad.rooms.capacity import Places


@dataclass(slots=True)
class Player:
    """An athlete of the squad.

    Attributes:
        member: Who.
        prepared: Their week as made ready.
        problem: Its problem, with group sessions pinned and the gym open only while their room is.
        room: Number of their room, or None.
        alone: What they give up if they have the room to themselves: nobody can do better.
        best_alone: The plan for it.
        plan: Their plan at present, or None.
        losses: What it gives up.
    """

    member: Member
    prepared: PreparedWeek
    problem: WeekProblem
    room: int | None
    alone: Losses = ()
    best_alone: Plan | None = None
    plan: Plan | None = None
    losses: Losses = ()

    @property
    def spans(self) -> list[Span]:
        """When they hold a place in their room."""
        return gym_spans(self.plan) if self.plan and self.room is not None else []


def planned(player: Player) -> Plan:
    """The plan of a player who has one."""
    if player.plan is None:
        raise ValueError(f"{player.member.identity} has no plan yet")
    return player.plan


@dataclass(slots=True)
class Hall:
    """Everybody, and the rooms.

    Attributes:
        players: The athletes, in the squad's order.
        places: The places of each room.
        reserved: Player -> spans held for them besides their plan's, while plans are made.
    """

    players: list[Player]
    places: tuple[Places, ...]
    reserved: dict[int, list[Span]] = field(default_factory=dict)

    def left_for(self, room: int, without: Collection[int]) -> Places:
        """What is left of a room once everybody but some have taken their places."""
        return left(self.places[room], self._taken(room, without))

    def _taken(self, room: int, without: Collection[int]) -> list[Span]:
        return [
            span
            for number, player in enumerate(self.players)
            if player.room == room and number not in without
            for span in (player.spans if player.plan else self.reserved.get(number, ()))
        ]

    def problem_for(self, number: int) -> WeekProblem:
        """A player's week in the room that the others leave."""
        player = self.players[number]
        if player.room is None:
            return player.problem
        return within(player.problem, with_a_place(self.left_for(player.room, {number})))

    def fits(self, numbers: Collection[int], plans: Collection[Plan]) -> bool:
        """Whether some players could have these plans, the others keeping theirs."""
        for room, places in enumerate(self.places):
            new = [s for n, p in zip(numbers, plans, strict=True) if self.players[n].room == room for s in gym_spans(p)]
            if new and overfull(places, [*self._taken(room, numbers), *new]):
                return False
        return True

    @property
    def losses(self) -> Losses:
        """What everybody gives up together."""
        return total(player.losses for player in self.players)

    @property
    def floor(self) -> Losses:
        """What everybody would give up, each with the room to themselves: level by level, nothing is better."""
        return total(player.alone for player in self.players)
