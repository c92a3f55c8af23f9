"""Output files, replaced whole or not at all; `-` is standard output.

The new content is written beside the target under another name and then moved over it, so whoever looks, and whatever
kills us meanwhile, finds the old file or the new one. Devices and pipes cannot be moved over and are written to.
Several files are all staged before the first is moved: what keeps one from being written keeps all.
"""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import contextmanager, suppress
from errno import EACCES, EISDIR, ENOTDIR
from pathlib import Path
from typing import TYPE_CHECKING

from liftrun.domain.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

STANDARD_STREAM = "-"
_ELSEWHERE = "Choose another place to write to, or make this one writable."


def write_atomically(path: Path, content: bytes) -> None:
    """Replace a file by new content, keeping its permissions, and its place where the path is a link.

    Raises:
        InputError: if the place cannot be written to; the old file then still stands.
    """
    write_all({path: content})


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Replace several files, each as `write_atomically` does; streams and devices come before any file is replaced.

    Raises:
        InputError: if one of the places cannot be written to; every old file then still stands.
    """
    for path in contents:
        refuse_unwritable(path)
    staged: dict[Path, tuple[Path, Path]] = {}
    try:
        for path, content in contents.items():
            if not _is_stream(path):
                with _refusing(path, _ELSEWHERE):
                    staged[path] = path.resolve(), _stage(path.resolve(), content)
        for path in (one for one in contents if one not in staged):
            _pour(path, contents[path])
        for path, (target, part) in staged.items():
            with _refusing(path, _ELSEWHERE):
                part.replace(target)
    finally:
        for _, part in staged.values():
            with suppress(FileNotFoundError):
                part.unlink()


def refuse_unwritable(path: Path) -> None:
    """See whether a place could be written to, without touching it.

    Raises:
        InputError: if it is a folder, or lies in none that exists and can be written to.
    """
    if str(path) == STANDARD_STREAM:
        return
    with _refusing(path, _ELSEWHERE):
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
        path: Where it stands.
        most_bytes: How much of its beginning is wanted; all of it, if negative.

    Raises:
        InputError: if a file stands there and cannot be read.
    """
    if str(path) == STANDARD_STREAM:
        return None
    with _refusing(path, "Make the file readable, or choose another place to write to."):
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(most_bytes)


def _is_stream(path: Path) -> bool:
    """Whether it is written to instead of replaced: standard output, a device, a pipe."""
    return str(path) == STANDARD_STREAM or (path.exists() and not path.is_file() and not path.is_dir())


def _pour(path: Path, content: bytes) -> None:
    if str(path) != STANDARD_STREAM:
        with _refusing(path, _ELSEWHERE):
            path.write_bytes(content)
    elif sys.stdout is None:  # the shell has closed it
        raise InputError("", "standard output", "a closed stream", "an open one", "Name a file instead of -.")
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


def _stage(target: Path, content: bytes) -> Path:
    """Write content beside its target, under a name of its own, with the permissions that the target has or gets."""
    mode = _mode(target)
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
    except BaseException:
        Path(name).unlink()
        raise
    return Path(name)


def _mode(target: Path) -> int:
    """The permissions of the file, or those that a new file gets."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


@contextmanager
def _refusing(path: Path, remedy: str) -> Iterator[None]:
    """Whatever the system says against a path, as one message."""
    try:
        yield
    except (OSError, RuntimeError) as error:  # Python 3.11 has a RuntimeError for links that go round in circles
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise InputError(str(path), "", reason, "a file in a folder that exists", remedy) from error
