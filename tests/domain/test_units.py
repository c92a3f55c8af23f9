"""Distances and paces at the edge, and sentences in the athlete's units."""

from __future__ import annotations

import pytest

from liftrun.domain.units import sentence_in


@pytest.mark.parametrize(
    ("sentence", "in_km"),
    [
        (
            "Leave two hours around a run over six miles.",
            "Leave two hours around a run over about 10 km.",
        ),
        ("(2 h are enough around a run over 6 miles)", "(2 h are enough around a run over about 10 km)"),
        ("Rest for two days.", "Rest for two days."),
    ],
)
def test_a_sentence_in_miles_is_given_in_kilometres(sentence, in_km):
    assert sentence_in("km", sentence) == in_km
    assert sentence_in("miles", sentence) == sentence
