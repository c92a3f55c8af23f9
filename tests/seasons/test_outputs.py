"""The files of a season, and the command that writes them."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
import time
from xml.etree import ElementTree as ET

import pytest

import liftrun
from liftrun.calendars.writing.previous_file import read_written
from liftrun.documents.season import SeasonDocument
from tests.cli.running import run
from tests.house.source_tree import ROOT
from tests.seasons.people import NOW, race, season

EXAMPLE = ROOT / "examples" / "season"
NAMES = ["season.html", "season.ics", "season.json"]


@pytest.fixture(scope="module")
def example():
    return liftrun.season(EXAMPLE / "athlete.toml", now=NOW)


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "life")
    return tmp_path / "life"


def test_the_calendar_has_every_session_of_every_week_once(example):
    events = read_written(example.to_ics())
    sessions = [session for week in example.weeks for session in week.plan.sessions]
    assert len(events) == len(sessions) > 80
    assert {event.week for event in events} == {week.week_start for week in example.weeks if week.plan.sessions}


def test_an_event_has_the_uid_that_the_plan_of_its_week_alone_gives_it(example):
    week = liftrun.plan(EXAMPLE / "athlete.toml", week="2026-11-30", now=NOW)
    alone = {event.uid for event in read_written(week.to_ics())}
    assert alone == {event.uid for event in read_written(example.to_ics()) if event.week == week.document.week_start}


def test_a_season_written_twice_leaves_the_calendar_as_it_is(example):
    first = example.to_ics()
    assert example.to_ics(previous=first) == first


def test_weeks_before_the_season_stay_in_its_calendar(example):
    before = liftrun.plan(EXAMPLE / "athlete.toml", week="2026-11-23", now=NOW).to_ics()
    kept = {event.uid: event.content["STATUS"] for event in read_written(example.to_ics(previous=before))}
    assert {str(kept[event.uid]) for event in read_written(before)} == {"CONFIRMED"}


def test_the_json_is_read_again_as_it_was(example):
    text = example.to_json()
    assert json.loads(text)["format"] == "liftrun.season/1"
    assert SeasonDocument.model_validate_json(text) == example.document


def test_the_page_is_well_formed_complete_and_names_each_thing_once(example):
    page = example.to_html()
    tree = ET.fromstring(page.removeprefix("<!DOCTYPE html>"))  # noqa: S314  # our own page
    names = re.findall(r' id="([^"]+)"', page)
    assert len(names) == len(set(names))
    assert len(list(tree.iter("details"))) == len(example.weeks)
    assert "http" not in page.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert "<script" not in page


def test_the_picture_has_a_bar_for_each_week_that_runs_and_a_square_for_each_lift(example):
    tree = ET.fromstring(example._repr_html_())  # noqa: S314  # our own picture
    shapes = [one.get("class") for one in tree.iter("{http://www.w3.org/2000/svg}rect")]
    # One look is a band and an entry of the legend too.
    assert shapes.count("lr-lift") == sum(week.lifts for week in example.weeks) + 1
    assert sum(one == "lr-easy" for one in shapes) == sum(week.metres > 0 for week in example.weeks) + 2


def test_the_picture_in_the_docs_is_up_to_date(example):
    assert (ROOT / "docs" / "season.svg").read_text(encoding="utf-8") == example._repr_html_(), (
        "write `_repr_html_()` of the example season into docs/season.svg"
    )


def test_titles_of_busy_events_stay_private(example):
    for text in (example.to_json(), example.to_html(), example.to_ics().decode()):
        assert "Choir" not in text
    shown = liftrun.season(EXAMPLE / "athlete.toml", now=NOW, weeks=1, show_titles=True)
    assert "Choir" in shown.to_json()


def test_the_frame_has_one_row_for_each_session(example):
    frame = example.to_frame()
    assert len(frame) == sum(len(week.plan.sessions) + len(week.plan.dropped) for week in example.weeks)


def test_a_saved_season_is_three_files_or_those_that_are_requested(tmp_path):
    found = season(race("10k", 0))
    found.save(tmp_path / "a" / "b")
    assert sorted(path.name for path in (tmp_path / "a" / "b").iterdir()) == NAMES
    found.save(tmp_path / "c", formats=["ics"])
    assert [path.name for path in (tmp_path / "c").iterdir()] == ["season.ics"]


def test_the_command_shows_a_line_for_each_week_and_writes_the_files(folder):
    done = run("season", folder / "athlete.toml", "--now", NOW, "--out", folder / "out", "--weeks", "4")
    assert done.code in {0, 3}
    assert [day for day in ("30 Nov", "7 Dec", "14 Dec", "21 Dec") if day not in done.out] == []
    assert sorted(path.name for path in (folder / "out").iterdir()) == NAMES
    again = run("season", folder / "athlete.toml", "--now", NOW, "--out", folder / "out", "--weeks", "4")
    assert again == done


def test_without_a_folder_nothing_is_written(folder):
    before = sorted(folder.iterdir())
    done = run("season", folder / "athlete.toml", "--now", NOW, "--weeks", "2")
    assert sorted(folder.iterdir()) == before
    assert "Nothing was written; --out DIR writes" in done.out


def test_the_exit_code_is_3_if_something_was_dropped(folder):
    text = (folder / "athlete.toml").read_text("utf-8")
    tight = re.sub(r"(?m)^weekend = .*", 'weekend = ["08:00-08:25"]', text)
    tight = re.sub(r"(?m)^weekdays = .*", 'weekdays = ["06:00-06:25"]', tight, count=1)
    (folder / "athlete.toml").write_text(tight, "utf-8")
    done = run("season", folder / "athlete.toml", "--now", NOW, "--weeks", "2", "--verbose")
    assert done.code == 3
    assert "did not fit" in done.out


@pytest.mark.parametrize(("options", "message"), [(("--weeks", "0"), "--weeks"), (("--now", "soon"), "--now")])
def test_a_bad_option_is_refused(folder, options, message):
    done = run("season", folder / "athlete.toml", *options)
    assert done.code == 2
    assert message in done.err


def test_a_file_of_another_kind_is_never_replaced(folder):
    (folder / "out").mkdir()
    (folder / "out" / "season.html").write_text("my notes", "utf-8")
    done = run("season", folder / "athlete.toml", "--now", NOW, "--weeks", "1", "--out", folder / "out")
    assert done.code == 2
    assert [path.name for path in (folder / "out").iterdir()] == ["season.html"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are those of POSIX")
def test_an_interrupt_writes_nothing_and_ends_with_130(folder):
    arguments = [sys.executable, "-m", "liftrun", "season", str(folder / "athlete.toml"), "--now", NOW]
    process = subprocess.Popen(
        [*arguments, "--out", str(folder / "out")], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    deadline = time.monotonic() + 20
    while not (folder / "out").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err == b"liftrun: interrupted\n"
    assert list((folder / "out").iterdir()) == []
