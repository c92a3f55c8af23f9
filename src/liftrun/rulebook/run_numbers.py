"""The numbers that divide a week's distance into runs. The values are in constraints/."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field, RootModel

from liftrun.inputs.tables import Table
from liftrun.rulebook.number_types import ByRace, Count, Share, Weight

RunName = Literal["easy", "easy (optional)", "tempo", "tempo (optional)", "speed", "speed (optional)", "long"]


class RunDays(RootModel[dict[Count, tuple[RunName, ...]]]):
    """Days of running -> the runs of the week, the most important first."""

    model_config = ConfigDict(frozen=True, strict=True, defer_build=True)


class Rounding(Table):
    """Steps of distance (athlete's unit) and time (minutes), and the shortest run (athlete's unit)."""

    distance_step: float = Field(gt=0)
    minutes_step: int = Field(ge=1)
    least_distance: float = Field(gt=0)
    source: str


class RunWeights(Table):
    """How much of the week's distance a run of each kind takes, relative to the others."""

    long: Weight
    tempo: Weight
    speed: Weight
    easy: Weight
    source: str


class PaceFactors(Table):
    """Pace of each kind of run as a share of the easy pace, and of the race by distance."""

    easy: Share
    long: Share
    tempo: Share
    speed: Share
    race: ByRace[Share]
    source: str


class QualityShares(Table):
    """The share of a run of each kind that is run at the pace of its kind; the rest is easy."""

    easy: Share
    long: Share
    tempo: Share
    speed: Share
    race: Share
    source: str


class Shorter(Table):
    """The share of its distance to which a run may be shortened."""

    share: Share
    source: str


class RunNumbers(Table):
    """How a week's distance is divided into runs, and how long each takes.

    Attributes:
        by_days: Days of running -> kinds of run, the most important first, with `easy (optional)` for an optional one.
        weights: Shares of the distance.
        rounding: Steps.
        shorter: Shortening.
        pace: Paces from the easy one.
        quality: Shares of a run at its own pace.
    """

    by_days: dict[int, tuple[RunName, ...]]
    weights: RunWeights
    rounding: Rounding
    shorter: Shorter
    pace: PaceFactors
    quality: QualityShares
