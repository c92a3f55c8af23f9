"""Text files of a person, read whole: every fault is one `InputError`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from liftrun.domain.errors import InputError, shown, shown_path
from liftrun.files.input_files import NotRegularFileError, read_regular, read_standard_input

Source = Path | Literal["-"]
MAX_BYTES = 1_000_000


def read_text(source: Source, *, if_missing: str = "Check the name.") -> tuple[str, str]:
    """The name of a source for messages, and its text; `-` is standard input.

    Args:
        source: The file.
        if_missing: The remedy where there is no such file.

    Raises:
        InputError: if it is missing, no regular file, unreadable, too large, or not UTF-8.
    """
    name = "standard input" if source == "-" else shown_path(source)
    try:
        raw = read_standard_input(MAX_BYTES + 1) if source == "-" else read_regular(Path(source), MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise InputError(name, *_unreadable(error, if_missing)) from error
    if len(raw) > MAX_BYTES:
        remedy = "Check that this is the right file."
        raise InputError(name, "", "a huge file", f"at most {MAX_BYTES} bytes", remedy)
    return name, _decoded(raw, name)


def _decoded(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, wrong = raw.count(b"\n", 0, error.start) + 1, shown(raw[error.start : error.start + 1])
        raise InputError(name, f"line {line}", wrong, "text in UTF-8", "Save the file as UTF-8.") from error


def _unreadable(error: OSError | ValueError, if_missing: str) -> tuple[str, str, str, str]:
    """Key, value, expected and remedy for a file that cannot be read."""
    if isinstance(error, FileNotFoundError):
        return "", "", "a file that exists", if_missing
    if isinstance(error, IsADirectoryError):
        return "", "a folder", "a file", "Name the file in it."
    if isinstance(error, NotRegularFileError):
        return "", "a pipe or a device", "a file", "Save it as a file, or use - for standard input."
    reason = error.strerror if isinstance(error, OSError) else None
    found = (reason or "a name that no file can have").lower()
    return "", found, "a file that can be read", "Check its name and permissions."
