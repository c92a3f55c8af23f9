"""Paces that are named by a race distance: "at 10k pace", "3k-5k pace", "mile pace"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from liftrun.domain import RunKind

_DISTANCE = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)?)?\s*-?\s*(?P<unit>km|k|mile|mi)\b|(?P<name>half\s+marathon|marathon|hm|mp)\b"
)
_KM_IN_MILE = 1.6
_SPEED_UP_TO_KM = 6.0  # race pace up to this distance: intervals (speed)
_TEMPO_FROM_KM = 14.0  # race pace from this distance: tempo; between the two: either


def kinds_of_pace(text: str) -> tuple[RunKind, ...]:
    """The kinds of run that have a pace, by the race distances in its name."""
    kinds: set[RunKind] = set()
    for found in _DISTANCE.finditer(text):
        if found["name"]:
            kinds |= {"tempo"}
            continue
        number = float((found["number"] or "1").replace(",", "."))
        km = number * _KM_IN_MILE if found["unit"].startswith("mi") else number
        kinds |= {"speed"} if km <= _SPEED_UP_TO_KM else {"tempo"} if km >= _TEMPO_FROM_KM else {"tempo", "speed"}
    return ("tempo", "speed") if len(kinds) > 1 else tuple(kinds)
