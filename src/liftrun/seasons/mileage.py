"""How much each week of a season runs: build-up, recovery weeks, taper, and easing in after a race.

Each week is computed from the weeks before it as they were planned, not from a fixed curve. So a week that lost its
long run to a full calendar lowers what the next ones build on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from liftrun.demand.paces import easy_pace
from liftrun.demand.recent_training import recent_training
from liftrun.demand.run_choice import runs_by_time
from liftrun.demand.week_volume import PlannedVolume, amount_in_words
from liftrun.domain.units import SECONDS_PER_MINUTE, distance_of
from liftrun.rulebook import race_metres
from liftrun.rulebook.season_tables import load_season

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liftrun.athlete import Athlete
    from liftrun.demand.recent_training import RecentTraining
    from liftrun.domain import RaceDistance, Week
    from liftrun.rulebook import ResolvedRulebook
    from liftrun.rulebook.season_tables import SeasonNumbers

Role = Literal["load", "recovery", "taper", "rest", "easing in"]
"""What a week does in the build-up of the distance."""


@dataclass(frozen=True, slots=True)
class DoneWeek:
    """A week of the season that is planned.

    Attributes:
        role: Its role.
        distance: Distance of its runs in the athlete's unit, without the race that is trained for.
    """

    role: Role
    distance: float


class Mileage:
    """The distance of the weeks of one athlete's season, one after the other."""

    def __init__(self, athlete: Athlete, first: Week, rulebook: ResolvedRulebook) -> None:
        """Start a season.

        Args:
            athlete: The athlete; `running` is given.
            first: Its first week.
            rulebook: The rulebook as resolved for the first week.
        """
        running = athlete.running
        assert running is not None  # noqa: S101  # the caller asks only then
        self._athlete, self._book = athlete, rulebook.book
        self._numbers: SeasonNumbers = load_season(rulebook.book.folder)
        self._minutes_per_unit = easy_pace(athlete, rulebook) * athlete.metres(1) / SECONDS_PER_MINUTE
        self.recent: RecentTraining = recent_training(athlete, first, self._minutes_per_unit, rulebook.runs.recent)
        self.wished = running.weekly_distance or (running.weekly_minutes or 0) / self._minutes_per_unit

    def role(self, rulebook: ResolvedRulebook, done: Sequence[DoneWeek]) -> Role:
        """The role of the week that follows the planned ones."""
        now = rulebook.situation
        if now.phase == "maintenance":
            return "rest"
        if now.phase in {"taper", "race"}:
            return "taper"
        if now.lighter_start:
            return "easing in"
        return "recovery" if self._is_recovery(now.race, now.weeks_to_race, _loads_before(done)) else "load"

    def volume(self, role: Role, rulebook: ResolvedRulebook, done: Sequence[DoneWeek]) -> PlannedVolume:
        """The distance of the week that follows the planned ones, with the reason for it."""
        total, reason = getattr(self, f"_{role.replace(' ', '_')}")(rulebook, done)
        return PlannedVolume(total, (reason,) if reason else ())

    def is_peak_mileage(self, role: Role, rulebook: ResolvedRulebook) -> bool:
        """Whether a week is one of those with the most miles: the last full weeks of the peak."""
        now = rulebook.situation
        if role != "load" or now.phase != "peak" or now.race is None or now.weeks_to_race is None:
            return False
        return now.weeks_to_race <= self._last_full_week(now.race) + self._numbers.peak_mileage.weeks - 1

    def _load(self, rulebook: ResolvedRulebook, done: Sequence[DoneWeek]) -> tuple[float, str]:
        before = self._largest(done, self._numbers.build_up.weeks)
        if before is None:
            total = self._without_history(rulebook)
        else:
            step = min(self._numbers.build_up.step, self._even_step(rulebook, before))
            least = min(self.wished, self.wished * rulebook.runs.easing.start)
            total = max(min(self.wished, before * step), least)
        if total >= self.wished * rulebook.runs.easing.noticed:
            return total, ""
        return (
            total,
            f"The distance builds up to {self._amount(self.wished)} a week; this week has {self._amount(total)}.",
        )

    def _without_history(self, rulebook: ResolvedRulebook) -> float:
        """The first week, if nothing is known of the weeks before."""
        if self._athlete.returning:
            return self.wished * rulebook.runs.easing.start
        weeks_left = self._loads_left(rulebook)
        return self.wished * (self._numbers.build_up.unknown if weeks_left > 1 else 1)

    def _even_step(self, rulebook: ResolvedRulebook, before: float) -> float:
        """The step that leads evenly to the wished distance in the weeks with the most miles."""
        if before <= 0:
            return self._numbers.build_up.step
        if rulebook.situation.race is None:
            return self._numbers.build_up.step
        return max(1.0, float((self.wished / before) ** (1 / self._loads_left(rulebook))))

    def _loads_left(self, rulebook: ResolvedRulebook) -> int:
        """Weeks that build up, this one included, through the first one with the most miles; at least one."""
        race, weeks = rulebook.situation.race, rulebook.situation.weeks_to_race
        if race is None or weeks is None or weeks < 0:
            return self._numbers.recovery.every if race is None else 1
        end = self._last_full_week(race) + self._numbers.peak_mileage.weeks - 1
        loads = [week for week in range(weeks, end - 1, -1) if not self._is_turn(race, week)]
        return max(len(loads), 1)

    def _recovery(self, _rulebook: ResolvedRulebook, done: Sequence[DoneWeek]) -> tuple[float, str]:
        before = min(self._largest(done, self._numbers.build_up.weeks) or self.wished, self.wished)
        total = before * self._numbers.recovery.share
        return total, f"A lighter week, {self._amount(total)} after {self._amount(before)}, in which you recover."

    def _taper(self, rulebook: ResolvedRulebook, done: Sequence[DoneWeek]) -> tuple[float, str]:
        """Exponentially from the largest week before the taper down to race week."""
        now, numbers = rulebook.situation, self._numbers.taper
        before = min(self._largest(done, numbers.weeks) or self.wished, self.wished)
        assert now.race is not None  # noqa: S101  # only a race has a taper
        length = self._last_full_week(now.race)
        place = length - (now.weeks_to_race or 0)
        total = before * float((1 - numbers.reduction) ** (place / length))
        less = round(100 * (1 - total / before))
        besides = "besides the race " if now.phase == "race" else ""
        return total, f"The distance falls towards the race: {besides}{self._amount(total)}, {less} % less than before."

    def _easing_in(self, rulebook: ResolvedRulebook, _done: Sequence[DoneWeek]) -> tuple[float, str]:
        total = self.wished * rulebook.runs.easing.after_race
        reason = f"Running eases in after the race: {self._amount(total)} instead of {self._amount(self.wished)}."
        return total, reason

    def _rest(self, _rulebook: ResolvedRulebook, _done: Sequence[DoneWeek]) -> tuple[float, str]:
        return 0.0, ""

    def _largest(self, done: Sequence[DoneWeek], weeks: int) -> float | None:
        """The largest of the last so many weeks; those before the season count as [recent] and history state them."""
        found = [week.distance for week in done[-weeks:]]
        if len(done) < weeks and self.recent.weekly is not None:
            found.append(self.recent.weekly)
        return max(found, default=None)

    def _is_recovery(self, race: RaceDistance | None, weeks: int | None, loads: int) -> bool:
        every = self._numbers.recovery.every
        if race is None or weeks is None or weeks < 0:
            return loads >= every - 1
        return self._is_turn(race, weeks) and loads >= every // 2

    def _is_turn(self, race: RaceDistance, weeks: int) -> bool:
        """Whether it is the turn of a recovery week, counted back from the taper."""
        return (weeks - self._last_full_week(race) + 1) % self._numbers.recovery.every == 0

    def _last_full_week(self, race: RaceDistance) -> int:
        """Weeks to go of the last week before the taper."""
        return max(self._book.weeks[race].taper, self._book.weeks[race].race) + 1

    def _amount(self, distance: float) -> str:
        by_time = self._minutes_per_unit if runs_by_time(self._athlete) else None
        return amount_in_words(distance, self._athlete.units, by_time)


def _loads_before(done: Sequence[DoneWeek]) -> int:
    """How many weeks in a row before now built up."""
    count = 0
    for week in reversed(done):
        if week.role != "load":
            break
        count += 1
    return count


def without_side_races(
    volume: PlannedVolume, athlete: Athlete, week: Week, rulebook: ResolvedRulebook
) -> PlannedVolume:
    """The distance besides the B and C races of the week, which are a part of it; at least the easing share remains."""
    metres = sum(_side_race_metres(athlete, week, rulebook))
    least = volume.total * rulebook.runs.easing.start
    total = max(volume.total - distance_of(metres, athlete.units), least)
    return PlannedVolume(min(total, volume.total), volume.reasons)


def _side_race_metres(athlete: Athlete, week: Week, rulebook: ResolvedRulebook) -> Iterator[int]:
    known = race_metres(rulebook.book)
    for race in athlete.side_races(week.start):
        yield race.metres or known[race.distance]
