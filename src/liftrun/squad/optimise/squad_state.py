"""The state of a squad while it is planned: everybody's week, plan and losses, and what is left of the rooms."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from liftrun.squad.optimise.losses import Losses, total
from liftrun.squad.rooms.capacity import gym_spans, left, overfull, with_a_place
from liftrun.squad.rooms.room_problem import within

if TYPE_CHECKING:
    from collections.abc import Collection

    from liftrun.domain import Plan, Span
    from liftrun.planning.prepare import PreparedWeek
    from liftrun.rules.problem import WeekProblem
    from liftrun.squad.inputs.members import Member
    from liftrun.squad.rooms.capacity import Places


@dataclass(slots=True)
class AthleteState:
    """An athlete of the squad.

    Attributes:
        member: The athlete.
        prepared: Their week, prepared.
        problem: Its problem, with group sessions pinned and the gym open only while their room is.
        room: Number of their room, or None.
        alone: What they give up if they have the room to themselves: the least that is possible.
        best_alone: The plan for that.
        plan: Their present plan, or None.
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
        """When they take a place in their room."""
        return gym_spans(self.plan) if self.plan and self.room is not None else []


def planned(athlete: AthleteState) -> Plan:
    """The plan of an athlete who has one."""
    if athlete.plan is None:
        raise ValueError(f"{athlete.member.identity} has no plan yet")
    return athlete.plan


@dataclass(slots=True)
class SquadState:
    """Everybody, and the rooms.

    Attributes:
        athletes: The athletes, in the squad's order.
        places: The places of each room.
        reserved: Number of an athlete -> spans that are kept free for them until they have a plan.
    """

    athletes: list[AthleteState]
    places: tuple[Places, ...]
    reserved: dict[int, list[Span]] = field(default_factory=dict)

    def left_for(self, room: int, without: Collection[int]) -> Places:
        """The places of a room less those of everybody except some athletes."""
        return left(self.places[room], self._taken(room, without))

    def _taken(self, room: int, without: Collection[int]) -> list[Span]:
        return [
            span
            for number, athlete in enumerate(self.athletes)
            if athlete.room == room and number not in without
            for span in (athlete.spans if athlete.plan else self.reserved.get(number, ()))
        ]

    def problem_for(self, number: int) -> WeekProblem:
        """An athlete's week in the places that the others leave."""
        athlete = self.athletes[number]
        if athlete.room is None:
            return athlete.problem
        return within(athlete.problem, with_a_place(self.left_for(athlete.room, {number})))

    def fits(self, numbers: Collection[int], plans: Collection[Plan]) -> bool:
        """Whether some athletes can have these plans while the others keep theirs."""
        for room, places in enumerate(self.places):
            new = [
                s for n, p in zip(numbers, plans, strict=True) if self.athletes[n].room == room for s in gym_spans(p)
            ]
            if new and overfull(places, [*self._taken(room, numbers), *new]):
                return False
        return True

    @property
    def losses(self) -> Losses:
        """What everybody gives up together."""
        return total(athlete.losses for athlete in self.athletes)

    @property
    def floor(self) -> Losses:
        """What all give up together if each has the room to themselves: no plan of the squad gives up less."""
        return total(athlete.alone for athlete in self.athletes)
