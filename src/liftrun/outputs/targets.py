"""Where the files of `liftrun plan` may go: nowhere near its inputs, each to a place of its own, onto nothing foreign.

All of it is looked at before the week is planned and before the first file is written.
"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from liftrun.calendars.writing.written_events import is_ours, owner, owner_name
from liftrun.domain.errors import InputError, shown
from liftrun.files.output_files import STANDARD_STREAM, read_previous, refuse_unwritable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

STDOUT = Path(STANDARD_STREAM)
_KINDS = {"ics": "a calendar", "json": "a plan in JSON", "html": "a page", "svg": "a picture"}
_HEAD_BYTES = 4096


def refuse_targets(outputs: Mapping[str, Path], inputs: Iterable[Path], athlete: str) -> None:
    """Refuse outputs that would destroy something, or that cannot be written.

    Args:
        outputs: Kind of output (`ics`, `json`, `html`, `svg`) -> where it is to go.
        inputs: The files that the plan is made from.
        athlete: Name of the athlete, whose calendar alone may be planned into.

    Raises:
        InputError: for the first such output.
    """
    read = [path for path in inputs if path.is_file()]
    for kind, path in outputs.items():
        refuse_unwritable(path)
        if any(_is_same_file(path, one) for one in read):
            raise _refused(kind, path, "a file that nothing is read from")
    for (_, path), (kind, other) in combinations(outputs.items(), 2):
        if path == other or _is_same_place(path, other):
            raise _refused(kind, other, "a file for each output")
    for kind, path in outputs.items():
        if kind == "ics":
            previous_calendar(path, athlete)
        else:
            _refuse_foreign(kind, path)


def previous_calendar(path: Path, athlete: str) -> bytes | None:
    """The calendar that stands in the place of a new one, or None.

    Raises:
        InputError: if it is not liftrun's, or another athlete's.
    """
    previous = read_previous(path)
    if not previous:
        return None
    if not is_ours(previous):
        expected = "a new file, or a calendar that liftrun wrote"
        raise InputError(str(path), "", "a file of another hand", expected, "Name another file with --ics.")
    whose = owner(previous)
    if whose != owner_name(athlete):
        expected = f"a new file, or the calendar of {shown(athlete)}"
        raise InputError(str(path), "", f"the calendar of {shown(whose)}", expected, "Name another file with --ics.")
    return previous


def _refuse_foreign(kind: str, path: Path) -> None:
    """Only what begins as our own output does is replaced; an empty file holds nothing to lose."""
    head = (read_previous(path, _HEAD_BYTES) or b"").lstrip().lower()
    if head and not _begins_as(kind, head):
        expected = f"a new file, or {_KINDS[kind]} that liftrun wrote"
        raise InputError(str(path), "", "a file of another kind", expected, f"Name another file with --{kind}.")


def _begins_as(kind: str, head: bytes) -> bool:
    if kind == "json":
        return head.startswith(b"{") and b'"liftrun.plan/' in head
    return head.startswith({"html": b"<!doctype html", "svg": b"<svg"}[kind])


def _is_same_file(path: Path, other: Path) -> bool:
    """Whether two names, by way of any links, mean one file that exists."""
    return path != STDOUT and path.is_file() and path.samefile(other)


def _is_same_place(path: Path, other: Path) -> bool:
    if STDOUT in (path, other):
        return False
    return path.resolve() == other.resolve() or (other.is_file() and _is_same_file(path, other))


def _refused(kind: str, path: Path, expected: str) -> InputError:
    return InputError(
        "", f"--{kind}", shown(str(path), quote=False, limit=200), expected, "Give each output its own name."
    )
