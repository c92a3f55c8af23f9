"""Which race a week is planned for, which one it recovers from, and which ones are in it."""

from datetime import date, timedelta

import pytest

from liftrun.athlete.races import race_before, race_of_week, races_in, side_races
from liftrun.athlete.sections import Race
from liftrun.domain.units import METRES_PER_MILE
from tests.demand.people import athlete

MONDAY = date(2026, 11, 23)


def race(days, distance="half", priority="A"):
    """A race so many days after the Monday."""
    return Race(distance=distance, date=MONDAY + timedelta(days=days), priority=priority)


def past_race(days_before, distance):
    past = {
        "session": "race",
        "date": MONDAY - timedelta(days=days_before),
        "at": "09:00",
        "minutes": 120,
        "distance": distance,
    }
    return athlete(history=(past,)).history


def test_the_next_a_race_decides_the_phase_and_no_b_race_does():
    assert race_of_week([race(60), race(30), race(10, priority="B")], MONDAY) == race(30)


def test_a_race_on_the_monday_is_still_ahead():
    assert race_of_week([race(0), race(30)], MONDAY) == race(0)


def test_after_all_races_the_last_one_decides():
    assert race_of_week([race(-20), race(-3)], MONDAY) == race(-3)


def test_without_an_a_race_there_is_none():
    assert race_of_week([race(9, priority="C")], MONDAY) is None
    assert race_of_week([], MONDAY) is None


def test_a_week_recovers_from_the_last_half_or_full_that_was_trained_for():
    races = [race(-40, "full"), race(-9), race(-2, "10k"), race(-1, "half", "B"), race(5)]
    assert race_before(races, (), MONDAY, METRES_PER_MILE) == race(-9)


def test_a_race_on_the_monday_is_not_behind():
    assert race_before([race(0)], (), MONDAY, METRES_PER_MILE) is None


@pytest.mark.parametrize(("miles", "distance"), [(12.4, None), (13.1, "half"), (20, "half"), (26.2, "full")])
def test_a_long_race_of_the_history_counts_as_a_half_or_a_full(miles, distance):
    found = race_before((), past_race(3, miles), MONDAY, METRES_PER_MILE)
    assert (found and found.distance) == distance
    assert found is None or found.date == MONDAY - timedelta(days=3)


def test_the_units_of_the_history_count():
    assert race_before((), past_race(3, 21.1), MONDAY, 1000).distance == "half"


def test_the_races_of_a_week_are_from_monday_to_sunday_and_the_main_one_is_first():
    found = races_in([race(-1), race(2, "5k", "C"), race(6), race(7)], MONDAY)
    assert found == {"run-race": race(6), "run-race-2": race(2, "5k", "C")}


def test_side_races_are_those_of_the_week_that_are_not_trained_for():
    races = [race(0, priority="B"), race(6, priority="C"), race(7, priority="B"), race(3)]
    assert side_races(races, MONDAY) == (races[0], races[1])
