"""Large calendars are read in a process of its own, which the system stops at its limits of time and memory."""

from __future__ import annotations

import subprocess
import sys

import pytest

from liftrun.calendars.reading import busy, guard
from liftrun.calendars.reading.busy import CalendarPolicy, read_busy
from liftrun.domain.errors import InputError
from tests.calendars.reading.build import WEEK, calendar, event, read

GOOD = event("DTSTART:20261124T090000\nDURATION:PT1H\nSUMMARY:Good", "good@example.org")


@pytest.fixture
def large():
    """A calendar that is read in a process of its own."""
    content = calendar(GOOD, "BEGIN:X-FILLER\n" + "X:y\n" * (busy.HARMLESS_BYTES // 5) + "END:X-FILLER")
    assert len(content) > busy.HARMLESS_BYTES
    return content


def test_a_large_calendar_is_read_elsewhere_to_the_same_end(large, monkeypatch):
    policy = CalendarPolicy(all_day="free", own_addresses=("maya@example.org",))
    bad = calendar(
        event("DTSTART;TZID=Nowhere:20261124T110000\nDURATION:PT1H\nSUMMARY:Tschüß"), event("SUMMARY:x", "b")
    )
    sources = [("große.ics", large), ("b.ics", bad)]
    elsewhere = guard.read_guarded(sources, WEEK, policy, 3)
    monkeypatch.setattr(busy, "HARMLESS_BYTES", 10**9)
    assert elsewhere == read_busy(sources, WEEK, policy, 3)
    assert (len(elsewhere.busy), len(elsewhere.assumed), len(elsewhere.skipped)) == (2, 1, 1)


def test_an_error_in_a_large_calendar_is_the_same_error(large):
    with pytest.raises(InputError) as caught:
        read(large, b"<html>")
    assert (caught.value.file, caught.value.value) == ("b.ics", "a web page")


def test_only_large_calendars_start_a_process(large, monkeypatch):
    started = []
    run = subprocess.run
    monkeypatch.setattr(guard.subprocess, "run", lambda *args, **options: started.append(args) or run(*args, **options))
    read(calendar(GOOD))
    assert not started
    read(large)
    assert len(started) == 1


def test_a_process_that_hangs_is_ended(large, monkeypatch):
    monkeypatch.setattr(guard, "_CHILD", (sys.executable, "-c", "while True: pass"))
    with pytest.raises(InputError, match=r"a\.ics: expected a calendar that can be read within 0\.01 seconds"):
        read(large, seconds=0.01)


def test_the_process_cannot_have_more_memory_than_allowed(large, monkeypatch):
    greedy = "from liftrun.calendars.reading import guard; guard._limit(5); b = bytearray(520 * 2**20)"
    monkeypatch.setattr(guard, "_CHILD", (sys.executable, "-c", greedy))
    with pytest.raises(InputError, match=r"a\.ics: expected a calendar that can be read within 512 MB of memory"):
        read(large)


def test_the_process_is_ended_by_the_system_when_it_has_used_up_its_time(large, monkeypatch):
    busy_loop = "import resource\nfrom liftrun.calendars.reading import guard\nguard._limit(0)\nwhile True: pass"
    monkeypatch.setattr(guard, "_CHILD", (sys.executable, "-c", busy_loop))
    with pytest.raises(InputError, match=r"can be read within 30 seconds"):
        read(large, seconds=30)


def test_a_bug_in_the_process_is_not_blamed_on_the_calendar(large, monkeypatch):
    monkeypatch.setattr(guard, "_CHILD", (sys.executable, "-c", "raise KeyError('bug')"))
    with pytest.raises(RuntimeError, match=r"(?s)reading a\.ics failed: .*KeyError: 'bug'"):
        read(large)
