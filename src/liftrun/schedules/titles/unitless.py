"""Distances without a unit: "long 12" can be twelve miles or twelve kilometres.

If there is an athlete, the athlete's units are used, and the output reports it. If not, the session is still a run, but
its distance is unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.domain.errors import shown
from liftrun.domain.units import metres_of, unit_name
from liftrun.schedules.model import Extent, exactly

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from liftrun.domain import RunKind
    from liftrun.domain.units import Units
    from liftrun.schedules.titles.parsed_title import ParsedTitle

MOST_UNITLESS = 100
"""A larger number is not a distance: "Running 101" is the name of a course."""

_FARTHEST_ASSUMED_METRES = 50_000
_MINUTES_FROM = 20  # "easy 30" may be minutes; "long 20" is a distance


def likely_metres(unitless: float, units: Units | None, kinds: tuple[RunKind, ...]) -> Extent | None:
    """Metres of a number without a unit, read in the probable unit; None if it may be minutes, or is too far."""
    if units is None or (unitless >= _MINUTES_FROM and "long" not in kinds and "race" not in kinds):
        return None
    metres = metres_of(unitless, units)
    return exactly(metres) if metres <= _FARTHEST_ASSUMED_METRES else None


def about_numbers(title: str, parts: Iterable[ParsedTitle], units: Units | None) -> Iterator[str]:
    """One sentence for each number without a unit in a title: what was assumed."""
    for unitless in (part.unitless for part in parts if part.unitless is not None and part.metres is None):
        say = in_both_units(f"{unitless:g}")
        yield f"{shown(title)} has no unit, so its distance is open: write {say}."
    for part in parts:
        if part.unitless is not None and part.metres is not None and units:
            read = f"{part.unitless:g} {unit_name(units)}"
            yield f"{shown(title)} has no unit: it is read as {read}, in the athlete's units."


def in_both_units(number: str) -> str:
    """`"12 mi" or "12 km"`."""
    return f'"{number} mi" or "{number} km"'
