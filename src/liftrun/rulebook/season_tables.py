"""The numbers that couple the weeks of a season: build-up, recovery weeks, taper, goals."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pydantic import Field

from liftrun.files.package_data import constraints_dir
from liftrun.inputs.tables import Table
from liftrun.rulebook.number_types import Share, Weight
from liftrun.rulebook.toml_tables import checked, file_name, tables_of

if TYPE_CHECKING:
    from pathlib import Path

SEASON = "season"


class BuildUp(Table):
    """How much more a week may have than the largest of the last `weeks`; the first share if nothing is known."""

    step: Share = Field(gt=1)
    weeks: int = Field(ge=1, le=6)
    unknown: Share
    source: str


class RecoveryWeeks(Table):
    """Every so many weeks one has only a share of the largest of the weeks before."""

    every: int = Field(ge=2)
    share: Share
    source: str


class Taper(Table):
    """By which share the distance has fallen in race week, from the largest of so many weeks before."""

    reduction: float = Field(gt=0, lt=1)
    weeks: int = Field(ge=1)
    source: str


class PeakMileage(Table):
    """How many weeks before the taper have the most miles, and the most lifts in them."""

    weeks: int = Field(ge=0)
    lifts: int = Field(ge=0, le=7)
    source: str


class LongestRun(Table):
    """Kilometres that the longest run before a race of each distance should reach."""

    full: Weight
    half: Weight
    ten_km: Weight = Field(alias="10k")
    five_km: Weight = Field(alias="5k")
    source: str

    def of(self, race: str) -> float:
        """The kilometres for a race."""
        return {"full": self.full, "half": self.half, "10k": self.ten_km, "5k": self.five_km}[race]


class NoRace(Table):
    """How many weeks a season without a race has."""

    weeks: int = Field(ge=1, le=52)
    source: str


class SeasonNumbers(Table):
    """All of `season.toml`."""

    build_up: BuildUp
    recovery: RecoveryWeeks
    taper: Taper
    peak_mileage: PeakMileage
    longest_run: LongestRun
    no_race: NoRace


@cache
def load_season(folder: Path | None = None) -> SeasonNumbers:
    """The numbers of a season in a folder of constraints, by default liftrun's own.

    Raises:
        InputError: naming file and key, if something in it is not as expected.
    """
    return checked(SeasonNumbers, tables_of(folder or constraints_dir(), SEASON), file_name(SEASON), "")
