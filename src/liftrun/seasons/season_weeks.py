"""Which weeks a season has: from the week that begins next through the last race and the rest after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from liftrun.calendars.clock import monday_of
from liftrun.domain.units import DAYS_PER_WEEK
from liftrun.domain.week import MOST_SEASON_WEEKS
from liftrun.rulebook.season_tables import load_season

if TYPE_CHECKING:
    from liftrun.athlete import Athlete, Race
    from liftrun.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class SeasonWeeks:
    """The weeks of a season.

    Attributes:
        mondays: Their Mondays, in order.
        first_day: The first day that may have a session: a Monday, or tomorrow if a race is before the next Monday.
        races: The races that are trained for and that the season reaches, by date.
        too_far: The first race that is after these weeks, or None.
    """

    mondays: tuple[date, ...]
    first_day: date
    races: tuple[Race, ...]
    too_far: Race | None = None


def season_weeks(athlete: Athlete, today: date, rulebook: Rulebook, weeks: int | None = None) -> SeasonWeeks:
    """The weeks of an athlete's season.

    Args:
        athlete: The athlete.
        today: The date where the athlete lives.
        rulebook: The rulebook.
        weeks: How many; None for those through the last race and its rest, or the rulebook's number without a race.
    """
    next_monday = today + timedelta(days=-today.weekday() % DAYS_PER_WEEK)
    races = sorted((race for race in athlete.races if race.priority == "A"), key=lambda race: race.date)
    soon = any(today < race.date < next_monday for race in races)
    first, first_day = (monday_of(today), today + timedelta(days=1)) if soon else (next_monday, next_monday)
    coming = [race for race in races if race.date >= first_day]
    count = weeks or _count(coming, first, rulebook)
    mondays = tuple(first + timedelta(days=DAYS_PER_WEEK * n) for n in range(min(count, MOST_SEASON_WEEKS)))
    end = mondays[-1] + timedelta(days=DAYS_PER_WEEK)
    reached = tuple(race for race in coming if race.date < end)
    too_far = next((race for race in coming if race.date >= end), None)
    return SeasonWeeks(mondays, first_day, reached, too_far)


def _count(coming: list[Race], first: date, rulebook: Rulebook) -> int:
    """Weeks through the last race and the weeks of rest after it."""
    if not coming:
        return load_season(rulebook.folder).no_race.weeks
    last = coming[-1]
    through = (monday_of(last.date) - first).days // DAYS_PER_WEEK + 1
    return through + rulebook.weeks[last.distance].maintenance
