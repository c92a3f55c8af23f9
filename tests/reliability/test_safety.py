"""Whatever a file says stays text, through the whole command: not run, not fetched, no markup; titles stay private."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys

import icalendar
import pytest

from liftrun.cli import BAD_INPUT, DONE, SOMETHING_DROPPED
from liftrun.documents.plan import PlanDocument
from liftrun.domain.plain_text import plain_line
from tests.cli.running import run
from tests.reliability import hostile
from tests.reliability.hostile import TEXTS, WEEK
from tests.report.drawing import parsed
from tests.report.test_safety import NOT_ON_A_TERMINAL, structure

KINDS = ("ics", "json", "html", "svg")
PRIVATE = "Oncologist"
FINE = {DONE, SOMETHING_DROPPED}
each_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())


def plan(folder, text="plain words", *options, private=None):
    """The command with all its outputs: what it says, and the files."""
    file = hostile.write(folder, text, private=private)
    outputs = [part for kind in KINDS for part in (f"--{kind}", folder / f"out.{kind}")]
    done = run("plan", file, *WEEK, *outputs, *options)
    assert done.code in FINE, done.err
    return done, {kind: (folder / f"out.{kind}").read_bytes().decode() for kind in KINDS}


@pytest.fixture(scope="module")
def harmless(tmp_path_factory):
    """What comes of plain words."""
    return plan(tmp_path_factory.mktemp("plain"), "plain words", "--show-titles")


@pytest.fixture(scope="module", params=TEXTS.values(), ids=TEXTS.keys())
def planned(request, tmp_path_factory):
    """A hostile text, what the command says to it, and the files that it writes."""
    return request.param, *plan(tmp_path_factory.mktemp("hostile"), request.param, "--show-titles")


def test_hostile_words_leave_the_command_as_text(planned, harmless):
    _, done, files = planned
    assert done.code == harmless[0].code
    assert not NOT_ON_A_TERMINAL.search(done.out + done.err)
    for kind in ("html", "svg"):
        assert not NOT_ON_A_TERMINAL.search(files[kind])
        assert structure(files[kind]) == structure(harmless[1][kind])
        parsed(files[kind])


def test_json_holds_the_words_as_one_harmless_line(planned):
    text, _, files = planned
    document = PlanDocument.model_validate_json(files["json"])
    assert not NOT_ON_A_TERMINAL.search(files["json"])
    assert document.athlete == plain_line(text)
    assert [part.title for part in document.sessions if part.title.startswith(plain_line(text))]
    assert [part.title for part in document.calendar.busy if part.title]


def test_calendars_hold_the_words_and_no_line_of_their_own(planned, harmless):
    text, _, files = planned
    found, plain = (icalendar.Calendar.from_ical(one["ics"]) for one in (files, harmless[1]))
    assert [part.name for part in found.walk()] == [part.name for part in plain.walk()]
    assert [sorted(set(part.keys())) for part in found.walk()] == [sorted(set(part.keys())) for part in plain.walk()]
    assert not NOT_ON_A_TERMINAL.search(files["ics"].replace("\r\n", "\n"))
    assert all(len(line.encode()) <= 75 for line in files["ics"].split("\r\n"))
    told = plain_line(text).translate({ord("<"): "‹", ord(">"): "›"})
    assert [event for event in found.walk("VEVENT") if str(event["SUMMARY"]).startswith(told)]


@each_text
def test_a_message_about_hostile_words_is_one_harmless_line(tmp_path, text):
    quoted = json.dumps(text)
    for wrong in (f"{quoted} = 1", f"timezone = {quoted}", f"units = {quoted}", f'x.{quoted}."y" = 2', f"{text} ="):
        file = tmp_path / "wrong.toml"
        file.write_bytes(f"{wrong}\n".encode())
        done = run("plan", file, *WEEK)
        assert (done.code, done.out, done.err.count("\n")) == (BAD_INPUT, "", 1)
        assert not NOT_ON_A_TERMINAL.search(done.err)


@each_text
@pytest.mark.parametrize("kind", ["toml", "json", "ics"])
def test_a_checked_week_in_hostile_words_is_reported_as_text(tmp_path, harmless, text, kind):
    week = tmp_path / f"week.{kind}"
    if kind == "toml":
        week.write_text(f"phase = 'base'\nmon = ['easy 5 km', {json.dumps(text)}]\n", encoding="utf-8")
    else:
        written = json.dumps(text)[1:-1] if kind == "json" else text.replace("\r\n", "\\n")
        assert "plain words" in harmless[1][kind]
        week.write_bytes(harmless[1][kind].replace("plain words", written).encode())
    for options in ((), ("--json",)):
        done = run("check", week, *options)
        assert done.code in {DONE, 1, BAD_INPUT}
        assert not NOT_ON_A_TERMINAL.search(done.out + done.err)
        assert "Traceback" not in done.err


def test_private_words_of_a_calendar_enter_no_output_unless_asked_for(tmp_path):
    done, files = plan(tmp_path, private=PRIVATE)
    assert "not read" in files["json"], "the broken events are told of"
    assert not [kind for kind, text in files.items() if PRIVATE.lower() in text.lower()]
    assert PRIVATE.lower() not in (done.out + done.err).lower()


def test_titles_that_are_asked_for_are_shown_and_nothing_else_of_the_calendar(tmp_path):
    file = hostile.write(tmp_path)
    told = {"SUMMARY": "Dentist", "DESCRIPTION": "Root canal", "LOCATION": "Pain Street", "UID": "secret@example.org"}
    lines = [f"{name}:{value}" for name, value in told.items()]
    event = ["BEGIN:VEVENT", *lines, "DTSTART;TZID=Europe/Berlin:20261123T180000", "DURATION:PT1H", "END:VEVENT"]
    ics = "\r\n".join(["BEGIN:VCALENDAR", *event, "END:VCALENDAR", ""])
    (tmp_path / "busy.ics").write_text(ics, encoding="utf-8")
    outputs = [part for kind in KINDS for part in (f"--{kind}", tmp_path / f"out.{kind}")]
    assert run("plan", file, *WEEK, *outputs, "--show-titles").code in FINE
    everything = "".join((tmp_path / f"out.{kind}").read_text(encoding="utf-8") for kind in KINDS)
    assert "Dentist" in everything
    assert not [value for value in ("Root canal", "Pain Street", "secret@") if value in everything]


@pytest.mark.parametrize("broken", ["not a calendar: {}", "<html>{}</html>", "BEGIN:VCALENDAR\n{}", "{0} {0}"])
def test_a_calendar_that_cannot_be_read_is_refused_without_its_words(tmp_path, broken):
    file = hostile.write(tmp_path)
    (tmp_path / "busy.ics").write_text(broken.format(PRIVATE), encoding="utf-8")
    done = run("plan", file, *WEEK)
    assert PRIVATE not in done.out + done.err
    assert done.code == BAD_INPUT or "BEGIN:VCALENDAR" in broken


NAMES = (
    "../../outside",
    "/etc/passwd",
    "..",
    ".",
    "a/b\\c",
    "con\x00",
    "~",
    "-rf",
    "$(id)",
    "",
    "x" * 300,
    "evil\n.ics",
)


def outside(folder):
    return {path for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", ["../../outside", "/outside", "..\\outside", "a/b"])
def test_an_output_is_named_for_the_file_whatever_the_athlete_is_called(tmp_path, name):
    folder = tmp_path / "one" / "two"
    folder.mkdir(parents=True)
    file = hostile.write(folder, name)
    assert run("plan", file, *WEEK).code in FINE
    assert {path.relative_to(folder).as_posix() for path in outside(tmp_path)} == {
        "athlete.toml",
        "busy.ics",
        "athlete-2026-11-23.ics",
    }


def squad_of(folder, names):
    """A squad read line by line, of athletes with these names."""
    somebody = {
        "timezone": "Europe/Berlin",
        "units": "km",
        "experience": "beginner",
        "paces": {"easy": "6:30"},
        "running": {"days": 2, "weekly_distance": 12},
        "availability": {"every_day": "06:00-07:30"},
        "home": {"equipment": "dumbbells"},
    }
    lines = [json.dumps({"name": name, **somebody}) for name in names]
    (folder / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    squad = folder / "squad.toml"
    squad.write_text('name = "All"\ntimezone = "Europe/Berlin"\nathletes = "all.jsonl"\n', encoding="utf-8")
    return squad


def test_no_name_in_a_squad_leads_out_of_its_folder_or_becomes_a_formula(tmp_path):
    folder = tmp_path / "deep" / "deeper"
    folder.mkdir(parents=True)
    squad = squad_of(folder, [*NAMES, "=1+1", "@SUM(A1)", "+1", "-1"])
    before = outside(tmp_path)
    done = run("squad", "plan", squad, *WEEK, "--out", folder / "out", "--jobs", "1")
    assert done.code in FINE, done.err
    written = outside(tmp_path) - before
    assert all(path.is_relative_to(folder / "out") for path in written)
    files = [path.name for path in written if path.parent.name == "athletes"]
    assert files
    assert all(re.fullmatch(r"\d{7}-[a-z0-9-]{1,40}\.(ics|json|html)", name) for name in files)
    tables = [path for path in written if path.suffix == ".csv"]
    assert tables
    for table in tables:
        cells = [cell for row in csv.reader(io.StringIO(table.read_text(encoding="utf-8"))) for cell in row]
        assert "'=1+1" in cells
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_a_squad_never_shows_why_somebody_is_busy(tmp_path):
    squad = squad_of(tmp_path, ["One"])
    athletes = tmp_path / "athletes"
    athletes.mkdir()
    hostile.write(athletes, private=PRIVATE)
    squad.write_text(squad.read_text().replace("all.jsonl", "athletes/"), encoding="utf-8")
    done = run("squad", "plan", squad, *WEEK, "--out", tmp_path / "out", "--jobs", "1")
    assert done.code in FINE
    told = [path for path in outside(tmp_path / "out") if PRIVATE.lower().encode() in path.read_bytes().lower()]
    assert told == []
    assert PRIVATE not in done.out + done.err


ALONE = """
import runpy, socket, subprocess, sys
def refuse(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.spawn", "os.posix_spawn", "urllib.",
                         "http.", "ftplib.", "smtplib.", "webbrowser.", "pty.", "shutil.", "ctypes.dlopen_url")):
        print("REFUSED", event, file=sys.stderr, flush=True)
        raise RuntimeError(event)
