"""The tables of workouts and exercises: how many there are, and one message for a fault."""

from collections import Counter

import pytest

from liftrun.domain.errors import InputError
from liftrun.rulebook.exercise_tables import Equipment, load_exercises
from liftrun.rulebook.workout_tables import load_workouts
from tests.rulebook.folders import changed_folder

PATTERNS = {"squat", "hinge", "single_leg", "calf", "push", "pull", "trunk", "jump"}
EQUIPMENT = {
    "body weight": frozenset(),
    "dumbbells": frozenset({"dumbbells"}),
    "gym": load_exercises().gym().things,
}


def test_there_are_at_least_8_tempo_10_speed_and_5_long_templates():
    count = Counter(template.kind for template in load_workouts().templates)
    assert (count["tempo"] >= 8, count["speed"] >= 10, count["long"] >= 5) == (True, True, True), count


def test_there_are_at_least_40_exercises():
    assert len(load_exercises().exercises) >= 40


@pytest.mark.parametrize("entries", [load_workouts().templates, load_exercises().exercises], ids=["runs", "lifts"])
def test_each_id_is_used_once(entries):
    assert {name: n for name, n in Counter(entry.id for entry in entries).items() if n > 1} == {}


@pytest.mark.parametrize("name", EQUIPMENT)
def test_every_pattern_is_possible_with(name):
    things = Equipment(things=EQUIPMENT[name]).things
    assert {entry.pattern for entry in load_exercises().exercises if set(entry.needs) <= things} == PATTERNS


@pytest.mark.parametrize(
    ("load", "file", "old", "new"),
    [
        (load_workouts, "workouts.toml", 'kind = "tempo"', 'kind = "swim"'),
        (
            load_workouts,
            "workouts.toml",
            'at = "threshold", recovery = "45 s jog"',
            'at = "flat out", recovery = "45 s jog"',
        ),
        (load_exercises, "exercises.toml", "rep_slow_s = 4", 'rep_slow_s = "slow"'),
        (load_exercises, "exercises.toml", "block_weeks = 4", "blocks = 4"),
    ],
)
def test_a_malformed_table_gives_one_message_that_names_the_file(tmp_path, load, file, old, new):
    folder = changed_folder(tmp_path, file, old, new)
    with pytest.raises(InputError) as error:
        load(folder)
    assert file in str(error.value)
