"""Only regular files are read: a pipe or a device in their place is one message, and nothing waits for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from liftrun.cli import BAD_INPUT, SOMETHING_DROPPED
from liftrun.files.input_files import NotRegularFileError, open_regular, read_regular
from tests.cli.running import run

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    shutil.copytree(EXAMPLES / "busy-week", tmp_path / "week")
    monkeypatch.chdir(tmp_path / "week")
    os.mkfifo("pipe")
    return tmp_path / "week"


def liftrun(*arguments):
    """The command in a process of its own, which must end by itself."""
    command = [sys.executable, "-m", "liftrun", *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)


def test_a_file_and_a_link_to_one_are_read(tmp_path):
    (tmp_path / "file").write_bytes(b"content")
    (tmp_path / "link").symlink_to("file")
    assert read_regular(tmp_path / "file") == read_regular(tmp_path / "link") == b"content"
    assert read_regular(tmp_path / "file", 3) == b"con"


@pytest.mark.parametrize("name", ["pipe", "link", "/dev/null", "/dev/zero"])
def test_a_pipe_and_a_device_are_not_opened(folder, name):
    (folder / "link").symlink_to("pipe")
    with pytest.raises(NotRegularFileError, match="A pipe or a device"):
        open_regular(folder / name)


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(IsADirectoryError):
        open_regular(tmp_path)


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (("plan", "pipe"), "pipe: got a pipe or a device, expected a file. Save it as a file, or use - for standard"),
        (("plan", "/dev/zero"), "/dev/zero: got a pipe or a device, expected a file."),
        (("plan", "athlete.toml", "--busy", "pipe"), "pipe: got a device or pipe, expected a calendar file."),
        (("check", "pipe"), "pipe: got a pipe or a device, expected a schedule that can be read."),
        (("check", "athlete.toml", "--athlete", "pipe"), "pipe: got a pipe or a device, expected a file."),
        (("squad", "plan", "pipe", "--out", "out"), "pipe: got a pipe or a device, expected a file."),
        (("bench", "run", "pipe"), "pipe: got a pipe or a device, expected a file."),
    ],
)
def test_a_command_refuses_a_pipe_at_once(folder, command, message):
    done = liftrun(*command)
    assert (done.returncode, done.stdout) == (BAD_INPUT, "")
    assert done.stderr.startswith(f"liftrun: {message}")
    assert done.stderr.count("\n") == 1
    assert not (folder / "out").exists()


def test_a_pipe_named_like_an_athlete_fails_alone(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("athletes").mkdir()
    shutil.copy(EXAMPLES / "base-phase" / "athlete.toml", "athletes/a.toml")
    os.mkfifo("athletes/b.toml")
    Path("s.toml").write_text('name = "S"\ntimezone = "Europe/Berlin"\nathletes = "athletes"\n', encoding="utf-8")
    done = liftrun("squad", "plan", "s.toml", "--out", "out", "--week", "2026-11-23", "--jobs", "1")
    assert done.returncode == SOMETHING_DROPPED, done.stderr
    assert "1 athlete planned" in done.stdout
    assert "athletes/b.toml: got a pipe or a device, expected a file." in done.stderr


def test_a_pipe_in_the_place_of_many_athletes_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    os.mkfifo("a.jsonl")
    Path("s.toml").write_text('name = "S"\ntimezone = "Europe/Berlin"\nathletes = "a.jsonl"\n', encoding="utf-8")
    done = liftrun("squad", "plan", "s.toml", "--out", "out", "--week", "2026-11-23", "--jobs", "1")
    assert done.returncode == BAD_INPUT
    assert "a.jsonl: got a pipe or a device, expected a file that can be read." in done.stderr


@pytest.mark.parametrize("arguments", [("plan", "-"), ("check", "-"), ("plan", "athlete.toml", "--busy", "-")])
def test_a_closed_standard_input_is_one_message(folder, arguments):
    command = [sys.executable, "-m", "liftrun", *arguments]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, timeout=60, preexec_fn=lambda: os.close(0)
    )
    assert (done.returncode, done.stdout) == (BAD_INPUT, "")
    assert "closed stream, expected" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_plan_with_a_time_at_the_edge_of_the_calendar_is_one_message(folder):
    run("plan", "athlete.toml", "--week", "2026-11-23", "--json", "plan.json")
    text = Path("plan.json").read_text(encoding="utf-8")
    begin = text.index('"start": "') + len('"start": "')
    for edge in ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:00-12:00"):
        Path("edge.json").write_text(text[:begin] + edge + text[text.index('"', begin) :], encoding="utf-8")
        done = run("check", "edge.json")
        assert done.code == BAD_INPUT
        assert f"sessions[1].start: got {edge}, expected a time near the week of 2026-11-23." in done.err


@pytest.mark.parametrize("name", ["localtime", "posixrules", "Factory", "right/Europe/Berlin", "posix/Europe/Berlin"])
def test_a_file_of_the_tz_database_that_is_no_place_is_no_zone(folder, name):
    text = Path("athlete.toml").read_text(encoding="utf-8").replace("Europe/Berlin", name)
    Path("athlete.toml").write_text(text, encoding="utf-8")
    for done in (run("plan", "athlete.toml"), run("check", "athlete.toml", "--timezone", name)):
        assert done.code == BAD_INPUT
        assert f'timezone: got "{name}", expected a time zone such as "Europe/Berlin".' in done.err
