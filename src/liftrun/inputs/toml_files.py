"""TOML from a person -> a checked model, with every fault as one `InputError`."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from typing import BinaryIO, Literal, TypeVar

from pydantic import BaseModel, ValidationError

from liftrun.domain.errors import InputError, shown
from liftrun.inputs.table_faults import input_error

Source = Path | Literal["-"]
MAX_BYTES = 1_000_000
MAX_DEPTH = 16
MAX_DOTS = 100
_PLACE_IN_TOML = re.compile(r"(?P<what>.*?)\s*\(at (?:line (?P<line>\d+), column \d+|end of document)\)", re.DOTALL)
_TABLE_TWICE = re.compile(r"cannot declare \(.*\) twice", re.DOTALL)
_KEY_TWICE = ("cannot overwrite a value", "cannot mutate immutable namespace", "duplicate inline table key")
_QUOTED = re.compile(r"'([^']*)'")

M = TypeVar("M", bound=BaseModel)


def read_text(source: Source, *, if_missing: str = "Check the name.") -> tuple[str, str]:
    """The name by which to call a source, and its text; `-` is standard input.

    Args:
        source: The file.
        if_missing: The remedy where there is no such file.

    Raises:
        InputError: if it is missing, a directory, unreadable, too large, or not UTF-8.
    """
    name = "standard input" if source == "-" else shown(str(source), quote=False, limit=200)
    try:
        raw = _head(sys.stdin.buffer) if source == "-" else _file_head(Path(source))
    except (OSError, ValueError) as error:
        raise InputError(name, *_unreadable(error, if_missing)) from error
    if len(raw) > MAX_BYTES:
        raise InputError(
            name, "", "a huge file", f"at most {MAX_BYTES} bytes", "Check that this is the file you meant."
        )
    return name, _decoded(raw, name)


def _file_head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return _head(stream)


def _head(stream: BinaryIO) -> bytes:
    return stream.read(MAX_BYTES + 1)


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
        return "", "a directory", "a file", "Name the file in it."
    reason = error.strerror if isinstance(error, OSError) else None
    return (
        "",
        (reason or "a name that no file can have").lower(),
        "a file that can be read",
        "Check its name and permissions.",
    )


def parse_toml(text: str, file: str) -> dict[str, object]:
    """The tables of a TOML text, lists as tuples.

    Raises:
        InputError: with the line, if it is not TOML, or is nested absurdly deep.
    """
    _refuse_endless_keys(text, file)
    try:
        tables = tomllib.loads(text)
    except RecursionError as error:
        raise _too_deep(file) from error
    except ValueError as error:
        raise _not_toml(text, file, error) from error
    return frozen(tables, file)


def _refuse_endless_keys(text: str, file: str) -> None:
    """A dotted key takes the parser time that grows with the square of its parts: hours, in a file of ordinary size."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.count(".") > MAX_DOTS and not line.lstrip().startswith("#"):
            remedy = "Break the line, or shorten the key."
            raise InputError(file, f"line {number}", shown(line), f"at most {MAX_DOTS} dots in a line", remedy)


def _not_toml(text: str, file: str, error: ValueError) -> InputError:
    found = _PLACE_IN_TOML.fullmatch(str(error))
    reason = found["what"][:1].lower() + found["what"][1:] if found else "a number with too many digits"
    line = int(found["line"]) if found and found["line"] else 0
    wrong = shown(text.split("\n")[line - 1].strip()) if line else ""
    return InputError(file, f"line {line}" if line else "", wrong, *_what_is_wrong(reason))


def _what_is_wrong(reason: str) -> tuple[str, str]:
    """Expected and remedy for what the parser says; of a name given twice it speaks as programs speak."""
    if _TABLE_TWICE.fullmatch(reason):
        name = ".".join(_QUOTED.findall(reason))
        return f"[{shown(name, quote=False)}] only once", "Put all its keys under one heading."
    if reason.startswith(_KEY_TWICE):
        return "each key and each table only once", "Remove or rename one of the two."
    return f"valid TOML ({shown(reason, quote=False)})", "Correct it; texts and times stand in quotes."


def frozen(tables: dict[str, object], file: str) -> dict[str, object]:
    """Tables from TOML or JSON with tuples for lists, as the strict models want them.

    Raises:
        InputError: if they are nested absurdly deep.
    """
    return {key: _frozen(value, file, MAX_DEPTH) for key, value in tables.items()}


def _frozen(value: object, file: str, depth: int) -> object:
    if depth == 0:
        raise _too_deep(file)
    if isinstance(value, list):
        return tuple(_frozen(item, file, depth - 1) for item in value)
    if isinstance(value, dict):
        return {key: _frozen(item, file, depth - 1) for key, item in value.items()}
    return value


def _too_deep(file: str) -> InputError:
    return InputError(file, "", "tables nested too deep", f"at most {MAX_DEPTH} levels", "Remove the nesting.")


def validated(model: type[M], tables: dict[str, object], file: str, *, ignore_unknown: bool = False) -> M:
    """The model that the tables describe.

    Args:
        model: The model.
        tables: What the file contains.
        file: How messages call the file.
        ignore_unknown: Whether keys that the model does not have are ignored, at every depth, and no fault.

    Raises:
        InputError: for the first fault.
    """
    try:
        return model.model_validate(tables, extra="ignore" if ignore_unknown else None)
    except ValidationError as error:
        raise input_error(model, error, file) from error


def load_toml(model: type[M], source: Source) -> M:
    """Read, parse and check a TOML file in one step; see the three functions above."""
    file, text = read_text(source)
    return validated(model, parse_toml(text, file), file)
