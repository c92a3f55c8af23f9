"""Reads a published plan in the current form, `liftrun.plan/2`, or in the older form, `liftrun.plan/1`.

Unknown fields are ignored, because later versions of liftrun may add fields to `liftrun.plan/2`.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from liftrun.documents.plan import PlanDocument
from liftrun.domain import TIERS
from liftrun.domain.errors import InputError, shown
from liftrun.domain.units import metres_of_miles, miles_of
from liftrun.inputs.text_files import read_text
from liftrun.inputs.toml_files import frozen, validated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PRESENT, OLDER = "liftrun.plan/2", "liftrun.plan/1"
MOST_METRES = 500_000
"""The longest distance of one run that is accepted."""
_MOST_MILES = round(miles_of(MOST_METRES))
_ROUNDING_MILES = 0.0051  # liftrun.plan/1 rounds miles to hundredths
_PACE = re.compile(r"(\d{1,3}):([0-5]\d)/(mi|km)")

Tables = dict[str, object]


def plan_file(path: Path | str) -> PlanDocument:
    """The plan in a JSON file.

    Raises:
        InputError: if the file cannot be read, or is no plan.
    """
    name, text = read_text(Path(path))
    try:
        tables = json.loads(text)
    except (ValueError, RecursionError) as error:
        remedy = "Name a plan that `liftrun plan --json` wrote."
        raise InputError(name, "", "a file that is not JSON", "a plan", remedy) from error
    return read_plan_tables(tables if isinstance(tables, dict) else {}, name)


def read_plan_tables(tables: Tables, file: str) -> PlanDocument:
    """The plan in the tables of a JSON file.

    Args:
        tables: What the JSON contains.
        file: Name of the file in messages.

    Raises:
        InputError: if it is not a plan, or does not have the form of its version.
    """
    version = tables.get("format")
    if version == OLDER:
        tables = _upgraded(tables, file)
    elif version != PRESENT:
        value = "" if version is None else shown(version)
        remedy = "Name a plan that `liftrun plan --json` wrote."
        raise InputError(file, "format", value, f'a plan, "{PRESENT}" or "{OLDER}"', remedy)
    return validated(PlanDocument, frozen(_with_every_tier(tables), file), file, ignore_unknown=True)


def _with_every_tier(tables: Tables) -> Tables:
    """A plan with all tiers, in their order. A plan from before the tier `days` has no cost in it."""
    tiers = tables.get("tiers")
    if not isinstance(tiers, dict) or "days" in tiers or "training" not in tiers:
        return tables
    known = {"days": _tier(0, proven=True), **tiers}
    ordered = {tier: known[tier] for tier in TIERS if tier in known}
    return {**tables, "tiers": {**ordered, **{name: part for name, part in tiers.items() if name not in ordered}}}


def _upgraded(old: Tables, file: str) -> Tables:
    """A plan of `liftrun.plan/1` in the present form. docs/outputs.md lists what was renamed."""
    new = {**old, "format": PRESENT}
    if isinstance(objective := new.pop("objective", None), dict):
        proven = old.get("status") == "optimal"
        new["tiers"] = {tier: _tier(objective[tier], proven=proven) for tier in TIERS if tier in objective}
    if isinstance(sessions := old.get("sessions"), list | tuple):
        new["sessions"] = [
            _session(part, f"sessions[{number}]", file) if isinstance(part, dict) else part
            for number, part in enumerate(sessions, start=1)
        ]
    return new


def _tier(cost: object, *, proven: bool) -> Tables:
    optimal = proven or cost == 0
    return {"cost": cost, "bound": cost if optimal else 0, "status": "optimal" if optimal else "feasible"}


def _session(old: Mapping[str, object], key: str, file: str) -> Tables:
    for name, value, expected, remedy in (*_miles_faults(old), *_pace_faults(old)):
        raise InputError(file, f"{key}.{name}", value, expected, remedy)
    new = {name: value for name, value in old.items() if name not in {"miles", "pace"}}
    miles, pace = old.get("miles"), old.get("pace")
    if isinstance(miles, int | float) and old.get("metres") is None:
        new["metres"] = metres_of_miles(miles)
    if isinstance(pace, str) and (found := _PACE.fullmatch(pace)):
        new["pace"] = {"seconds": int(found[1]) * 60 + int(found[2]), "per": found[3]}
    return new


def _miles_faults(old: Mapping[str, object]) -> Iterator[tuple[str, str, str, str]]:
    """The faults of a distance in miles: out of range, or different from the metres of the same session."""
    miles, metres = old.get("miles"), old.get("metres")
    if miles is None:
        return
    if not isinstance(miles, int | float) or isinstance(miles, bool):
        yield "miles", shown(miles), "a number", "Correct the value."
        return
    least = 0.01 if metres is None else 0
    if not least <= miles <= _MOST_MILES:
        expected = f"a distance of {least} to {_MOST_MILES} miles"
        yield "miles", shown(float(miles)), expected, "Correct it, or remove the session."
    if isinstance(metres, int) and 0 < metres <= MOST_METRES and abs(miles - miles_of(metres)) > _ROUNDING_MILES:
        expected = f"{miles_of(metres):.2f}, the miles of {metres} metres"
        yield "miles", shown(float(miles)), expected, "Change both values, or remove metres."


def _pace_faults(old: Mapping[str, object]) -> Iterator[tuple[str, str, str, str]]:
    pace = old.get("pace")
    if pace is not None and not (isinstance(pace, str) and _PACE.fullmatch(pace)):
        yield "pace", shown(pace), 'a pace such as "9:30/mi"', "Correct it, or remove it."
