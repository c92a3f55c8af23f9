"""Weeks to go -> phase, as the article is read, and as a coach may change it."""

from __future__ import annotations

from datetime import date

import pytest

from liftrun.rulebook import Situation, load_rulebook, resolve, weeks_to_race
from tests.rulebook.folders import changed

FULL = {0: "race", 1: "taper", 2: "taper", 3: "peak", 7: "peak", 8: "build", 15: "build", 16: "base", 40: "base"}
HALF = {0: "race", 1: "taper", 2: "peak", 5: "peak", 6: "build", 11: "build", 12: "base", 40: "base"}
SHORT = {0: "race", 1: "build", 8: "build", 9: "base", -1: "base"}
AFTER = {
    "full": {-1: "maintenance", -2: "maintenance", -3: "base"},
    "half": {-1: "maintenance", -2: "base"},
}
SEASONS = {"full": FULL | AFTER["full"], "half": HALF | AFTER["half"], "10k": SHORT, "5k": SHORT}


@pytest.mark.parametrize(
    ("race", "weeks", "phase"), [(race, *each) for race, season in SEASONS.items() for each in season.items()]
)
def test_weeks_to_go_decide_the_phase(race, weeks, phase):
    assert load_rulebook().phase_of(weeks, race) == phase


def test_without_a_race_it_is_base():
    assert load_rulebook().phase_of(None, None) == "base"


@pytest.mark.parametrize(
    ("day", "weeks"),
    [
        (date(2026, 11, 23), 0),
        (date(2026, 11, 29), 0),
        (date(2026, 11, 30), 1),
        (date(2026, 11, 22), -1),
        (date(2026, 11, 16), -1),
        (date(2026, 11, 15), -2),
        (date(2027, 11, 21), 51),
    ],
)
def test_the_week_of_the_race_is_week_zero_from_monday_to_sunday(day, weeks):
    assert weeks_to_race(date(2026, 11, 23), day) == weeks


@pytest.mark.parametrize(
    ("phase", "race", "weeks", "place"),
    [
        ("build", "half", 11, (0, 6)),
        ("build", "half", 6, (5, 6)),
        ("peak", "full", 7, (0, 5)),
        ("peak", "full", 3, (4, 5)),
        ("taper", "full", 1, (1, 2)),
        ("race", "5k", 0, (0, 1)),
        ("maintenance", "full", -2, (1, 2)),
        ("base", "full", 30, None),
        ("build", None, None, None),
        ("build", "half", 3, None),
    ],
)
def test_a_week_has_its_place_in_its_phase(phase, race, weeks, place):
    assert resolve(load_rulebook(), Situation(phase, race, weeks_to_race=weeks)).week_of_phase == place


def test_a_race_affects_the_weeks_until_the_lighter_start_is_over():
    assert load_rulebook().remembered_weeks == 4


def test_the_lighter_weeks_are_a_parameter(tmp_path):
    book = changed(tmp_path, "phases.toml", "lighter_weeks = 2", "lighter_weeks = 3")
    found = [book.starts_lighter(weeks, "full") for weeks in (0, -2, -3, -5, -6, None)]
    assert found == [False, False, True, True, False, False]
    lighter = [resolve(book, Situation("base", "full", weeks_to_race=w)).numbers.weights.sets for w in (-5, -6)]
    assert lighter == [2, 4]


def test_every_boundary_is_a_parameter(tmp_path):
    book = changed(tmp_path, "phases.toml", "peak = 5          # six weeks", "peak = 4          # five weeks")
    assert book.phase_of(5, "half") == "build"
    assert book.phase_of(4, "half") == "peak"


def test_weights_may_end_two_weeks_before_a_marathon(tmp_path):
    book = changed(tmp_path, "phases.toml", 'race = ["full"], weeks_at_most = 0', 'race = ["full"], weeks_at_most = 1')
    lifts = [resolve(book, Situation("taper", "full", weeks_to_race=weeks)).numbers.lifts.wanted for weeks in (2, 1)]
    assert lifts == [1, 0]
