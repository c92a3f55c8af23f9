"""One plan of the pool for everybody: as good as trying every combination, and no room is over-full."""

from __future__ import annotations

import json
import random
from itertools import product

import pytest

from liftrun.model.objective import LEVELS
from liftrun.model.solve import SolveOptions
from liftrun.squad.optimise.column_choice import LINEAR, ColumnChoice, choose_columns, solve_choice
from liftrun.squad.optimise.column_pool import ColumnPool
from liftrun.squad.optimise.losses import NOTHING, TRAINING, total
from liftrun.squad.optimise.place_athletes import everyone_alone, place_all
from liftrun.squad.optimise.price_search import PriceSearch
from liftrun.squad.optimise.remembered_solves import RememberedSolves
from liftrun.squad.optimise.restricted_master import Duals, PricingGoal
from liftrun.squad.workers.store import ResultStore
from tests.squad.optimise.small_squads import SameProcessEngine, planned_one_by_one, short_room


def losses(randomness):
    return tuple(randomness.choice((0, 0, 0, 1, 2, 30)) for _ in LEVELS)


def made_up(seed):
    """Four athletes with up to five plans over three points; the first plans fit together."""
    randomness = random.Random(seed)
    places = tuple(randomness.choice((1, 2)) for _ in range(3))
    plans = tuple(
        (
            (losses(randomness), ()),
            *((losses(randomness), tuple(sorted(randomness.sample(range(3), 2)))) for _ in "1234"),
        )
        for _ in range(4)
    )
    return ColumnChoice(plans, places, NOTHING, SolveOptions(parameters=LINEAR))


def fits(task, numbers):
    taken = [point for plans, n in zip(task.candidates, numbers, strict=True) for point in plans[n][1]]
    return all(taken.count(point) <= places for point, places in enumerate(task.places))


def lost(task, numbers):
    return total(plans[n][0] for plans, n in zip(task.candidates, numbers, strict=True))


@pytest.mark.parametrize("seed", range(20))
def test_nothing_better_is_found_by_trying_everything(seed):
    task = made_up(seed)
    chosen = json.loads(solve_choice(task))
    assert fits(task, chosen)
    best = min(lost(task, n) for n in product(range(5), repeat=4) if fits(task, n))
    assert lost(task, chosen) == best


def test_classes_too_large_for_one_sum_are_minimised_one_after_another(monkeypatch):
    task = made_up(3)
    whole = lost(task, json.loads(solve_choice(task)))
    monkeypatch.setattr("liftrun.squad.optimise.column_choice.MOST", 100)
    assert lost(task, json.loads(solve_choice(task))) == whole


def test_a_choice_makes_no_squad_worse_and_no_room_over_full(tmp_path):
    with ResultStore(tmp_path / "s", resume=False) as store:
        work, better = RememberedSolves(SameProcessEngine(), store, "key"), 0
        for seed in range(25):
            state = planned_one_by_one(seed, work)
            known, before = ColumnPool(state, 15), state.losses
            search = PriceSearch(state, work, SolveOptions(), known, PricingGoal((TRAINING,), 0), 1)
            search.collect(2)
            gained = choose_columns(state, work, SolveOptions(), known, search.goal, search.stability_center)
            assert state.losses < before if gained else state.losses == before
            assert state.fits(range(len(state.athletes)), [p.plan for p in state.athletes])
            better += gained
    assert better


def test_everybody_keeps_their_plan_if_the_pool_has_no_other(tmp_path):
    state = short_room(2, 2)
    with ResultStore(tmp_path / "s", resume=False) as store:
        work = RememberedSolves(SameProcessEngine(), store, "key")
        everyone_alone(state, work, SolveOptions())
        place_all(state, work, SolveOptions(), {})
        before = [athlete.plan for athlete in state.athletes]
        goal = PricingGoal((TRAINING,), TRAINING)
        assert not choose_columns(state, work, SolveOptions(), ColumnPool(state, 15), goal, Duals({}, {}))
    assert [athlete.plan for athlete in state.athletes] == before
