"""What is done, in one SQLite file: a crash loses nothing that was finished, and a resumed run does not do it again.

Athletes' rows are written one transaction each. Rows and remembered solves are found by a hash of all that decides
them, so nothing stale is ever taken up. Only the main process writes.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple, Self

from liftrun.domain.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

FORMAT = "liftrun.squad-results/1"
_TABLES = """
create table if not exists about (name text primary key, value text not null) without rowid;
create table if not exists athlete (
    identity text primary key, position integer not null, key text not null, run integer not null,
    document blob, message text, files text not null
) without rowid;
create table if not exists solved (key text primary key, value blob not null) without rowid;
create index if not exists by_position on athlete (position);
"""
_ALL_ROWS = "select identity, position, key, document, message, files from athlete order by position"


class Row(NamedTuple):
    """An athlete's result: a document (JSON), or the message of what went wrong; and a hash of each file written."""

    identity: str
    position: int
    key: str
    document: bytes | None
    message: str | None
    files: str


class Store:
    """The results of one output folder."""

    def __init__(self, path: Path, *, resume: bool) -> None:
        """Open the file, made new unless `resume`.

        Raises:
            InputError: if it is no such file, or is in use.
        """
        try:
            self._open(path, resume=resume)
        except sqlite3.Error as error:
            remedy = "Wait until the other run has ended, remove the file, or name another folder with --out."
            raise InputError(str(path), "", str(error), "a file of results of ours", remedy) from error

    def _open(self, path: Path, *, resume: bool) -> None:
        self._base = sqlite3.connect(path, isolation_level=None, timeout=0.5)
        self._base.execute("pragma locking_mode=exclusive")
        self._base.execute("pragma journal_mode=wal")
        self._base.execute("pragma synchronous=normal")
        self._base.executescript(_TABLES)
        found = self._base.execute("select value from about where name = 'format'").fetchone()
        if found is None:
            self._base.execute("insert into about values ('format', ?)", (FORMAT,))
        if not resume or (found and found[0] != FORMAT):
            # Who was here is remembered without their results, so that the files of those who have left can go.
            self._base.executescript("begin; update athlete set key = '', document = null; delete from solved; commit")
        (last,) = self._base.execute("select coalesce(max(run), 0) from athlete").fetchone()
        self._run = last + 1

    def __enter__(self) -> Self:
        """The store."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it; everything written stays."""
        self._base.close()

    def known(self, identity: str, key: str) -> Row | None:
        """The finished row of an athlete, if their input is still the same."""
        asked = "select identity, position, key, document, message, files from athlete where identity = ? and key = ?"
        found = self._base.execute(asked + " and document is not null", (identity, key)).fetchone()
        return Row(*found) if found else None

    def hashes_of(self, identity: str) -> dict[str, str]:
        """The hash of each file that an earlier run wrote for an athlete."""
        found = self._base.execute("select files from athlete where identity = ?", (identity,)).fetchone()
        try:
            hashes = json.loads(found[0]) if found else {}
        except ValueError:
            return {}
        return hashes if isinstance(hashes, dict) else {}

    def put(self, row: Row) -> None:
        """Write an athlete's row, in a transaction of its own."""
        values = (row.identity, row.position, row.key, self._run, row.document, row.message, row.files)
        self._base.execute("insert or replace into athlete values (?, ?, ?, ?, ?, ?, ?)", values)

    def forget_others(self) -> list[str]:
        """Remove the rows that this run has not written, whose athletes have left; returns their identities."""
        gone = self._base.execute("select identity from athlete where run <> ? order by identity", (self._run,))
        names = [name for (name,) in gone]
        self._base.execute("delete from athlete where run <> ?", (self._run,))
        return names

    def rows(self) -> Iterator[Row]:
        """All rows in the squad's order."""
        for found in self._base.execute(_ALL_ROWS):
            yield Row(*found)

    def recall(self, key: str) -> bytes | None:
        """The result of a solve that an earlier run finished."""
        found = self._base.execute("select value from solved where key = ?", (key,)).fetchone()
        return bytes(found[0]) if found else None

    def remember(self, key: str, value: bytes) -> None:
        """Keep the result of a solve."""
        self._base.execute("insert or replace into solved values (?, ?)", (key, value))


def is_results_file(path: Path) -> bool:
    """Whether a file is one of results, of any version; also if another run is using it."""
    if not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as base:
            found = base.execute("select value from about where name = 'format'").fetchone()
    except sqlite3.OperationalError as error:
        return "locked" in str(error)
    except sqlite3.Error:
        return False
    return found is not None and str(found[0]).startswith(FORMAT.partition("/")[0])


def stored_rows(path: Path) -> Iterator[Row]:
    """The rows of a results file that no run is using, in the squad's order; the file is not changed.

    Raises:
        InputError: if it is no such file, or is in use.
    """
    try:
        base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            for found in base.execute(_ALL_ROWS):
                yield Row(*found)
        finally:
            base.close()
    except sqlite3.Error as error:
        remedy = "Wait until the run has ended, or plan the squad again."
        raise InputError(str(path), "", str(error), "a file of results of ours", remedy) from error
