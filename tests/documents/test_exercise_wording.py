"""Exercises in words: weights and easier forms in short, effort in one phrase, and how each exercise is done."""

from __future__ import annotations

import pytest

from liftrun.documents.exercise_wording import easier_forms, exercise_in_short, exercise_lines, how_to_do
from liftrun.documents.workout import ExerciseSetPart, WorkoutPart
from liftrun.rulebook.exercise_tables import load_exercises

SQUAT = ExerciseSetPart(
    exercise="back-squat",
    name="Back squat",
    role="main",
    sets=4,
    reps=(5, 5),
    kg=62.5,
    reps_in_reserve=(1, 2),
    rest_s=150,
    how="Sit down and rise.",
    estimate_s=680,
)
PUSH_UP = SQUAT.model_copy(
    update={"exercise": "push-up", "name": "Push-up", "kg": None, "reps": (8, 15), "easier": "hands on a table"}
)


def lift(*parts):
    return WorkoutPart(template="lift-full", name="full body", parts=parts)


def test_the_short_form_has_the_weight():
    assert exercise_in_short(SQUAT) == "back squat 4 × 5 at 62.5 kg"


def test_each_easier_form_is_given_once():
    plank = PUSH_UP.model_copy(update={"name": "Plank", "easier": "knees on the floor"})
    easier = easier_forms([lift(SQUAT, PUSH_UP), None, lift(PUSH_UP, plank)])
    assert easier == "Easier: push-up, hands on a table; plank, knees on the floor."
    assert easier_forms([lift(SQUAT)]) == ""


def test_the_effort_is_given_in_good_repetitions():
    assert list(exercise_lines([SQUAT])) == ["Back squat 4 × 5 at 62.5 kg, 1–2 good repetitions left, rest 2.5 min."]
    hard = SQUAT.model_copy(update={"reps_in_reserve": (1, 1)})
    assert "1 good repetition left" in next(iter(exercise_lines([hard])))


def test_a_warm_up_set_states_about_how_light_it_is():
    warm_up = SQUAT.model_copy(update={"role": "warm_up", "sets": 2})
    assert list(exercise_lines([warm_up])) == ["Warm-up: Back squat 2 × 5, at about half the weight."]


def test_each_exercise_is_explained_once():
    warm_up = SQUAT.model_copy(update={"role": "warm_up", "how": ""})
    lines = list(how_to_do([lift(warm_up, SQUAT), None, lift(SQUAT, PUSH_UP)]))
    assert lines == [
        "Back squat: Sit down and rise.",
        "Push-up: Sit down and rise. Easier: hands on a table.",
    ]


@pytest.mark.parametrize("exercise", load_exercises().exercises, ids=lambda exercise: exercise.id)
def test_every_exercise_is_explained_in_one_sentence(exercise):
    assert exercise.how[0].isupper()
    assert exercise.how.endswith(".")
    assert exercise.how.count(".") == 1
    assert 20 < len(exercise.how) <= 130


def test_only_exercises_with_body_weight_need_an_easier_form():
    body = {"body weight", "seconds"}
    assert all(one.loaded_by in body for one in load_exercises().exercises if one.easier)
