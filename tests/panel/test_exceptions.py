"""An objection is excused only where the statement as a required rule costs a session."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import liftrun
from tests.panel.athletes import Runner
from tests.panel.exceptions import AS_RULES, is_proven

MONDAY = date(2027, 3, 1)
EVENING_THEN_MORNING = Runner(
    "Two Slots Tara",
    5,
    1,
    None,
    recent=(5, 5),
    extra="lifts_per_week = 1",
    free='mon = ["18:00-19:20"]\ntue = ["06:00-07:00"]',
    means='[gym]\ntravel_minutes = 10\nopen = { mon = "17:00-21:00" }',
    long_days=("tue",),
)
THREE_DAYS_LATER = replace(EVENING_THEN_MORNING, free='mon = ["18:00-19:20"]\nthu = ["06:00-07:00"]')
FRESH = "fresh_legs_for_hard_runs"


def test_a_lift_that_would_be_lost_is_an_exception(tmp_path):
    plan = liftrun.plan(_file(tmp_path, EVENING_THEN_MORNING), week=MONDAY, busy=[])
    assert {one.activity for one in plan.sessions} == {"run", "lift"}
    assert is_proven(FRESH, EVENING_THEN_MORNING.toml(), 0, tmp_path, week=MONDAY)


def test_a_week_with_another_place_for_the_lift_is_no_exception(tmp_path):
    assert not is_proven(FRESH, THREE_DAYS_LATER.toml(), 0, tmp_path, week=MONDAY)


def test_a_statement_without_a_rule_has_no_exception(tmp_path):
    assert not is_proven("the_taper_tapers", EVENING_THEN_MORNING.toml(), 0, tmp_path, week=MONDAY)


def test_each_rule_that_proves_an_exception_can_be_required(tmp_path):
    for statement in AS_RULES:
        assert not is_proven(statement, THREE_DAYS_LATER.toml(), 0, tmp_path, week=MONDAY)


def _file(folder, runner):
    file = folder / "athlete.toml"
    file.write_text(runner.toml(), encoding="utf-8")
    return file
