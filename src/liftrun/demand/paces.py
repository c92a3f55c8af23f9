"""How fast an athlete runs each kind of run, and how long a run takes."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from liftrun.domain.units import METRES_PER_KM, SECONDS_PER_MINUTE, seconds_per_metre
from liftrun.rulebook import race_metres

if TYPE_CHECKING:
    from liftrun.athlete import Athlete
    from liftrun.domain import RunKind
    from liftrun.rulebook import ResolvedRulebook


def paces(athlete: Athlete, rulebook: ResolvedRulebook) -> dict[RunKind, float]:
    """Seconds per metre of each kind of run: the athlete's own, else in proportion to the easy pace (runs.toml)."""
    factors = rulebook.runs.pace
    easy = easy_pace(athlete, rulebook)
    shares: dict[RunKind, float] = {"easy": 1, "long": factors.long, "tempo": factors.tempo, "speed": factors.speed}
    shares["race"] = factors.race[athlete.race.distance if athlete.race else "10k"]
    return {kind: athlete.pace(kind) or easy * share for kind, share in shares.items()}


def easy_pace(athlete: Athlete, rulebook: ResolvedRulebook) -> float:
    """Seconds per metre of easy running: given, else from a race result, else assumed by experience. For estimates."""
    if athlete.paces.easy is not None:
        return seconds_per_metre(athlete.paces.easy, athlete.units)
    if athlete.result is not None:
        result = athlete.result
        return result.time / race_metres(rulebook.book)[result.distance] / rulebook.runs.pace.race[result.distance]
    return float(getattr(rulebook.runs.assumed_easy, athlete.running_level)) / METRES_PER_KM


def minutes_of_run(athlete: Athlete, rulebook: ResolvedRulebook, kind: RunKind, metres: int) -> int:
    """Minutes that a run takes, rounded up to a step: the part at its own pace, the rest at the easy pace."""
    pace = paces(athlete, rulebook)
    share: float = getattr(rulebook.runs.quality, kind)
    seconds = metres * (share * pace[kind] + (1 - share) * pace["easy"])
    step = rulebook.runs.rounding.minutes_step
    return ceil(round(seconds / SECONDS_PER_MINUTE) / step) * step
