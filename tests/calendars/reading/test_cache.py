"""A large calendar is read once for a week: the second plan reads the cache, and never an outdated answer."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import replace

import pytest

from liftrun.calendars.reading import cache, guard
from liftrun.calendars.reading.busy import CalendarPolicy, read_busy
from liftrun.domain.errors import InputError
from tests.calendars.reading.build import WEEK, large_calendar

LARGE = [("large.ics", large_calendar(3000, 300))]


@pytest.fixture
def asked(monkeypatch, tmp_path):
    """How often a child was asked, with a folder of our own."""
    monkeypatch.setenv(cache.FOLDER, str(tmp_path / "kept"))
    real, calls = guard._ask, []

    def counted(*arguments):
        calls.append(arguments[1])
        return real(*arguments)

    monkeypatch.setattr(guard, "_ask", counted)
    return calls


def test_the_second_reading_is_taken_from_the_cache(asked):
    first = read_busy(LARGE, WEEK, CalendarPolicy())
    assert read_busy(LARGE, WEEK, CalendarPolicy()) == first
    assert len(asked) == 1
    assert first.busy


@pytest.mark.parametrize(
    "changed",
    [
        ([("other.ics", LARGE[0][1])], WEEK, CalendarPolicy()),
        ([("large.ics", LARGE[0][1].replace(b"SUMMARY:", b"SUMMARY:x", 1))], WEEK, CalendarPolicy()),
        (LARGE, WEEK, CalendarPolicy(all_day="free")),
        (LARGE, replace(WEEK, timezone="Europe/Paris"), CalendarPolicy()),
    ],
    ids=["name", "content", "policy", "zone"],
)
def test_a_change_of_anything_that_decides_the_answer_reads_again(asked, changed):
    read_busy(LARGE, WEEK, CalendarPolicy())
    read_busy(*changed)
    assert len(asked) == 2


def test_a_refusal_is_remembered_too(asked):
    page = [("page.ics", b"<html>" + b" " * 600_000)]
    messages = []
    for _ in range(2):
        with pytest.raises(InputError) as refused:
            read_busy(page, WEEK, CalendarPolicy())
        messages.append(str(refused.value))
    assert messages[0] == messages[1]
    assert len(asked) == 1


def test_a_damaged_or_forbidden_folder_changes_nothing(asked, tmp_path, monkeypatch):
    first = read_busy(LARGE, WEEK, CalendarPolicy())
    for file in (tmp_path / "kept").iterdir():
        file.write_bytes(b'{"busy": [')
    assert read_busy(LARGE, WEEK, CalendarPolicy()) == first
    (tmp_path / "file").write_text("no folder", "utf-8")
    monkeypatch.setenv(cache.FOLDER, str(tmp_path / "file"))
    assert read_busy(LARGE, WEEK, CalendarPolicy()) == first
    assert len(asked) == 3


@pytest.mark.parametrize("variable", ["XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"])
def test_a_folder_that_is_not_absolute_is_not_used(tmp_path, monkeypatch, variable):
    monkeypatch.chdir(tmp_path)
    for other in (cache.FOLDER, "XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(variable, "somewhere")
    assert cache.remembered("1", lambda: {"new": 1}) == {"new": 1}
    assert list(tmp_path.iterdir()) == []


def test_only_its_owner_may_read_what_is_kept(asked, tmp_path):
    read_busy(LARGE, WEEK, CalendarPolicy())
    (file,) = (tmp_path / "kept").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_the_oldest_answers_go_and_an_empty_name_turns_it_off(asked, tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "MOST_ANSWERS", 2)
    keys = [f"{number:064x}" for number in range(4)]
    for number, key in enumerate(keys):
        cache.remembered(key, lambda number=number: {"error": number})
        os.utime(tmp_path / "kept" / f"{key}.json", (number, number))
    assert sorted(path.stem for path in (tmp_path / "kept").iterdir()) == keys[2:]
    monkeypatch.setenv(cache.FOLDER, "")
    assert cache.remembered(keys[3], lambda: {"new": 1}) == {"new": 1}


def test_other_files_in_the_folder_are_never_removed(asked, tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "MOST_ANSWERS", 1)
    (tmp_path / "kept").mkdir()
    others = [tmp_path / "kept" / name for name in ("letters.json", "a.json", "notes.txt")]
    for path in others:
        path.write_text("of somebody else", "utf-8")
    for number in range(3):
        cache.remembered(f"{number:064x}", lambda: {"error": 0})
    assert all(path.is_file() for path in others)


@pytest.mark.parametrize("content", [b"[]", b"5", b"null", b'{"busy": 5}', b'{"sha256": "x", "answer": {"busy": 5}}'])
def test_an_answer_of_another_shape_is_read_again(asked, tmp_path, content):
    first = read_busy(LARGE, WEEK, CalendarPolicy())
    (file,) = (tmp_path / "kept").iterdir()
    file.write_bytes(content)
    assert read_busy(LARGE, WEEK, CalendarPolicy()) == first
    assert len(asked) == 2
    assert read_busy(LARGE, WEEK, CalendarPolicy()) == first
    assert len(asked) == 2


def test_an_answer_that_was_changed_is_read_again(asked, tmp_path):
    first = read_busy(LARGE, WEEK, CalendarPolicy())
    (file,) = (tmp_path / "kept").iterdir()
    kept = json.loads(file.read_bytes())
    kept["answer"]["busy"] = []
    file.write_text(json.dumps(kept), "utf-8")
    assert read_busy(LARGE, WEEK, CalendarPolicy()) == first


def test_small_calendars_are_read_and_not_kept(asked, tmp_path):
    small = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n"
    read_busy([("small.ics", small)], WEEK, CalendarPolicy())
    assert not (tmp_path / "kept").exists()
