"""A squad planned athlete by athlete: reserve places, place everyone, improve the plan, and prove how good it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from liftrun.squad.inputs.athlete_faults import NO_PLAN
from liftrun.squad.optimise.column_pool import ColumnPool
from liftrun.squad.optimise.kept_bound import ENOUGH, bound_kept
from liftrun.squad.optimise.lower_tiers import improve_tiers
from liftrun.squad.optimise.lp_warm_start import lp_warm_start
from liftrun.squad.optimise.place_athletes import everyone_alone, improve_each, improve_groups, place_all

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from liftrun.model.solve import SolveOptions
    from liftrun.squad.optimise.kept_bound import KeptBound
    from liftrun.squad.optimise.remembered_solves import RememberedSolves
    from liftrun.squad.optimise.restricted_master import Duals
    from liftrun.squad.optimise.squad_state import SquadState


class DecomposedPlan(NamedTuple):
    """What the decomposition of a squad yields besides everybody's plan.

    Attributes:
        bound: What is proven about the sessions kept.
        pool: All plans found on the way.
        duals: What time in the rooms is worth, in points of training advice.
    """

    bound: KeptBound
    pool: ColumnPool
    duals: Duals


def decompose(
    state: SquadState,
    solves: RememberedSolves,
    options: SolveOptions,
    grid: int,
    leave: Callable[[Mapping[int, str]], None],
) -> DecomposedPlan:
    """Give everybody a good plan, and prove how many sessions can be kept at most.

    Args:
        state: The squad; its athletes get their plans.
        solves: Solves, and remembers.
        options: How to solve.
        grid: Minutes between starts.
        leave: Called with the numbers of the athletes who have no plan, each with the reason; takes them out of the
            state.
    """
    solves.stage("everybody alone")
    leave(everyone_alone(state, solves, options))
    solves.stage("finding places")
    warm_started = lp_warm_start(state, grid)
    place_all(state, solves, options, warm_started.reserved)
    leave({number: NO_PLAN for number, athlete in enumerate(state.athletes) if athlete.plan is None})
    improve_each(state, solves, options, rounds=1)
    pool = ColumnPool(state, grid)
    solves.stage("proving what can be kept")
    bound = bound_kept(state, solves, options, pool, warm_started.prices)
    solves.stage("finding better times for everybody")
    found = improve_tiers(state, solves, options, pool)
    if bound.after(state).gap > ENOUGH:
        improve_groups(state, solves, options)
    improve_each(state, solves, options)
    return DecomposedPlan(bound.after(state), pool, found)
