"""Reads a file of recorded activities, of whatever format."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from liftrun.domain.errors import InputError, shown_path
from liftrun.files.input_files import read_regular
from liftrun.recordings.gpx import read_gpx
from liftrun.recordings.limited_xml import UnreadableXmlError
from liftrun.recordings.tables import read_csv, read_json
from liftrun.recordings.tcx import read_tcx

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from liftrun.domain.units import Units
    from liftrun.recordings.recording import Recording

MOST_BYTES = 50_000_000
_EXPECTED = "a GPX or TCX file, or a table of activities as CSV or JSON"
_REMEDY = "Export the activity, or the list of activities, in one of these formats."


class ReadFile(NamedTuple):
    """What is in a file: the activities, and how many others it has (walks, or rows that cannot be read)."""

    recordings: tuple[Recording, ...]
    others: int


def read_recordings(path: Path, units: Units) -> ReadFile:
    """The activities in a file.

    Args:
        path: The file.
        units: The athlete's units, for tables without a unit.

    Raises:
        InputError: if it cannot be read, is too large, or has another format.
    """
    content = _content(path)
    try:
        found = list(_read(content, path, units))
    except (UnreadableXmlError, ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, UnreadableXmlError) else "a file that cannot be read"
        raise InputError(shown_path(path), "", reason, _EXPECTED, _REMEDY) from error
    kept = tuple(one for one in found if one is not None and one.is_plausible)
    if not found:
        raise InputError(shown_path(path), "", "no activity", _EXPECTED, _REMEDY)
    return ReadFile(kept, len(found) - len(kept))


def _content(path: Path) -> bytes:
    try:
        content = read_regular(path, MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "an error").lower()
        raise InputError(shown_path(path), "", reason, "a file that can be read", "Check the name.") from error
    if len(content) > MOST_BYTES:
        expected = f"a file of at most {MOST_BYTES // 1_000_000} MB"
        raise InputError(shown_path(path), "", "a larger file", expected, "Export fewer activities at once.")
    return content


def _read(content: bytes, path: Path, units: Units) -> Iterator[Recording | None]:
    head = content[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<"):
        yield from (read_tcx if b"TrainingCenterDatabase" in head else read_gpx)(content, path.name)
    elif head.startswith((b"[", b"{")):
        yield from read_json(content, path.name)
    else:
        yield from read_csv(content, path.name, units)