sys.addaudithook(refuse)
sys.argv = ["liftrun", *sys.argv[1:]]
runpy.run_module("liftrun", run_name="__main__")
"""


def alone(*arguments):
    """The command in a process that may open no socket and start no program."""
    return subprocess.run(
        [sys.executable, "-c", ALONE, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_process_that_may_do_nothing_is_really_stopped():
    probe = ALONE.replace('runpy.run_module("liftrun", run_name="__main__")', "socket.socket()")
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=False)
    assert "REFUSED socket.__new__" in done.stderr


@pytest.mark.parametrize("text", ["https://example.invalid/x.ics", "file:///etc/passwd", "<img src=//example.invalid>"])
def test_no_socket_is_opened_and_no_program_started(tmp_path, text):
    file = hostile.write(tmp_path, text)
    outputs = [part for kind in KINDS for part in (f"--{kind}", tmp_path / f"out.{kind}")]
    done = alone("plan", file, *WEEK, *outputs, "--show-titles")
    assert done.returncode in FINE, done.stderr
    assert "REFUSED" not in done.stderr
    checked = alone("check", tmp_path / "out.json", "--athlete", file)
    assert checked.returncode in {DONE, 1}, checked.stderr
    assert "REFUSED" not in checked.stderr


@pytest.mark.parametrize(
    "address", ["webcal://example.invalid/x.ics", "https://example.invalid/x.ics", "WEBCAL:x", "file:///x"]
)
def test_an_address_in_place_of_a_file_is_refused_and_never_fetched(tmp_path, address):
    file = hostile.write(tmp_path)
    file.write_text(file.read_text(encoding="utf-8").replace('"busy.ics"', json.dumps(address)), encoding="utf-8")
    named, asked = alone("plan", file, *WEEK), alone("plan", hostile.write(tmp_path), *WEEK, "--busy", address)
    for done in (named, asked):
        assert done.returncode == BAD_INPUT
        assert done.stdout == ""
        assert "REFUSED" not in done.stderr
    assert "liftrun fetches nothing" in named.stderr
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["athlete.toml", "busy.ics"]


def test_pages_and_pictures_load_nothing_from_elsewhere(tmp_path):
    _, files = plan(tmp_path, "https://example.invalid/pixel.png", "--show-titles")
    for kind in ("html", "svg"):
        for element in parsed(files[kind]).iter():
            assert element.tag.rpartition("}")[2] not in {"script", "img", "iframe", "object", "embed", "link", "image"}
            for name, value in element.attrib.items():
                assert not name.lower().startswith("on")
                assert name.rpartition("}")[2] not in {"src", "action", "formaction", "srcset"}
                assert name.rpartition("}")[2] != "href" or value.startswith("#")
        assert "@import" not in files[kind]
        assert "url(" not in files[kind].replace("url(#", "")
