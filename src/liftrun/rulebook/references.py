"""Values that refer to others: `"phase:lifts.at_most"`, `{ athlete = "run_time" }`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.domain.errors import InputError, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liftrun.rulebook.draft import RuleDraft
    from liftrun.rulebook.phase_numbers import PhaseNumbers

_PHASE = "phase:"


def filled(draft: RuleDraft, numbers: PhaseNumbers, wishes: Mapping[str, object]) -> RuleDraft | None:
    """A draft with its references replaced by their values; None if it needs a wish that the athlete did not give.

    Raises:
        InputError: if a reference names a number of the phase that does not exist.
    """
    values: dict[str, object] = {}
    for key, value in draft.table.items():
        if isinstance(value, str) and value.startswith(_PHASE):
            values[key] = _number(draft, key, value.removeprefix(_PHASE), numbers)
        elif isinstance(value, dict) and "athlete" in value:
            wish = wishes.get(str(value["athlete"])) or value.get("otherwise")
            if not wish:
                return None
            values[key] = wish
    return draft.with_values(values)


def _number(draft: RuleDraft, key: str, path: str, numbers: PhaseNumbers) -> object:
    group, _, name = path.partition(".")
    found = getattr(getattr(numbers, group, None), name, None)
    if found is None:
        expected = "a number of phases.toml such as phase:lifts.at_most"
        raise InputError(draft.file, f"{draft.id}.{key}", shown(_PHASE + path), expected, "Correct the name.")
    return found
