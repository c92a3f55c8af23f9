"""A squad planned athlete by athlete: places held, everyone placed, losses made good, and what is proven of it all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from liftrun.squad.optimise.column_pool import ColumnPool
from liftrun.squad.optimise.kept_bound import ENOUGH, bound_kept
from liftrun.squad.optimise.lower_tiers import improve_tiers
from liftrun.squad.optimise.lp_warm_start import lp_warm_start
from liftrun.squad.optimise.place_athletes import everyone_alone, improve_each, improve_groups, place_all

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from liftrun.model.solve import SolveOptions
    from liftrun.squad.optimise.kept_bound import KeptBound
    from liftrun.squad.optimise.remembered_solves import RememberedSolves
    from liftrun.squad.optimise.restricted_master import Duals
    from liftrun.squad.optimise.squad_state import SquadState


class DecomposedPlan(NamedTuple):
    """What is known of a squad once everybody has a good plan.

    Attributes:
        bound: What is proven about the sessions kept.
        known: All plans seen on the way.
        duals: What the room's time is worth, in points of training advice.
    """

    bound: KeptBound
    known: ColumnPool
    duals: Duals


def decompose(
    state: SquadState, work: RememberedSolves, options: SolveOptions, grid: int, leave: Callable[[Sequence[int]], None]
) -> DecomposedPlan:
    """Give everybody a good plan; returns what is proven, and what was learnt on the way.

    Args:
        state: The squad; its athletes get their plans.
        work: What solves.
        options: How.
        grid: Minutes between starts.
        leave: Called with the numbers of those for whom there is no plan at all; takes them out of the state.
    """
    work.stage("everybody alone")
    leave(everyone_alone(state, work, options))
    work.stage("finding places")
    warm_started = lp_warm_start(state, grid)
    place_all(state, work, options, warm_started.held)
    leave([number for number, athlete in enumerate(state.athletes) if athlete.plan is None])
    improve_each(state, work, options, rounds=1)
    known = ColumnPool(state, grid)
    work.stage("proving what can be kept")
    bound = bound_kept(state, work, options, known, warm_started.prices)
    work.stage("finding better times for everybody")
    at = improve_tiers(state, work, options, known)
    if bound.after(state).gap > ENOUGH:
        improve_groups(state, work, options)
    improve_each(state, work, options)
    return DecomposedPlan(bound.after(state), known, at)
