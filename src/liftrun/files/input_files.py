"""Input files: only regular files are read, so that a pipe or a device never blocks a run."""

from __future__ import annotations

import os
import stat
import sys
from errno import EBADF, EINVAL, EISDIR
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path


class NotRegularFileError(OSError):
    """A pipe, a socket or a device where a file was expected."""


def open_regular(path: Path) -> BinaryIO:
    """Open a regular file, or a link to one, for reading.

    Raises:
        NotRegularFileError: if it is a pipe, a socket or a device. It is then not opened.
        IsADirectoryError: if it is a folder.
        OSError: if it cannot be opened.
        ValueError: if no file can have this name.
    """
    _refuse_others(path.stat().st_mode, path)
    # Another program may have put a pipe in its place meanwhile: opening it must not wait for a writer.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    try:
        _refuse_others(os.fstat(handle).st_mode, path)
    except OSError:
        os.close(handle)
        raise
    return os.fdopen(handle, "rb")


def read_regular(path: Path, most_bytes: int = -1) -> bytes:
    """The content of a regular file, at most so many bytes of it; all if negative. Errors as for `open_regular`."""
    with open_regular(path) as file:
        return file.read(most_bytes)


def read_standard_input(most_bytes: int) -> bytes:
    """The beginning of standard input.

    Raises:
        OSError: if it is closed or cannot be read.
    """
    if sys.stdin is None:
        raise OSError(EBADF, "A closed stream")
    return sys.stdin.buffer.read(most_bytes)


def _refuse_others(mode: int, path: Path) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(path))
    if not stat.S_ISREG(mode):
        raise NotRegularFileError(EINVAL, "A pipe or a device", str(path))
