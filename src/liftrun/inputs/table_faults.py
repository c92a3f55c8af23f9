"""Turn pydantic's errors about a table into one `InputError` in plain words.

Messages number the items of a list from 1.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from pydantic import BaseModel

from liftrun.domain.errors import InputError, shown
from liftrun.inputs.fault_words import plain_advice
from liftrun.inputs.tables import Expect, Table, nearest, one_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from pydantic import ValidationError
    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails


def input_error(
    model: type[BaseModel], error: ValidationError, file: str, keys: Collection[str] | None = None
) -> InputError:
    """The first fault; an unknown key comes before all others, because a misspelt key is also a missing one.

    Args:
        model: The table.
        error: What pydantic found; at least one fault is under one of the keys, if any are given.
        file: The file, for the message.
        keys: The only keys of the table whose faults count, None for all.
    """
    found = [one for one in error.errors(include_url=False) if keys is None or (one["loc"] and one["loc"][0] in keys)]
    first = next((one for one in found if one["type"] == "extra_forbidden"), found[0])
    return _as_input_error(model, first, file)


def dotted(location: Iterable[int | str]) -> str:
    """`("pin", 0, "at")` -> `pin[1].at`, control characters in keys made harmless."""
    key = ""
    for part in location:
        key += f"[{part + 1}]" if isinstance(part, int) else f".{shown(part, quote=False)}"
    return key.removeprefix(".")


def _as_input_error(model: type[BaseModel], error: ErrorDetails, file: str) -> InputError:
    location = error["loc"]
    owner, field = _field_at(model, location)
    if error["type"] == "liftrun":
        return _own_error(error, file)
    if error["type"] == "extra_forbidden" and owner is not None:
        misplaced = issubclass(model, Table) and len(location) > 1 and not isinstance(error["input"], dict)
        at_top = misplaced and location[-1] in _known_keys(model)
        return _unknown_key(owner, error, file, at_top=at_top)
    expected, remedy = _advice(error, field, dotted(location))
    about_all = error["type"] == "value_error" and isinstance(error["input"], dict)
    found = "" if error["type"] == "missing" or about_all else shown(error["input"])
    return InputError(file, dotted(location), found, expected, remedy)


def _advice(error: ErrorDetails, field: FieldInfo | None, key: str) -> tuple[str, str]:
    """What was expected, and the remedy, for an error of pydantic's own checks."""
    if error["type"] in ("model_type", "dict_type"):
        return "a table", f"Write [{key}] on a line of its own, and its keys below."
    if error["type"] == "tuple_type" and isinstance(error["input"], dict):
        return "a list of tables", f"Write [[{key}]], with two brackets."
    if error["type"] == "literal_error":
        return _choice(error)
    expect = _expectation(field)
    if expect is None:
        return plain_advice(error)
    is_missing = error["type"] == "missing"
    return expect.what, f"Add {expect.example}." if is_missing else f"Write for example {expect.example}."


def _choice(error: ErrorDetails) -> tuple[str, str]:
    names = re.findall(r"'([^']*)'", error["ctx"]["expected"])
    similar = nearest(str(error["input"]), names)
    return one_of(names), f'Write "{similar}".' if similar else "Choose one of them."


def _own_error(error: ErrorDetails, file: str) -> InputError:
    context = error["ctx"]
    key = ".".join(part for part in (dotted(error["loc"]), context["key"]) if part)
    found = shown(error["input"]) if context["value"] is None else context["value"]
    return InputError(file, key, found, context["expected"], context["remedy"])


def _known_keys(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _unknown_key(owner: type[BaseModel], error: ErrorDetails, file: str, *, at_top: bool) -> InputError:
    """An unknown key. `at_top`: it belongs at the top of the file, but is below the heading of a table."""
    known, location, found = _known_keys(owner), error["loc"], error["input"]
    similar = nearest(str(location[-1]), known)
    remedy = f'Rename it to "{similar}", or remove it.' if similar else "Remove it."
    if not similar and len(known) == 1 and isinstance(found, int | float | str):  # it can only be this one
        remedy = f"Write {known[0]} = {shown(found)}, or remove it."
    if at_top:
        remedy = "Move it to the top of the file, above the first table."
    return InputError(file, dotted(location), "an unknown key", f"one of {', '.join(known)}", remedy)


def _field_at(
    model: type[BaseModel], location: tuple[int | str, ...]
) -> tuple[type[BaseModel] | None, FieldInfo | None]:
    """The table and the field that a location names; no field if the table has none of this name."""
    owner: type[BaseModel] | None = model
    field: FieldInfo | None = None
    inner: type[BaseModel] | None = model
    for part in location:
        if isinstance(part, int):
            continue
        if inner is None:
            break
        owner = inner
        field = next((f for name, f in owner.model_fields.items() if part in (name, f.alias)), None)
        inner = _table_in(field.annotation) if field else None
    return owner, field


def _table_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((table for part in get_args(annotation) if (table := _table_in(part))), None)


def _expectation(field: FieldInfo | None) -> Expect | None:
    if field is None:
        return None
    hints = [*reversed(field.metadata), *_nested_metadata(field.annotation)]
    return next((hint for hint in hints if isinstance(hint, Expect)), None)


def _nested_metadata(annotation: object) -> Iterable[object]:
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from _nested_metadata(part)
