"""A squad's plan with everything that is reported to its coach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from liftrun.squad.rooms.groups import kept_for_groups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.domain import Span, Week
    from liftrun.squad.inputs.squad_file import SquadTables
    from liftrun.squad.optimise.kept_bound import KeptBound
    from liftrun.squad.optimise.losses import Losses
    from liftrun.squad.optimise.squad_state import AthleteState, SquadState
    from liftrun.squad.rooms.groups import Meeting


@dataclass(frozen=True, slots=True)
class SharedPlan:
    """A squad's plan and all that is reported to the coach.

    Attributes:
        squad: The squad.
        week: The week by the squad's clock.
        state: Everybody with their plans.
        meetings: The group sessions.
        coach_busy: When the coach is busy.
        bound: What is proven about the sessions kept.
        least: For each level of losses, what is proven of it while the levels above are as they are; 0 if nothing is.
        joint: Whether everybody was put into one exact model.
    """

    squad: SquadTables
    week: Week
    state: SquadState
    meetings: tuple[Meeting, ...]
    coach_busy: tuple[Span, ...]
    bound: KeptBound
    least: Losses
    joint: bool


def lost_to_the_squad(plan: SharedPlan, athlete: AthleteState) -> Iterator[tuple[str, str]]:
    """The sessions that an athlete would keep without the squad, for its groups or its room: id and reason."""
    if athlete.plan is None or athlete.best_alone is None:
        return
    yield from kept_for_groups(athlete.problem, athlete.member.athlete.name, plan.meetings)
    alone = {lost.session.id for lost in athlete.best_alone.dropped}
    for lost in athlete.plan.dropped:
        if lost.session.id not in alone:
            yield lost.session.id, "The weight room is full at the times when it would fit."
