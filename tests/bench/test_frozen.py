"""A frozen week does not change: it is equal after writing and reading, and its file is never replaced."""

from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

from liftrun.bench.instances.frozen import (
    FrozenWeek,
    checksum,
    checksums,
    load_all,
    load_frozen_week,
    text_of,
    write_once,
)
from liftrun.bench.instances.mixes import MIXES
from liftrun.bench.instances.suites import WeekRecipe, from_recipe
from liftrun.model.solve import solve
from liftrun.rulebook import load_rulebook
from tests.bench.folders import WEEK_SUITE

RECIPES = [WeekRecipe(mix, 5, 20, 15) for mix in MIXES]


def week(number=0):
    made = from_recipe(f"week-{number}", RECIPES[number], load_rulebook())
    return made.model_copy(update={"best": dict(solve(made.problem).objective), "proven": True})


@pytest.mark.parametrize("number", range(len(RECIPES)), ids=[recipe.mix.name for recipe in RECIPES])
def test_a_week_is_equal_after_writing_and_reading(number, tmp_path):
    frozen = week(number)
    again = load_frozen_week(write_once(tmp_path, frozen))
    assert again == frozen
    assert again.problem == frozen.problem
    assert again.hash == frozen.hash
    assert text_of(again) == text_of(frozen)


def test_a_week_has_the_same_optimum_after_writing_and_reading(tmp_path):
    frozen = week()
    again = load_frozen_week(write_once(tmp_path, frozen))
    assert dict(solve(again.problem).objective) == frozen.best
    assert solve(again.problem).plan == solve(frozen.problem).plan


def test_a_frozen_file_is_not_replaced(tmp_path):
    path = write_once(tmp_path, week())
    before = path.read_bytes()
    with pytest.raises(FileExistsError):
        write_once(tmp_path, week().model_copy(update={"proven": False}))
    assert path.read_bytes() == before


def test_a_folder_has_the_checksum_of_each_of_its_files(tmp_path):
    paths = [write_once(tmp_path, week(number)) for number in (1, 0)]
    assert checksums(tmp_path) == {path.name: checksum(path) for path in paths}
    assert [one.name for one in load_all(tmp_path)] == ["week-0", "week-1"]


def test_every_session_opening_and_rule_has_a_line_of_its_own():
    frozen = week()
    lines = text_of(frozen).splitlines()
    for rule in frozen.rules:
        assert sum(f'"id": "{rule.id}"' in line for line in lines) == 1
    assert json.loads(text_of(frozen)) == frozen.model_dump(mode="json")


def test_the_hash_changes_with_one_rule_and_with_one_minute():
    frozen = week()
    fewer = frozen.model_copy(update={"rules": frozen.rules[1:]})
    tables = frozen.model_dump(mode="json")
    tables["instance"]["travel_minutes"] += 1
    assert len({frozen.hash, fewer.hash, FrozenWeek.model_validate(tables).hash}) == 3


def test_the_hash_is_of_the_content_alone():
    frozen = week()
    assert frozen.hash == frozen.model_copy(update={"name": "other", "best": None, "proven": False}).hash


def test_a_file_with_an_unknown_key_is_refused(tmp_path):
    tables = week().model_dump(mode="json") | {"colour": "blue"}
    path = tmp_path / "odd.json"
    path.write_text(json.dumps(tables), encoding="utf-8")
    with pytest.raises(ValidationError, match="colour"):
        load_frozen_week(path)


def test_the_files_of_the_week_suite_have_their_recorded_checksums():
    assert checksums(WEEK_SUITE) == {path.name: checksum(path) for path in WEEK_SUITE.glob("*.json")}
