"""The parameters of CP-SAT: their names and the values that are allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from liftrun.domain.errors import shown
from liftrun.inputs.tables import fault, nearest, one_of

if TYPE_CHECKING:
    from collections.abc import Mapping

Value = bool | int | float | str | tuple[str, ...]
SET_BY_OTHER_KEYS = ("num_workers", "num_search_workers", "random_seed", "max_time_in_seconds", "catch_sigint_signal")
"""Parameters that a settings file may not name, because its keys `seeds`, `workers` and `time_limit` set them."""


def known_parameters() -> dict[str, Any]:
    """Each CP-SAT parameter of the installed OR-Tools, with its default."""
    fresh = fresh_parameters()
    fields = [name[len("clear_") :] for name in dir(fresh) if name.startswith("clear_")]
    return {name: getattr(fresh, name) for name in [*fields, *_lists(fresh)]}


def fresh_parameters() -> Any:  # noqa: ANN401  # the solver's own class
    """The solver's own parameters, each at its default."""
    from ortools.sat.python.cp_model_helper import SatParameters  # noqa: PLC0415  # loaded only where settings are read

    return SatParameters()


def _lists(fresh: Any) -> list[str]:  # noqa: ANN401  # the solver's own class
    """Parameters that are lists of names; they have no `clear_` of their own."""
    own = [name for name in dir(fresh) if name.islower() and not name.startswith(("_", "has_", "clear_"))]
    return [name for name in own if type(getattr(fresh, name)).__name__ == "repeated_scalar_std_string"]


def check_parameter(name: str, value: Value) -> None:
    """Refuse a parameter that CP-SAT does not have, or a value that is not allowed.

    Raises:
        PydanticCustomError: as a validator's fault, with the nearest name.
    """
    if name in SET_BY_OTHER_KEYS:
        raise fault("a parameter of the search", "Use the keys seeds, workers and time_limit instead.", value=name)
    known = known_parameters()
    if name not in known:
        similar = nearest(name, known)
        remedy = f"Write {similar}." if similar else "Look it up in CP-SAT's sat_parameters.proto."
        raise fault("a parameter of CP-SAT", remedy, value=name)
    choices = getattr(type(known[name]), "__members__", None)
    if choices and value not in choices:
        similar = nearest(str(value), choices)
        raise fault(
            one_of(list(choices)),
            f'Write "{similar}".' if similar else "Choose one of them.",
            value=shown(value),
            key=name,
        )
    kinds, expected = next((kinds, phrase) for of, kinds, phrase in _ALLOWED_TYPES if isinstance(known[name], of))
    if not choices and type(value) not in kinds:
        raise fault(expected, "Correct it.", value=shown(value), key=name)


_ALLOWED_TYPES: tuple[tuple[type, tuple[type, ...], str], ...] = (
    (bool, (bool,), "true or false"),
    (int, (int,), "a whole number"),
    (float, (int, float), "a number"),
    (str, (str,), "a text"),
    (object, (tuple,), "a list of texts"),
)
"""(type of the default, allowed types of a value, their description); the first row that fits is used."""


def assign(parameters: Any, values: Mapping[str, Value]) -> None:  # noqa: ANN401  # the solver's own class
    """Set parameters by name. The name of an enumeration value becomes that value; a list replaces the old list."""
    for name, value in values.items():
        old = getattr(parameters, name)
        choices = getattr(type(old), "__members__", None)
        if choices and isinstance(value, str):
            setattr(parameters, name, choices[value])
        elif isinstance(value, tuple):
            old.clear()
            old.extend(list(value))
        else:
            setattr(parameters, name, value)
