"""`liftrun log`: what is written, which session it is about, and what the next plan makes of it."""

from __future__ import annotations

import json
import shutil

import pytest

import liftrun
from liftrun.cli import BAD_INPUT, DONE
from tests.cli.running import run
from tests.house.source_tree import ROOT

WEEK = ("--week", "2026-11-23", "--now", "2026-11-22T18:00Z")
NEXT = ("--week", "2026-11-30", "--now", "2026-11-29T20:00Z", "--json", "-")


@pytest.fixture
def athlete(tmp_path):
    folder = tmp_path / "week"
    shutil.copytree(ROOT / "examples" / "busy-week", folder, ignore=shutil.ignore_patterns("athlete-*"))
    assert run("plan", folder / "athlete.toml", *WEEK, "--state").code == DONE
    return folder / "athlete.toml"


def lines(athlete):
    return json.loads(run("state", "export", athlete).out)["log"]


def planned(athlete):
    plan = json.loads(run("state", "export", athlete).out)["plans"][0]
    return {part["id"]: part for part in plan["plan"]["sessions"]}


def next_week(athlete):
    return json.loads(run("plan", athlete, *NEXT).out)


def test_a_session_that_was_done_is_logged_with_its_facts(athlete):
    done = run(
        "log",
        athlete,
        "long",
        "done",
        "--minutes",
        "91",
        "--distance",
        "8.5",
        "--effort",
        "6",
        "--now",
        "2026-11-29T18:00Z",
    )
    assert (done.code, done.err) == (DONE, "")
    (line,) = lines(athlete)
    assert (line["session"], line["status"], line["minutes"], line["rpe"]) == ("run-long", "done", 91, 6)
    assert line["metres"] == 13679
    assert line["start"] == planned(athlete)["run-long"]["start"]
    assert done.out.startswith("run-long: done, ")


@pytest.mark.parametrize("name", ["run-long", "long", "Long run", "long run"])
def test_id_kind_and_title_name_a_session(athlete, name):
    run("log", athlete, name, "missed", "--now", "2026-11-29T18:00Z")
    assert [line["session"] for line in lines(athlete)] == ["run-long"]


def test_of_several_the_last_one_that_has_begun_is_meant_and_then_the_one_before(athlete):
    for _ in range(2):
        assert run("log", athlete, "easy", "done", "--now", "2026-11-29T22:00Z").code == DONE
    sessions = planned(athlete)
    logged = [line["session"] for line in lines(athlete)]
    assert sorted(logged, key=lambda name: sessions[name]["start"]) == logged
    assert set(logged) == {"run-easy-1", "run-easy-2"}


def test_a_session_that_was_missed_is_no_history(athlete):
    before = next_week(athlete)["history"]
    for name in planned(athlete):
        run("log", athlete, name, "missed", "--now", "2026-11-29T19:00Z")
    assert [used["source"] for used in before] == ["plan in the state"]
    assert next_week(athlete)["history"] == []


def test_a_moved_session_has_its_new_time(athlete):
    assert run("log", athlete, "lift-2", "moved", "--at", "Fri 18:00", "--now", "2026-11-24T08:00Z").code == DONE
    (line,) = lines(athlete)
    assert (line["status"], line["start"], line["date"]) == ("moved", "2026-11-27T18:00:00+01:00", "2026-11-27")


def test_training_that_was_not_planned_is_logged_by_its_kind(athlete):
    facts = ("--minutes", "40", "--at", "Wed 07:00", "--now", "2026-11-26T08:00Z")
    assert run("log", athlete, "swim", "done", *facts).code == DONE
    (line,) = lines(athlete)
    assert (line["slot"], line["activity"], line["kind_or_focus"]) == (None, "cross_training", "swim")


