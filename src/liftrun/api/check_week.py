"""`liftrun.check`: what a week, by anyone, breaks of the rules."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from liftrun.api.arguments import calendars_argument, choice_argument, day_argument, file_argument, wrong_type
from liftrun.api.athlete_argument import athlete_argument
from liftrun.api.week_check import WeekCheck
from liftrun.api.week_plan import WeekPlan
from liftrun.calendars.clock import monday_of
from liftrun.checks.schedule import CheckedAthlete, CheckOptions, check_schedule
from liftrun.documents.plan import PlanDocument
from liftrun.domain import Experience, Phase, RaceDistance
from liftrun.domain.errors import InputError, shown
from liftrun.inputs.synonyms import NO_RACE, canonical
from liftrun.inputs.zone_names import is_zone_name
from liftrun.rulebook import load_rulebook
from liftrun.schedules.formats.load_schedule import ScheduleContent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from liftrun.athlete import Athlete
    from liftrun.inputs.synonyms import Subject
    from liftrun.schedules.formats.load_schedule import ScheduleSource

_CHOICES: dict[str, tuple[Subject, tuple[str, ...]]] = {
    "phase": ("phase", get_args(Phase)),
    "race": ("race", (*get_args(RaceDistance), NO_RACE)),
    "experience": ("experience", get_args(Experience)),
}
_EXPECTED = "a path, a plan, or a dict with the keys of a plan or of a week written by hand"


def check(  # noqa: PLR0913  # each is one choice that a caller may make by name
    schedule: str | Path | WeekPlan | PlanDocument | Mapping[str, Any],
    *,
    athlete: str | Path | Mapping[str, Any] | Athlete | None = None,
    busy: str | Path | Iterable[str | Path] | None = None,
    pack: str | None = None,
    phase: Phase | None = None,
    race: RaceDistance | Literal["none"] | None = None,
    experience: Experience | None = None,
    week: date | str | None = None,
    timezone: str | None = None,
) -> WeekCheck:
    """Check a week by anyone: which rules it breaks, what that costs, and what cannot be decided from it.

    Args:
        schedule: A file (a plan in JSON, a calendar, a week written by hand), a plan, or a dict with the keys of a
            plan or of a week written by hand.
        athlete: Also check the free time, gym, travel, pins and wishes of this athlete; as for `plan`.
        busy: Busy calendars of the athlete; without it, those that their file names.
        pack: School of advice; without it, the plan's, else the athlete's.
        phase: Phase of the season; without it, as the schedule or the athlete's file says, else `base`.
        race: Race trained for, `none` for none; without it, as the schedule or the athlete's file says, else none.
        experience: Experience with weights; without it, as the schedule or the file says, else `intermediate`.
        week: A day of the week to check; without it, the week that the schedule is about.
        timezone: Zone of the schedule's times; without it, the athlete's, else the schedule's own.

    Raises:
        InputError: for the first thing wrong with an argument or a file.
    """
    season = {"phase": phase, "race": race, "experience": experience}
    chosen: dict[str, Any] = {name: _choice(name, value) for name, value in season.items()}
    calendars = calendars_argument(busy)
    if calendars and athlete is None:
        remedy = "Name whose calendar it is, or leave it out."
        raise InputError("", "busy", str(calendars[0]), "an athlete beside it", remedy)
    person = None if athlete is None else _person(athlete)
    if timezone is not None:
        _check_zone(timezone, person)
    monday = None if week is None else monday_of(day_argument(week))
    asked = CheckOptions(**chosen, week=monday, timezone=timezone, pack=pack)
    return WeekCheck(check_schedule(_source(schedule), asked, person, calendars))


def _choice(name: str, value: object) -> object:
    """The word that liftrun uses for a phase, a race or an experience: `full` for "marathon"."""
    if value is None:
        return None
    subject, words = _CHOICES[name]
    word = canonical(subject, value)
    choice_argument(name, word, words)
    return word


def _person(athlete: object) -> CheckedAthlete:
    given = athlete_argument(athlete, load_rulebook())
    return CheckedAthlete(given.athlete, given.file)


def _source(schedule: object) -> ScheduleSource:
    if isinstance(schedule, WeekPlan):
        return ScheduleContent("plan", schedule.to_json().encode())
    if isinstance(schedule, PlanDocument):
        return ScheduleContent("plan", schedule.model_dump_json().encode())
    if isinstance(schedule, Mapping):
        if "format" in schedule:
            return ScheduleContent("schedule", json.dumps(schedule, default=str).encode())
        return ScheduleContent("schedule", _toml(schedule).encode())
    if not isinstance(schedule, str | Path):
        raise wrong_type("schedule", schedule, _EXPECTED)
    return file_argument(schedule, "schedule", _EXPECTED)


def _toml(tables: Mapping[str, Any]) -> str:
    """The keys of a week written by hand as TOML. Texts and lists of texts are written alike in JSON and TOML."""
    return "".join(f"{json.dumps(str(key))} = {_toml_value(value)}\n" for key, value in tables.items())


def _toml_value(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False, default=str)


def _check_zone(zone: object, person: CheckedAthlete | None) -> None:
    if not is_zone_name(zone):
        expected, remedy = 'a time zone such as "Europe/Berlin"', "Write area and city."
        raise InputError("", "timezone", shown(zone), expected, remedy)
    if person and person.athlete.timezone != zone:
        expected = f"{person.athlete.timezone}, as {person.file} says"
        raise InputError("", "timezone", shown(zone), expected, "Leave it out.")
