"""A squad planned athlete by athlete: places held, everyone placed, losses made good, and what is proven of it all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from liftrun.squad.optimise.column_pool import KnownPlans
from liftrun.squad.optimise.kept_bound import ENOUGH, bound_kept
from liftrun.squad.optimise.lower_tiers import improve_tiers
from liftrun.squad.optimise.lp_warm_start import guide
from liftrun.squad.optimise.place_athletes import everyone_alone, improve_each, improve_groups, place_all

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from liftrun.model.solve import SolveOptions
    from liftrun.squad.optimise.kept_bound import KeptBound
    from liftrun.squad.optimise.remembered_solves import Work
    from liftrun.squad.optimise.restricted_master import Worth
    from liftrun.squad.optimise.squad_state import Hall


class Decomposed(NamedTuple):
    """What is known of a squad once everybody has a good plan.

    Attributes:
        bound: What is proven about the sessions kept.
        known: All plans seen on the way.
        worth: What the room's time is worth in points of training advice.
    """

    bound: KeptBound
    known: KnownPlans
    worth: Worth


def decompose(
    hall: Hall, work: Work, options: SolveOptions, grid: int, leave: Callable[[Sequence[int]], None]
) -> Decomposed:
    """Give everybody a good plan; returns what is proven, and what was learnt on the way.

    Args:
        hall: The squad; its players get their plans.
        work: What solves.
        options: How.
        grid: Minutes between starts.
        leave: Called with the numbers of those for whom there is no plan at all; takes them out of the hall.
    """
    work.stage("everybody alone")
    leave(everyone_alone(hall, work, options))
    work.stage("finding places")
    guided = guide(hall, grid)
    place_all(hall, work, options, guided.held)
    leave([number for number, player in enumerate(hall.players) if player.plan is None])
    improve_each(hall, work, options, rounds=1)
    known = KnownPlans(hall, grid)
    work.stage("proving what can be kept")
    bound = bound_kept(hall, work, options, known, guided.prices)
    work.stage("finding better times for everybody")
    at = improve_tiers(hall, work, options, known)
    if bound.after(hall).gap > ENOUGH:
        improve_groups(hall, work, options)
    improve_each(hall, work, options)
    return Decomposed(bound.after(hall), known, at)
