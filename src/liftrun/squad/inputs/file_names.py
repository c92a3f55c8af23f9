"""Names of athletes' files: which can be repeated by output files and messages, and how a person's name becomes one."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from liftrun.domain.errors import InputError, shown
from liftrun.domain.plain_text import plain_line

if TYPE_CHECKING:
    from pathlib import Path


def is_plain(name: str) -> bool:
    """Whether a file name can be printed and written down: UTF-8, no control characters."""
    return name.isprintable()


def refuse_odd_name(path: Path) -> None:
    """Refuse a file whose name cannot be the name of output files.

    Raises:
        InputError: if the name is not UTF-8, or has control characters.
    """
    if not is_plain(path.name):
        found, expected = shown(path.name), "a file name of printable characters in UTF-8"
        raise InputError(plain_line(str(path)), "", found, expected, "Rename the file.")


def slug(name: str) -> str:
    """A name as part of a file name: `Zoë Marchetti` -> `zoe-marchetti`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "athlete"
