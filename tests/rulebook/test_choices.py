"""What one athlete changes: rules, by their file; wishes, by their preferences."""

from __future__ import annotations

import pytest

from liftrun.domain.errors import InputError
from liftrun.rulebook import Choices, Situation, load_rulebook, resolve
from tests.demand.people import athlete, rules_for


def with_rules(**rules):
    named = {name.replace("_", "-"): change for name, change in rules.items()}
    return resolve(load_rulebook(), Situation("build", "half"), choices=Choices(named, file="athlete.toml"))


def fault(**rules):
    with pytest.raises(InputError) as caught:
        with_rules(**rules)
    return str(caught.value)


@pytest.mark.parametrize("change", ["off", {"strength": "off"}])
def test_a_rule_can_be_turned_off(change):
    assert with_rules(day_off=change).rule("day-off") is None


def test_a_required_rule_can_be_relaxed_at_a_price():
    rule = with_rules(day_off={"strength": "weighted", "weight": 7}).rule("day-off")
    assert (rule.required, rule.weight, rule.tier) == (False, 7, "training")


def test_a_weighted_rule_can_be_made_required():
    assert with_rules(run_first={"strength": "required"}).rule("run-first").required


def test_a_number_can_be_changed():
    assert with_rules(gap_around_long_runs={"gap_minutes": 180}).rule("gap-around-long-runs").gap_minutes == 180
    assert with_rules(lifts_per_phase={"at_most": 1}).rule("lifts-per-phase").at_most == 1


def test_a_change_to_a_rule_of_another_phase_has_no_effect_yet():
    assert with_rules(lift_first={"weight": 9}).rule("lift-first") is None


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        (
            {"gap_around_long_run": {"gap_minutes": 60}},
            (
                "athlete.toml: rules.gap-around-long-run: got an unknown rule, expected the id of a rule. "
                'Rename it to "gap-around-long-runs", or remove it.'
            ),
        ),
        (
            {"xyzzy": "off"},
            (
                "athlete.toml: rules.xyzzy: got an unknown rule, expected the id of a rule. "
                "Remove it; `liftrun rules` lists them all."
            ),
        ),
        (
            {"gap_around_long_runs": {"gap_minute": 60}},
            (
                "athlete.toml: rules.gap-around-long-runs.gap_minute: got an unknown key, expected one of id, kind, "
                "says, source, voice, strength, weight, tier, trades, one, other, gap_minutes. "
                'Rename it to "gap_minutes", or remove it.'
            ),
        ),
        (
            {"day_off": {"strength": "weighted"}},
            (
                "athlete.toml: rules.day-off.weight: expected a whole number from 1 to 1000. "
                "Add weight = 10, the cost of breaking it once."
            ),
        ),
        (
            {"day_off": {"kind": "daily_cap"}},
            (
                'athlete.toml: rules.day-off.kind: got "daily_cap", expected a change of strength, weight or a number. '
                "Remove it."
            ),
        ),
        (
            {"day_off": 3},
            "athlete.toml: rules.day-off: got 3, expected a table of changes. Write [rules.day-off] with",
        ),
        (
            {"day_off": {"strength": "soft"}},
            'athlete.toml: rules.day-off.strength: got "soft", expected "required", "weighted" or "off". ',
        ),
        (
            {"day_off": {"at_least": 9}},
            "athlete.toml: rules.day-off.at_least: got 9, expected 7 or less. Correct the value.",
        ),
        (
            {"run_first": {"weight": 0}},
            (
                "athlete.toml: rules.run-first.weight: got 0, expected a whole number from 1 to 1000. "
                "Write for example weight = 10."
            ),
        ),
        (
            {"day_off": {"strength": "Off"}},
            ('athlete.toml: rules.day-off.strength: got "Off", expected "required", "weighted" or "off". Write "off".'),
        ),
        (
            {"gap_around_long_runs": {"weight": 3}},
            (
                'athlete.toml: rules.gap-around-long-runs.weight: got 3, expected strength = "weighted" beside it. '
                'Add strength = "weighted", or remove the weight: a required rule has none.'
            ),
        ),
        (
            {"gap_around_long_runs": {"one": ()}},
            ("athlete.toml: rules.gap-around-long-runs.one: got [], expected a list of at least 1. Correct the value."),
        ),
        (
            {"gap_around_long_runs": {"one": ({"activity": "run", "over_miles": -3},)}},
            (
                "athlete.toml: rules.gap-around-long-runs.one[1].over_miles: got -3, expected a distance from 0 to"
                " 1000. Correct the number."
            ),
        ),
        (
            {"gap_around_long_runs": {"one": ({"over_km": 3, "over_miles": 3},)}},
            (
                "athlete.toml: rules.gap-around-long-runs.one[1]: expected values that go together "
                "(give over_miles or over_km, not both). Correct one of them."
            ),
        ),
    ],
)
def test_a_wrong_change_is_one_message_about_the_athletes_file(rules, message):
    assert fault(**rules).startswith(message)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"strength": "maybe"}, 'strength: got "maybe", expected "required", "weighted" or "off".'),
        ({"foo": 3}, "foo: got an unknown key"),
        ({"first": ()}, "first: got [], expected a list of at least 1."),
        ({"weight": 0}, "weight: got 0, expected a whole number from 1 to 1000."),
        ({"strength": "required", "weight": 4}, 'weight: got 4, expected strength = "weighted" beside it.'),
    ],
)
@pytest.mark.parametrize("phase", ["base", "build", "race"])
def test_a_wrong_change_is_found_in_every_phase(phase, change, message):
    with pytest.raises(InputError) as caught:
        resolve(load_rulebook(), Situation(phase), choices=Choices({"run-first": change}, file="athlete.toml"))
    assert str(caught.value).startswith(f"athlete.toml: rules.run-first.{message}")


