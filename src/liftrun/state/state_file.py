"""The file of a state: its name, how it is opened, and what is refused.

A file of another program, a damaged one and one of a newer version are refused with one message, and not changed.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from liftrun.domain.errors import InputError, shown_path
from liftrun.state.tables import APPLICATION_ID, MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SUFFIX = ".state.sqlite"
_HEAD = b"SQLite format 3\0"
_WAIT_SECONDS = 5.0
_OURS = "a state file that liftrun wrote"
_MOVE_AWAY = "Restore it from a copy, or move it away and begin a new one with --state. Nothing was changed."


def state_path(athlete: Path) -> Path:
    """The state file that belongs to an athlete's file: `ada.state.sqlite` beside `ada.toml`."""
    return athlete.with_name(f"{athlete.stem}{SUFFIX}")


def connect(path: Path) -> sqlite3.Connection:
    """Open a state file for reading and writing; a new or empty file gets its tables.

    Raises:
        InputError: if it is not a state of liftrun's, is damaged, of a newer version, in use, or cannot be opened.
    """
    _refuse_foreign(path)
    with reporting(path):
        base = sqlite3.connect(path, isolation_level=None, timeout=_WAIT_SECONDS)
        try:
            _prepare(base, path)
        except BaseException:
            base.close()
            raise
    return base


def _prepare(base: sqlite3.Connection, path: Path) -> None:
    base.execute("pragma foreign_keys=on")
    _refuse_damaged(base, path)
    base.execute("pragma journal_mode=wal")
    base.execute("pragma synchronous=full")
    _migrate(base, path)


def _refuse_foreign(path: Path) -> None:
    """Refuse what is not an SQLite file, before SQLite opens it. An empty file becomes a state."""
    with reporting(path):
        if not path.exists():
            return
        if not path.is_file():
            raise InputError(shown_path(path), "", "a folder or device", _OURS, "Move it away.")
        with path.open("rb") as file:
            head = file.read(len(_HEAD))
    if head and head != _HEAD:
        raise InputError(shown_path(path), "", "a file of another kind, or a damaged one", _OURS, _MOVE_AWAY)


def _refuse_damaged(base: sqlite3.Connection, path: Path) -> None:
    (application,) = base.execute("pragma application_id").fetchone()
    (tables,) = base.execute("select count(*) from sqlite_master").fetchone()
    if application != APPLICATION_ID and (application or tables):
        raise InputError(shown_path(path), "", "a database of another program", _OURS, "Move it away.")
    (found,) = base.execute("pragma quick_check(1)").fetchone()
    if found != "ok":
        raise InputError(shown_path(path), "", "a damaged file", _OURS, _MOVE_AWAY)


def _migrate(base: sqlite3.Connection, path: Path) -> None:
    """Bring the tables to the present version, each step in one transaction."""
    (version,) = base.execute("pragma user_version").fetchone()
    if version > len(MIGRATIONS):
        remedy = "Use that version, or a newer one."
        raise InputError(shown_path(path), "", f"version {version}", f"version {len(MIGRATIONS)} or older", remedy)
    while version < len(MIGRATIONS):
        base.execute("begin immediate")
        (version,) = base.execute("pragma user_version").fetchone()  # another process may have done it meanwhile
        for statement in MIGRATIONS[version] if version < len(MIGRATIONS) else ():
            base.execute(statement)
        version = min(version + 1, len(MIGRATIONS))
        base.execute(f"pragma application_id={APPLICATION_ID}")
        base.execute(f"pragma user_version={version}")
        base.execute("commit")


@contextmanager
def reporting(path: Path) -> Iterator[None]:
    """Turn each fault of the file into one message."""
    try:
        yield
    except sqlite3.Error as error:
        raise _unusable(path, error) from error
    except OSError as error:
        raise InputError(shown_path(path), "", error.strerror or "an error", _OURS, "Check the file.") from error


def _unusable(path: Path, error: sqlite3.Error) -> InputError:
    text, name = str(error), shown_path(path)
    if "locked" in text:
        return InputError(name, "", "a file in use by another program", _OURS, "Wait until the other has ended.")
    if "malformed" in text or "not a database" in text or "corrupt" in text:
        return InputError(name, "", "a damaged file", _OURS, _MOVE_AWAY)
    if "full" in text:
        return InputError(name, "", "a full disk", "a disk with room for the file", "Make room. Nothing is lost.")
    expected = "a state file that can be read and written"
    return InputError(name, "", text, expected, "Check the file and its folder, or use --no-state where there is one.")
