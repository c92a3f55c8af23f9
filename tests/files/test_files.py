"""Output files: the old one or the new one, never a part."""

from __future__ import annotations

import errno
import io
import os
import random
import re
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from liftrun.domain.errors import InputError
from liftrun.files.output_files import read_previous, write_atomically, write_completely, write_pieces
from liftrun.files.staged_file import remove_leftovers, stage

WRITER = """
import itertools, sys
from pathlib import Path
from liftrun.files.output_files import write_atomically
print("ready", flush=True)
for number in itertools.count():
    write_atomically(Path(sys.argv[1]), (b"%d " % number) * 50_000 + b"end")
"""


class BrokenError(Exception):
    pass


def folder_of(path):
    return sorted(item.name for item in path.parent.iterdir())


@pytest.fixture
def target(tmp_path):
    path = tmp_path / "week.ics"
    path.write_bytes(b"old")
    return path


def test_a_new_file_is_written_and_an_old_one_replaced(tmp_path):
    path = tmp_path / "week.ics"
    for content in (b"one", b"", b"three"):
        write_atomically(path, content)
        assert path.read_bytes() == content
    assert folder_of(path) == ["week.ics"]


def test_a_new_file_has_the_permissions_that_any_new_file_gets(tmp_path):
    (tmp_path / "usual").write_bytes(b"")
    write_atomically(tmp_path / "week.ics", b"new")
    assert (tmp_path / "week.ics").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_an_old_file_keeps_its_permissions(target):
    target.chmod(0o640)
    write_atomically(target, b"new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_link_keeps_its_place_and_its_target_is_replaced(target, tmp_path):
    link = tmp_path / "link.ics"
    link.symlink_to(target)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_long_name_leaves_room_for_the_temporary_one(tmp_path):
    path = tmp_path / ("ü" * 125 + ".ics")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_device_is_written_to_and_stays_a_device():
    write_atomically(Path(os.devnull), b"new")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_pieces_replace_a_file_as_a_whole_does(target, tmp_path):
    target.chmod(0o640)
    link = tmp_path / "link.csv"
    link.symlink_to(target)
    write_pieces(link, iter([b"one,", b"two\r\n"]))
    assert target.read_bytes() == b"one,two\r\n"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert folder_of(target) == ["link.csv", "week.ics"]


def test_pieces_are_written_to_a_device_which_stays_a_device(tmp_path):
    (tmp_path / "link").symlink_to(os.devnull)
    write_pieces(tmp_path / "link", [b"one", b"two"])
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_a_fault_in_a_piece_leaves_the_old_file(target):
    def pieces():
        yield b"new"
        raise BrokenError

    with pytest.raises(BrokenError):
        write_pieces(target, pieces())
    assert target.read_bytes() == b"old"
    assert folder_of(target) == ["week.ics"]


def test_a_stream_that_takes_a_part_at_a_time_gets_every_byte():
    class Narrow(io.RawIOBase):
        taken = b""

        def writable(self):
            return True

        def write(self, content):
            self.taken += bytes(content[:3])
            return min(3, len(content))

    narrow = Narrow()
    write_completely(narrow, b"0123456789")
    assert narrow.taken == b"0123456789"


def test_a_stream_that_takes_nothing_is_a_fault():
    class Full(io.RawIOBase):
        def write(self, _content):
            return None

    with pytest.raises(BlockingIOError):
        write_completely(Full(), b"0123456789")


def test_a_dash_is_standard_output(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    stream = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(sys, "stdout", stream)
    write_atomically(Path("-"), b"BEGIN:VCALENDAR\r\n")
    assert stream.buffer.getvalue() == b"BEGIN:VCALENDAR\r\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt(), BrokenError()])
@pytest.mark.parametrize("moment", ["os.fsync", "pathlib.Path.chmod", "pathlib.Path.replace"])
def test_after_a_fault_the_old_file_is_there_and_no_part_of_the_new_one(target, monkeypatch, fault, moment):
    def fail(*_):
        raise fault

    monkeypatch.setattr(moment, fail)
    with pytest.raises((InputError, KeyboardInterrupt, BrokenError)):
        write_atomically(target, b"new")
    assert target.read_bytes() == b"old"
    assert folder_of(target) == ["week.ics"]


def test_a_missing_folder_is_one_clear_message(tmp_path):
    with pytest.raises(InputError) as caught:
        write_atomically(tmp_path / "none" / "week.ics", b"new")
    assert str(caught.value) == (
        f"{tmp_path}/none/week.ics: got No such file or directory, expected a file in a folder that exists. "
        "Choose another place to write to, or make this one writable."
    )


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (errno.ENOSPC, "No space left on device, expected a disk with room for the file. Make room there, or"),
        (errno.EDQUOT, "Disk quota exceeded, expected a disk with room for the file. Make room there, or"),
        (errno.EROFS, "Read-only file system, expected a place that can be read and written to. Choose another"),
        (errno.EACCES, "Permission denied, expected a place that can be read and written to. Choose another"),
    ],
)
def test_the_message_names_what_is_missing_at_the_place(target, monkeypatch, number, message):
    def fail(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(InputError, match=re.escape(message)):
        write_atomically(target, b"new")
    assert target.read_bytes() == b"old"


def test_links_in_a_circle_are_one_clear_message(tmp_path):
    (tmp_path / "one").symlink_to(tmp_path / "two")
    (tmp_path / "two").symlink_to(tmp_path / "one")
    for place in (tmp_path / "one", tmp_path / "one" / "week.ics"):
        with pytest.raises(InputError, match="got Too many levels of symbolic links, expected a file in a folder"):
            write_atomically(place, b"new")
    assert (tmp_path / "one").is_symlink()


def test_a_name_that_is_too_long_is_one_clear_message(tmp_path):
    with pytest.raises(InputError, match="got File name too long, expected a shorter name"):
        write_atomically(tmp_path / ("n" * 300), b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_not_a_file_to_write_or_to_read(tmp_path):
    with pytest.raises(InputError, match="Is a directory"):
        write_atomically(tmp_path, b"new")
    assert read_previous(tmp_path) is None
    assert tmp_path.is_dir()


def test_the_content_to_be_replaced_is_read_and_none_without_a_file(target, tmp_path):
    assert read_previous(target) == b"old"
    assert read_previous(tmp_path / "none.ics") is None
    assert read_previous(Path("-")) is None
    assert read_previous(Path(os.devnull)) is None


def test_an_unreadable_file_is_one_clear_message(target, monkeypatch):
    def fail(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(InputError, match="Permission denied"):
        read_previous(target)


def test_a_writer_that_is_killed_leaves_a_whole_file(tmp_path):
    moments = random.Random(7)
    path = tmp_path / "week.ics"
    path.write_bytes(b"0 " * 50_000 + b"end")
    for _ in range(10):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, env={"PYTHONPATH": ":".join(sys.path)}
        )
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(moments.uniform(0.005, 0.05))
        writer.kill()
        writer.communicate()
        *numbers, end = path.read_bytes().split(b" ")
        assert end == b"end"
        assert len(numbers) == 50_000
        assert len(set(numbers)) == 1


def test_what_a_killed_run_left_is_removed_and_nothing_else(tmp_path):
    left = stage(tmp_path / "sessions.csv", [b"half"])
    kept = [tmp_path / name for name in ("sessions.csv", ".sessions.csv.part", "mine.part", ".other.csv.abcdefgh.part")]
    for path in kept:
        path.write_bytes(b"mine")
    remove_leftovers(tmp_path, ("sessions.csv",))
    assert not left.exists()
    assert all(path.read_bytes() == b"mine" for path in kept)
    remove_leftovers(tmp_path)
    assert [path.exists() for path in kept] == [True, True, True, False]