def test_a_change_of_a_reference_is_checked_in_its_week():
    change = {"at_most": 3, "strength": "required"}
    for phase in ("base", "build", "taper", "maintenance"):
        rule = resolve(load_rulebook(), Situation(phase, "full"), choices=Choices({"lifts-per-phase": change})).rule(
            "lifts-per-phase"
        )
        assert rule is None or rule.at_most == 3


def test_a_weight_is_accepted_if_the_pack_makes_the_rule_weighted():
    change = Choices({"hard-days-hard": {"weight": 9}})
    assert resolve(load_rulebook(), Situation("build"), pack="helms", choices=change).rule("hard-days-hard").weight == 9
    with pytest.raises(InputError, match='expected strength = "weighted" beside it'):
        resolve(load_rulebook(), Situation("build"), pack="bui", choices=change)


def test_wished_hours_are_in_the_lowest_tier_and_wished_days_above_training():
    wishes = {"run_time": ("06:00-08:00",), "lift_time": ("17:30-21:00",), "long_run_days": ("sun",), "rest_day": "fri"}
    rules = rules_for(athlete("half", 8, preferences=wishes))
    assert rules.rule("run-time").windows == ("06:00-08:00",)
    assert rules.rule("lift-time").windows == ("17:30-21:00",)
    assert rules.rule("long-run-day").days == ("sun",)
    assert rules.rule("rest-day").days == ("mon", "tue", "wed", "thu", "sat", "sun")
    assert {rules.rule(name).tier for name in ("run-time", "lift-time")} == {"preference"}
    assert {rules.rule(name).tier for name in ("long-run-day", "rest-day")} == {"days"}
    assert {rule.id for rule in rules.rules if rule.tier == "days"} == {"long-run-day", "rest-day"}


def test_a_wish_that_was_not_given_makes_no_rule():
    rules = rules_for(athlete("half", 8))
    assert all(rules.rule(name) is None for name in ("run-time", "lift-time", "rest-day"))
    assert (rules.rule("long-run-day").days, rules.rule("long-run-day").tier) == (("sat", "sun"), "training")


def test_the_athletes_pack_applies_unless_another_is_given():
    someone = athlete("half", 8, pack="bui")
    assert rules_for(someone).pack == "bui"
    assert rules_for(someone, "helms").pack == "helms"


def test_an_unknown_pack_is_refused_with_the_nearest():
    with pytest.raises(InputError, match=r'got "helm", expected "default", "bui" or "helms". Write "helms".'):
        resolve(load_rulebook(), Situation("build"), pack="helm")
