"""Write the new content of a file into a temporary file beside it, which then replaces the file."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


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
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
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


def _mode(target: Path) -> int:
    """The permissions of the file, or those that a new file gets."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
