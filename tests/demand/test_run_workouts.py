"""Each template as a workout, at several distances and paces; paces only from what the athlete gave."""

import itertools

import pytest

from liftrun.demand.effort_paces import RaceResult, RunnerSpeed, riegel_seconds
from liftrun.demand.run_workouts import RunFrame, built, by_time
from liftrun.domain.workout import Repeat
from liftrun.rulebook.workout_tables import load_workouts

BOOK = load_workouts()
TEMPLATES = {template.id: template for template in BOOK.templates}
DISTANCES = (5000, 8000, 12000, 18000, 30000)
EASY = (0.3, 0.375, 0.45)
STEP = 100


def workouts(template):
    """All workouts of a template that fit, with their distances and speeds."""
    for metres, easy in itertools.product(DISTANCES, EASY):
        speed = RunnerSpeed(easy, {"easy": easy})
        if (workout := built(template, RunFrame(metres, STEP), speed, BOOK)) is not None:
            yield metres, speed, workout


def steps(workout):
    """Every step of a workout, those of repeats once."""
    for part in workout.parts:
        yield from part.steps if isinstance(part, Repeat) else (part,)


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_fits_at_some_distance_and_its_parts_add_up_to_the_run(name):
    found = list(workouts(TEMPLATES[name]))
    assert found
    for metres, _, workout in found:
        assert workout.estimate_m == metres, workout


@pytest.mark.parametrize("name", [name for name, template in TEMPLATES.items() if template.main])
def test_warm_up_and_cool_down_are_as_long_as_the_frame_says_and_the_main_set_is_within_its_limit(name):
    frame = BOOK.frames.get(TEMPLATES[name].kind)
    assert frame is not None
    for metres, speed, workout in workouts(TEMPLATES[name]):
        first, last = workout.parts[0], workout.parts[-1]
        assert (first.role, last.role) == ("warm_up", "cool_down")
        for step, least in ((first, frame.least_warm_up), (last, frame.least_cool_down)):
            needed = least.metres if least.metres is not None else least.seconds / speed.easy
            assert step.estimate_m >= needed - STEP / 10 - 1, (metres, workout)
        assert workout.work_m <= frame.most * metres


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_step_has_a_pace_that_does_not_follow_from_what_the_athlete_gave(name):
    for metres in DISTANCES:
        workout = built(TEMPLATES[name], RunFrame(metres, STEP), RunnerSpeed(0.375, {}), BOOK)
        if workout is not None:
            assert [step.target.pace for step in steps(workout) if step.target] == [None] * len(list(steps(workout)))


def test_a_10k_in_48_30_gives_a_5k_in_about_23_16():
    seconds = riegel_seconds(RaceResult(10000, 48 * 60 + 30), 5000, BOOK.race_formula.exponent)
    assert seconds == pytest.approx(23 * 60 + 16, abs=3)


def test_a_pace_far_beyond_the_distance_of_the_result_is_called_rough():
    speed = RunnerSpeed(0.375, {}, result=RaceResult(5000, 1396))
    assert BOOK.race_formula.most_factor < 42195 / 5000
    assert speed.target("marathon", BOOK).rough
    assert not speed.target("10k", BOOK).rough


def test_a_run_by_time_has_its_warm_up_and_cool_down_in_whole_minutes():
    workout = built(TEMPLATES["thousands"], RunFrame(12000, STEP), RunnerSpeed(0.375, {}), BOOK)
    ends = [by_time(workout).parts[0], by_time(workout).parts[-1]]
    assert all(step.metres is None and step.seconds % 60 == 0 and step.seconds > 0 for step in ends)
