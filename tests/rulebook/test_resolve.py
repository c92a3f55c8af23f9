"""The rulebook of liftrun, resolved for everyone in every phase."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from functools import cache
from itertools import product
from typing import get_args

import pytest

from liftrun.domain import Experience, Phase, RaceDistance
from liftrun.domain.errors import InputError
from liftrun.rulebook import Choices, Situation, load_rulebook, resolve
from liftrun.rules import KINDS
from tests.rulebook.folders import changed

EVERYONE = list(product(get_args(Phase), (None, *get_args(RaceDistance)), get_args(Experience), load_rulebook().packs))
WISHES = Choices(
    wishes={
        **{f"usual_{name}_days": ("tue",) for name in ("long", "tempo", "speed", "easy", "lift")},
        "run_time": ("06:00-08:00",),
        "lift_time": ("17:00-21:00",),
        "long_run_days": ("sun",),
        "active_days": ("mon",),
        "lift_after_run": True,
    }
)

# The default strength of the rules.
REQUIRED = {
    "plyometrics-before-weights",
    "gap-around-long-runs",
    "lifts-per-phase",
    "day-off",
    "one-run-a-day",
    "hard-runs-not-consecutive",
    "legs-not-consecutive",
}
# Also required: at most one session of a kind a day, and the rest after a race (S33).
FURTHER = {
    "one-lift-a-day",
    "one-mobility-a-day",
    "one-cross-training-a-day",
    "before-the-race",
    "maintenance-off",
    "no-lift-72h-before-race",
    "days-in-a-row",
    "hours-between-runs",
    "one-hard-run-a-day",
}
TRAINING = {
    "hard-days-hard",
    "run-first",
    "lift-first",
    "heavy-legs-24h",
    "heavy-legs-48h",
    "heavy-legs-72h-before-race",
    "legs-48h-between-lifts",
    "easy-days-easy",
    "fresh-legs-20h",
    "night-between-days",
    "jumps-before-hard-runs",
    "training-days-spread",
    "upper-body-24h-between-lifts",
    "upper-body-48h-between-lifts",
}

DAYS = ("long-run-day", "rest-day")


def resolved(phase="build", race="half", *, pack="default", choices=WISHES, **further):
    return resolve(load_rulebook(), Situation(phase, race, **further), pack=pack, choices=choices)


@cache
def all_rules():
    """Every rule of the rulebook, those that are off turned on."""
    everyone = {(phase, race, experience) for phase, race, experience, _ in EVERYONE}
    off = [entry.id for entry in load_rulebook().entries if entry.table.get("strength") == "off"]
    choices = replace(WISHES, rules={name: {"strength": "weighted"} for name in off})
    found = (
        resolved(
            phase, race, experience=experience, run_days=3, weeks_to_race=weeks, choices=choices, priority="strength"
        )
        for phase, race, experience in everyone
        for weeks in (None, 1)
    )
    return {rule.id: rule for book in found for rule in book.rules}


@pytest.mark.parametrize(("phase", "race", "experience", "pack"), EVERYONE)
def test_every_rule_and_number_is_valid_for_everyone(phase, race, experience, pack):
    book = resolved(phase, race, experience=experience, pack=pack)
    assert len({rule.id for rule in book.rules}) == len(book.rules) > 15
    assert 0 <= book.numbers.lifts.wanted <= book.numbers.lifts.at_most <= 4
    assert book.numbers.plyometrics.at_least <= book.numbers.lifts.wanted
    low, high = book.numbers.weights.reps
    assert low <= high


def test_every_rule_has_its_default_strength():
    rules = all_rules()
    assert {name for name in REQUIRED if not rules[name].required} == set()
    assert {name for name in TRAINING if rules[name].required or rules[name].tier != "training"} == set()
    assert {name: rules[name].tier for name in DAYS} == dict.fromkeys(DAYS, "days")
    assert (rules["plyometrics-per-week"].strength, rules["plyometrics-per-week"].tier) == ("weighted", "keep")
    assert {rule.id for rule in rules.values() if rule.required} - REQUIRED == FURTHER


def test_every_entry_of_the_rulebook_applies_to_someone():
    assert {entry.id for entry in load_rulebook().entries} == set(all_rules())


def test_every_rule_kind_is_used():
    assert {rule.kind for rule in all_rules().values()} == {kind.model_fields["kind"].default for kind in KINDS}


def test_rules_come_in_the_order_of_the_files():
    order = [entry.id for entry in load_rulebook().entries]
    names = [rule.id for rule in resolved().rules]
    assert names == sorted(names, key=order.index)
    assert names[0] == "lifts-per-phase"


@pytest.mark.parametrize(
    ("phase", "race", "present", "absent"),
    [
        ("build", "half", {"run-first"}, {"lift-first"}),
        ("peak", "full", {"run-first", "no-plyometrics-in-peak"}, {"lift-first", "plyometrics-per-week"}),
        ("base", "half", {"plyometrics-per-week"}, {"run-first", "lift-first", "plyometrics-twice"}),
        ("base", None, set(), {"run-first", "lift-first"}),
        ("build", "5k", {"plyometrics-twice"}, {"run-first", "lift-first"}),
        ("race", "10k", {"race-day-alone"}, {"run-first", "lift-first", "hard-days-hard"}),
    ],
)
def test_rules_apply_in_their_phases_and_races(phase, race, present, absent):
    names = {rule.id for rule in resolved(phase, race).rules}
    assert present <= names
    assert not absent & names


def test_numbers_of_the_phase_fill_the_rules():
    assert [
        resolved(phase).rule("lifts-per-phase").at_most for phase in ("base", "build", "peak", "taper", "race")
    ] == [
        4,
        3,
        2,
        1,
        0,
    ]
    assert resolved("build").rule("plyometrics-per-week").at_least == 1
    assert resolved("build").rule("plyometrics-twice").at_least == 2


def test_the_week_has_no_more_lifts_with_plyometrics_than_lifts():
    one = resolved(choices=Choices(lifts_per_week=1))
    assert one.rule("plyometrics-twice").at_least == 1
    assert resolved(choices=Choices(lifts_per_week=0)).rule("plyometrics-per-week").at_least == 0


def test_cases_change_a_rule_for_some_athletes():
    assert resolved(experience="advanced").rule("easy-days-easy").weight == 5
    assert resolved(experience="beginner").rule("easy-days-easy").weight == 3


@pytest.mark.parametrize("phase", ["base", "build", "peak", "taper", "race"])
def test_heavy_legs_stay_three_days_from_a_race_whichever_week_they_are_in(phase):
    assert resolved(phase).rule("heavy-legs-72h-before-race").hours == 72


def test_a_quiet_week_spreads_its_runs():
    assert resolved(run_days=3).rule("runs-apart") is not None
    assert resolved(run_days=4).rule("runs-apart") is None
    assert resolved().rule("runs-apart") is None


def test_packs_disagree_about_pairing():
    pairing = {pack: resolved(pack=pack).rule("hard-days-hard") for pack in load_rulebook().packs}
    assert pairing["bui"].required
    assert not pairing["default"].required
    assert 0 < pairing["helms"].weight < pairing["default"].weight


def test_a_pack_changes_numbers_and_the_athlete_changes_them_again():
    assert resolved("base", None).numbers.lifts.wanted == 3
    assert resolved("base", None, pack="bui").numbers.lifts.wanted == 2
    more = Choices(lifts_per_week=4)
    assert resolved("base", None, pack="bui", choices=more).numbers.lifts.wanted == 4


def test_different_resolved_rulebooks_have_different_hashes():
    hashes = {
        resolved().hash,
        resolved("peak").hash,
        resolved(pack="bui").hash,
        resolved(pack="helms").hash,
        resolved(experience="advanced").hash,
        resolved(choices=Choices()).hash,
        resolved(choices=Choices(rules={"day-off": "off"})).hash,
    }
    assert len(hashes) == 7


def test_the_hash_is_the_same_in_every_process():
    program = (
        "from liftrun.rulebook import Situation, load_rulebook, resolve;"
        "print(resolve(load_rulebook(), Situation('build', 'half'), pack='helms').hash)"
    )
    environments = [os.environ | {"PYTHONHASHSEED": seed} for seed in ("1", "2")]
    done = [
        subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, env=environment)
        for environment in environments
    ]
    assert {one.stdout.strip() for one in done} == {resolved(pack="helms", choices=Choices()).hash}


def test_a_changed_number_changes_the_rule_and_the_hash(tmp_path):
    book = changed(tmp_path, "two_a_days.toml", "gap_minutes = 120", "gap_minutes = 90")
    other = resolve(book, Situation("build", "half"))
    assert other.rule("gap-around-long-runs").gap_minutes == 90
    assert other.hash != resolved(choices=Choices()).hash


def test_the_same_situation_and_choices_give_the_same_object_and_others_do_not():
    situation = Situation("build", "half", "intermediate", weeks_to_race=8, run_days=5)
    book = load_rulebook()
    one = resolve(book, situation, choices=Choices(WISHES.rules, WISHES.wishes, 2, "one.toml"))
    assert resolve(book, situation, choices=Choices(WISHES.rules, WISHES.wishes, 2, "another.toml")) is one
    assert resolve(book, situation, choices=Choices(WISHES.rules, WISHES.wishes, 3, "one.toml")) is not one
    assert resolve(book, situation, pack="bui", choices=Choices(WISHES.rules, WISHES.wishes, 2)).pack == "bui"


def test_a_choice_that_does_not_fit_names_the_file_each_time():
    situation = Situation("build", "half", "intermediate", weeks_to_race=8, run_days=5)
    for file in ("one.toml", "another.toml"):
        with pytest.raises(InputError, match=file):
            resolve(load_rulebook(), situation, choices=Choices({"no-such-rule": "off"}, WISHES.wishes, None, file))


def test_the_lift_comes_first_in_the_off_season_only_if_strength_has_priority():
    assert "lift-first" in {rule.id for rule in resolved("base", None, priority="strength").rules}
    assert "lift-first" not in {rule.id for rule in resolved("build", "half", priority="strength").rules}


@pytest.mark.parametrize(("miles", "weight"), [(None, 10), (12, 6), (20, 6), (21, 10), (70, 10)])
def test_lifting_on_hard_days_weighs_less_for_those_who_run_little(miles, weight):
    rules = {rule.id: rule for rule in resolved("build", "half", weekly_miles=miles).rules}
    assert rules["hard-days-hard"].weight == weight
