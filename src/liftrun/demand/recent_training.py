"""What an athlete has run lately: the base on which a week builds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from liftrun.athlete.pins import is_run
from liftrun.demand.distances import in_order
from liftrun.domain.units import DAYS_PER_WEEK

if TYPE_CHECKING:
    from liftrun.athlete import Athlete
    from liftrun.domain import Week
    from liftrun.rulebook.run_numbers import RecentWeeks


@dataclass(frozen=True, slots=True)
class RecentTraining:
    """The recent weeks.

    Attributes:
        weekly: Distance a week in the athlete's unit, or None if nothing is known.
        longest: The longest run of the last weeks (`longest_days` of runs.toml) in the athlete's unit, or None.
        source: What it comes from: `history`, `recent`, `both`, or "".
        days: Days of history that are known.
    """

    weekly: float | None = None
    longest: float | None = None
    source: str = ""
    days: int = 0


def recent_training(athlete: Athlete, week: Week, minutes_per_unit: float, numbers: RecentWeeks) -> RecentTraining:
    """What the history and the [recent] table say about the weeks before a week.

    Args:
        athlete: The athlete.
        week: The planned week.
        minutes_per_unit: Minutes of easy running for a mile or km, for those who run by time.
        numbers: How far back the history counts.
    """
    runs = [
        (day, past.distance if past.distance is not None else past.minutes / minutes_per_unit)
        for past in athlete.history
        if is_run(past.session) and -numbers.remembered_days <= (day := past.day_before(week.start)) < 0
    ]
    stated = _stated(athlete, minutes_per_unit)
    if not runs:
        return stated
    first = min(past.day_before(week.start) for past in athlete.history)
    days = min(-first, numbers.remembered_days)
    weeks = max(round(days / DAYS_PER_WEEK), 1)
    weekly = max(_weekly(runs, weeks), _weekly(runs, 1))
    longest = max((distance for day, distance in runs if day >= -numbers.longest_days), default=None)
    if stated.weekly is None and stated.longest is None:
        return RecentTraining(weekly, longest, "history", days)
    if days >= numbers.enough_days:
        return RecentTraining(weekly, longest, "history", days)
    known = [one for one in (longest, stated.longest) if one is not None]
    return RecentTraining(max(weekly, stated.weekly or 0), max(known, default=None), "both", days)


def _weekly(runs: list[tuple[int, float]], weeks: int) -> float:
    """Distance a week over the last so many weeks."""
    return in_order(distance for day, distance in runs if day >= -weeks * DAYS_PER_WEEK) / weeks


def _stated(athlete: Athlete, minutes_per_unit: float) -> RecentTraining:
    recent = athlete.recent
    if recent is None:
        return RecentTraining()
    weekly = recent.weekly_distance
    if weekly is None and recent.weekly_minutes is not None:
        weekly = recent.weekly_minutes / minutes_per_unit
    longest = recent.longest_run
    if longest is None and recent.longest_minutes is not None:
        longest = recent.longest_minutes / minutes_per_unit
    return RecentTraining(weekly, longest, "recent" if weekly is not None or longest is not None else "")
