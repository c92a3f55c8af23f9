"""A rule that the rulebook or a pack turns off: it applies to nobody until an athlete or a pack turns it on."""

from __future__ import annotations

import pytest

from liftrun.domain.errors import InputError
from liftrun.rulebook import Choices, Situation, describe, load_rulebook, resolve
from tests.rulebook.folders import changed, changed_folder

ON = 'at_least = 1\nstrength = "required"'
OFF = 'at_least = 1\nstrength = "off"\nweight = 3\ntrades = "A day."'


@pytest.fixture
def book(tmp_path):
    """The rulebook with the day off turned off."""
    return changed(tmp_path, "week_shape.toml", ON, OFF)


def day_off(book, pack="default", **change):
    choices = Choices({"day-off": change} if change else {}, file="athlete.toml")
    return resolve(book, Situation("build", "half"), pack=pack, choices=choices).rule("day-off")


def test_a_rule_that_is_off_applies_to_nobody(book):
    assert day_off(book) is None


def test_an_athlete_turns_it_on_at_its_own_weight_or_another(book):
    assert day_off(book, strength="weighted").weight == 3
    assert day_off(book, strength="weighted", weight=7).weight == 7
    assert day_off(book, strength="required").required


def test_a_pack_turns_a_rule_off_and_on(tmp_path):
    folder = changed_folder(tmp_path, "week_shape.toml", ON, OFF)
    pack = folder / "packs" / "helms.toml"
    changes = '\n[rules.day-off]\nstrength = "weighted"\n[rules.run-first]\nstrength = "off"\n'
    pack.write_text(pack.read_text() + changes)
    book = load_rulebook(folder)
    assert day_off(book) is None
    assert day_off(book, "helms").weight == 3
    assert resolve(book, Situation("build", "half"), pack="helms").rule("run-first") is None
    assert resolve(book, Situation("build", "half")).rule("run-first") is not None


def test_a_change_that_would_have_no_effect_is_reported(book):
    with pytest.raises(InputError) as caught:
        day_off(book, at_least=2)
    assert str(caught.value) == (
        'athlete.toml: rules.day-off.strength: expected "required", "weighted" or "off". '
        'Add strength = "weighted" to turn the rule on, or remove the change.'
    )


def test_its_description_states_that_it_is_off_and_its_price(book):
    assert "day-off (off; if turned on: weight 3, training)" in describe(book, "day-off")
