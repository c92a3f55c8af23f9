"""What pydantic expected, in words for people, for fields without an `Expect` of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

_MOMENT = "a time with its offset from UTC, such as 2026-11-23T06:30:00+01:00"
_TYPES = {  # the beginning of a fault's type -> what was expected; the longer of two beginnings comes first
    "datetime_": _MOMENT,
    "timezone_": _MOMENT,
    "date_": "a date such as 2026-11-23",
    "bool_": "true or false",
    "int_": "a whole number",
    "float_": "a number",
    "finite_": "a number",
    "string_": "a text",
    "tuple_": "a list",
    "list_": "a list",
}
_BOUNDS = {
    "ge": "{} or more",
    "gt": "more than {}",
    "le": "{} or less",
    "lt": "less than {}",
    "min_length": "a list of at least {}",
    "max_length": "a list of at most {}",
}


def plain_advice(error: ErrorDetails) -> tuple[str, str]:
    """What was expected, and what to do."""
    if error["type"] == "missing":
        return "a value", "Add this key."
    if error["type"] == "value_error":
        return f"values that go together ({error['ctx']['error']})", "Correct one of them."
    expected = _by_type(error["type"]) or _by_bound(error.get("ctx", {}))
    return expected or error["msg"].removeprefix("Input should be "), "Correct the value."


def _by_type(name: str) -> str:
    return next((words for begin, words in _TYPES.items() if name.startswith(begin)), "")


def _by_bound(context: Mapping[str, object]) -> str:
    return next((words.format(context[name]) for name, words in _BOUNDS.items() if name in context), "")
