"""TOML tables as strict models, and what each field expects, in words for a person.

Each field names what it wants by an `Expect` beside its type; validators raise `fault(...)`. `table_faults` turns
whatever pydantic finds into one `InputError`.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict
from pydantic_core import PydanticCustomError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


MIN_STEM = 3  # so many letters are enough to recognise a name: "wednesday" is `wed`


class Table(BaseModel):
    """A TOML table: frozen, strict, no unknown keys.

    A table inside another is never built by itself (`defer_build`), so that a command starts sooner.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


@dataclass(frozen=True)
class Expect:
    """What a field expects, for its error messages.

    Attributes:
        what: A noun phrase: `a date such as 2027-04-25`.
        example: A line that would be right: `date = 2027-04-25`.
    """

    what: str
    example: str


def fault(expected: str, remedy: str, *, value: str | None = None, key: str = "") -> PydanticCustomError:
    """The error for a validator to raise.

    Args:
        expected: A noun phrase.
        remedy: An imperative sentence.
        value: What to show as found, `""` for nothing; if left out, the field's value.
        key: Where, relative to the model whose validator raises it; empty for the field itself.
    """
    context = {"expected": expected, "remedy": remedy, "value": value, "key": key}
    return PydanticCustomError("liftrun", "expected {expected}", context)


def nearest(wrong: str, known: Iterable[str], similarity: float = 0.6) -> str | None:
    """The known name that a wrong one is probably a misspelling of; None if none is similar enough (0 to 1)."""
    names = list(known)
    low = wrong.lower()
    begun = [name for name in names if len(name) >= MIN_STEM and low.startswith(name.lower())]
    if begun:
        return max(begun, key=len)
    folded = {name.lower(): name for name in reversed(names)}
    found = difflib.get_close_matches(low, folded, n=1, cutoff=similarity)
    return folded[found[0]] if found else None


def one_of(names: Sequence[str]) -> str:
    """`"a", "b" or "c"`, as a message names choices."""
    quoted = [f'"{name}"' for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
