"""A file of results is used only as far as it can be trusted; the rest is planned again, with one message."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest

from liftrun.domain.errors import InputError
from liftrun.squad.workers.store import FORMAT, AthleteRow, ResultStore, is_results_file
from tests.squad.small import contents, folder_of, run

ROW = AthleteRow("ada", 0, "key", b'{"plan": 1}', None, "{}")


@pytest.fixture
def path(tmp_path):
    """A file of results with one finished athlete and one remembered solve."""
    found = tmp_path / "results.sqlite"
    with ResultStore(found, resume=True) as store:
        store.put(ROW)
        store.remember("solve", b"answer")
    return found


def change(path, statement, *values):
    with closing(sqlite3.connect(path)) as base, base:
        base.execute(statement, values)


def test_what_was_finished_is_used_again(path):
    with ResultStore(path, resume=True) as store:
        assert store.known("ada", "key") == ROW
        assert store.recall("solve") == b"answer"
        assert store.remarks == []


@pytest.mark.parametrize("column", ["document", "files", "position"])
def test_a_row_that_was_changed_is_planned_again(path, column):
    statement = f"update athlete set {column} = ?"  # noqa: S608  # a column of the test
    change(path, statement, b"changed" if column == "document" else "7")
    with ResultStore(path, resume=True) as store:
        assert store.known("ada", "key") is None
        assert store.remarks == ["The result of ada was changed or damaged since; planned again."]


def test_a_remembered_solve_that_was_changed_is_solved_again(path):
    change(path, "update solved set value = ?", b"another")
    with ResultStore(path, resume=True) as store:
        assert store.recall("solve") is None


@pytest.mark.parametrize("version", ["liftrun.squad-results/1", "liftrun.squad-results/99"])
def test_a_file_of_another_version_is_set_aside(path, version):
    change(path, "update about set value = ?", version)
    with ResultStore(path, resume=True) as store:
        assert store.known("ada", "key") is None
        assert len(store.remarks) == 1
        assert version in store.remarks[0]
    with closing(sqlite3.connect(path.with_name("results.sqlite.unusable"))) as kept:
        assert kept.execute("select value from about").fetchone() == (version,)


def test_a_damaged_file_is_set_aside(path):
    content = bytearray(path.read_bytes())
    content[4096 * 2 : 4096 * 2 + 2000] = b"x" * 2000
    path.write_bytes(content)
    with ResultStore(path, resume=True) as store:
        assert store.known("ada", "key") is None
        assert len(store.remarks) == 1
        assert "is damaged" in store.remarks[0]
    assert path.with_name("results.sqlite.unusable").read_bytes() == bytes(content)


@pytest.mark.parametrize("size", [4096, 4097, 8192, 10_000, 12_288, 16_384, 18_432])
def test_a_truncated_file_is_set_aside(path, size):
    content = path.read_bytes()
    assert len(content) > size
    path.write_bytes(content[:size])
    assert is_results_file(path)
    with ResultStore(path, resume=True) as store:
        assert store.known("ada", "key") is None
        assert ["is damaged" in remark for remark in store.remarks] == [True]
    assert path.with_name("results.sqlite.unusable").read_bytes() == content[:size]


def test_what_a_file_without_its_last_byte_still_gives_is_what_was_written(path):
    path.write_bytes(path.read_bytes()[:-1])
    with ResultStore(path, resume=True) as store:
        assert store.known("ada", "key") in {None, ROW}
        assert store.recall("solve") in {None, b"answer"}


def test_a_damaged_database_of_another_program_is_no_results_file(tmp_path):
    path = tmp_path / "results.sqlite"
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("create table about (name text primary key, value text)")
        base.execute("insert into about values ('format', 'photos/1')")
    path.write_bytes(path.read_bytes()[:6000])
    assert not is_results_file(path)


def test_a_full_disk_is_one_message(path):
    store = ResultStore(path, resume=True)
    with store:
        (pages,) = store._base.execute("pragma page_count").fetchone()
        store._base.execute(f"pragma max_page_count = {pages}")
        with pytest.raises(InputError, match="database or disk is full"):
            store.put(ROW._replace(identity="ben", document=b"x" * 100_000))


def test_a_squad_whose_results_were_changed_is_planned_again_to_the_same_bytes(tmp_path):
    file = folder_of(tmp_path, 2)
    out = tmp_path / "out"
    run(file, out)
    first = contents(out)
    results = out / "results.sqlite"
    with closing(sqlite3.connect(results)) as base:
        document = json.loads(base.execute("select document from athlete").fetchone()[0])
    change(results, "update athlete set document = ?", json.dumps(document | {"athlete": "Somebody Else"}).encode())
    done = run(file, out, "--resume")
    assert "was changed or damaged since; planned again." in done.stderr
    assert contents(out) == first


def test_a_squad_goes_on_after_a_file_of_results_of_another_version(tmp_path):
    file = folder_of(tmp_path, 2)
    out = tmp_path / "out"
    run(file, out)
    change(out / "results.sqlite", "update about set value = 'liftrun.squad-results/1'")
    done = run(file, out, "--resume")
    assert done.returncode in {0, 3}
    assert done.stderr.count("is of another version") == 1
    assert FORMAT.endswith("/2")
