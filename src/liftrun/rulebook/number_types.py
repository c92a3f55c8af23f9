"""Kinds of number that several tables of the rulebook share."""

from __future__ import annotations

from typing import Annotated, TypeVar, get_args

from pydantic import AfterValidator, Field

from liftrun.domain import RaceDistance
from liftrun.inputs.tables import fault

T = TypeVar("T")
Share = Annotated[float, Field(ge=0, le=5, allow_inf_nan=False)]
Weight = Annotated[float, Field(gt=0, le=100, allow_inf_nan=False)]
Pair = tuple[int, int]
Count = Annotated[int, Field(strict=False, ge=1, le=7)]  # of days or lifts a week, as a TOML table's key a text


def _all_races(by_race: dict[RaceDistance, T]) -> dict[RaceDistance, T]:
    if missing := [race for race in get_args(RaceDistance) if race not in by_race]:
        raise fault("a number for every race", f"Add {missing[0]}.", value=f"none for {missing[0]}")
    return by_race


ByRace = Annotated[dict[RaceDistance, T], AfterValidator(_all_races)]
