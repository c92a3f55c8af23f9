"""The paces of efforts: one for every estimate of time, and one to print only if the athlete gave what it follows from.

A race result gives paces by Riegel's formula (1981), time2 = time1 * (distance2 / distance1) ** exponent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from liftrun.domain.units import METRES_PER_KM
from liftrun.domain.workout import Target

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liftrun.domain import RaceDistance, RunKind
    from liftrun.rulebook.workout_tables import Effort, RaceFormula, WorkoutBook

_PERCENT = 100


@dataclass(frozen=True, slots=True)
class RaceResult:
    """A race that the athlete has run: metres and seconds."""

    metres: int
    seconds: int


@dataclass(frozen=True)
class RunnerSpeed:
    """What is known of a runner's speed.

    Attributes:
        easy: Seconds per metre of easy running, given or assumed: for estimates.
        own: Seconds per metre that the athlete gave, by kind of run; `race` for the race trained for.
        race: The race trained for, or None.
        result: A recent race result, or None.
        highest_heart_rate: Beats per minute, or None.
    """

    easy: float
    own: Mapping[RunKind, float]
    race: RaceDistance | None = None
    result: RaceResult | None = None
    highest_heart_rate: int | None = None

    def estimate(self, effort: Effort, formula: RaceFormula) -> float:
        """Seconds per metre at an effort, to compute durations; the best that is known."""
        known = self._own(effort) or self._from_result(effort, formula)
        return known or self.easy * effort.estimate

    def target(self, name: str, book: WorkoutBook) -> Target:
        """How hard a step of this effort is, with a pace only if the athlete gave what it follows from."""
        effort, formula = book.efforts[name], book.race_formula
        heart_rate = self._heart_rate(effort)
        if own := self._own(effort):
            per_km = _per_km(own)
            return Target(name, effort.rpe, (per_km, per_km), heart_rate=heart_rate, feels=effort.feels)
        if found := self._from_result(effort, formula):
            ends = [_per_km(found * (1 + side * formula.spread)) for side in (-1, 1)]
            rough = self._is_rough(effort, formula)
            return Target(name, effort.rpe, (ends[0], ends[1]), rough, heart_rate, effort.feels)
        return Target(name, effort.rpe, heart_rate=heart_rate, feels=effort.feels)

    def _own(self, effort: Effort) -> float | None:
        if effort.own_pace is not None and effort.own_pace in self.own:
            return self.own[effort.own_pace]
        return self.own.get("race") if effort.own_race and effort.own_race == self.race else None

    def _from_result(self, effort: Effort, formula: RaceFormula) -> float | None:
        """Seconds per metre of the race that the effort is named after, or None."""
        metres = self._race_metres(effort, formula)
        if self.result is None or metres is None:
            return None
        return riegel_seconds(self.result, metres, formula.exponent) / metres

    def _race_metres(self, effort: Effort, formula: RaceFormula) -> float | None:
        if self.result is None or effort.race_seconds is None:
            return effort.race_metres
        return float(self.result.metres * (effort.race_seconds / self.result.seconds) ** (1 / formula.exponent))

    def _is_rough(self, effort: Effort, formula: RaceFormula) -> bool:
        metres = self._race_metres(effort, formula)
        if self.result is None or metres is None:
            return False
        return max(metres / self.result.metres, self.result.metres / metres) > formula.most_factor

    def _heart_rate(self, effort: Effort) -> tuple[int, int] | None:
        if self.highest_heart_rate is None or not effort.heart:
            return None
        low, high = (round(self.highest_heart_rate * percent / _PERCENT) for percent in effort.heart)
        return low, high


def _per_km(seconds_per_metre: float) -> float:
    """Seconds per km to a tenth, which is a whole second per mile or km again where the athlete gave one."""
    return round(seconds_per_metre * METRES_PER_KM, 1)


def riegel_seconds(result: RaceResult, metres: float, exponent: float) -> float:
    """Seconds over a distance, from a result over another one (Riegel 1981)."""
    return float(result.seconds * (metres / result.metres) ** exponent)
