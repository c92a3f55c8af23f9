"""The results of a squad in one SQLite file: a crash loses nothing that was finished, and a resumed run uses it.

Athletes' rows are written one transaction each. Rows and remembered solves are found by a hash of everything that
decides them, and each has a checksum of its content: what was changed or damaged since is not used, but planned again.
Only the main process writes.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple, Self

from liftrun.domain.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

FORMAT = "liftrun.squad-results/2"
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
_ALL_ROWS = f"select {_COLUMNS} from athlete order by position"  # noqa: S608  # constants
_COLUMNS_IN_FILE = b"identity text primary key, position integer not null, key text not null"
"""How the first page of a results file describes its table."""
_HEAD_BYTES = 65_536
_SIDE_FILES = ("", "-wal", "-shm")


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


def _checksum(*parts: str | bytes | None) -> str:
    """SHA-256 of some parts, each with its length, so that no two lists of parts have the same hash."""
    digest = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        digest.update(b"-" if content is None else b"%d:%b" % (len(content), content))
    return digest.hexdigest()


class ResultStore:
    """The results of one output folder.

    Attributes:
        remarks: What could not be used of an earlier run, a sentence each.
    """

    def __init__(self, path: Path, *, resume: bool) -> None:
        """Open the file; without `resume` nothing of an earlier run is used.

        A damaged file of results, or one of another version, is set aside, and everything is planned again.

        Raises:
            InputError: if it is another file, is in use, or cannot be written.
        """
        self.remarks: list[str] = []
        try:
            if (fault := _fault_of(path)) is not None:
                self.remarks.append(_set_aside(path, fault))
            self._open(path, resume=resume)
        except sqlite3.Error as error:
            raise _unusable(path, error) from error

    def _open(self, path: Path, *, resume: bool) -> None:
        self._path = path
        self._base = sqlite3.connect(path, isolation_level=None, timeout=0.5)
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
        found = self._base.execute(query, (identity, key)).fetchone()
        if found is None:
            return None
        row, checksum = AthleteRow(*found[:-1]), found[-1]
        if row.checksum != checksum:
            self.remarks.append(f"The result of {identity} was changed or damaged since; planned again.")
            return None
        return row

    def hashes_of(self, identity: str) -> dict[str, str]:
        """The hash of each file that an earlier run wrote for an athlete."""
        found = self._base.execute("select files from athlete where identity = ?", (identity,)).fetchone()
        try:
            hashes = json.loads(found[0]) if found else {}
        except ValueError:
            return {}
        return hashes if isinstance(hashes, dict) else {}

    def put(self, row: AthleteRow) -> None:
        """Write an athlete's row, in a transaction of its own."""
        values = (row.identity, row.position, row.key, self._run, row.document, row.message, row.files, row.checksum)
        self._write("insert or replace into athlete values (?, ?, ?, ?, ?, ?, ?, ?)", values)

    def forget_others(self) -> list[str]:
        """Remove the rows that this run has not written, whose athletes have left; returns their identities."""
        gone = self._base.execute("select identity from athlete where run <> ? order by identity", (self._run,))
        names = [name for (name,) in gone]
        self._base.execute("delete from athlete where run <> ?", (self._run,))
        return names

    def rows(self) -> Iterator[AthleteRow]:
        """All rows in the squad's order."""
        for found in self._base.execute(_ALL_ROWS):
            yield AthleteRow(*found)

    def recall(self, key: str) -> bytes | None:
        """The result of a solve that an earlier run finished."""
        found = self._base.execute("select value, checksum from solved where key = ?", (key,)).fetchone()
        return bytes(found[0]) if found and _checksum(key, found[0]) == found[1] else None

    def remember(self, key: str, value: bytes) -> None:
        """Keep the result of a solve."""
        self._write("insert or replace into solved values (?, ?, ?)", (key, value, _checksum(key, value)))

    def _write(self, statement: str, values: tuple[object, ...]) -> None:
        """Write, or report a full disk as one message; what was written before stays."""
        try:
            self._base.execute(statement, values)
        except sqlite3.Error as error:
            raise _unusable(self._path, error) from error


def _fault_of(path: Path) -> str | None:
    """Why a file of results of ours cannot be used; None if it can, if there is none, or if it is not one of ours."""
    if not is_results_file(path):
        return None
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as base:
            (version,) = base.execute("select value from about where name = 'format'").fetchone()
            if version != FORMAT:
                return f"is of another version ({version})"
            (state,) = base.execute("pragma quick_check(1)").fetchone()
    except sqlite3.OperationalError:
        return None  # in use; opening it reports that
    except (sqlite3.Error, TypeError):
        return "is damaged"
    return None if state == "ok" else "is damaged"


def _set_aside(path: Path, fault: str) -> str:
    """Rename a file that cannot be used, so that nothing of it is lost; returns the remark."""
    aside = path.with_name(f"{path.name}.unusable")
    for side in _SIDE_FILES:
        part = path.with_name(f"{path.name}{side}")
        if part.exists():
            part.replace(aside.with_name(f"{aside.name}{side}"))
    return f"The file of results {path.name} {fault}; it is kept as {aside.name}, and everything is planned again."


def _unusable(path: Path, error: sqlite3.Error) -> InputError:
    if "locked" in str(error):
        remedy = "Wait until the other run has ended, or name another folder with --out."
        return InputError(str(path), "", "in use by another run", "a folder of results for this run alone", remedy)
    remedy = "Make room, remove the file, or name another folder with --out."
    return InputError(str(path), "", str(error), "a file of results of ours that can be written", remedy)


def is_results_file(path: Path) -> bool:
    """Whether a file is one of results, of any version; also if another run is using it."""
    if not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as base:
            found = base.execute("select value from about where name = 'format'").fetchone()
    except sqlite3.OperationalError as error:
        return "locked" in str(error) or _is_damaged_results_file(path)
    except sqlite3.Error:
        return _is_damaged_results_file(path)
    return found is not None and str(found[0]).startswith(FORMAT.partition("/")[0])


def _is_damaged_results_file(path: Path) -> bool:
    """Whether a database that cannot be read any more, a truncated one for example, was one of results."""
    try:
        with path.open("rb") as file:
            content = file.read(_HEAD_BYTES)
    except OSError:
        return False
    ours = (FORMAT.partition("/")[0].encode(), _COLUMNS_IN_FILE)
    return content.startswith(b"SQLite format 3\0") and any(mark in content for mark in ours)


def stored_rows(path: Path) -> Iterator[AthleteRow]:
    """The rows of a results file that no run is using, in the squad's order; the file is not changed.

    Raises:
        InputError: if it is no such file, or is in use.
    """
    try:
        base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            for found in base.execute(_ALL_ROWS):
                yield AthleteRow(*found)
        finally:
            base.close()
    except sqlite3.Error as error:
        remedy = "Wait until the run has ended, or plan the squad again."
        raise InputError(str(path), "", str(error), "a file of results of ours", remedy) from error
