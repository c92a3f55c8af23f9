"""The race is never what a week gives up."""

from __future__ import annotations

from liftrun.domain import Priority
from tests.availability.surroundings.people import placed, planned, runner, told


def test_the_race_is_the_last_thing_to_be_dropped():
    assert min(Priority) is Priority.RACE


def test_a_weekly_pin_at_the_time_of_the_race_gives_way_to_it():
    someone = runner("10k", pin=({"session": "easy", "at": "Mon 10:00"},))
    assert placed(planned(someone))["run-race"] == 0
    assert told(someone)["run-easy-1"] == (
        "Its pinned start, Mon 10:00, is taken by the race (Mon) and would break:"
        ' "Leave six hours between two runs." and "Run at most once a day."'
    )
