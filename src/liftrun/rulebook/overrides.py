"""An athlete's change to a rule, checked against the parameters of the rule, also if it does not apply this week.

Otherwise a mistake in the file would be found only months later, when the season reaches the rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.domain.errors import InputError, shown
from liftrun.inputs.tables import nearest, one_of
from liftrun.rulebook.draft import RuleDraft
from liftrun.rulebook.situation import CONDITIONS
from liftrun.rulebook.toml_tables import subtables
from liftrun.rules.base import MOST_WEIGHT
from liftrun.rules.selector import LONGEST_DISTANCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.rulebook.book import Pack, RuleEntry
    from liftrun.rulebook.toml_tables import Tables

OFF = "off"
WEIGHTS = range(1, MOST_WEIGHT + 1)
_STRENGTHS = ("required", "weighted", OFF)
_DISTANCES = ("over_miles", "over_km", "at_most_miles")


def check_override(entry: RuleEntry, changes: Tables, pack: Pack | None, file: str) -> None:
    """Check that a change fits its rule in any week.

    Args:
        entry: The rule as written in the rulebook or a pack.
        changes: What the athlete changes.
        pack: The pack that applies, if any.
        file: The athlete's file, for messages.

    Raises:
        InputError: for the first value that does not fit.
    """
    over = _table(pack.changes.get(entry.id)) if pack else {}
    key = f"rules.{entry.id}"
    variants = _variants(entry, over)
    _check_strength(changes, key, file)
    _check_is_on(changes, variants, key, file)
    _check_weight(changes, variants, key, file)
    _check_distances(changes, key, file)
    plain = {name: value for name, value in {**entry.table, **over}.items() if name not in CONDITIONS}
    own = {name: value for name, value in changes.items() if name != "strength"}
    RuleDraft(entry.id, entry.file, plain, {}).changed(own, file).check(own)


def _table(value: object) -> Tables:
    return value if isinstance(value, dict) else {}


def _variants(entry: RuleEntry, over: Tables) -> list[Tables]:
    """The tables that may set the rule's strength and weight: its own, its cases', then the pack's."""
    written = [over, *subtables(over, "case", "")]
    return written if "strength" in over else [entry.table, *subtables(entry.table, "case", entry.file), *written]


def _check_strength(changes: Tables, key: str, file: str) -> None:
    strength = changes.get("strength", OFF)
    if strength not in _STRENGTHS:
        meant = nearest(str(strength), _STRENGTHS)
        remedy = f'Write "{meant}".' if meant else "Choose one of them."
        raise InputError(file, f"{key}.strength", shown(strength), one_of(_STRENGTHS), remedy)


def _check_is_on(changes: Tables, variants: list[Tables], key: str, file: str) -> None:
    """A change of a rule that is off has no effect unless it also turns the rule on."""
    if changes and "strength" not in changes and {one["strength"] for one in variants if "strength" in one} == {OFF}:
        remedy = 'Add strength = "weighted" to turn the rule on, or remove the change.'
        raise InputError(file, f"{key}.strength", "", one_of(_STRENGTHS), remedy)


def _check_weight(changes: Tables, variants: list[Tables], key: str, file: str) -> None:
    """A weight is a whole number; a weighted rule has one and a required rule has none."""
    strengths = {changes["strength"]} if "strength" in changes else {one.get("strength") for one in variants}
    weight, key = changes.get("weight"), f"{key}.weight"
    expected = f"a whole number from {WEIGHTS[0]} to {WEIGHTS[-1]}"
    if weight is None:
        if changes.get("strength") == "weighted" and not any("weight" in one for one in variants):
            raise InputError(file, key, "", expected, "Add weight = 10, the cost of breaking it once.")
    elif not isinstance(weight, int) or isinstance(weight, bool) or weight not in WEIGHTS:
        raise InputError(file, key, shown(weight), expected, "Write for example weight = 10.")
    elif not strengths & {"weighted", OFF}:
        remedy = 'Add strength = "weighted", or remove the weight: a required rule has none.'
        raise InputError(file, key, shown(weight), 'strength = "weighted" beside it', remedy)


def _check_distances(changes: Tables, key: str, file: str) -> None:
    for path, distance in _distances(changes, key):
        if isinstance(distance, int | float) and not 0 <= distance <= LONGEST_DISTANCE:
            expected = f"a distance from 0 to {LONGEST_DISTANCE}"
            raise InputError(file, path, shown(distance), expected, "Correct the number.")


def _distances(changes: Tables, key: str) -> Iterator[tuple[str, object]]:
    """The distances in the selectors of a change, each with its key."""
    for name, value in changes.items():
        for number, selector in enumerate(value if isinstance(value, tuple) else (), start=1):
            found = _table(selector)
            yield from ((f"{key}.{name}[{number}].{one}", found[one]) for one in _DISTANCES if one in found)
