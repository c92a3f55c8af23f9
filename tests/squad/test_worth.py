"""What the room's time is worth, and the plans that are known: prices where it is short, none where it is not."""

from __future__ import annotations

import random

import pytest

from liftrun.domain import Span
from liftrun.model.solve import SolveOptions
from liftrun.squad.optimise.column_pool import KnownPlans
from liftrun.squad.optimise.losses import DROPS
from liftrun.squad.optimise.packed_plan import packed
from liftrun.squad.optimise.place_athletes import everyone_alone, place_all
from liftrun.squad.optimise.price_search import PriceSearch
from liftrun.squad.optimise.pricing_problem import Tariff, Toll
from liftrun.squad.optimise.remembered_solves import Work
from liftrun.squad.optimise.restricted_master import SHORTEST, Goal, Worth, worth
from liftrun.squad.optimise.squad_state import Hall, Player
from liftrun.squad.run.store import Store
from tests.squad.test_shared import Here, hall_of

KEPT = Goal(tuple(DROPS.values()), 0)


@pytest.fixture
def work(tmp_path):
    with Store(tmp_path / "s", resume=False) as store:
        yield Work(Here(), store, "key")


def planned(count, places, work):
    hall = hall_of(count, places)
    everyone_alone(hall, work, SolveOptions())
    place_all(hall, work, SolveOptions(), {})
    return hall


def test_time_that_is_short_has_a_price_and_time_that_is_not_has_none(work):
    short, wide = planned(5, 1, work), planned(2, 2, work)
    assert worth(short, KnownPlans(short, 15), KEPT).prices
    assert not worth(wide, KnownPlans(wide, 15), KEPT).prices


def test_no_place_is_worth_more_than_the_ceiling(work):
    hall = planned(5, 1, work)
    known = KnownPlans(hall, 15)
    most = max(KEPT.of(one.losses) for n in range(5) for one in known.of(n))
    for factor in (0.1, 1.0):
        found = worth(hall, known, KEPT, factor)
        assert max(found.prices.values()) <= factor * most / SHORTEST + 1e-6
    assert worth(hall, known, KEPT, 0.1).capped


def test_answers_become_known_plans_and_prove_no_more_than_is_lost(work):
    hall = planned(5, 2, work)
    known = KnownPlans(hall, 15)
    before = sum(len(known.of(n)) for n in range(5))
    search = PriceSearch(hall, work, SolveOptions(), known, KEPT, 24)
    search.collect(2)
    search.prove(3)
    assert sum(len(known.of(n)) for n in range(5)) > before
    assert 0 < search.least <= KEPT.of(hall.losses)


def test_a_room_can_be_over_full_only_where_a_lift_begins_or_its_places_change():
    places = ((Span(100, 130), 2), (Span(130, 200), 1))
    hall = Hall([Player(None, None, hall_of(1, 1).players[0].problem, 0)], (places,))
    known = KnownPlans(hall, 30)
    assert known.points == {(0, 100): 2, (0, 120): 2, (0, 130): 1, (0, 150): 1, (0, 180): 1}
    assert known.used(0, [Span(110, 140)]) == (1, 2)


def test_who_has_no_room_takes_no_place_and_a_plan_is_known_once(work):
    hall = planned(1, 1, work)
    hall.players[0].room = None
    known = KnownPlans(hall, 15)
    assert len(known.of(0)) == 1
    plan = hall.players[0].plan
    known.add(0, hall.players[0].losses, [Span(0, 60)], packed(plan))
    assert [one.used for one in known.of(0)] == [()]
    assert known.unpacked(0, known.of(0)[0]) == plan


def test_half_way_between_two_worths():
    one, other = Worth({(0, 15): 4.0}, {}), Worth({(0, 30): 2.0}, {3: 1.0})
    assert one.towards(other, 0.5) == Worth({(0, 15): 2.0, (0, 30): 1.0}, {3: 0.5})


@pytest.mark.parametrize("seed", range(5))
def test_a_tariff_says_what_the_toll_says(seed):
    randomness = random.Random(seed)
    prices = tuple((minute, randomness.randrange(1, 9)) for minute in randomness.sample(range(0, 600, 15), 12))
    toll = Toll((), (), prices)
    tariff = Tariff(toll)
    for start in range(0, 600, 7):
        for minutes in (30, 45, 60):
            assert tariff.paid(start, minutes) == toll.paid(start, minutes)
