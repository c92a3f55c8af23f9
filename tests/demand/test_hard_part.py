"""The hard part of one run is bounded by the week, by the run and by minutes, for beginners most of all."""

import itertools

import pytest

from liftrun.demand.hard_part import HardPartLimit
from liftrun.domain.units import METRES_PER_MILE
from liftrun.domain.workout import Repeat, Step, Target, Workout
from liftrun.rulebook.workout_tables import load_workouts
from tests.demand.people import athlete, runs_of, session, wanted

BOOK = load_workouts()
MINUTES = {"beginner": (20, 12), "intermediate": (45, 25), "advanced": (60, 35)}
MOST_OF_RUN = {"beginner": 0.4, "intermediate": 0.6, "advanced": 0.65}
MOST_OF_WEEK = {"marathon": 0.2, "steady": 0.2, "half": 0.14, "threshold": 0.1, "10k": 0.1, "5k": 0.08}
FASTEST = 0.06


def work_of(workout):
    return [(times, step) for times, step in workout.run_steps() if step.role == "work"]


def hard_run(effort, metres, seconds, times=1):
    """A run of 10 km with so many repeats of an effort."""
    work = Step("work", seconds, metres, metres=metres, target=Target(effort, (6, 7)))
    easy = Step("warm_up", 3000, 10000 - times * metres, target=Target("easy", (2, 4)))
    return Workout("", "", (easy, Repeat(times, (work,))))


def allowed(workout, kind="tempo", level="advanced", week=100_000):
    return HardPartLimit(BOOK, level, week).allows(workout, kind)


def test_a_tenth_of_the_week_may_be_at_threshold_in_one_run_and_no_metre_more():
    assert allowed(hard_run("threshold", 4000, 960), week=40_000)
    assert not allowed(hard_run("threshold", 4001, 960), week=40_000)


def test_every_repeat_counts():
    assert allowed(hard_run("5k", 800, 180, times=4), "speed", week=40_000)
    assert not allowed(hard_run("5k", 800, 180, times=5), "speed", week=40_000)


def test_two_efforts_share_the_limit_of_the_week():
    steady, threshold = hard_run("steady", 4000, 960), hard_run("threshold", 2001, 480)
    both = Workout("", "", (*steady.parts, *threshold.parts))
    assert allowed(steady, week=40_000)
    assert allowed(threshold, week=40_000)
    assert not allowed(both, week=40_000)


def test_minutes_are_limited_by_level_and_kind():
    twelve_minutes = hard_run("5k", 2000, 12 * 60)
    assert allowed(twelve_minutes, "speed", "beginner")
    assert not allowed(hard_run("5k", 2000, 12 * 60 + 1), "speed", "beginner")
    assert allowed(hard_run("5k", 2000, 12 * 60 + 1), "tempo", "beginner")


def test_the_share_of_the_run_is_limited_by_level():
    assert allowed(hard_run("threshold", 4000, 960), level="beginner")
    assert not allowed(hard_run("threshold", 4010, 960), level="beginner")
    assert allowed(hard_run("threshold", 4010, 960), level="intermediate")


def test_a_long_run_has_the_limit_of_the_week_only():
    assert allowed(hard_run("marathon", 8000, 3000), "long", "beginner", week=40_000)
    assert not allowed(hard_run("marathon", 8100, 3000), "long", "beginner", week=40_000)


@pytest.mark.parametrize("level", MINUTES)
@pytest.mark.parametrize("weeks", [18, 10, 6, 4])
def test_quality_runs_of_ordinary_weeks_are_within_all_limits(level, weeks):
    """In weeks from 24 miles on some template always fits; a smaller week may have the smallest main set there is."""
    for miles, race in itertools.product((24, 35, 60), ("10k", "full")):
        facts = {"experience": level, "running": {"days": 5, "weekly_distance": miles}}
        for run in (one for one in wanted(athlete(race, weeks, **facts)).sessions if one.kind in {"tempo", "speed"}):
            workout, tempo = run.workouts[0], run.kind == "tempo"
            work = work_of(workout)
            assert work
            assert sum(times * step.estimate_s for times, step in work) <= 60 * MINUTES[level][0 if tempo else 1]
            assert workout.work_m <= MOST_OF_RUN[level] * workout.estimate_m
            shares = (times * step.estimate_m / MOST_OF_WEEK.get(step.target.effort, FASTEST) for times, step in work)
            assert sum(shares) <= miles * METRES_PER_MILE + 1


def test_a_week_too_small_for_every_limit_has_the_least_hard_running_there_is():
    run = session(wanted(athlete("full", 8, **runs_of(("tempo", 5)))), "run-tempo")
    work = work_of(run.workouts[0])
    assert not allowed(run.workouts[0], week=5 * METRES_PER_MILE)
    assert sum(times * step.estimate_s for times, step in work) == 6 * 60


def test_a_beginner_before_a_marathon_runs_no_forty_minutes_at_threshold():
    facts = {"experience": "beginner", "units": "km", "paces": {"easy": "6:50"}}
    tempo = session(
        wanted(athlete("full", 18, running={"days": 4, "weekly_distance": 48}, **facts)), "run-tempo"
    ).workouts[0]
    assert 6 * 60 <= sum(times * step.estimate_s for times, step in work_of(tempo)) <= 20 * 60
