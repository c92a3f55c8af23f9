"""The differences of two sets of JSON documents: facts and sentences apart, renamed fields taken into account.

A field is written as a path in which `[]` is any position of a list: `sessions[].blocks[].kind`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

RENAMED = {
    "objective.keep": "tiers.keep.cost",
    "objective.training": "tiers.training.cost",
    "objective.preference": "tiers.preference.cost",
    "sessions[].pace": "sessions[].pace.text",
}
"""Field of the old form -> the same field of the new form."""

ADDED = (
    "tiers",
    "totals.days",
    "inputs",
    "history",
    "sessions[].slot",
    "sessions[].pace",
    "sessions[].load",
    "dropped[].slot",
)
"""Fields that only the new form has, with all that is inside them."""

REMOVED = ("sessions[].miles", "sessions[].pace")
"""Fields that only the old form has, with all that is inside them."""

IGNORED = ("format", "grade", "rulebook.hash", "rulebook.version", "rulebook_hash", "rules_checked")
"""The form and the rulebook: a new rule that nothing breaks changes its hash and the number of rules, but no fact."""

SENTENCE = re.compile(
    r"(^|\.)(why|reason|says|detail|drills|voice|source|hint|missing\[\]|notes(\[\])?|assumed\[\]|skipped\[\]|message\[\])$"
    r"|^(sessions|dropped)\[\]\.title$"
)
"""Fields that contain sentences or titles for people."""

ABSENT = "(absent)"
Leaves = dict[str, object]


class FieldDifference(NamedTuple):
    """A field that differs: in which document, where, and its two values."""

    document: str
    field: str
    old: object
    new: object


class DocumentComparison(NamedTuple):
    """All differences: those of facts and those of sentences."""

    facts: list[FieldDifference]
    sentences: list[FieldDifference]

    def __add__(self, other: DocumentComparison) -> DocumentComparison:  # type: ignore[override]  # a union, not a longer tuple
        """The differences of both."""
        return DocumentComparison(self.facts + other.facts, self.sentences + other.sentences)


def compared(old: Mapping[str, object], new: Mapping[str, object]) -> DocumentComparison:
    """Compare documents of the same name; a document that is only in one set is a difference too."""
    result = DocumentComparison([], [])
    for name in sorted(old.keys() | new.keys()):
        for field, before, after in _differences(old.get(name, ABSENT), new.get(name, ABSENT)):
            kind = result.sentences if SENTENCE.search(pattern_of(field)) else result.facts
            kind.append(FieldDifference(name, field, before, after))
    return result


def _differences(old: object, new: object) -> Iterator[tuple[str, object, object]]:
    before, after = renamed(leaves(old)), leaves(new)
    for field in dict.fromkeys([*before, *after]):
        pair = before.get(field, ABSENT), after.get(field, ABSENT)
        if pair[0] != pair[1] and not _expected(pattern_of(field), *pair):
            yield field, *pair


def _expected(pattern: str, old: object, new: object) -> bool:
    """Whether a difference of a field is one that the lists above name."""
    if old == ABSENT and _within(pattern, ADDED):
        return True
    return pattern in IGNORED or (new == ABSENT and _within(pattern, REMOVED))


def _within(pattern: str, fields: tuple[str, ...]) -> bool:
    return any(pattern == field or pattern.startswith((f"{field}.", f"{field}[]")) for field in fields)


def leaves(value: object, path: str = "") -> Leaves:
    """Each single value of a document by its path; an empty list or table is a value too."""
    if isinstance(value, dict) and value:
        inner = (leaves(part, f"{path}.{key}" if path else key) for key, part in value.items())
    elif isinstance(value, list) and value:
        inner = (leaves(part, f"{path}[{number}]") for number, part in enumerate(value))
    else:
        return {path: value}
    return {field: leaf for found in inner for field, leaf in found.items()}


def pattern_of(path: str) -> str:
    """A path with its positions left out: `sessions[3].id` -> `sessions[].id`."""
    return re.sub(r"\[\d+\]", "[]", path)


def renamed(old: Leaves) -> Leaves:
    """The values of an old document under their new names."""
    return {_new_name(path): value for path, value in old.items()}


def _new_name(path: str) -> str:
    name = RENAMED.get(pattern_of(path))
    if name is None:
        return path
    positions = iter(re.findall(r"\[\d+\]", path))
    return re.sub(r"\[\]", lambda _: next(positions), name)
