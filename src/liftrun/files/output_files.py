"""Output files, replaced whole or not at all; `-` is standard output.

The new content is written beside the target under another name and then moved over it. So every reader finds the old
file or the new one, also if the process is killed. Devices and pipes cannot be replaced and are written to.
All new files are complete before the first is moved. So an error in one leaves all old files as they were.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from errno import EACCES, EAGAIN, EDQUOT, EFBIG, EISDIR, ELOOP, ENAMETOOLONG, ENOSPC, ENOTDIR, EPERM, EROFS
from typing import TYPE_CHECKING

from liftrun.domain.errors import InputError, shown_path
from liftrun.files.staged_file import stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from typing import BinaryIO

STANDARD_STREAM = "-"
_ELSEWHERE = "Choose another place to write to, or make this one writable."
_MAKE_ROOM = "Make room there, or choose another place to write to."
_FULL = frozenset({ENOSPC, EDQUOT, EFBIG})
_FORBIDDEN = frozenset({EACCES, EPERM, EROFS})


def write_atomically(path: Path, content: bytes) -> None:
    """Replace a file by new content. Permissions stay, and a link stays a link.

    Raises:
        InputError: if the place cannot be written to; the old file is then unchanged.
    """
    write_all({path: content})


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Replace a file as `write_atomically` does, from pieces that need not be in memory together.

    Raises:
        InputError: if the place cannot be written to; the old file is then unchanged.
    """
    refuse_unwritable(path)
    if _is_stream(path):
        _pour(path, b"".join(pieces))
        return
    with refusing(path, _ELSEWHERE):
        part = stage(path.resolve(), pieces)
        _move([(path, path.resolve(), part)])


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Replace several files as `write_atomically` does. Streams and devices are written before any file is replaced.

    Raises:
        InputError: if one of the places cannot be written to; every old file is then unchanged.
    """
    for path in contents:
        refuse_unwritable(path)
    staged: list[tuple[Path, Path, Path]] = []
    try:
        for path, content in contents.items():
            if not _is_stream(path):
                with refusing(path, _ELSEWHERE):
                    staged.append((path, path.resolve(), stage(path.resolve(), [content])))
        for path in contents:
            if _is_stream(path):
                _pour(path, contents[path])
    except BaseException:
        _discard(part for _, _, part in staged)
        raise
    _move(staged)


def refuse_unwritable(path: Path) -> None:
    """Check that a file could be written at this path, without changing anything.

    Raises:
        InputError: if it is a folder, or is in no folder that exists and can be written to.
    """
    if str(path) == STANDARD_STREAM:
        return
    with refusing(path, _ELSEWHERE):
        if path.is_dir():
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
        place = path if _is_stream(path) else path.resolve().parent
        place.stat()
        if place != path and not place.is_dir():
            raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR))
        if not os.access(place, os.W_OK):
            raise PermissionError(EACCES, os.strerror(EACCES))


def read_previous(path: Path, most_bytes: int = -1) -> bytes | None:
    """The content that `write_atomically` would replace, or None if there is none (no file, a device, `-`).

    Args:
        path: The place.
        most_bytes: How many bytes from its beginning; all, if negative.

    Raises:
        InputError: if there is a file that cannot be read.
    """
    if str(path) == STANDARD_STREAM:
        return None
    with refusing(path, "Make the file readable, or choose another place to write to."):
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(most_bytes)


def make_folder(path: Path, option: str) -> None:
    """Make an output folder and the folders around it, if they are not there.

    Args:
        path: The folder.
        option: The command-line option that names the folder, for the message.

    Raises:
        InputError: if it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "a name that no folder can have"
        expected, remedy = "a folder that can be written to", f"Name another folder with {option}."
        raise InputError(str(path), "", reason.lower(), expected, remedy) from error


def write_completely(stream: BinaryIO, content: bytes) -> None:
    """Write every byte to a stream. An unbuffered stream may accept only some of them in one call.

    Raises:
        OSError: if it does not accept all of them.
    """
    rest = memoryview(content)
    while rest:
        taken = stream.write(rest)
        if taken is None:  # a stream that does not block, and is full
            raise BlockingIOError(EAGAIN, os.strerror(EAGAIN))
        rest = rest[taken:]
    stream.flush()


@contextmanager
def refusing(path: Path, remedy: str) -> Iterator[None]:
    """Turn each error that the operating system reports about a path into one `InputError`."""
    try:
        yield
    except (OSError, RuntimeError, ValueError) as error:
        raise _refusal(path, error, remedy) from error


def _refusal(path: Path, error: Exception, remedy: str) -> InputError:
    # Python 3.11 has a RuntimeError without a number for links in a circle.
    number = ELOOP if isinstance(error, RuntimeError) else getattr(error, "errno", None)
    reason = getattr(error, "strerror", None) or (os.strerror(number) if number else type(error).__name__)
    if number in _FULL:
        return InputError(str(path), "", reason, "a disk with room for the file", _MAKE_ROOM)
    if number in _FORBIDDEN:
        return InputError(str(path), "", reason, "a place that can be read and written to", remedy)
    if number == ENAMETOOLONG:
        return InputError(shown_path(path), "", reason, "a shorter name", "Choose another name.")
    return InputError(str(path), "", reason, "a file in a folder that exists", remedy)


def _is_stream(path: Path) -> bool:
    """Whether the path is standard output, a device or a pipe, which is written to and not replaced."""
    return str(path) == STANDARD_STREAM or (path.exists() and not path.is_file() and not path.is_dir())


def _pour(path: Path, content: bytes) -> None:
    if str(path) != STANDARD_STREAM:
        with refusing(path, _ELSEWHERE), path.open("wb") as device:
            write_completely(device, content)
    elif sys.stdout is None:  # the shell has closed it
        raise InputError("", "standard output", "a closed stream", "an open one", "Name a file instead of -.")
    else:
        sys.stdout.flush()
        write_completely(sys.stdout.buffer, content)


def _move(staged: list[tuple[Path, Path, Path]]) -> None:
    """Move each staged file over its target; each entry has the path for messages, the target and the staged file."""
    try:
        for path, target, part in staged:
            with refusing(path, _ELSEWHERE):
                part.replace(target)
    finally:
        _discard(part for _, _, part in staged)


def _discard(parts: Iterable[Path]) -> None:
    for part in parts:
        with suppress(OSError):
            part.unlink()
