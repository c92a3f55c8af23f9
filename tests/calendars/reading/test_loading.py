"""Calendars from files and from standard input; what cannot be opened is refused by name."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest

from liftrun.calendars.reading.busy import BusyTime, CalendarPolicy, load_busy
from liftrun.domain import Span
from liftrun.domain.errors import InputError
from tests.calendars.reading.build import WEEK, calendar, event

CONTENT = calendar(event("DTSTART:20261124T090000\nDURATION:PT1H\nSUMMARY:Meeting"))
BUSY = (BusyTime(Span(1980, 2040), "Meeting"),)


def test_calendars_are_read_from_files(tmp_path):
    (tmp_path / "work.ics").write_bytes(CONTENT)
    (tmp_path / "home.ics").write_bytes(calendar())
    reading = load_busy([tmp_path / "work.ics", tmp_path / "home.ics"], WEEK, CalendarPolicy())
    assert (reading.busy, reading.events_read) == (BUSY, 1)


def test_no_calendars_are_no_busy_time():
    assert load_busy([], WEEK, CalendarPolicy()).busy == ()


def test_a_dash_is_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(CONTENT)))
    assert load_busy(["-"], WEEK, CalendarPolicy()).busy == BUSY


def test_an_endless_standard_input_is_read_only_up_to_the_limit(monkeypatch):
    class Endless(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, buffer):
            buffer[:] = bytes(len(buffer))
            return len(buffer)

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(Endless())))
    with pytest.raises(InputError, match=r"-: got more than 1,000 bytes, expected a calendar of at most 1,000 bytes"):
        load_busy(["-"], WEEK, CalendarPolicy(max_bytes=1000))


def _refused(path) -> str:
    with pytest.raises(InputError) as caught:
        load_busy([path], WEEK, CalendarPolicy(max_bytes=1000))
    assert caught.value.file == str(path)
    return str(caught.value).removeprefix(f"{path}: ")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    assert _refused(tmp_path / "gone.ics") == (
        "got no such file, expected a calendar file. Check the path, or leave the calendar out."
    )


def test_a_folder_is_refused(tmp_path):
    assert _refused(tmp_path) == "got a folder, expected a calendar file. Name the .ics file inside it."


def test_a_pipe_that_would_never_end_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe.ics")
    assert _refused(tmp_path / "pipe.ics") == (
        "got a device or pipe, expected a calendar file. Save the calendar to a file first."
    )


def test_a_file_over_the_limit_is_refused(tmp_path):
    (tmp_path / "large.ics").write_bytes(CONTENT + b" " * 1000)
    assert _refused(tmp_path / "large.ics") == (
        "got more than 1,000 bytes, expected a calendar of at most 1,000 bytes."
        " Export a shorter stretch of the calendar."
    )


def test_a_file_that_cannot_be_opened_is_refused(tmp_path, monkeypatch):
    (tmp_path / "locked.ics").write_bytes(CONTENT)

    def deny(*_args):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.open", deny)
    assert _refused(tmp_path / "locked.ics") == (
        "got Permission denied, expected a readable calendar file. Make the file readable, or leave the calendar out."
    )


@pytest.mark.parametrize("name", ["x" * 5000 + ".ics", "nul\0byte.ics", "file.ics/inner.ics"])
def test_a_name_that_cannot_be_a_file_is_refused(tmp_path, name):
    (tmp_path / "file.ics").write_bytes(CONTENT)
    assert "expected a" in _refused(tmp_path / name)


def test_the_calendar_libraries_are_loaded_only_when_a_calendar_is_read():
    program = (
        "import sys; from liftrun.calendars.reading import busy, guard; from liftrun.calendars import policy\n"
        "busy.load_busy([], None, policy.CalendarPolicy())\n"
        "assert not {'icalendar', 'dateutil'} & sys.modules.keys()"
    )
    subprocess.run((sys.executable, "-c", program), check=True)
