"""`liftrun why` and `plan.why`."""

from __future__ import annotations

import json
import shutil

import pytest

import liftrun
from tests.cli.running import run
from tests.house.source_tree import ROOT

FULL = ROOT / "examples" / "full-week" / "athlete.toml"
WEEK = ("--week", "2026-11-23")


@pytest.fixture(scope="module")
def plan():
    return liftrun.plan(FULL, week="2026-11-23")


def test_each_day_has_an_answer():
    done = run("why", FULL, "lift: full body 1", *WEEK)
    assert done.code == 0
    assert [line.split(":")[0].strip() for line in done.out.splitlines()[2:]] == [
        *("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    ]
    assert "  Sun:   Impossible: You are not available on Sunday." in done.out


def test_a_session_is_named_by_its_id_or_its_title(plan):
    assert plan.why("lift-2").document == plan.why("Lift: " + plan.why("lift-2").document.title.split(": ")[1]).document


def test_one_question_has_one_answer(plan):
    found = plan.why("Speed session", at="Tue 18:00", not_on="mon")
    assert [answer.question for answer in found.answers] == ["at", "not_on"]
    assert repr(found) == f"SessionWhy({found.document.session}, 2 answers)"
    assert found._repr_html_().startswith("<pre>")


def test_the_plan_in_json_gives_the_same_answers(tmp_path):
    shutil.copytree(FULL.parent, tmp_path / "full-week")
    athlete, written = tmp_path / "full-week" / "athlete.toml", tmp_path / "plan.json"
    run("plan", athlete, *WEEK, "--json", written)
    assert run("why", written, "lift-2").out == run("why", athlete, "lift-2", *WEEK).out
    assert json.loads(run("why", written, "lift-2", "--json").out)["format"] == "liftrun.why/1"
    athlete.write_text(athlete.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    done = run("why", written, "lift-2")
    assert (done.code, "different content" in done.err) == (2, True)


def test_an_option_that_would_change_a_plan_is_refused(tmp_path):
    written = tmp_path / "plan.json"
    run("plan", FULL, *WEEK, "--json", written)
    done = run("why", written, "lift-2", "--pack", "bui")
    assert done.code == 2
    assert "--pack: got given with a plan, expected an athlete's file with this option." in done.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["lift 9"], 'SESSION: got "lift 9", expected '),
        (["lift-2", "--at", "26 Nov 18h"], '--at: got "26 Nov 18h", expected a day and time such as "Sat 08:00" or '),
        (["lift-2", "--at", "Thu 25:00"], '--at: got "Thu 25:00", expected a day and time'),
        (["lift-2", "--at", "Thu 18:05"], '--at: got "Thu 18:05", expected a time on the grid of 15 minutes.'),
        (["lift-2", "--at", "2026-12-03 18:00"], "expected a time in the week 2026-11-23 to 2026-11-29."),
        (["lift-2", "--not-on", "someday"], '--not-on: got "someday", expected a day of the week: mon, tue'),
    ],
)
def test_a_wrong_question_is_one_message(arguments, message):
    done = run("why", FULL, *arguments, *WEEK)
    assert done.code == 2
    assert message in done.err


def test_a_plan_of_a_squad_cannot_be_asked(plan):
    with pytest.raises(liftrun.InputError, match="a plan of one athlete"):
        liftrun.WeekPlan(plan.status, plan.document).why("lift-2")
    with pytest.raises(liftrun.NoPlanError):
        liftrun.WeekPlan("infeasible", None).why("lift-2")
