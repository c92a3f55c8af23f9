"""The results of a squad in one SQLite file: a crash loses nothing that was finished, and a resumed run uses it.

Each athlete's row is written in a transaction of its own. Rows and solves are found by a hash of everything that
decides them. Each has a checksum of its content: what was changed or damaged since is not used, but planned again. Only
the main process writes.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from liftrun.domain.errors import InputError
from liftrun.squad.workers.results_file import FORMAT, fault_of, lenient_text, read_only, set_aside, unusable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

_TABLES = """
create table if not exists about (name text primary key, value text not null) without rowid;
create table if not exists athlete (
    identity text primary key, position integer not null, key text not null, run integer not null,
    document blob, message text, files text not null, checksum text not null
) without rowid;
create table if not exists solved (key text primary key, value blob not null, checksum text not null) without rowid;
create index if not exists by_position on athlete (position);
"""
_COLUMNS = "identity, position, key, document, message, files"
_ALL_ROWS = f"select {_COLUMNS}, checksum from athlete order by position"  # noqa: S608  # constants
_MOST_NAMED = 3
"""Athletes whom a remark names."""


class AthleteRow(NamedTuple):
    """An athlete's result: a document (JSON), or the message of what went wrong; and a hash of each file written."""

    identity: str
    position: int
    key: str
    document: bytes | None
    message: str | None
    files: str

    @property
    def checksum(self) -> str:
        """Hash of the whole row."""
        return _checksum(self.identity, str(self.position), self.key, self.document, self.message, self.files)


_UNREADABLE = (None,) * (len(AthleteRow._fields) + 1)
"""A row that agrees with no checksum."""


def _checksum(*parts: object) -> str:
    """SHA-256 of some parts, each with its length, so that no two lists of parts have the same hash.

    A column of a file that somebody changed may contain anything. What is neither text nor bytes agrees with nothing.
    """
    digest = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        known = b"%d:%b" % (len(content), content) if isinstance(content, bytes) else b"?"
        digest.update(b"-" if content is None else known)
    return digest.hexdigest()


class ResultStore:
    """The results of one output folder."""

    def __init__(self, path: Path, *, resume: bool) -> None:
        """Open the file; without `resume` nothing of an earlier run is used.

        A damaged file of results, or one of another version, is set aside, and everything is planned again.

        Raises:
            InputError: if it is another file, is in use, or cannot be written.
        """
        self._path = path
        self._remarks: list[str] = []
        self._changed: list[str] = []
        with _reporting(path):
            if (fault := fault_of(path)) is not None:
                self._remarks.append(set_aside(path, fault))
            self._open(path, resume=resume)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What could not be used of an earlier run, a sentence each."""
        if not self._changed:
            return tuple(self._remarks)
        return (*self._remarks, _planned_again(self._changed))

    def _open(self, path: Path, *, resume: bool) -> None:
        self._base = sqlite3.connect(path, isolation_level=None, timeout=0.5)
        self._base.text_factory = lenient_text
        self._base.execute("pragma locking_mode=exclusive")
        self._base.execute("pragma journal_mode=wal")
        self._base.execute("pragma synchronous=normal")
        self._base.executescript(_TABLES)
        self._base.execute("insert or ignore into about values ('format', ?)", (FORMAT,))
        if not resume:
            # The names are kept without results, so that the files of athletes who have left can be removed.
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

    def known(self, identity: str, key: str) -> AthleteRow | None:
        """The finished row of an athlete, if their input is still the same."""
        query = f"select {_COLUMNS}, checksum from athlete where identity = ? and key = ? and document is not null"  # noqa: S608  # constants
        try:
            found = self._base.execute(query, (identity, key)).fetchone()
        except sqlite3.Error:
            found = _UNREADABLE
        if found is not None and (row := _verified(found)) is None:
            self._changed.append(identity)
        return row if found is not None else None

    def hashes_of(self, identity: str) -> dict[str, str]:
        """The hash of each file that an earlier run wrote for an athlete."""
        try:
            found = self._base.execute("select files from athlete where identity = ?", (identity,)).fetchone()
            hashes = json.loads(found[0]) if found else {}
        except (sqlite3.Error, ValueError):
            return {}
        return hashes if isinstance(hashes, dict) else {}

    def put(self, row: AthleteRow) -> None:
        """Write an athlete's row, in a transaction of its own."""
        values = (row.identity, row.position, row.key, self._run, row.document, row.message, row.files, row.checksum)
        self._write("insert or replace into athlete values (?, ?, ?, ?, ?, ?, ?, ?)", values)

    def forget_others(self) -> list[str]:
        """Remove the rows that this run has not written, whose athletes have left; returns their identities."""
        with _reporting(self._path):
            gone = self._base.execute("select identity from athlete where run <> ? order by identity", (self._run,))
            names = [name for (name,) in gone]
            self._base.execute("delete from athlete where run <> ?", (self._run,))
        return names

    def rows(self) -> Iterator[AthleteRow]:
        """All rows in the squad's order."""
        with _reporting(self._path):
            for found in self._base.execute(_ALL_ROWS):
                yield AthleteRow(*found[:-1])

    def recall(self, key: str) -> bytes | None:
        """The result of a solve that an earlier run finished."""
        try:
            found = self._base.execute("select value, checksum from solved where key = ?", (key,)).fetchone()
        except sqlite3.Error:
            return None
        return bytes(found[0]) if found and _checksum(key, found[0]) == found[1] else None

    def remember(self, key: str, value: bytes) -> None:
        """Keep the result of a solve."""
        self._write("insert or replace into solved values (?, ?, ?)", (key, value, _checksum(key, value)))

    def _write(self, statement: str, values: tuple[object, ...]) -> None:
        """Write, or report a full disk as one message; what was written before stays."""
        with _reporting(self._path):
            self._base.execute(statement, values)


@contextmanager
def _reporting(path: Path) -> Iterator[None]:
    """Turn every fault of the file of results into one message."""
    try:
        yield
    except sqlite3.Error as error:
        raise unusable(path, error) from error


def _verified(found: Sequence[Any]) -> AthleteRow | None:
    """The row that was read together with its checksum; None if they do not agree."""
    row = AthleteRow(*found[:-1])
    return row if row.checksum == found[-1] else None


def _planned_again(identities: Sequence[str]) -> str:
    """The remark on the athletes whose results cannot be trusted: how many, and the first of them."""
    named, more = ", ".join(identities[:_MOST_NAMED]), len(identities) - _MOST_NAMED
    if len(identities) == 1:
        return f"The result of {named} was changed or damaged since; it is planned again."
    names = f"{named} and {more} more" if more > 0 else named
    return f"{len(identities)} results ({names}) were changed or damaged since; they are planned again."


def stored_rows(path: Path) -> Iterator[AthleteRow]:
    """The rows of a results file that no run is using, in the squad's order; the file is not changed.

    Raises:
        InputError: if it is no such file, is in use, or was changed since.
    """
    remedy = "Wait until the run has ended, or plan the squad again."
    try:
        with closing(read_only(path)) as base:
            for found in base.execute(_ALL_ROWS):
                if (row := _verified(found)) is None:
                    changed = f"a result that was changed or damaged ({found[0]})"
                    raise InputError(str(path), "", changed, "results as they were written", remedy)
                yield row
    except sqlite3.Error as error:
        raise InputError(str(path), "", str(error), "a file of results of ours", remedy) from error
