"""Goals that the weeks left, the wished distance or the calendar do not reach, each with one that is in reach."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.seasons.people import calendar, race, season


def goal(*arguments, **changes):
    (found,) = season(*arguments, **changes).races
    return found


def test_a_goal_in_reach_is_confirmed_with_the_longest_run():
    found = goal(race("half", 11))
    assert found.in_reach
    assert found.longest_metres >= found.needed_metres == 15_000
    assert found.says.startswith("half marathon is in reach: your longest run before it has ")


def test_too_few_weeks_give_a_shorter_goal():
    found = goal(race("full", 6), running={"days": 4, "weekly_distance": 80})
    assert (found.in_reach, found.instead) == (False, "half")
    assert "There are too few weeks left to build up safely. A half marathon on that day is in reach." in found.says


def test_a_wish_that_is_too_small_is_named_with_one_that_is_not():
    found = goal(race("full", 17))
    assert not found.in_reach
    assert "A week of 45 km allows no longer run; " in found.says
    enough = float(found.says.split("no longer run; ")[1].split(" km")[0])
    assert goal(race("full", 17), running={"days": 4, "weekly_distance": enough + 1}).in_reach


def test_a_calendar_without_room_for_long_runs_is_the_reason(tmp_path):
    evenings = [(datetime(2026, 11, 30, 6, 50), 130, "FREQ=DAILY"), (datetime(2026, 11, 30, 17, 0), 240, "FREQ=DAILY")]
    found = goal(
        race("half", 6), busy=[calendar(tmp_path / "a.ics", *evenings)], running={"days": 3, "weekly_distance": 60}
    )
    assert not found.in_reach
    assert "The calendar left too little room for the long runs." in found.says


def test_what_one_run_may_take_is_enough_for_a_slow_beginner():
    found = goal(race("full", 2), experience="beginner", paces={"easy": "8:30"})
    assert found.needed_metres == 19_000


@pytest.mark.parametrize("distance", ["full", "half", "10k", "5k"])
def test_a_goal_out_of_reach_never_has_a_longer_one_instead(distance):
    found = goal(race(distance, 0), recent={"weekly_distance": 4, "longest_run": 2})
    order = ["5k", "10k", "half", "full"]
    assert found.in_reach or found.instead is None or order.index(found.instead) < order.index(distance)
    assert found.says.endswith((".", "half", "10K"))


def test_a_goal_out_of_reach_is_the_first_note_of_the_season():
    found = season(race("full", 4))
    assert found.notes[0] == found.races[0].says
