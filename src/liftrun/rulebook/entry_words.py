"""Entries of the rulebook in words: selectors, conditions, numbers, strengths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.rulebook.overrides import OFF
from liftrun.rulebook.toml_tables import subtable, subtables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.rulebook.toml_tables import Tables

# Keys that are not shown in the list of an entry's parameters.
APART = frozenset({"id", "kind", "says", "source", "voice", "strength", "weight", "tier", "trades", "when", "case"})


def in_words(value: object) -> str:
    """A value for people: lists with commas, tables as `key value`, booleans as yes and no."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{key} {in_words(inner)}" for key, inner in value.items())
    if isinstance(value, tuple):
        joint = "; or " if any(isinstance(item, dict) for item in value) else ", "
        return joint.join(in_words(item) for item in value) or "none"
    return str(value)


def strength_of(table: Tables) -> str:
    """`required`, `weight 10, training`, or `off; if turned on: weight 10, training`."""
    strength = table.get("strength", "required")
    if strength == "required":
        return "required"
    price = f"weight {table.get('weight')}, {table.get('tier', 'training')}"
    return f"off; if turned on: {price}" if strength == OFF else price


def condition_of(table: Tables) -> str:
    """`phase base, build; experience beginner`, or `""` without a condition."""
    if "when" not in table:
        return ""
    when = subtable(table, "when", "")
    return "; ".join(f"{key.replace('_', ' ')} {in_words(value)}" for key, value in when.items())


def numbers_of(table: Tables) -> Iterator[tuple[str, str]]:
    """Name and value of each parameter of an entry."""
    for key, value in table.items():
        if key not in APART:
            yield key, in_words(value)


def cases_of(table: Tables) -> Iterator[tuple[str, str]]:
    """Condition and changes of each case of an entry."""
    for case in subtables(table, "case", ""):
        changes = ((key, value) for key, value in case.items() if key not in ("when", "source"))
        yield condition_of(case), ", ".join(f"{key} = {in_words(value)}" for key, value in changes)
