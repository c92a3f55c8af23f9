"""Output files, replaced whole or not at all; `-` is standard output.

The new content is written beside the target under another name and then moved over it, so whoever looks, and whatever
kills us meanwhile, finds the old file or the new one. Devices and pipes cannot be moved over and are written to.
"""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from liftrun.errors import InputError

STANDARD_STREAM = "-"


def write_atomically(path: Path, content: bytes) -> None:
    """Replace a file by new content, keeping its permissions, and its place where the path is a link.

    Raises:
        InputError: if the place cannot be written to; the old file then still stands.
    """
    if str(path) == STANDARD_STREAM:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(content)
        else:
            _replace(path.resolve(), content)
    except OSError as error:
        raise _refused(path, error, "Choose another place to write to, or make this one writable.") from error


def read_previous(path: Path) -> bytes | None:
    """The content that `write_atomically` would replace, or None if there is none (no file, a device, `-`).

    Raises:
        InputError: if a file stands there and cannot be read.
    """
    if str(path) == STANDARD_STREAM:
        return None
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError as error:
        raise _refused(path, error, "Make the file readable, or choose another place to write to.") from error


def _replace(target: Path, content: bytes) -> None:
    mode = _mode(target)
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(name).unlink()
        raise


def _mode(target: Path) -> int:
    """The permissions of the file, or those that a new file gets."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def _refused(path: Path, error: OSError, remedy: str) -> InputError:
    return InputError(str(path), "", error.strerror or type(error).__name__, "a file in a folder that exists", remedy)
