"""The rulebook for an athlete's file: their season, their pack, their wishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.athlete.races import race_of_week
from liftrun.domain import WEEKDAYS
from liftrun.domain.units import metres_of_miles
from liftrun.rulebook.equipment_words import check_equipment
from liftrun.rulebook.resolve import Choices, resolve
from liftrun.rulebook.situation import Situation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from liftrun.athlete import Athlete, Race, Window
    from liftrun.domain import Week
    from liftrun.rulebook.book import Rulebook
    from liftrun.rulebook.resolve import ResolvedRulebook

_DAYS_IN_WEEK = len(WEEKDAYS)
_ONE_RUN_A_DAY = "one-run-a-day"


def weeks_to_race(week_start: date, race_day: date) -> int:
    """Weeks to go: 0 in the week of the race, negative after it. `week_start` is a Monday."""
    return (race_day - week_start).days // _DAYS_IN_WEEK


def situation_of(athlete: Athlete, week: Week, rulebook: Rulebook) -> Situation:
    """An athlete's situation in a week: phase, race, experience, weeks to go, days of running."""
    race = race_of_week(athlete.races, week.start)
    weeks = weeks_to_race(week.start, race.date) if race else None
    if weeks is not None and weeks < -rulebook.remembered_weeks:
        race, weeks = None, None
    phase = rulebook.phase_of(weeks, race.distance if race else None)
    rest, lighter = _after_the_last_race(athlete, week, rulebook, race)
    return Situation(
        phase="maintenance" if rest else phase,
        race=race.distance if race else None,
        experience=athlete.lifting_level,
        lifting=athlete.peak_lifting if "peak_lifting" in athlete.model_fields_set else None,
        weeks_to_race=weeks,
        run_days=athlete.running.days if athlete.running else len(athlete.runs),
        lighter_start=lighter,
        first_weeks=_in_first_weeks(athlete, week, rulebook),
        sore=athlete.recent.sore if athlete.recent else None,
        priority=athlete.priority,
        weekly_miles=_weekly_miles(athlete),
    )


def _weekly_miles(athlete: Athlete) -> int | None:
    """Miles of an ordinary week, rounded; None for those who run by time."""
    wanted = athlete.running.weekly_distance if athlete.running else None
    if wanted is None and athlete.runs and all(run.distance is not None for run in athlete.runs):
        wanted = sum(run.distance for run in athlete.runs if run.distance is not None)
    return None if wanted is None else round(athlete.metres(wanted) / metres_of_miles(1))


def _in_first_weeks(athlete: Athlete, week: Week, rulebook: Rulebook) -> bool:
    """Whether a beginner, or one who returns, has lifted in fewer weeks before this one than the first weeks are."""
    recent = athlete.recent
    nothing_lately = recent is not None and recent.is_nothing
    if athlete.lifting_level != "beginner" and not athlete.returning and not nothing_lately:
        return False
    days = (past.day_before(week.start) for past in athlete.history if past.session == "lift")
    return len({day // _DAYS_IN_WEEK for day in days if day < 0}) < rulebook.first_weeks.weeks


def _after_the_last_race(athlete: Athlete, week: Week, rulebook: Rulebook, race: Race | None) -> tuple[bool, bool]:
    """Whether a week is one of rest after a half or full, and whether it is one of the lighter weeks after that.

    With another race entered the rest is one week; otherwise it is as long as the rulebook says.
    """
    before = athlete.race_before(week.start)
    if before is None:
        return False, False
    since = -weeks_to_race(week.start, before.date)
    rest = rulebook.weeks[before.distance].maintenance
    if race is not None and race.date >= week.start:
        rest = min(rest, rulebook.after_race.rest_before_another)
    return since <= rest, rest < since <= rest + rulebook.after_race.lighter_weeks


def resolve_for(
    athlete: Athlete,
    week: Week,
    rulebook: Rulebook,
    *,
    pack: str | None = None,
    file: str = "",
    wishes: Mapping[str, object] | None = None,
) -> ResolvedRulebook:
    """The rules and numbers of an athlete's week.

    Args:
        athlete: The athlete.
        week: The week.
        rulebook: The rulebook.
        pack: Name of the pack, or None for the athlete's own.
        file: The athlete's file, for messages.
        wishes: Further wishes, besides those of the athlete's file: the days of the week before in a season.

    Raises:
        InputError: naming file and key, if a choice of the athlete's does not fit the rulebook.
    """
    check_equipment(athlete, rulebook.folder, file=file)
    wanted = {**wishes_of(athlete), **(wishes or {})}
    choices = Choices(_rules_of(athlete, rulebook), wanted, athlete.lifts_per_week, file)
    return resolve(rulebook, situation_of(athlete, week, rulebook), pack=pack or athlete.pack, choices=choices)


def _rules_of(athlete: Athlete, rulebook: Rulebook) -> Mapping[str, object]:
    """The athlete's changes to rules; `doubles = true` allows two runs a day."""
    if athlete.running is None or not athlete.running.doubles:
        return athlete.rules
    return {_ONE_RUN_A_DAY: {"at_most": rulebook.doubles.a_day}, **athlete.rules}


def wishes_of(athlete: Athlete) -> dict[str, object]:
    """The athlete's wishes by the names that preferences.toml uses; a wish that was not given is empty."""
    wishes = athlete.preferences
    active = tuple(day for day in WEEKDAYS if day != wishes.rest_day) if wishes.rest_day else ()
    return {
        "run_time": _texts(wishes.run_time),
        "lift_time": _texts(wishes.lift_time),
        "long_run_days": wishes.long_run_days,
        "active_days": active,
        "lift_after_run": wishes.lift_after_run,
    }


def _texts(windows: tuple[Window, ...]) -> tuple[str, ...]:
    return tuple(str(window) for window in windows)
