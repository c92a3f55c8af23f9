"""A coach objects to nothing in the plans of sixty athletes; and each statement of the coach can be broken."""

from __future__ import annotations

import pytest

from tests.panel import coach
from tests.panel.athletes import panel
from tests.panel.run_up import run_up
from tests.profile import LONG

RUNNERS = panel()
SAMPLE = RUNNERS if LONG else RUNNERS[::4]


@pytest.mark.parametrize("runner", SAMPLE, ids=lambda runner: runner.name)
def test_a_coach_objects_to_nothing_in_a_run_up(runner, tmp_path):
    judged = run_up(runner, tmp_path)
    assert judged.findings == []
    assert judged.broken == []  # two consecutive plans keep the required rules together


def test_the_panel_has_sixty_athletes_of_every_race_and_level():
    assert len(RUNNERS) >= 60
    assert len({runner.name for runner in RUNNERS}) == len(RUNNERS)
    assert {runner.race for runner in RUNNERS} == {"full", "half", "10k", "5k", None}
    assert {runner.running for runner in RUNNERS} == {"beginner", "intermediate", "advanced"}
    assert {runner.units for runner in RUNNERS} == {"miles", "km"}


def test_there_are_twenty_statements_at_least():
    assert len(coach.STATEMENTS) >= 20
