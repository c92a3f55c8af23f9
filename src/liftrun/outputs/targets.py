"""Check where outputs may be written: each in its own file, never over an input or a file that liftrun did not write.

Every command that writes checks its places here before it computes anything, and `plan` again before it writes.
"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from liftrun.domain.errors import InputError, shown_path
from liftrun.files.output_files import STANDARD_STREAM, read_previous, refuse_unwritable
from liftrun.outputs.registry import FORMATS, HEAD_BYTES, not_ours

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from liftrun.outputs.registry import Refusal

STDOUT = Path(STANDARD_STREAM)


class OutputPlace(NamedTuple):
    """Where one file is to be written.

    Attributes:
        option: The command-line option that names the file, for messages.
        path: The place; `-` is standard output.
        refuse: From the content of an existing file, the reason why it must not be replaced; None if it may.
        read_bytes: How much of that content is necessary; all, if negative.
        remedy: What to do if it must not be replaced. If empty, the remedy is to name another file with the option.
    """

    option: str
    path: Path
    refuse: Callable[[bytes], Refusal | None]
    read_bytes: int = HEAD_BYTES
    remedy: str = ""


def place_of(option: str, path: Path, words: str, recognises: Callable[[bytes], bool]) -> OutputPlace:
    """The place of a file that only replaces a file of its own kind.

    Args:
        option: As in `OutputPlace`.
        path: As in `OutputPlace`.
        words: What is written, for messages: "a page".
        recognises: Whether liftrun wrote a file with this beginning.
    """
    return OutputPlace(option, path, lambda content: None if recognises(content) else not_ours(words))


def begins_like(content: bytes) -> Callable[[bytes], bool]:
    """Recognises files with the first line of some content, at most its first 60 bytes: headings and declarations."""
    first = content.split(b"\n", 1)[0][:60]
    return lambda found: found.startswith(first)


def refuse_targets(outputs: Mapping[str, Path], inputs: Iterable[Path], athlete: str) -> None:
    """Refuse outputs of a plan that would destroy something, or that cannot be written.

    Args:
        outputs: Name of a format -> where its file is to go.
        inputs: The files that the plan is made from.
        athlete: Name of the athlete. Only their own calendar may be replaced.

    Raises:
        InputError: for the first such output.
    """
    refuse_places([_plan_place(name, path, athlete) for name, path in outputs.items()], inputs)


def refuse_places(places: Sequence[OutputPlace], inputs: Iterable[Path]) -> None:
    """Refuse places at which a file would destroy something, or cannot be written.

    Raises:
        InputError: for the first such place.
    """
    read = [path for path in inputs if path.is_file()]
    for place in places:
        refuse_unwritable(place.path)
        if any(_is_same_file(place.path, one) for one in read):
            raise _refused(place, "a file that is not an input")
    for one, other in combinations(places, 2):
        if one.path == other.path or _is_same_place(one.path, other.path):
            raise _refused(other, "a different file for each output")
    for place in places:
        content_to_replace(place)


def previous_content(name: str, path: Path, athlete: str) -> bytes | None:
    """The content that an output of a plan will replace, as much of it as the format needs; None if there is none.

    Raises:
        InputError: if the file must not be replaced.
    """
    return content_to_replace(_plan_place(name, path, athlete))


def content_to_replace(place: OutputPlace) -> bytes | None:
    """The content at a place, as much of it as its kind needs; None if there is none, or nothing but blanks.

    Raises:
        InputError: if it must not be replaced.
    """
    previous = read_previous(place.path, place.read_bytes)
    if not previous or not previous.strip():
        return None
    if (refusal := place.refuse(previous)) is not None:
        remedy = place.remedy or f"Name another file with {place.option}."
        raise InputError(str(place.path), "", refusal.found, refusal.expected, remedy)
    return previous


def is_written_by_liftrun(name: str, path: Path) -> bool:
    """Whether liftrun wrote this file, in this format. Only such a file may be deleted."""
    entry = FORMATS[name]
    content = read_previous(path, entry.read_bytes)
    return content is not None and entry.recognises(content)


def _plan_place(name: str, path: Path, athlete: str) -> OutputPlace:
    entry = FORMATS[name]
    return OutputPlace(entry.option, path, lambda content: entry.refuse(content, athlete), entry.read_bytes)


def _is_same_file(path: Path, other: Path) -> bool:
    """Whether two paths lead to the same existing file, with links resolved."""
    return path != STDOUT and path.is_file() and path.samefile(other)


def _is_same_place(path: Path, other: Path) -> bool:
    if STDOUT in (path, other):
        return False
    return path.resolve() == other.resolve() or (other.is_file() and _is_same_file(path, other))


def _refused(place: OutputPlace, expected: str) -> InputError:
    return InputError("", place.option, shown_path(place.path), expected, "Give each output its own name.")
