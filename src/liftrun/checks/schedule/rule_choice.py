"""Which rules a schedule is checked by: as asked, else as it says, else as the athlete's file says, else assumed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from liftrun.domain import WEEKDAYS
from liftrun.inputs.synonyms import NO_RACE
from liftrun.rulebook import DEFAULT_PACK, NO_CHOICES, Choices, Situation, known_pack, resolve, situation_of, wishes_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from liftrun.athlete import Athlete
    from liftrun.domain import Experience, Phase, RaceDistance
    from liftrun.rulebook import ResolvedRulebook, Rulebook
    from liftrun.schedules import ReadSchedule

_ASSUMED_PHASE: Phase = "base"
_ASSUMED_EXPERIENCE: Experience = "intermediate"


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """The options of the command line; None for nothing.

    Attributes:
        phase: Of the season.
        race: The distance trained for.
        experience: With weights.
        week: The Monday of the requested week.
        timezone: The zone of the schedule's times.
        pack: The school of advice.
    """

    phase: Phase | None = None
    race: RaceDistance | Literal["none"] | None = None
    experience: Experience | None = None
    week: date | None = None
    timezone: str | None = None
    pack: str | None = None


class CheckedAthlete(NamedTuple):
    """An athlete, and how messages call their file."""

    athlete: Athlete
    file: str


class ChosenRules(NamedTuple):
    """The rules of the week, and sentences on what was assumed to get there."""

    rules: ResolvedRulebook
    assumed: tuple[str, ...]


def choose_rules(
    schedule: ReadSchedule, asked: CheckOptions, person: CheckedAthlete | None, book: Rulebook, file: str = ""
) -> ChosenRules:
    """The rules by which a schedule is checked; `file` is how messages call it.

    Raises:
        InputError: if the pack is unknown, or a choice of the athlete's does not fit the rulebook.
    """
    own = situation_of(person.athlete, schedule.week, book) if person else None
    now = _situation(schedule, asked, own, book)
    rules = resolve(book, now, pack=_pack(schedule, asked, person, book, file), choices=_choices(person))
    sentences = (
        *_about_season(schedule, asked, own, now),
        *_about_lifts(schedule, rules),
        *_about_rules(schedule, rules),
    )
    return ChosenRules(rules, sentences)


def _pack(schedule: ReadSchedule, asked: CheckOptions, person: CheckedAthlete | None, book: Rulebook, file: str) -> str:
    if asked.pack is not None:
        return known_pack(book, asked.pack)
    if schedule.season.pack is not None:
        return known_pack(book, schedule.season.pack, file=file)
    return person.athlete.pack if person else DEFAULT_PACK


def _choices(person: CheckedAthlete | None) -> Choices:
    if person is None:
        return NO_CHOICES
    athlete = person.athlete
    return Choices(athlete.rules, wishes_of(athlete), athlete.lifts_per_week, person.file)


def _situation(schedule: ReadSchedule, asked: CheckOptions, own: Situation | None, book: Rulebook) -> Situation:
    stated = schedule.season
    phase = asked.phase or stated.phase or (own.phase if own else _ASSUMED_PHASE)
    race = _race(asked.race or stated.race or (own.race if own else None))
    weeks = stated.weeks_to_race if stated.weeks_to_race is not None else own.weeks_to_race if own else None
    return Situation(
        phase=phase,
        race=race,
        experience=asked.experience or stated.experience or (own.experience if own else _ASSUMED_EXPERIENCE),
        lifting=stated.peak_lifting or (own.lifting if own else None),
        weeks_to_race=weeks if book.phase_of(weeks, race) == phase else None,
        run_days=stated.run_days or (own.run_days if own else _run_days(schedule)),
        priority=stated.priority or (own.priority if own else "running"),
        lifts=stated.lifts,
        weekly_miles=stated.weekly_miles if stated.weekly_miles is not None else own.weekly_miles if own else None,
        first_weeks=stated.first_weeks if stated.first_weeks is not None else own is not None and own.first_weeks,
    )


def _race(race: RaceDistance | Literal["none"] | None) -> RaceDistance | None:
    return None if race == NO_RACE else race


def _run_days(schedule: ReadSchedule) -> int:
    """Days of the week with a run."""
    week = range(len(WEEKDAYS))
    return len({one.day for one in schedule.sessions if one.day in week and one.variants[0].activity == "run"})


def _about_season(schedule: ReadSchedule, asked: CheckOptions, own: Situation | None, now: Situation) -> Iterator[str]:
    stated = schedule.season
    if not (asked.phase or stated.phase or own):
        yield f"No phase is given: the week is checked as a {now.phase} week (--phase)."
    elif own and own.phase != now.phase:
        yield f"It is checked as a {now.phase} week; by the athlete's file the week is one of {own.phase}."
    if not (now.race or own or asked.race or stated.race or schedule.source == "plan"):
        yield "No race is given: the week is checked as one without a race in view (--race)."
    if not (asked.experience or stated.experience or own):
        yield f"No experience is given: the week is checked as for an {now.experience} lifter (--experience)."


def _about_lifts(schedule: ReadSchedule, rules: ResolvedRulebook) -> Iterator[str]:
    lifts = [one for one in schedule.sessions if one.variants[0].activity == "lift"]
    if any(one.heavy is None for one in lifts):
        load = "heavy" if rules.numbers.weights.heavy else "not heavy"
        yield f"Lifts that do not say so are taken to be {load}, as the rulebook has them in this phase."
    if schedule.source in ("calendar", "written by hand") and any(one.plyometrics == "none" for one in lifts):
        yield "Lifts that name no plyometrics are taken to have none."


def _about_rules(schedule: ReadSchedule, rules: ResolvedRulebook) -> Iterator[str]:
    planned_by = schedule.season.rulebook_hash
    if planned_by and planned_by != rules.hash:
        made = "The plan was made by other rules than it is checked by"
        yield f"{made}: those of an athlete's file, or of another pack or rulebook."
