"""Plans in the state: recorded, used by the next week, exported, ignored on request."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import liftrun
from liftrun.cli import BAD_INPUT, DONE
from liftrun.documents.state import StateDocument
from tests.cli.running import run
from tests.house.source_tree import ROOT

FIRST, SECOND = (
    ("--week", "2026-11-23", "--now", "2026-11-22T18:00Z"),
    ("--week", "2026-11-30", "--now", "2026-11-29T18:00Z"),
)


@pytest.fixture
def athlete(tmp_path):
    shutil.copytree(ROOT / "examples" / "busy-week", tmp_path / "week", ignore=shutil.ignore_patterns("athlete-*"))
    return tmp_path / "week" / "athlete.toml"


def state_of(athlete):
    return athlete.with_name("athlete.state.sqlite")


def export(athlete):
    done = run("state", "export", athlete)
    assert done.code == DONE
    return json.loads(done.out)


def test_without_the_option_no_state_is_made(athlete):
    assert run("plan", athlete, *FIRST).code == DONE
    assert not state_of(athlete).exists()


def test_a_plan_is_kept_and_the_next_week_builds_on_it(athlete):
    assert run("plan", athlete, *FIRST, "--state", "--alarm", "20").code == DONE
    plan = json.loads(run("plan", athlete, *SECOND, "--json", "-").out)
    assert plan["history"] == [{"source": "plan in the state", "from": "2026-11-24"}]
    assert plan["inputs"]["state_revision"] == 1
    exported = export(athlete)
    assert (exported["format"], exported["revision"]) == ("liftrun.state/1", 2)
    assert [one["plan"]["week_start"] for one in exported["plans"]] == ["2026-11-23", "2026-11-30"]
    assert [one["outputs"] for one in exported["plans"]] == [{"ics": "athlete-2026-11-23.ics"}, {}]
    assert [one["alarm_minutes"] for one in exported["plans"]] == [20, None]


def test_no_state_ignores_it(athlete):
    alone = run("plan", athlete, *SECOND, "--json", "-").out
    run("plan", athlete, *FIRST, "--state")
    assert run("plan", athlete, *SECOND, "--json", "-", "--no-state").out == alone
    assert export(athlete)["revision"] == 1


def test_planning_twice_changes_neither_the_bytes_nor_the_state(athlete, monkeypatch):
    run("plan", athlete, *FIRST, "--state")
    outputs = ("--json", "w.json", "--ics", "w.ics")
    monkeypatch.chdir(athlete.parent)
    run("plan", athlete, *SECOND, *outputs)
    before = [Path(name).read_bytes() for name in ("w.json", "w.ics")], export(athlete)
    run("plan", athlete, *SECOND, *outputs)
    assert ([Path(name).read_bytes() for name in ("w.json", "w.ics")], export(athlete)) == before


def test_the_export_has_the_published_schema(athlete):
    run("plan", athlete, *FIRST, "--state")
    assert StateDocument.model_validate_json(run("state", "export", athlete).out).plans


def test_a_calendar_that_cannot_be_written_leaves_no_plan_in_the_state(athlete, tmp_path):
    run("plan", athlete, *FIRST, "--state")
    foreign = tmp_path / "foreign.ics"
    foreign.write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n")
    assert run("plan", athlete, *SECOND, "--ics", foreign).code == BAD_INPUT
    assert export(athlete)["revision"] == 1


def test_a_damaged_state_is_one_message_and_no_calendar_is_written(athlete):
    state_of(athlete).write_bytes(b"not a state")
    done = run("plan", athlete, *FIRST)
    assert (done.code, done.err.count("\n")) == (BAD_INPUT, 1)
    assert "athlete.state.sqlite: got a file of another kind" in done.err
    assert not athlete.with_name("athlete-2026-11-23.ics").exists()
    assert run("plan", athlete, *FIRST, "--no-state").code == DONE


def test_an_athlete_from_standard_input_has_no_state(athlete, monkeypatch):
    monkeypatch.chdir(athlete.parent)
    done = run("plan", "-", *FIRST, "--state", stdin=athlete.read_bytes())
    assert done.code == BAD_INPUT
    assert "expected an athlete's file, beside which the state is" in done.err


def test_the_sqlite_shell_reads_it(athlete):
    run("plan", athlete, *FIRST, "--state")
    with closing(sqlite3.connect(state_of(athlete))) as base:
        rows = base.execute("select session, activity, kind_or_focus, n from slot where activity = 'lift'").fetchall()
    assert ("lift-1", "lift", "full", 1) in rows


def test_there_is_nothing_to_export_without_a_state(athlete):
    done = run("state", "export", athlete)
    assert (done.code, "Make one with `liftrun plan --state`" in done.err) == (BAD_INPUT, True)


def test_python_records_a_plan_and_uses_it(athlete):
    first = liftrun.plan(athlete, week="2026-11-23", now="2026-11-22T18:00Z")
    assert first.record(athlete.with_name("w.ics")) == state_of(athlete)
    assert athlete.with_name("w.ics").exists()
    second = liftrun.plan(athlete, week="2026-11-30", now="2026-11-29T18:00Z")
    assert [used.source for used in second.document.history] == ["plan in the state"]
    alone = liftrun.plan(athlete, week="2026-11-30", state=False)
    assert [used.source for used in alone.document.history] == ["athlete file"]


def test_without_a_state_the_own_events_of_the_calendar_are_the_history(athlete):
    calendar = athlete.with_name("all.ics")
    run("plan", athlete, *FIRST, "--ics", calendar)
    outputs = ("--ics", calendar, "--json", athlete.with_name("w.json"))
    for _ in range(2):
        run("plan", athlete, *SECOND, *outputs)
        plan = json.loads(athlete.with_name("w.json").read_text(encoding="utf-8"))
        assert plan["history"] == [{"source": "own calendar", "from": "2026-11-24"}]
    run("plan", athlete, *FIRST, "--state")
    by_state = json.loads(run("plan", athlete, *SECOND, "--json", "-").out)
    times = [[(part["id"], part["start"], part["metres"]) for part in one["sessions"]] for one in (plan, by_state)]
    assert times[0] == times[1]


def test_the_calendar_of_another_athlete_is_no_history(athlete):
    calendar = athlete.with_name("all.ics")
    run("plan", athlete, *FIRST, "--ics", calendar)
    athlete.write_text(athlete.read_text(encoding="utf-8").replace("Maya Lindqvist", "Bo Heath"), encoding="utf-8")
    assert run("plan", athlete, *SECOND, "--ics", calendar).code == BAD_INPUT
