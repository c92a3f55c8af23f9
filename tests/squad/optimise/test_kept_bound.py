"""How many sessions a squad must drop: the proof agrees with the plan of squads that are small enough to count."""

from __future__ import annotations

import pytest

from liftrun.model.solve import SolveOptions
from liftrun.squad.optimise.column_pool import ColumnPool
from liftrun.squad.optimise.kept_bound import bound_kept
from liftrun.squad.optimise.lp_warm_start import lp_warm_start
from liftrun.squad.optimise.place_athletes import everyone_alone, improve_each, place_all
from liftrun.squad.optimise.remembered_solves import RememberedSolves
from liftrun.squad.rooms.capacity import overfull
from liftrun.squad.workers.store import ResultStore
from tests.squad.optimise.small_squads import SameProcessEngine, short_room


@pytest.mark.parametrize(("count", "places", "dropped"), [(2, 1, 0), (3, 1, 2), (4, 2, 0), (5, 2, 2)])
def test_first_lifts_are_kept_and_the_proof_meets_the_plan(tmp_path, count, places, dropped):
    state, options = short_room(count, places), SolveOptions()
    with ResultStore(tmp_path / "s", resume=False) as store:
        work = RememberedSolves(SameProcessEngine(), store, "key")
        assert everyone_alone(state, work, options) == {}
        warm_started = lp_warm_start(state, 15)
        place_all(state, work, options, warm_started.reserved)
        improve_each(state, work, options)
        first = [p for p in state.athletes if any(d.session.id == "lift-1" for d in p.plan.dropped)]
        bound = bound_kept(state, work, options, ColumnPool(state, 15), warm_started.prices)
    assert bound.least <= dropped == bound.dropped
    assert not first
    assert not overfull(state.places[0], [span for athlete in state.athletes for span in athlete.spans])
