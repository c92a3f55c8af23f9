"""How much a week should contain: what the athlete wishes, eased in from the recent weeks, the long run capped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from liftrun.demand.distances import in_order
from liftrun.demand.recent_training import RecentTraining, recent_training
from liftrun.demand.run_choice import runs_by_time
from liftrun.domain.units import DAYS_PER_WEEK, METRES_PER_KM, SECONDS_PER_MINUTE, distance_of, hundredths, unit_name
from liftrun.rulebook import race_metres

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.athlete import Athlete
    from liftrun.athlete.sections import Race
    from liftrun.domain import Week
    from liftrun.domain.units import Units
    from liftrun.rulebook import ResolvedRulebook
    from liftrun.rulebook.run_numbers import RunNumbers


@dataclass(frozen=True, slots=True)
class PlannedVolume:
    """The volume that a season gives a week, instead of what the athlete wishes of each week.

    Attributes:
        total: Distance of all runs together in the athlete's unit, the race not counted.
        reasons: Why it is so much, a sentence each.
    """

    total: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WeekVolume:
    """The volume of a week, in the athlete's unit.

    Attributes:
        total: Distance of all runs together, the race not counted.
        longest: The most that one run may have, or None if nothing limits it.
        cap: What limits it, in words.
        recent: What it builds on.
        reasons: Why it is less than wished for, a sentence each.
        eased: Whether a B race eases the week.
        easy_only: Whether an athlete who comes back from a break runs no hard run yet.
        units: The athlete's.
        minutes_per_unit: Minutes of easy running per unit, for those who run by time; else None.
    """

    total: float
    longest: float | None
    cap: str
    recent: RecentTraining
    reasons: tuple[str, ...] = ()
    units: Units = "miles"
    minutes_per_unit: float | None = None
    eased: bool = False
    easy_only: bool = False

    def amount(self, distance: float, digits: int = 0) -> str:
        """A distance for people, in minutes for those who run by time: "24 mi", "80 min"."""
        return amount_in_words(distance, self.units, self.minutes_per_unit, digits)


def week_volume(
    athlete: Athlete,
    week: Week,
    rulebook: ResolvedRulebook,
    easy_seconds: float,
    planned: PlannedVolume | None = None,
) -> WeekVolume:
    """The volume of a week.

    Args:
        athlete: The athlete; `running` is given.
        week: The planned week.
        rulebook: The rulebook as resolved for the week.
        easy_seconds: Seconds per metre of easy running.
        planned: What the season gives the week; None for a week by itself.
    """
    minutes_per_unit = easy_seconds * athlete.metres(1) / SECONDS_PER_MINUTE
    recent = recent_training(athlete, week, minutes_per_unit, rulebook.runs.recent)
    builder = _Volume(athlete, week, rulebook, recent, minutes_per_unit)
    total = builder.total() if planned is None else planned.total
    longest, cap = builder.longest(total)
    reasons = tuple(builder.reasons) if planned is None else planned.reasons
    by_time = minutes_per_unit if runs_by_time(athlete) else None
    return WeekVolume(
        total,
        longest,
        cap,
        recent,
        reasons,
        athlete.units,
        by_time,
        eased=builder.eased,
        easy_only=builder.easy_only,
    )


class _Volume:
    """Applies one limit after the other, and keeps the reasons."""

    def __init__(
        self,
        athlete: Athlete,
        week: Week,
        rulebook: ResolvedRulebook,
        recent: RecentTraining,
        minutes_per_unit: float,
    ) -> None:
        self._athlete, self._week, self._rulebook, self._recent = athlete, week, rulebook, recent
        self._minutes_per_unit = minutes_per_unit
        self._numbers: RunNumbers = rulebook.runs
        self.reasons: list[str] = []
        self.eased = self.easy_only = False

    def total(self) -> float:
        """The distance of the week."""
        running = self._athlete.running
        assert running is not None  # noqa: S101  # the caller asks only then
        wished = running.weekly_distance or (running.weekly_minutes or 0) / self._minutes_per_unit
        volume = self._rulebook.numbers.running.volume
        usual = self._eased(wished)
        if usual < wished * self._numbers.easing.noticed:
            less = f"{self._amount(usual)} instead of {self._amount(wished)}"
            self.reasons.append(f"This week is shorter than you wish, {less}, {self._why()}.")
        self.easy_only = self._athlete.returning and usual < wished * self._numbers.easing.returning_easy
        if self.easy_only:
            self.reasons.append("While you come back from a break, all runs are easy.")
        return self._beside_races(usual * volume)

    def _beside_races(self, total: float) -> float:
        """What B and C races leave for the other runs; a B race eases its week and, if it is long, the next."""
        numbers, monday = self._numbers.side_race, self._week.start
        here = [(race, self._race_distance(race)) for race in self._athlete.side_races(monday)]
        before = self._athlete.side_races(monday - timedelta(days=DAYS_PER_WEEK))
        long_distance = distance_of(numbers.long_km * METRES_PER_KM, self._athlete.units)
        if any(race.priority == "B" for race, _ in here):
            self._ease("the race in it")
        elif any(race.priority == "B" and self._race_distance(race) >= long_distance for race in before):
            self._ease("the race of the week before")
        eased = total * numbers.share if self.eased else total
        return max(eased - in_order(distance for _, distance in here), total * numbers.least)

    def _ease(self, cause: str) -> None:
        self.eased = True
        self.reasons.append(f"This week is shorter than others because of {cause}.")

    def _race_distance(self, race: Race) -> float:
        metres = race.metres or race_metres(self._rulebook.book)[race.distance]
        return distance_of(metres, self._athlete.units)

    def _eased(self, wished: float) -> float:
        """What is wished for, but not much more than the recent weeks had."""
        easing, recent = self._numbers.easing, self._recent.weekly
        if self._rulebook.situation.lighter_start:
            wished = min(wished, wished * easing.after_race)
        if recent is None:
            return wished * (easing.start if self._athlete.returning else 1)
        least = wished * easing.start
        step = easing.returning_step if self._athlete.returning else easing.weekly_step
        return min(wished, max(recent * step, least))

    def _why(self) -> str:
        if self._rulebook.situation.lighter_start:
            return "because running eases in after the race"
        if self._athlete.returning or not self._recent.weekly:
            return "because you come back from a break"
        stated = ", from [recent] in your file," if self._recent.source == "recent" else ""
        return f"because your recent weeks{stated} had {self._amount(self._recent.weekly)}"

    def longest(self, total: float) -> tuple[float | None, str]:
        """The most that one run may have, and what limits it."""
        numbers = self._numbers.long_run
        days = self._rulebook.situation.run_days or max(numbers.share)
        minutes = getattr(numbers.minutes, self._athlete.running_level)
        caps = [
            (
                numbers.share.get(min(days, max(numbers.share)), 1.0) * total,
                "more would be too large a part of the week",
            ),
            (minutes / self._minutes_per_unit, "more would be too long on your feet"),
        ]
        if (step := self._step()) is not None:
            caps.append((step, "more would be too large a step from your longest run of the last 30 days"))
        return min(caps)

    def _step(self) -> float | None:
        """Not much more than the longest run of the last 30 days (Frandsen 2025).

        A short run is always allowed. One step of distances more is allowed too, or short runs would never grow.
        """
        numbers = self._numbers.long_run
        if self._recent.longest is None:
            return None
        longest = hundredths(self._recent.longest)
        least = distance_of(numbers.least_km * METRES_PER_KM, self._athlete.units)
        return max(longest * numbers.step, longest + self._numbers.rounding.distance_step, least)

    def _amount(self, distance: float) -> str:
        by_time = self._minutes_per_unit if runs_by_time(self._athlete) else None
        return amount_in_words(distance, self._athlete.units, by_time)


def cap_reasons(volume: WeekVolume, wanted: float) -> Iterator[str]:
    """Why the long run is shorter than the template has it, in a sentence."""
    if volume.longest is not None and wanted > volume.longest:
        yield f"The long run is at most {volume.amount(volume.longest, 1)}: {volume.cap}."


def shortage_reasons(volume: WeekVolume, possible: float, rulebook: ResolvedRulebook) -> Iterator[str]:
    """That the runs of the week cannot have its whole distance within the limits of one run, in a sentence."""
    if possible < volume.total * rulebook.runs.easing.noticed:
        share = f"{rulebook.runs.long_run.others:.0%}".replace("%", " %")
        yield (
            f"The week is shorter than it should be, {volume.amount(possible, 1)} instead of"
            f" {volume.amount(volume.total, 1)}, because no other run is longer than {share} of the long run."
        )


def amount_in_words(distance: float, units: Units, minutes_per_unit: float | None, digits: int = 0) -> str:
    """A distance in the athlete's unit for people, in minutes for those who run by time."""
    if minutes_per_unit is not None:
        return f"{distance * minutes_per_unit:.0f} min"
    return f"{distance:.{digits}f}".removesuffix(".0") + f" {unit_name(units)}"
