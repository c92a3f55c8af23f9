"""The file of a squad's results: is it one of liftrun's, can it be used, and what happens if it cannot."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from liftrun.domain.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = "liftrun.squad-results/2"
_COLUMNS_IN_FILE = b"identity text primary key, position integer not null, key text not null"
"""How the first page of a results file describes its table."""
_HEAD_BYTES = 65_536
_SIDE_FILES = ("", "-wal", "-shm")


def read_only(path: Path) -> sqlite3.Connection:
    """A connection that changes nothing. Text that is damaged is read with replacement characters."""
    base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    base.text_factory = lenient_text
    return base


def lenient_text(content: bytes) -> str:
    """Text that may be damaged. A checksum of it does not agree then."""
    return content.decode(errors="replace")


def fault_of(path: Path) -> str | None:
    """Why a file of results of ours cannot be used; None if it can, if there is none, or if it is not one of ours."""
    if not is_results_file(path):
        return None
    try:
        with closing(read_only(path)) as base:
            (version,) = base.execute("select value from about where name = 'format'").fetchone()
            if version != FORMAT:
                return f"is of another version ({version})"
            (state,) = base.execute("pragma quick_check(1)").fetchone()
    except (sqlite3.Error, TypeError) as error:
        return None if _is_in_use(error) else "is damaged"  # to open it reports that it is in use
    return None if state == "ok" else "is damaged"


def set_aside(path: Path, fault: str) -> str:
    """Rename a file that cannot be used, so that nothing of it is lost; returns the remark."""
    aside = path.with_name(f"{path.name}.unusable")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.unusable-{number}")
    for side in _SIDE_FILES:
        part = path.with_name(f"{path.name}{side}")
        if part.exists():
            part.replace(aside.with_name(f"{aside.name}{side}"))
    return f"The file of results {path.name} {fault}; it is kept as {aside.name}, and everything is planned again."


def unusable(path: Path, error: sqlite3.Error) -> InputError:
    """The message for a file of results that cannot be opened or written."""
    if _is_in_use(error):
        remedy = "Wait until the other run has ended, or name another folder with --out."
        return InputError(str(path), "", "in use by another run", "a folder of results for this run alone", remedy)
    remedy = "Make room, remove the file, or name another folder with --out."
    return InputError(str(path), "", str(error), "a file of results of ours that can be written", remedy)


def is_results_file(path: Path) -> bool:
    """Whether a file is one of results, of any version; also if it is damaged, or another run is using it."""
    if not path.is_file():
        return False
    try:
        with closing(read_only(path)) as base:
            found = base.execute("select value from about where name = 'format'").fetchone()
    except sqlite3.Error as error:
        return _is_in_use(error) or _is_damaged_results_file(path)
    return found is not None and str(found[0]).startswith(FORMAT.partition("/")[0])


def _is_in_use(error: Exception) -> bool:
    return "locked" in str(error)


def _is_damaged_results_file(path: Path) -> bool:
    """Whether a database that cannot be read any more, a truncated one for example, was one of results."""
    try:
        with path.open("rb") as file:
            content = file.read(_HEAD_BYTES)
    except OSError:
        return False
    ours = (FORMAT.partition("/")[0].encode(), _COLUMNS_IN_FILE)
    return content.startswith(b"SQLite format 3\0") and any(mark in content for mark in ours)
