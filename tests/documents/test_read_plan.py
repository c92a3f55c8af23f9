"""Published plans are read in the present form and in the older one; what a later version adds is ignored."""

from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

import liftrun
from liftrun.documents.plan import PlanDocument
from liftrun.documents.read_plan import read_plan_tables
from liftrun.domain import TIERS
from liftrun.domain.errors import InputError
from tests.cli.running import run
from tests.house.source_tree import ROOT
from tests.support.factories.plans import build_week

OLDER = ROOT / "tests" / "data" / "plans" / "plan-1.json"
ATHLETE = ROOT / "examples" / "busy-week" / "athlete.toml"


def older():
    """The tables of a plan as liftrun.plan/1 had them."""
    return json.loads(OLDER.read_text("utf-8"))


def older_run(**changes):
    """The same with its first run changed, and the number of that run."""
    plan = older()
    number, part = next((n, part) for n, part in enumerate(plan["sessions"], start=1) if part["activity"] == "run")
    part.update(changes)
    return plan, number


def fault(tables):
    with pytest.raises(InputError) as error:
        read_plan_tables(tables, "plan.json")
    return str(error.value)


NEWER = {
    "alternatives",
    "changes",
    "first_weeks",
    "priority",
    "weekly_miles",
    "lifts",
    "totals",
    "focus",
    "if_missed",
    "days_to_race",
    "strength",
    "race_title",
}


def test_an_older_plan_is_read_with_everything_it_says():
    old, plan = older(), read_plan_tables(older(), "plan.json")
    assert plan.format == "liftrun.plan/2"
    costs = {tier: part.cost for tier, part in plan.tiers.items()}
    assert costs == {**old["objective"], "days": 0}
    assert list(costs) == list(TIERS)
    assert all((part.bound, part.status) == (part.cost, "optimal") for part in plan.tiers.values())
    assert [part.metres for part in plan.sessions] == [part["metres"] for part in old["sessions"]]
    assert [part.pace and part.pace.text for part in plan.sessions] == [part["pace"] for part in old["sessions"]]
    same = set(PlanDocument.model_fields) - {"format", "tiers", "sessions", "inputs", "history"} - NEWER
    dumped = json.loads(plan.model_dump_json())
    lost = [{**part, "slot": None} for part in old["dropped"]]
    assert {name: dumped[name] for name in same} == {**{name: old[name] for name in same}, "dropped": lost}
    assert (plan.inputs, plan.history, {part.slot for part in plan.sessions}) == (None, (), {None})


def test_an_older_plan_passes_the_check_that_it_passed():
    done = run("check", OLDER, "--athlete", ATHLETE, "--json")
    assert (done.code, done.err) == (0, "")
    found = json.loads(done.out)
    assert (found["broken"], found["cannot_tell"], found["unrecognised"]) == ([], [], [])
    newer = sum(
        one["cost"] for one in found["paid"] if one["rule"] in {"jumps-before-hard-runs", "training-days-spread"}
    )
    since = sum(one["cost"] for one in found["paid"] if one["rule"].startswith(("upper-body", "night", "fresh-legs")))
    assert found["totals"]["training"]["cost"] - newer - since == older()["objective"]["training"]
    assert liftrun.check(older(), athlete=ATHLETE).document.sessions == liftrun.check(OLDER, athlete=ATHLETE).sessions


def test_what_is_not_proven_of_an_older_plan_stays_open():
    plan = read_plan_tables({**older(), "status": "feasible"}, "plan.json")
    assert [(part.bound, part.status) for part in plan.tiers.values()] == [
        (0, "feasible"),
        (0, "optimal"),
        (0, "feasible"),
        (0, "feasible"),
    ]


def test_a_plan_from_before_the_tier_of_days_has_all_tiers_in_their_order():
    plan = json.loads(build_week().model_dump_json())
    del plan["tiers"]["days"]
    read = read_plan_tables(plan, "plan.json")
    assert read == build_week()
    assert list(read.tiers) == list(TIERS)


def test_metres_count_before_the_rounded_miles_of_an_older_plan():
    plan, number = older_run(miles=6.0, metres=9660)
    assert read_plan_tables(plan, "plan.json").sessions[number - 1].metres == 9660
    plan, number = older_run(miles=6.0, metres=None)
    assert read_plan_tables(plan, "plan.json").sessions[number - 1].metres == 9656


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"miles": 9.0, "metres": 9656}, "miles: got 9.0, expected 6.00, the miles of 9656 metres. Change both values"),
        ({"miles": -3, "metres": None}, "miles: got -3.0, expected a distance of 0.01 to 311 miles."),
        ({"miles": float("nan"), "metres": None}, "miles: got nan, expected a distance of 0.01 to 311 miles."),
        ({"miles": 1e307, "metres": None}, "miles: got 1e+307, expected a distance of 0.01 to 311 miles."),
        ({"miles": "far"}, 'miles: got "far", expected a number. Correct the value.'),
        ({"pace": "fast"}, 'pace: got "fast", expected a pace such as "9:30/mi".'),
        ({"pace": 570}, 'pace: got 570, expected a pace such as "9:30/mi".'),
    ],
)
def test_a_wrong_value_of_an_older_plan_is_one_message(changes, message):
    plan, number = older_run(**changes)
    assert fault(plan).startswith(f"plan.json: sessions[{number}].{message}")


@pytest.mark.parametrize(
    "changes", [{"sessions": 3}, {"sessions": [3]}, {"objective": [1]}, {"objective": {"keep": "x"}}]
)
def test_an_older_plan_of_another_shape_is_one_message(changes):
    assert fault({**older(), **changes}).startswith("plan.json: ")


def test_fields_of_a_later_version_are_ignored_at_every_depth():
    plan = json.loads(build_week().model_dump_json())
    plan["mood"] = "fine"
    plan["sessions"][0]["shoes"] = {"left": 1}
    plan["sessions"][0]["blocks"][0]["tempo"] = [1]
    plan["tiers"]["keep"]["trend"] = 2
    assert read_plan_tables(plan, "plan.json") == build_week()


def test_a_writer_cannot_add_a_field():
    with pytest.raises(ValidationError, match="mood"):
        PlanDocument.model_validate({**json.loads(build_week().model_dump_json()), "mood": "fine"})


@pytest.mark.parametrize("version", ["liftrun.plan/3", "liftrun.plan/0", "liftrun.plan", 2, None])
def test_another_version_is_refused(version):
    expected = 'expected a plan, "liftrun.plan/2" or "liftrun.plan/1".'
    assert expected in fault({**older(), "format": version})
