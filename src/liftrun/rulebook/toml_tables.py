"""Read tables from the rulebook's files. Each error names the file and the key."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from liftrun.domain.errors import InputError
from liftrun.inputs.tables import nearest
from liftrun.inputs.text_files import read_text
from liftrun.inputs.toml_files import parse_toml, refuse_huge_numbers, validated

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from pydantic import BaseModel

    M = TypeVar("M", bound=BaseModel)

Tables = dict[str, object]


def tables_of(folder: Path, name: str) -> Tables:
    """The tables of one file of the folder; `name` is the file's name without `.toml`.

    Raises:
        InputError: if the file is missing or is not TOML.
    """
    _, text = read_text(folder / f"{name}.toml")
    tables = parse_toml(text, file_name(name))
    refuse_huge_numbers(tables, file_name(name))
    return tables


def file_name(name: str) -> str:
    """The name of a rulebook file in messages."""
    return f"constraints/{name}.toml"


def subtable(tables: Mapping[str, object], key: str, file: str, *, under: str = "") -> Tables:
    """A table within a table.

    Raises:
        InputError: if it is missing, or is no table.
    """
    found = tables.get(key)
    if not isinstance(found, dict):
        path = f"{under}.{key}" if under else key
        raise InputError(file, path, "", "a table", f"Add [{path}].")
    return found


def subtables(tables: Mapping[str, object], key: str, file: str, *, under: str = "") -> tuple[Tables, ...]:
    """The tables of a list such as `[[rule]]`; none if it is missing.

    Raises:
        InputError: if it is something else, for example a single table.
    """
    found = tables.get(key, ())
    if not isinstance(found, tuple) or not all(isinstance(table, dict) for table in found):
        path = f"{under}.{key}" if under else key
        raise InputError(file, path, "", "a list of tables", f"Write [[{path}]], with two brackets.")
    return found


def known_only(tables: Tables, known: Iterable[str], file: str, under: str = "") -> Tables:
    """The tables, after checking that every key is known.

    Raises:
        InputError: for the first key that is not known.
    """
    names = tuple(known)
    for key in tables:
        if key not in names:
            similar = nearest(key, names)
            remedy = f'Rename it to "{similar}", or remove it.' if similar else "Remove it."
            path = f"{under}.{key}" if under else key
            raise InputError(file, path, "an unknown key", f"one of {', '.join(names)}", remedy)
    return tables


def checked(model: type[M], tables: Tables, file: str, key: str) -> M:
    """The model that some tables describe; an error names its place under `key`.

    Raises:
        InputError: for the first fault.
    """
    try:
        return validated(model, tables, file)
    except InputError as error:
        raise under(error, key) from error


def under(error: InputError, key: str) -> InputError:
    """The same error; its key begins with the name of the table that contains it."""
    return replace(error, key=".".join(part for part in (key, error.key) if part))
