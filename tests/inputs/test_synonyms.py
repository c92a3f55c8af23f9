"""The words that people write for a race, a phase, an experience or a focus."""

from __future__ import annotations

from typing import get_args

import pytest

from liftrun.domain import ACTIVITIES, PIN_WORDS, Experience, Focus, Phase, RaceDistance
from liftrun.inputs.synonyms import NO_RACE, SYNONYMS, canonical

WORDS = {
    "race": (*get_args(RaceDistance), NO_RACE),
    "phase": get_args(Phase),
    "experience": get_args(Experience),
    "focus": get_args(Focus),
    "session": (*ACTIVITIES, *PIN_WORDS, "race"),
}


@pytest.mark.parametrize(
    ("subject", "written", "word"),
    [
        ("race", "marathon", "full"),
        ("race", "Half Marathon", "half"),
        ("race", "half-marathon", "half"),
        ("race", "10 km", "10k"),
        ("race", "none", "none"),
        ("phase", "race_week", "race"),
        ("phase", "Race week", "race"),
        ("phase", "base building", "base"),
        ("experience", "novice", "beginner"),
        ("focus", "full body", "full"),
        ("focus", "legs", "lower"),
        ("race", "ultra", "ultra"),
        ("race", 5, 5),
        ("session", "Long run", "long"),
        ("session", "quality", "quality"),
    ],
)
def test_a_word_that_people_write_becomes_the_word_of_liftrun(subject, written, word):
    assert canonical(subject, written) == word


@pytest.mark.parametrize("subject", SYNONYMS)
def test_each_subject_has_all_words_of_liftrun_and_no_word_written_for_two_of_them(subject):
    table = SYNONYMS[subject]
    assert set(table) == set(WORDS[subject])
    written = [word for word, others in table.items() for word in (word, *others)]
    assert len(written) == len(set(written))
    assert all(canonical(subject, word) == word for word in table)