@pytest.mark.parametrize(("sore", "sets", "words"), [("pace", 2, "fewer sets"), ("life", None, "are lighter")])
def test_soreness_makes_the_lifts_of_the_next_week_lighter_or_shorter(athlete, sore, sets, words):
    usual = next(one for one in next_week(athlete)["sessions"] if one["activity"] == "lift")["prescription"]
    run("log", athlete, "--sore", sore, "--now", "2026-11-27T18:00Z")
    plan = next_week(athlete)
    lift = next(one for one in plan["sessions"] if one["activity"] == "lift")["prescription"]
    assert any(words in note for note in plan["notes"])
    assert lift["sets"] == (sets or usual["sets"])
    assert (lift["load"] != usual["load"]) == (sore == "life")
    assert usual["sets"] > 2


def test_soreness_does_not_last_longer_than_the_next_week(athlete):
    run("log", athlete, "--sore", "pace", "--now", "2026-11-22T12:00Z")
    assert not any("Soreness spoiled" in note for note in next_week(athlete)["notes"])


def test_nothing_is_planned_on_days_of_illness_and_what_was_planned_there_was_missed(athlete):
    run("log", athlete, "--ill", "5", "--now", "2026-11-28T08:00Z")
    plan = next_week(athlete)
    assert min(part["start"] for part in plan["sessions"]) > "2026-12-03"
    (used,) = plan["history"]
    assert used["source"] == "plan in the state"


def test_the_last_line_can_be_taken_back(athlete):
    run("log", athlete, "long", "missed", "--now", "2026-11-29T18:00Z")
    assert run("log", athlete, "--undo").code == DONE
    assert lines(athlete) == []
    assert "expected a line that can be taken back" in run("log", athlete, "--undo").err


def test_a_session_that_is_logged_again_replaces_its_line(athlete):
    run("log", athlete, "run-long", "missed", "--now", "2026-11-29T18:00Z")
    run("log", athlete, "run-long", "done", "--now", "2026-11-29T19:00Z")
    assert [line["status"] for line in lines(athlete)] == ["done"]


def test_the_first_line_makes_the_state(tmp_path):
    shutil.copytree(ROOT / "examples" / "busy-week", tmp_path / "week")
    path = tmp_path / "week" / "athlete.toml"
    assert run("log", path, "--note", "new shoes", "--now", "2026-11-29T18:00Z").out == "Note, Sun 29 Nov, new shoes\n"
    assert [line["note"] for line in lines(path)] == ["new shoes"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("long", "finished"), 'STATUS: got "finished", expected "done", "missed" or "moved"'),
        (("long",), "SESSION: got one without the other"),
        ((), "expected a session, or soreness, illness, a break or a note"),
        (("long", "moved"), "--at: expected a day and time"),
        (("long", "done", "--at", "26 Nov 18h"), '--at: got "26 Nov 18h", expected a day and time such as "Sat 08:00"'),
        (("long", "done", "--effort", "11"), "--effort: got 11, expected a whole number from 1 to 10"),
        (("long", "done", "--distance", "nan"), "--distance"),
        (("long", "missed", "--minutes", "30"), "--minutes: got a detail, expected a session that was done"),
        (("polo", "done"), "expected a session of a plan in the state, or a kind of training that was done"),
        (("swim", "done"), "--minutes: expected the minutes of training that was not planned (swim)"),
        (("--ill", "0"), "--ill: got 0"),
    ],
)
def test_each_fault_is_one_message_and_nothing_is_written(athlete, words, message):
    done = run("log", athlete, *words, "--now", "2026-11-29T18:00Z")
    assert (done.code, done.err.count("\n")) == (BAD_INPUT, 1)
    assert message in done.err
    assert lines(athlete) == []


def test_python_logs_the_same(athlete):
    (line,) = liftrun.log(athlete, "long", "done", minutes=90, now="2026-11-29T18:00Z")
    assert (line.session, line.minutes) == ("run-long", 90)
    with pytest.raises(liftrun.InputError, match="minutes: got 0"):
        liftrun.log(athlete, "long", "done", minutes=0)
