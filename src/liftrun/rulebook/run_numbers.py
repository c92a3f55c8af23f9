"""The numbers that divide a week's distance into runs. The values are in constraints/."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field, RootModel, model_validator

from liftrun.inputs.tables import Table, fault
from liftrun.rulebook.number_types import ByRace, Count, Share, Weight

RunName = Literal[
    "easy",
    "easy (optional)",
    "easy + strides",
    "easy + strides (optional)",
    "tempo",
    "tempo (optional)",
    "speed",
    "speed (optional)",
    "long",
]


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
    """The shares of its distance to which a run may be shortened, longest first."""

    shares: tuple[Share, ...]
    source: str


class Easing(Table):
    """How a week builds on the recent ones: shares and factors, see runs.toml."""

    weekly_step: Share
    returning_step: Share
    returning_easy: Share
    start: Share
    after_race: Share
    noticed: Share
    source: str


class ByLevel(Table):
    """A number for each level of running experience."""

    beginner: int
    intermediate: int
    advanced: int


class AssumedEasy(ByLevel):
    """Easy pace in seconds per km, for estimates of time only."""

    source: str


class RecentWeeks(Table):
    """How far back runs count, in days: all of them, the longest one, and enough to need no [recent] table."""

    remembered_days: int = Field(ge=1)
    longest_days: int = Field(ge=1)
    enough_days: int = Field(ge=1)
    source: str


class LongRunCaps(Table):
    """The most that one run may have: a step from the longest lately, a share of the week, minutes."""

    step: Share
    least_km: Share
    others: Share
    share: dict[Count, Share]
    minutes: ByLevel
    source: str


class Doubles(Table):
    """From which distance a week on further easy runs are planned on request, how many, and the most runs a day."""

    from_km: float = Field(ge=0)
    runs: int = Field(ge=1)
    a_day: int = Field(ge=1)
    weight: Share
    source: str


class SideRace(Table):
    """How a B or C race changes its week and the next: shares of the ordinary distance, and lifts, see runs.toml."""

    share: Share
    long_km: float = Field(ge=0)
    least: Share
    lifts: int = Field(ge=0)
    source: str


class RaceWeekRuns(Table):
    """The runs before the race in their order: shares of what the week runs, and the most minutes of each."""

    shares: tuple[Share, ...] = Field(min_length=1)
    most_minutes: tuple[int, ...] = Field(min_length=1)
    source: str

    @model_validator(mode="after")
    def _same_number(self) -> RaceWeekRuns:
        if len(self.shares) != len(self.most_minutes):
            raise fault("as many minutes as shares", "Give each run a share and its most minutes.")
        return self


class OptionalRun(Table):
    """How much an optional run weighs against a regular one of its kind."""

    weight: Share
    source: str


class RunNumbers(Table):
    """How a week's distance is divided into runs, and how long each takes.

    Attributes:
        by_days: Days of running -> kinds of run, the most important first, with `easy (optional)` for an optional one
            and `easy + strides` for one with strides at its end.
        weights: Shares of the distance.
        rounding: Steps.
        shorter: Shortening.
        pace: Paces from the easy one.
        quality: Shares of a run at its own pace.
        recent: How far back runs count.
        easing: How a week builds on the recent ones.
        long_run: The most that one run may have.
        optional: The weight of an optional run.
        assumed_easy: Easy pace for estimates.
        doubles: Further easy runs for those who ask for two a day.
        side_race: What a B or C race changes.
        race_week: How the runs of race week get shorter.
    """

    by_days: dict[int, tuple[RunName, ...]]
    weights: RunWeights
    rounding: Rounding
    shorter: Shorter
    pace: PaceFactors
    quality: QualityShares
    recent: RecentWeeks
    easing: Easing
    long_run: LongRunCaps
    optional: OptionalRun
    assumed_easy: AssumedEasy
    doubles: Doubles
    side_race: SideRace
    race_week: RaceWeekRuns
