"""A file of results is used only as far as it can be trusted; the rest is planned again, with one message."""

from __future__ import annotations

import json
import random
import sqlite3
from contextlib import closing, suppress

import pytest

from liftrun.domain.errors import InputError
from liftrun.squad.workers.results_file import FORMAT, is_results_file
from liftrun.squad.workers.store import AthleteRow, ResultStore, stored_rows
from tests.squad.small import contents, folder_of, run
from tests.support.factories.weeks import LONG_PROFILE

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
        assert store.remarks == ()


@pytest.mark.parametrize("column", ["document", "files", "position"])
def test_a_row_that_was_changed_is_planned_again(path, column):
    statement = f"update athlete set {column} = ?"  # noqa: S608  # a column of the test
    change(path, statement, b"changed" if column == "document" else "7")
    with ResultStore(path, resume=True) as store:
        assert store.known("ada", "key") is None
        assert store.remarks == ("The result of ada was changed or damaged since; it is planned again.",)


@pytest.mark.parametrize(
    "value", [5, 2.5, b"\xff\xfe", "'", "[]", None], ids=["number", "fraction", "bytes", "text", "list", "nothing"]
)
@pytest.mark.parametrize("column", ["document", "message", "files", "checksum", "position"])
def test_a_column_of_another_type_is_planned_again(path, column, value):
    with closing(sqlite3.connect(path)) as base, base, suppress(sqlite3.IntegrityError):
        base.execute(f"update athlete set {column} = ?", (value,))  # noqa: S608  # a column of the test
    with ResultStore(path, resume=True) as store:
        assert store.known("ada", "key") in {None, ROW}
        assert store.hashes_of("ada") == {}


def test_many_results_that_were_changed_are_one_remark(path):
    with ResultStore(path, resume=True) as store:
        for name in ("ben", "cass", "dora", "eve"):
            store.put(ROW._replace(identity=name))
    change(path, "update athlete set document = 'changed'")
    with ResultStore(path, resume=True) as store:
        assert {store.known(name, "key") for name in ("ada", "ben", "cass", "dora", "eve")} == {None}
        (remark,) = store.remarks
    assert remark == "5 results (ada, ben, cass and 2 more) were changed or damaged since; they are planned again."


def test_rows_that_were_changed_are_not_read_as_results(path):
    assert list(stored_rows(path)) == [ROW]
    change(path, "update athlete set document = 'changed'")
    with pytest.raises(InputError, match=r"a result that was changed or damaged \(ada\)"):
        list(stored_rows(path))


def test_what_was_set_aside_before_stays(path):
    change(path, "update about set value = 'liftrun.squad-results/1'")
    aside = path.with_name("results.sqlite.unusable")
    aside.write_bytes(b"of an earlier run")
    with ResultStore(path, resume=True) as store:
        assert "results.sqlite.unusable-2" in store.remarks[0]
    assert aside.read_bytes() == b"of an earlier run"
    assert path.with_name("results.sqlite.unusable-2").is_file()


@pytest.mark.parametrize("seed", range(400 if LONG_PROFILE else 25))
def test_a_file_with_random_damage_gives_true_results_or_one_message(path, seed):
    with ResultStore(path, resume=True) as store:
        for number in range(8):
            store.put(ROW._replace(identity=f"athlete-{number}", position=number, document=b"x" * 3000))
            store.remember(f"solve {number}", b"y" * 500)
    damage(path, random.Random(seed))
    message = ""
    try:
        with ResultStore(path, resume=True) as store:
            read_everything(store)
    except InputError as fault:
        message = str(fault)
    assert message == "" or "a file of results of ours" in message


def damage(path, randomness):
    content = bytearray(path.read_bytes())
    at = randomness.randrange(len(content))
    kind = randomness.choice(("bytes", "truncated", "zeros", "shifted"))
    if kind == "bytes":
        content[at : at + 20] = randomness.randbytes(20)
    elif kind == "truncated":
        del content[at:]
    elif kind == "zeros":
        content[at : at + 5000] = bytes(len(content[at : at + 5000]))
    else:
        del content[at : at + 7]
    path.write_bytes(content)


def read_everything(store):
    for number in range(8):
        row = ROW._replace(identity=f"athlete-{number}", position=number, document=b"x" * 3000)
        assert store.known(row.identity, "key") in {None, row}
        assert store.recall(f"solve {number}") in {None, b"y" * 500}
        assert isinstance(store.hashes_of(row.identity), dict)
        store.put(row)
    store.forget_others()
    assert [row.identity for row in store.rows()] == [f"athlete-{number}" for number in range(8)]


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
    assert done.stderr == "2 results (ada-quill, ben-ferrow) were changed or damaged since; they are planned again.\n"
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
