"""Which workout a run is: templates take turns, and none comes twice in a row."""

from datetime import timedelta
from itertools import pairwise

import pytest

from liftrun.demand.run_choice import WorkoutChoice, runs_by_time
from tests.demand.people import UNSET, WEEK, athlete, rules_for, runs_of, week_in

WEEKLY_METRES = 80_000


def choice(someone, week=WEEK, week_metres=WEEKLY_METRES):
    return WorkoutChoice(someone, week, rules_for(someone, week=week), week_metres)


def long_season(**facts):
    """Someone whose race is far away, so that all weeks of a test are of one phase."""
    return athlete(None, **facts)


@pytest.mark.parametrize("kind", ["tempo", "speed"])
def test_no_quality_run_is_the_same_in_two_consecutive_weeks(kind):
    names = [choice(long_season(), week_in(number)).workout(kind, 12_000).template for number in range(20)]
    assert all(one != other for one, other in pairwise(names))
    assert len(set(names)) >= 5


def test_what_was_run_last_week_is_not_repeated():
    usual = choice(long_season()).workout("tempo", 12_000).template
    day = {"session": "tempo", "at": "07:00", "minutes": 60, "distance": 7, "workout": usual}
    before = {**day, "date": WEEK.start - timedelta(days=5)}
    assert choice(long_season(history=(before,))).workout("tempo", 12_000).template != usual
    longer_ago = {**day, "date": WEEK.start - timedelta(days=8)}
    assert choice(long_season(history=(longer_ago,))).workout("tempo", 12_000).template == usual


def test_two_runs_of_a_kind_in_a_week_differ():
    week = choice(long_season())
    assert week.workout("tempo", 12_000, 1).template != week.workout("tempo", 12_000, 2).template


def test_a_run_too_short_for_a_main_set_is_easy():
    week = choice(long_season())
    assert not week.has_room("tempo", 3000)
    assert week.has_room("tempo", 8000)
    (part,) = week.workout("tempo", 3000).parts
    assert (part.target.effort, part.metres) == ("easy", 3000)


def test_a_long_run_of_size_zero_has_no_hard_part():
    week = choice(athlete("full", 5, experience="advanced"))
    assert {week.workout("long", 28_000, number, 0).work_m for number in range(6)} == {0}
    assert any(week.workout("long", 28_000, number, 1).work_m for number in range(6))


@pytest.mark.parametrize("kind", ["tempo", "speed", "long"])
def test_a_shorter_run_is_a_smaller_workout_and_not_a_cut_one(kind):
    week = choice(athlete("full", 5))
    for number in range(8):
        full, half = week.workout(kind, 16_000, number), week.workout(kind, 8000, number)
        assert half.estimate_m == 8000
        assert half.estimate_s < full.estimate_s
        assert half.work_m <= full.work_m or half.template != full.template
        roles = [part.role for part in (half.parts[0], half.parts[-1])]
        assert roles == (["warm_up", "cool_down"] if len(half.parts) > 1 else ["warm_up", "warm_up"])


def test_minutes_are_rounded_up_to_five():
    week = choice(long_season())
    length = week.length(week.workout("easy", 5000))
    assert (length.minutes, length.metres) == (35, 5000)  # 31:04 at 10:00 a mile


def test_who_gives_minutes_runs_by_time():
    assert runs_by_time(athlete(running={"days": 4, "weekly_minutes": 200}))
    assert not runs_by_time(athlete())
    assert not runs_by_time(athlete(**runs_of(("easy", 4))))
    assert runs_by_time(athlete(running=UNSET, runs=({"kind": "easy", "minutes": 40},)))


def test_the_easy_parts_of_a_run_by_time_are_whole_minutes():
    week = choice(long_season(running={"days": 4, "weekly_minutes": 300}))
    ends = [week.workout("tempo", 12_000).parts[number] for number in (0, -1)]
    assert all(step.metres is None and step.seconds % 60 == 0 for step in ends)
