"""Prices of time in the rooms: only where places are short, and they prove no untrue bound."""

from __future__ import annotations

import random

import pytest

from liftrun.domain import Span
from liftrun.model.solve import SolveOptions
from liftrun.squad.optimise.column_pool import ColumnPool
from liftrun.squad.optimise.losses import DROPS
from liftrun.squad.optimise.packed_plan import packed
from liftrun.squad.optimise.place_athletes import everyone_alone, place_all
from liftrun.squad.optimise.price_search import PriceSearch
from liftrun.squad.optimise.pricing_problem import PricingTerms, RoomPrices
from liftrun.squad.optimise.remembered_solves import RememberedSolves
from liftrun.squad.optimise.restricted_master import SHORTEST, Duals, PricingGoal, solve_restricted_master
from liftrun.squad.optimise.squad_state import AthleteState, SquadState
from liftrun.squad.workers.store import ResultStore
from tests.squad.optimise.small_squads import SameProcessEngine, short_room

KEPT = PricingGoal(tuple(DROPS.values()), 0)


@pytest.fixture
def work(tmp_path):
    with ResultStore(tmp_path / "s", resume=False) as store:
        yield RememberedSolves(SameProcessEngine(), store, "key")


def planned(count, places, work):
    state = short_room(count, places)
    everyone_alone(state, work, SolveOptions())
    place_all(state, work, SolveOptions(), {})
    return state


def test_time_has_a_price_only_where_places_are_short(work):
    short, wide = planned(5, 1, work), planned(2, 2, work)
    assert solve_restricted_master(short, ColumnPool(short, 15), KEPT).prices
    assert not solve_restricted_master(wide, ColumnPool(wide, 15), KEPT).prices


def test_no_price_exceeds_the_ceiling(work):
    state = planned(5, 1, work)
    known = ColumnPool(state, 15)
    most = max(KEPT.of(one.losses) for n in range(5) for one in known.of(n))
    for factor in (0.1, 1.0):
        found = solve_restricted_master(state, known, KEPT, factor)
        assert max(found.prices.values()) <= factor * most / SHORTEST + 1e-6
    assert solve_restricted_master(state, known, KEPT, 0.1).capped


def test_plans_of_a_round_join_the_pool_and_prove_no_more_than_is_lost(work):
    state = planned(5, 2, work)
    known = ColumnPool(state, 15)
    before = sum(len(known.of(n)) for n in range(5))
    search = PriceSearch(state, work, SolveOptions(), known, KEPT, 24)
    search.collect(2)
    search.prove(3)
    assert sum(len(known.of(n)) for n in range(5)) > before
    assert 0 < search.least <= KEPT.of(state.losses)


def test_a_room_can_be_over_full_only_where_a_lift_begins_or_its_places_change():
    places = ((Span(100, 130), 2), (Span(130, 200), 1))
    state = SquadState([AthleteState(None, None, short_room(1, 1).athletes[0].problem, 0)], (places,))
    known = ColumnPool(state, 30)
    assert known.points == {(0, 100): 2, (0, 120): 2, (0, 130): 1, (0, 150): 1, (0, 180): 1}
    assert known.used(0, [Span(110, 140)]) == (1, 2)


def test_an_athlete_without_a_room_takes_no_place_and_a_plan_is_in_the_pool_once(work):
    state = planned(1, 1, work)
    state.athletes[0].room = None
    known = ColumnPool(state, 15)
    assert len(known.of(0)) == 1
    plan = state.athletes[0].plan
    known.add(0, state.athletes[0].losses, [Span(0, 60)], packed(plan))
    assert [one.used for one in known.of(0)] == [()]
    assert known.unpacked(0, known.of(0)[0]) == plan


def test_smoothed_duals_are_a_mixture_of_two():
    one, other = Duals({(0, 15): 4.0}, {}), Duals({(0, 30): 2.0}, {3: 1.0})
    assert one.towards(other, 0.5) == Duals({(0, 15): 2.0, (0, 30): 1.0}, {3: 0.5})


@pytest.mark.parametrize("seed", range(5))
def test_room_prices_agree_with_the_sum_over_minutes(seed):
    randomness = random.Random(seed)
    prices = tuple((minute, randomness.randrange(1, 9)) for minute in randomness.sample(range(0, 600, 15), 12))
    terms = PricingTerms((), (), prices)
    room_prices = RoomPrices(terms)
    for start in range(0, 600, 7):
        for minutes in (30, 45, 60):
            assert room_prices.paid(start, minutes) == terms.paid(start, minutes)
