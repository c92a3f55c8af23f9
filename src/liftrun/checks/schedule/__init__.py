"""Checking a week by anyone: the schedule, the rulebook, and, where there is one, the athlete's file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from liftrun.availability.fixed_sessions import NOTHING_BEFORE
from liftrun.checks.partial import judge
from liftrun.checks.schedule.findings import CheckResult, document
from liftrun.checks.schedule.grade import grade_of
from liftrun.checks.schedule.neighbouring_sessions import sessions_around
from liftrun.checks.schedule.rule_choice import CheckedAthlete, CheckOptions, choose_rules
from liftrun.checks.schedule.structure_rules import structure_rules
from liftrun.domain.errors import InputError
from liftrun.rulebook import load_rulebook, race_metres
from liftrun.schedules import Hints, load_schedule
from liftrun.schedules.formats.load_schedule import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Literal

    from liftrun.checks.partial import Judgement
    from liftrun.checks.schedule.session_places import AthletePlaces
    from liftrun.documents.check import CheckDocument
    from liftrun.rulebook import ResolvedRulebook
    from liftrun.schedules import ReadSchedule, ReadSession
    from liftrun.schedules.formats.load_schedule import ScheduleSource

    File = Path | Literal["-"]

__all__ = ["CheckOptions", "CheckedAthlete", "check_schedule"]


def check_schedule(
    source: ScheduleSource,
    asked: CheckOptions,
    person: CheckedAthlete | None = None,
    busy: Sequence[File] | None = None,
) -> CheckDocument:
    """What a schedule breaks of the rules, and with an athlete of what their life asks.

    Args:
        source: The schedule's file, `-` for standard input, or content in memory.
        asked: What the command line says of the week.
        person: Whose free time, gym, pins, wishes and rules count.
        busy: Their busy calendars; None for those that their file names.

    Raises:
        InputError: if something in a file cannot be read, or the week is not known.
    """
    file, book = name_of(source), load_rulebook()
    addresses = person.athlete.calendars.addresses if person else ()
    zone = person.athlete.timezone if person else asked.timezone
    hints = Hints(asked.week, zone, addresses, person.athlete.units if person else None)
    schedule = load_schedule(source, race_metres(book), hints)
    if person and not schedule.dated:
        remedy = "Add --week 2026-11-23, or week_start to the schedule."
        raise InputError(file, "week_start", "", "the week, to compare it with an athlete's", remedy)
    season = choose_rules(schedule, asked, person, book, file)
    schedule = replace(schedule, sessions=_with_those_around(schedule, person, season.rules))
    heavy = season.rules.numbers.weights.heavy
    schedule = replace(schedule, sessions=tuple(one.with_heaviness(heavy) for one in schedule.sessions))
    life = _athlete_findings(source, schedule, _served(person, schedule, season.rules), busy) if person else _NO_ATHLETE
    rules = (*structure_rules(life.places), *season.rules.rules)
    judged = (*life.pins, *judge(rules, schedule.sessions, schedule.week))
    assumed = (*schedule.assumed, *_about_past(schedule), *season.assumed, *life.assumed)
    count = len(rules) + (life.places is not None)
    grade = grade_of(rules, judged, schedule, life.places)
    return document(CheckResult(file, schedule, season.rules, judged, count, assumed, grade))


class _AthleteFindings(NamedTuple):
    """An athlete's places, what was found of their pins, and what was assumed."""

    places: AthletePlaces | None = None
    pins: tuple[Judgement, ...] = ()
    assumed: tuple[str, ...] = ()


_NO_ATHLETE = _AthleteFindings()


def _with_those_around(
    schedule: ReadSchedule, person: CheckedAthlete | None, rules: ResolvedRulebook
) -> tuple[ReadSession, ...]:
    """The sessions with those around the week by the athlete's file, if the schedule itself has none."""
    own = schedule.sessions
    fixed = sessions_around(person.athlete, schedule.week, rules) if person else ()
    past = [one for one in fixed if one.day < 0]
    ahead = [one for one in fixed if one.day > 0]
    return (*own, *ahead) if any(one.day < 0 for one in own) else (*past, *own, *ahead)


def _about_past(schedule: ReadSchedule) -> Iterator[str]:
    if not any(one.day < 0 for one in schedule.sessions):
        yield NOTHING_BEFORE


def _served(person: CheckedAthlete, schedule: ReadSchedule, rules: ResolvedRulebook) -> CheckedAthlete:
    """The person without the pins that race week cannot serve: a week is not to blame for those."""
    from liftrun.demand import without_late_pins  # noqa: PLC0415  # no demand without an athlete

    return person._replace(athlete=without_late_pins(person.athlete, schedule.week, rules))


def _athlete_findings(
    source: ScheduleSource, schedule: ReadSchedule, person: CheckedAthlete, busy: Sequence[File] | None
) -> _AthleteFindings:
    """The athlete's free time in the week, and what their pins ask."""
    from liftrun.calendars.policy import CalendarPolicy  # noqa: PLC0415  # as above
    from liftrun.calendars.reading.busy import load_busy  # noqa: PLC0415  # no calendar is read without an athlete
    from liftrun.checks.schedule.pin_checks import judge_pins  # noqa: PLC0415  # as above
    from liftrun.checks.schedule.session_places import places_of  # noqa: PLC0415  # as above

    athlete = person.athlete
    asked = athlete.calendars
    files = [one for one in (asked.busy if busy is None else busy) if not _is_schedule(one, source)]
    policy = CalendarPolicy(asked.all_day, asked.tentative, asked.addresses, working_elsewhere=asked.working_elsewhere)
    reading = load_busy(files, schedule.week, policy)
    spans = [one.span for one in reading.busy]
    places = places_of(athlete, schedule.week, spans, schedule.sessions)
    pins = judge_pins(places, schedule.sessions, schedule.given_up)
    return _AthleteFindings(places, pins.judgements, (*(f"{one}." for one in reading.assumed), *pins.assumed))


def _is_schedule(calendar: File, source: ScheduleSource) -> bool:
    """Whether a busy calendar is the schedule itself, whose sessions are no busy time."""
    return isinstance(calendar, Path) and isinstance(source, Path) and calendar.resolve() == source.resolve()
