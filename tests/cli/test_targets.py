"""Where `liftrun plan` writes: never over what it reads, never over what is not its own, all of it or nothing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from liftrun.cli import BAD_INPUT, DONE, SOMETHING_DROPPED
from tests.cli.running import run

BUSY_WEEK = Path(__file__).parents[2] / "examples" / "busy-week"
WEEK = ("--week", "2026-11-23")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    shutil.copytree(BUSY_WEEK, tmp_path / "week")
    monkeypatch.chdir(tmp_path / "week")
    return tmp_path / "week"


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.exists()}


def refused(folder, *options):
    """The one message with which a plan is refused before it has touched anything."""
    before = contents(folder)
    done = run("plan", "athlete.toml", *WEEK, *options)
    assert (done.code, done.out) == (BAD_INPUT, "")
    assert contents(folder) == before
    return done.err


@pytest.mark.parametrize("kind", ["ics", "json", "html", "svg"])
@pytest.mark.parametrize("name", ["athlete.toml", "../week/athlete.toml", "work.ics", "link", "hard"])
def test_no_output_replaces_a_file_that_the_plan_is_made_from(folder, kind, name):
    (folder / "link").symlink_to("athlete.toml")
    os.link("family.ics", "hard")
    assert refused(folder, f"--{kind}", name) == (
        f"liftrun: --{kind}: got {name}, expected a file that is not an input. Give each output its own name.\n"
    )


def test_the_calendar_beside_the_athletes_file_replaces_no_calendar_that_is_read(folder):
    run("plan", "athlete.toml", *WEEK)
    assert "--ics" in refused(folder, "--busy", "athlete-2026-11-23.ics")


def test_two_outputs_do_not_share_a_place(folder):
    (folder / "link").symlink_to("a.x")
    for other in ("a.x", "./a.x", "link"):
        assert "expected a different file for each output" in refused(folder, "--ics", "a.x", "--json", other)


@pytest.mark.parametrize("kind", ["json", "html", "svg"])
@pytest.mark.parametrize("name", ["other.toml", "other.ics", "other.json", "other.txt"])
def test_a_file_of_another_kind_is_not_replaced(folder, kind, name):
    shutil.copy("athlete.toml", "other.toml")
    shutil.copy("work.ics", "other.ics")
    (folder / "other.json").write_text('{"name": "another program"}', encoding="utf-8")
    (folder / "other.txt").write_text("Dear diary", encoding="utf-8")
    assert f"{name}: got a file of another kind" in refused(folder, f"--{kind}", name)


def test_an_empty_file_and_an_earlier_output_are_replaced(folder):
    outputs = [text for kind in ("ics", "json", "html", "svg") for text in (f"--{kind}", f"out.{kind}")]
    for kind in ("ics", "json", "html", "svg"):
        (folder / f"out.{kind}").touch()
    assert [run("plan", "athlete.toml", *WEEK, *outputs).code for _ in range(2)] == [DONE, DONE]
    assert all((folder / f"out.{kind}").stat().st_size > 0 for kind in ("ics", "json", "html", "svg"))


@pytest.mark.parametrize("last", ["no/dir/x.json", ".", "athlete.toml/x.json"])
def test_an_output_that_cannot_be_written_keeps_the_others_from_being_written(folder, last):
    assert last in refused(folder, "--ics", "ok.ics", "--json", last)


def test_a_calendar_of_one_athlete_takes_no_events_of_another(folder):
    assert run("plan", "athlete.toml", *WEEK, "--ics", "o.ics").code == DONE
    text = (folder / "athlete.toml").read_text(encoding="utf-8")
    (folder / "athlete.toml").write_text(text.replace("Maya Lindqvist", "Bo; Berg"), encoding="utf-8")
    assert refused(folder, "--ics", "o.ics") == (
        'liftrun: o.ics: got the calendar of "Maya Lindqvist", expected a new file, or the calendar of "Bo; Berg". '
        "Name another file with --ics.\n"
    )
    assert [run("plan", "athlete.toml", *WEEK, "--ics", "p.ics").code for _ in range(2)] == [DONE, DONE]


def test_weeks_of_one_athlete_gather_in_one_calendar(folder):
    for week in ("2026-11-23", "2026-11-30"):
        done = run("plan", "athlete.toml", "--week", week, "--ics", "season.ics")
        assert done.code in {DONE, SOMETHING_DROPPED}
    written = (folder / "season.ics").read_text(encoding="utf-8")
    assert "UID:2026-11-23-" in written
    assert "UID:2026-11-30-" in written
