"""A misspelt word in the equipment is a fault; equipment that no exercise uses is reported."""

from __future__ import annotations

import pytest

from liftrun.calendars.reading.busy import CalendarReading
from liftrun.domain.errors import InputError
from liftrun.planning.prepare import prepare
from liftrun.rulebook import load_rulebook
from liftrun.rulebook.exercise_tables import load_exercises
from tests.demand.people import UNSET, WEEK, athlete, rules_for
from tests.house.source_tree import ROOT


@pytest.mark.parametrize(
    ("written", "similar"),
    [
        ("dumbells", "dumbbells"),
        ("two 6 kg dumbels", "dumbbells"),
        ("kettelbell 12 kg", "kettlebell"),
        ("barbel", "barbell"),
    ],
)
def test_a_misspelt_word_is_named_with_the_right_one(written, similar):
    with pytest.raises(InputError) as raised:
        rules_for(athlete(home={"equipment": (written,)}, gym=UNSET))
    assert raised.value.key == "home.equipment"
    assert raised.value.remedy == f'Write "{similar}".'


@pytest.mark.parametrize(
    ("equipment", "unused"),
    [
        (("dumbbells to 20 kg", "Olympic bar", "yoga mat"), []),
        (("body weight",), []),
        (("bands", "a step", "foam roller"), ["a step", "foam roller"]),
    ],
)
def test_equipment_that_no_exercise_uses_is_reported(equipment, unused):
    someone = athlete(home={"equipment": equipment}, gym=UNSET)
    assumed = prepare(someone, WEEK, CalendarReading(), load_rulebook()).assumed
    assert [text for text in assumed if "equipment" in text] == [
        f"No exercise of liftrun uses this equipment of yours: {text}." for text in unused
    ]


def test_the_page_on_inputs_lists_the_words_of_equipment():
    page = (ROOT / "docs" / "inputs.md").read_text(encoding="utf-8")
    assert [thing for thing in load_exercises().equipment.words if f"`{thing}`" not in page] == []
