"""Read TOML that people write into a checked model; each fault is one `InputError`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from liftrun.domain.errors import InputError, shown
from liftrun.inputs.table_faults import dotted, input_error
from liftrun.inputs.text_files import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.inputs.text_files import Source

MAX_DEPTH = 16
MAX_DOTS = 100
MAX_NUMBER = 2**63 - 1
"""The largest number allowed in an input, also for keys without a range of their own. So all results are finite."""
_PLACE_IN_TOML = re.compile(r"(?P<what>.*?)\s*\(at (?:line (?P<line>\d+), column \d+|end of document)\)", re.DOTALL)
_TABLE_TWICE = re.compile(r"cannot declare \(.*\) twice", re.DOTALL)
_KEY_TWICE = ("cannot overwrite a value", "cannot mutate immutable namespace", "duplicate inline table key")
_BARE = re.compile(r"([A-Za-z_]+) *= *([^\s#][^#]*?) *(?:#.*)?")
_NEEDS_NO_QUOTES = re.compile(r"[\"'\[\]{}]|= *[-+\d.]+ *(?:#.*)?$")
_QUOTED = re.compile(r"'([^']*)'")

M = TypeVar("M", bound=BaseModel)


def parse_toml(text: str, file: str) -> dict[str, object]:
    """The tables of a TOML text, lists as tuples.

    Raises:
        InputError: with the line, if it is not TOML, or is nested too deep.
    """
    _refuse_long_keys(text, file)
    try:
        tables = tomllib.loads(text)
    except RecursionError as error:
        raise _too_deep(file) from error
    except ValueError as error:
        raise _not_toml(text, file, error) from error
    return frozen(tables, file)


def _refuse_long_keys(text: str, file: str) -> None:
    """Refuse keys with very many dots: the parser's time grows with the square of their number, up to hours."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.count(".") > MAX_DOTS and not line.lstrip().startswith("#"):
            remedy = "Break the line, or shorten the key."
            raise InputError(file, f"line {number}", shown(line), f"at most {MAX_DOTS} dots in a line", remedy)


def _not_toml(text: str, file: str, error: ValueError) -> InputError:
    found = _PLACE_IN_TOML.fullmatch(str(error))
    reason = found["what"][:1].lower() + found["what"][1:] if found else "a number with too many digits"
    line = int(found["line"]) if found and found["line"] else 0
    wrong = shown(text.split("\n")[line - 1].strip()) if line else ""
    expected, remedy = _what_is_wrong(reason)
    unquoted = _unquoted(text.split("\n")[line - 1].strip()) if line else ""
    return InputError(file, f"line {line}" if line else "", wrong, expected, unquoted or remedy)


def _unquoted(line: str) -> str:
    """What to write in place of a value without quotes, such as `easy = 6:45` or `returning = True`, else ""."""
    found = _BARE.fullmatch(line)
    if found is None or _NEEDS_NO_QUOTES.search(line):
        return ""
    key, value = found.groups()
    if value.casefold() in {"true", "false"}:
        return f"Write {key} = {value.casefold()}."
    return f'Put quotes around the value: {key} = "{value}".'


def _what_is_wrong(reason: str) -> tuple[str, str]:
    """What was expected and the remedy. If a name is used twice, they replace the parser's own unclear message."""
    if _TABLE_TWICE.fullmatch(reason):
        name = ".".join(_QUOTED.findall(reason))
        return f"[{shown(name, quote=False)}] only once", "Put all its keys under one heading."
    if reason.startswith(_KEY_TWICE):
        return "each key and each table only once", "Remove or rename one of the two."
    return f"valid TOML ({shown(reason, quote=False)})", "Correct it; texts and times are in quotes."


def frozen(tables: dict[str, object], file: str) -> dict[str, object]:
    """The same tables with tuples in place of lists, because the strict models require tuples.

    Raises:
        InputError: if they are nested too deep.
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


def refuse_huge_numbers(tables: Mapping[str, object], file: str) -> None:
    """Refuse a number beyond `MAX_NUMBER`.

    Raises:
        InputError: for the first one, with its place.
    """
    for place, number in _numbers(tables, ()):
        if abs(number) > MAX_NUMBER:
            expected, remedy = "a number from -9e18 to 9e18", "Correct the number."
            raise InputError(file, dotted(place), shown(number), expected, remedy)


def _numbers(value: object, place: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], int | float]]:
    """Every number of tables, with its place."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _numbers(item, (*place, str(key)))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _numbers(item, (*place, number))
    elif isinstance(value, int | float):
        yield place, value


def _too_deep(file: str) -> InputError:
    return InputError(file, "", "tables nested too deep", f"at most {MAX_DEPTH} levels", "Remove the nesting.")


def validated(model: type[M], tables: dict[str, object], file: str, *, ignore_unknown: bool = False) -> M:
    """The model that the tables describe.

    Args:
        model: The model.
        tables: What the file contains.
        file: The file's name in messages.
        ignore_unknown: Whether keys that the model does not have are ignored, at every depth, and are not a fault.

    Raises:
        InputError: for the first fault.
    """
    try:
        return model.model_validate(tables, extra="ignore" if ignore_unknown else None)
    except ValidationError as error:
        raise input_error(model, error, file) from error


def load_toml(model: type[M], source: Source) -> M:
    """Read, parse and check a TOML file in one step: see `read_text`, `parse_toml` and `validated`."""
    file, text = read_text(source)
    return validated(model, parse_toml(text, file), file)
