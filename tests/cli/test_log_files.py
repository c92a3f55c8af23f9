"""`liftrun log --from`: which planned session an activity was, and that reading a file twice changes nothing."""

from __future__ import annotations

import json
import shutil
from datetime import datetime, timedelta

import pytest

from liftrun.cli import BAD_INPUT, DONE
from tests.cli.running import run
from tests.house.source_tree import ROOT
from tests.recordings.files import gpx

NOW = ("--now", "2026-11-29T20:00Z")


@pytest.fixture
def athlete(tmp_path):
    folder = tmp_path / "week"
    shutil.copytree(ROOT / "examples" / "busy-week", folder, ignore=shutil.ignore_patterns("athlete-*"))
    path = folder / "athlete.toml"
    assert run("plan", path, "--week", "2026-11-23", "--now", "2026-11-22T18:00Z", "--state").code == DONE
    return path


def export(athlete):
    return json.loads(run("state", "export", athlete).out)


def planned(athlete, name):
    return next(part for part in export(athlete)["plans"][0]["plan"]["sessions"] if part["id"] == name)


def record(athlete, name, *, later=10, share=1.0, minutes=None):
    """A GPX file of a planned run, a little later and of another length."""
    part = planned(athlete, name)
    start = datetime.fromisoformat(part["start"]) + timedelta(minutes=later)
    start = (start - start.utcoffset()).replace(tzinfo=None)
    length = datetime.fromisoformat(part["end"]) - datetime.fromisoformat(part["start"])
    file = athlete.with_name(f"{name}.gpx")
    minutes = minutes or round(length.total_seconds() / 60 * share)
    file.write_bytes(gpx((start.isoformat(), minutes, part["metres"] * share)))
    return file


def test_each_run_is_the_planned_one_that_is_nearest_in_time_and_distance(athlete):
    names = ("run-easy-1", "run-tempo", "run-long")
    files = [word for name in names for word in ("--from", record(athlete, name, share=0.9))]
    done = run("log", athlete, *files, "--yes", *NOW)
    assert done.code == DONE
    assert done.out.splitlines()[-1] == "3 logged, 0 known already or not yet over, 0 of another kind."
    log = export(athlete)["log"]
    assert [line["session"] for line in log] == list(names)
    assert [line["status"] for line in log] == ["done"] * 3
    for line in log:
        assert line["metres"] == pytest.approx(planned(athlete, line["session"])["metres"] * 0.9, rel=0.01)


def test_reading_a_file_twice_changes_nothing(athlete):
    file = record(athlete, "run-long")
    run("log", athlete, "--from", file, "--yes", *NOW)
    before = export(athlete)
    done = run("log", athlete, "--from", file, "--yes", *NOW)
    assert done.out.splitlines()[-1] == "0 logged, 1 known already or not yet over, 0 of another kind."
    assert export(athlete) == before


def test_without_yes_each_proposal_is_confirmed(athlete):
    file = record(athlete, "run-long")
    done = run("log", athlete, "--from", file, *NOW, stdin=b"n\n")
    assert "was Long run, 8 mi" in done.out
    (line,) = export(athlete)["log"]
    assert (line["session"], line["activity"]) == (None, "run")


def test_an_answer_that_never_comes_writes_nothing(athlete):
    done = run("log", athlete, "--from", record(athlete, "run-long"), *NOW, stdin=b"")
    assert done.code == 130
    assert export(athlete)["log"] == []


def test_a_run_that_is_like_no_planned_one_is_further_training(athlete):
    file = record(athlete, "run-long", later=-5 * 1440 - 300, minutes=20, share=0.2)
    run("log", athlete, "--from", file, "--yes", *NOW)
    (line,) = export(athlete)["log"]
    assert (line["session"], line["slot"]) == (None, None)


def test_what_is_later_than_now_is_left_out(athlete):
    done = run("log", athlete, "--from", record(athlete, "run-long"), "--yes", "--now", "2026-11-27T08:00Z")
    assert done.out.splitlines()[-1].startswith("0 logged, 1 known already or not yet over")


def test_the_log_of_files_counts_in_the_next_plan(athlete):
    run("log", athlete, "--from", record(athlete, "run-long", share=0.5), "--yes", *NOW)
    plan = json.loads(run("plan", athlete, "--week", "2026-11-30", *NOW, "--json", "-").out)
    assert [used["source"] for used in plan["history"]] == ["log", "plan in the state"]


def test_undo_takes_all_of_a_reading_back_and_it_can_be_read_again(athlete):
    file = record(athlete, "run-long")
    for _ in range(2):
        run("log", athlete, "--from", file, "--yes", *NOW)
        assert len(export(athlete)["log"]) == 1
        run("log", athlete, "--undo", *NOW)
        assert export(athlete)["log"] == []


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("long", "done", "--from", "x.gpx"), "--from: got another option, expected --from alone"),
        (("--yes", "--note", "x"), "--yes: got no file"),
        (("--undo", "--note", "x"), "--undo: got another option"),
        (("--from", "nowhere.gpx"), "nowhere.gpx"),
    ],
)
def test_each_fault_is_one_message(athlete, words, message):
    done = run("log", athlete, *words, *NOW)
    assert (done.code, done.err.count("\n")) == (BAD_INPUT, 1)
    assert message in done.err
