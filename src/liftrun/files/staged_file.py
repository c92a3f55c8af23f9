"""Write the new content of a file into a temporary file beside it, which then replaces the file."""

from __future__ import annotations

import os
import re
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

_NAME_LENGTH = 40
_TEMPORARY = re.compile(rf"\.(?P<target>.{{1,{_NAME_LENGTH}}})\.[a-z0-9_]{{8}}\.part", re.DOTALL)


def stage(target: Path, pieces: Iterable[bytes]) -> Path:
    """Write content beside its target, with the permissions that the target has or a new file gets.

    Args:
        target: The file, with symbolic links resolved. Its folder must exist.
        pieces: The content in pieces, so that it need not be in memory as a whole.

    Returns:
        The file that is to be moved over the target.

    Raises:
        OSError: if it cannot be written. The temporary file is then removed.
    """
    mode = _mode(target)
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:_NAME_LENGTH]}.", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
    except BaseException:
        Path(name).unlink()
        raise
    return Path(name)


def remove_leftovers(folder: Path, names: Container[str] | None = None) -> None:
    """Remove the temporary files that killed runs left in a folder. No other run may write there.

    Args:
        folder: The folder.
        names: The files that such runs write; None for every name.
    """
    with suppress(OSError):
        for path in sorted(folder.iterdir()):
            found = _TEMPORARY.fullmatch(path.name)
            if found and (names is None or found["target"] in names) and path.is_file() and not path.is_symlink():
                path.unlink()


def _mode(target: Path) -> int:
    """The permissions of the file, or those that a new file gets."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
