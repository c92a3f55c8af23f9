"""What is claimed of the tiers below the sessions kept is never more than the best plan of the squad costs there."""

from __future__ import annotations

from liftrun.model.solve import SolveOptions
from liftrun.rules import PreferredDay
from liftrun.rules.selector import Selector
from liftrun.squad.optimise.column_pool import ColumnPool
from liftrun.squad.optimise.joint_model import JointProblem
from liftrun.squad.optimise.joint_search import solve_jointly
from liftrun.squad.optimise.losses import DAYS, LAST_DROP, PREFERENCE, TRAINING
from liftrun.squad.optimise.lower_tiers import bound_tiers, improve_tiers
from liftrun.squad.optimise.remembered_solves import RememberedSolves
from liftrun.squad.workers.store import ResultStore
from tests.squad.optimise.small_squads import SameProcessEngine, planned_one_by_one
from tests.support.factories.weeks import weighted

REST = PreferredDay(id="rest", of=(Selector(activity="lift"),), days=("wed",), **weighted(2, "days"))


def compared(seed, work, *further):
    """Of each tier: its bound, what the best plan costs there, and whether sessions are contested.

    Tiers above which the squad's plan is not as good as the best are left out: the claim is about other plans then.
    """
    state = planned_one_by_one(seed, work, *further)
    joint = JointProblem(tuple(p.problem for p in state.athletes), (0, 0, 0), state.places)
    best = solve_jointly(joint, SolveOptions())
    assert best.optimal
    known = ColumnPool(state, 15)
    at = improve_tiers(state, work, SolveOptions(), known)
    assert state.losses >= best.losses
    claimed = bound_tiers(state, work, SolveOptions(), known, at)
    contested = state.losses[: LAST_DROP + 1] != state.floor[: LAST_DROP + 1]
    return [
        (tier, claimed[tier], best.losses[tier], contested)
        for tier in (DAYS, TRAINING, PREFERENCE)
        if best.losses[:tier] == state.losses[:tier]
    ]


def test_no_bound_of_a_tier_is_above_the_best_plan(tmp_path):
    with ResultStore(tmp_path / "s", resume=False) as store:
        work = RememberedSolves(SameProcessEngine(), store, "key")
        found = [one for seed in range(25) for one in compared(seed, work)]
    assert all(claimed <= best for _, claimed, best, _ in found), found
    for tier in (TRAINING, PREFERENCE):
        assert any(claimed == best > 0 for which, claimed, best, _ in found if which == tier)
    assert any(claimed > 0 for _, claimed, _, contested in found if contested)


def test_no_bound_of_wished_days_is_above_the_best_plan(tmp_path):
    with ResultStore(tmp_path / "s", resume=False) as store:
        work = RememberedSolves(SameProcessEngine(), store, "key")
        found = [one for seed in range(8) for one in compared(seed, work, REST) if one[0] == DAYS]
    assert all(claimed <= best for _, claimed, best, _ in found), found
    assert any(claimed == best > 0 for _, claimed, best, _ in found)
