"""Standard streams closed, full or without a buffer, odd widths and file names, a folder that is gone: one message."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from liftrun.cli import BAD_INPUT, DONE
from tests.house.source_tree import ROOT
from tests.squad.small import CLUB

FULL = Path("/dev/full")
WEEK = ("--week", "2026-11-23")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    shutil.copy(ROOT / "examples" / "base-phase" / "athlete.toml", tmp_path / "a.toml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def liftrun(*arguments, before="", **variables):
    """The command after some shell commands; `before` also has redirections, after `exec`."""
    # Under a limit of file sizes Python would leave truncated bytecode beside the source.
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1", **variables}
    script = f'{before}\nexec "$@"'
    command = ["bash", "-c", script, "bash", sys.executable, "-m", "liftrun", *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=60, env=environment)


PLAN = ("plan", "a.toml", *WEEK, "--ics", "a.ics")
SHOWN = ("plan", "a.toml", *WEEK, "--ics", os.devnull)


def test_a_closed_standard_error_changes_no_exit_code(folder):
    assert liftrun(*PLAN, before="exec 2>&-").returncode == DONE
    assert liftrun("plan", "none.toml", before="exec 2>&-").returncode == BAD_INPUT
    assert liftrun("plan", "--nonsense", before="exec 2>&-").returncode == BAD_INPUT


def test_with_all_streams_closed_the_files_are_whole(folder):
    outputs = ("--ics", "a.ics", "--json", "a.json")
    assert liftrun("plan", "a.toml", *WEEK, *outputs, before="exec <&- >&- 2>&-").returncode == DONE
    assert json.loads((folder / "a.json").read_text(encoding="utf-8"))["sessions"]
    assert (folder / "a.ics").read_bytes().endswith(b"END:VCALENDAR\r\n")


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
def test_a_full_standard_error_changes_no_exit_code(folder):
    assert liftrun("plan", "none.toml", before="exec 2>/dev/full").returncode == BAD_INPUT
    assert liftrun("plan", "--nonsense", before="exec 2>/dev/full").returncode == BAD_INPUT


@pytest.mark.parametrize("arguments", [("plan", "a.toml", *WEEK, "--json", "-"), ("check", "a.ics", "--json"), SHOWN])
def test_without_a_buffer_every_byte_that_is_not_written_is_noticed(folder, arguments):
    liftrun(*PLAN)
    done = liftrun(*arguments, before="ulimit -f 1; trap '' XFSZ; exec >part", PYTHONUNBUFFERED="1")
    assert done.returncode == BAD_INPUT
    assert done.stderr.startswith("liftrun: standard output: got File too large, expected a place that can be written")
    assert (folder / "part").stat().st_size <= 1024


@pytest.mark.parametrize("arguments", [("rules",), ("squad", "plan", "--help"), SHOWN])
def test_a_reader_that_has_closed_the_output_is_no_error(folder, arguments):
    reader, writer = os.pipe()
    os.close(reader)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "liftrun", *arguments]
    done = subprocess.run(command, check=False, stdout=writer, stderr=subprocess.PIPE, timeout=60, env=environment)
    os.close(writer)
    assert (done.returncode, done.stderr) == (DONE, b"")


def test_without_a_buffer_nothing_is_missing(folder):
    whole, unbuffered = (liftrun("plan", "a.toml", *WEEK, "--json", "-", PYTHONUNBUFFERED=text) for text in ("", "1"))
    assert whole.stdout == unbuffered.stdout
    assert json.loads(whole.stdout)


@pytest.mark.parametrize("width", ["0", "00", "-5", "x", "1"])
def test_every_width_shows_the_week(folder, width):
    done = liftrun(*PLAN, COLUMNS=width, LINES="0")
    assert (done.returncode, done.stderr) == (DONE, "")
    assert len(done.stdout) > 1000


def test_too_few_files_are_one_message(folder):
    shutil.copytree(CLUB, folder / "club")
    done = liftrun("squad", "plan", "club/squad.toml", *WEEK, "--out", "out", before="ulimit -n 12")
    assert done.returncode == BAD_INPUT
    assert done.stderr == (
        "liftrun: files: got Too many open files, expected a limit that is high enough. Raise it, as with"
        " `ulimit -n 1024`.\n"
    )


@pytest.mark.parametrize("command", ["plan", "squad plan"])
def test_a_working_folder_that_is_gone_is_one_message(folder, command):
    shutil.copytree(CLUB, folder / "club")
    file = folder / ("a.toml" if command == "plan" else "club/squad.toml")
    place = ("--ics", folder / "a.ics") if command == "plan" else ("--out", folder / "out")
    done = liftrun(*command.split(), file, *WEEK, *place, before="mkdir gone; cd gone; rmdir ../gone")
    assert done.returncode == BAD_INPUT
    assert done.stderr == (
        "liftrun: working folder: got No such file or directory, expected a folder that exists. Change to another"
        " folder.\n"
    )


ODD_NAMES = ["esc\x1b[31m\nape", os.fsdecode(b"no-utf8-\xff"), "turned\u202eround"]


@pytest.mark.parametrize("name", ODD_NAMES, ids=["control", "bytes", "direction"])
def test_an_odd_file_name_is_shown_safely(folder, name):
    shutil.copy("a.toml", f"{name}.toml")
    shutil.copy(ROOT / "examples" / "busy-week" / "work.ics", f"{name}.ics")
    outputs = ("--ics", f"{name}-out.ics", "--json", f"{name}.json", "--html", f"{name}.html")
    runs = [
        liftrun("plan", f"{name}.toml", *WEEK, "--busy", f"{name}.ics", *outputs),
        liftrun("plan", f"{name}-none.toml"),
        liftrun("plan", "a.toml", "--busy", f"{name}-none.ics"),
        liftrun("plan", "a.toml", "--ics", f"{name}-none/a.ics"),
        liftrun("check", f"{name}-none.ics"),
        liftrun("init", f"{name}-dir"),
        liftrun("bench", "report", "--results", f"{name}-none"),
    ]
    assert [done.returncode for done in runs] == [DONE, *[BAD_INPUT] * 4, DONE, BAD_INPUT]
    for done in runs:
        shown = (done.stdout + done.stderr).replace("\n", "")
        assert shown.isprintable()
        assert "Traceback" not in done.stderr
    assert (folder / f"{name}.json").is_file()


@pytest.mark.parametrize("name", ODD_NAMES, ids=["control", "bytes", "direction"])
def test_an_athlete_with_an_odd_file_name_fails_alone(folder, name):
    (folder / "athletes").mkdir()
    shutil.copy("a.toml", "athletes/a.toml")
    shutil.copy("a.toml", f"athletes/{name}.toml")
    Path("s.toml").write_text('name = "S"\ntimezone = "Europe/Berlin"\nathletes = "athletes"\n', encoding="utf-8")
    done = liftrun("squad", "plan", "s.toml", *WEEK, "--out", "out", "--jobs", "1")
    assert done.returncode == 3
    assert "1 athlete planned" in done.stdout
    assert "expected a file name of printable characters in UTF-8. Rename the file." in done.stderr
    assert done.stderr.replace("\n", "").isprintable()
    assert [path.name for path in (folder / "out" / "athletes").glob("*.ics")] == ["a.ics"]
