"""Where outputs may go: to a place of its own each, never over an input, never over a file that is not liftrun's.

All places are checked before the week is planned, and again when the files are written.
"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from liftrun.domain.errors import InputError, shown
from liftrun.files.output_files import STANDARD_STREAM, read_previous, refuse_unwritable
from liftrun.outputs.registry import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

STDOUT = Path(STANDARD_STREAM)


def refuse_targets(outputs: Mapping[str, Path], inputs: Iterable[Path], athlete: str) -> None:
    """Refuse outputs that would destroy something, or that cannot be written.

    Args:
        outputs: Name of a format -> where its file is to go.
        inputs: The files that the plan is made from.
        athlete: Name of the athlete. Only their own calendar may be replaced.

    Raises:
        InputError: for the first such output.
    """
    read = [path for path in inputs if path.is_file()]
    for name, path in outputs.items():
        refuse_unwritable(path)
        if any(_is_same_file(path, one) for one in read):
            raise _refused(name, path, "a file that nothing is read from")
    for (_, path), (name, other) in combinations(outputs.items(), 2):
        if path == other or _is_same_place(path, other):
            raise _refused(name, other, "a file for each output")
    for name, path in outputs.items():
        previous_content(name, path, athlete)


def previous_content(name: str, path: Path, athlete: str) -> bytes | None:
    """The content that an output will replace, as much of it as the format needs; None if there is none.

    Raises:
        InputError: if the file must not be replaced.
    """
    entry = FORMATS[name]
    previous = read_previous(path, entry.read_bytes)
    if not previous or not previous.strip():
        return None
    if (refusal := entry.refuse(previous, athlete)) is not None:
        remedy = f"Name another file with {entry.option}."
        raise InputError(str(path), "", refusal.found, refusal.expected, remedy)
    return previous


def _is_same_file(path: Path, other: Path) -> bool:
    """Whether two names, by way of any links, are of one file that exists."""
    return path != STDOUT and path.is_file() and path.samefile(other)


def _is_same_place(path: Path, other: Path) -> bool:
    if STDOUT in (path, other):
        return False
    return path.resolve() == other.resolve() or (other.is_file() and _is_same_file(path, other))


def _refused(name: str, path: Path, expected: str) -> InputError:
    found, remedy = shown(str(path), quote=False, limit=200), "Give each output its own name."
    return InputError("", FORMATS[name].option, found, expected, remedy)
