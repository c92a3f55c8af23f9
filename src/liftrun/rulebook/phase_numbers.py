"""The numbers of phases and seasons. The values are in constraints/."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field, RootModel, model_validator

from liftrun.domain import Focus, RunKind
from liftrun.inputs.tables import Table, fault
from liftrun.rulebook.number_types import ByRace, Count, Pair, Share


class WeeksToGo(Table):
    """Weeks to go at which each phase of a race's season begins; 0 is the week of the race.

    Attributes:
        race: First week of the race phase: 0, or 1 if weights end two weeks before the race.
        taper: First week of the taper.
        peak: First week of the peak.
        build: First week of the build; earlier is base.
        maintenance: Weeks after the race with nothing planned.
        source: Where the numbers come from.
    """

    race: int = Field(ge=0)
    taper: int = Field(ge=0)
    peak: int = Field(ge=0)
    build: int = Field(ge=0)
    maintenance: int = Field(ge=0)
    source: str

    @model_validator(mode="after")
    def _phases_follow_one_another(self) -> WeeksToGo:
        if not self.race <= self.taper <= self.peak <= self.build:
            found = f"race {self.race}, taper {self.taper}, peak {self.peak}, build {self.build}"
            raise fault("race <= taper <= peak <= build", "Let each phase begin before the next one.", value=found)
        return self


class LiftNumbers(Table):
    """Lifts a week: how many are `wanted`, how many allowed, and their `minutes`, full length first."""

    wanted: int = Field(ge=0, le=7)
    at_most: int = Field(ge=0, le=7)
    minutes: tuple[int, ...] = Field(min_length=1)
    source: str


class WeightNumbers(Table):
    """What to do in the weights block.

    Attributes:
        sets: Sets of each exercise.
        sets_steps: Sets that replace `sets`, spread over the weeks of the phase; empty to keep `sets`.
        reps: Lowest and highest repetitions.
        big_lifts: Sets and repetitions of squat and deadlift, or empty if they are the same as the rest.
        big_lift_sets: Sets of the big lifts, spread over the weeks of the phase; empty to keep those of `big_lifts`.
        load: In the gym's words.
        heavy: Whether the legs need recovery after it before a hard run.
        tempo: The speed of the repetitions.
        eccentric: Whether the lowering is stressed: always, never, or in the first `early_weeks` of the phase.
        early_weeks: Weeks that count as early.
        reps_in_reserve: Good repetitions left at the end of a set, lowest and highest.
        source: Where the numbers come from.
    """

    sets: int = Field(ge=1)
    sets_steps: tuple[int, ...] = ()
    reps: Pair
    big_lifts: Pair | tuple[()] = ()
    big_lift_sets: tuple[int, ...] = ()
    load: str
    heavy: bool
    tempo: str
    eccentric: Literal["always", "early", "never"]
    early_weeks: int = Field(0, ge=0)
    reps_in_reserve: Pair
    source: str


class PlyometricNumbers(Table):
    """Plyometrics in lifts: the fewest lifts with them, the better number, minutes (0: none), and which jumps."""

    at_least: int = Field(ge=0, le=7)
    better: int = Field(ge=0, le=7)
    minutes: int = Field(ge=0)
    jumps: Literal["complex", "simple"]
    source: str


class MobilityNumbers(Table):
    """Mobility sessions a week, and the minutes of one."""

    sessions: int = Field(ge=0, le=7)
    minutes: int = Field(ge=1)
    source: str


class RunningNumbers(Table):
    """The share of the athlete's weekly distance that the phase runs, and drills in the warm-up of some kinds."""

    volume: Share
    drills: str
    drills_before: tuple[RunKind, ...]
    source: str


class PhaseNumbers(Table):
    """All numbers of a phase for one athlete and week."""

    lifts: LiftNumbers
    weights: WeightNumbers
    plyometrics: PlyometricNumbers
    mobility: MobilityNumbers
    running: RunningNumbers


class Focuses(RootModel[dict[Count, tuple[Focus, ...]]]):
    """Lifts a week -> the focus of each, the most important first."""

    model_config = ConfigDict(frozen=True, strict=True, defer_build=True)
    root: dict[Count, tuple[Focus, ...]] = Field(min_length=1)


class AfterRace(Table):
    """The weeks after a half or full: rest before another race, and lighter weeks after the rest."""

    lighter_weeks: int = Field(ge=0)
    rest_before_another: int = Field(ge=1)
    source: str


class FirstWeeks(Table):
    """Weeks of light lifting for a beginner with weights, and for one who returns."""

    weeks: int = Field(ge=0, le=6)
    source: str


class RaceMetres(RootModel[ByRace[int]]):
    """Metres of each race."""

    model_config = ConfigDict(frozen=True, strict=True, defer_build=True)
