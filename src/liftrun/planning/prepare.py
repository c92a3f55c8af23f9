"""The main job: from an athlete, a week and busy time to the problem of that week, and to its solution.

Data flows one way: demand from athlete and week, openings from busy time, the problem from both and the rules.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from liftrun.athlete import check_against_week
from liftrun.availability.fixed_sessions import around, nothing_before
from liftrun.availability.openings import free_spans, openings
from liftrun.calendars.policy import CalendarPolicy
from liftrun.demand import demands, without_late_pins
from liftrun.domain import Instance
from liftrun.domain.plan import DEFAULT_GRID_MINUTES
from liftrun.domain.spans import common
from liftrun.model.losses import losses_of
from liftrun.model.solve import SolveOptions, solve
from liftrun.rulebook import resolve_for
from liftrun.rulebook.equipment_words import unused_equipment
from liftrun.rules.problem import WeekProblem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liftrun.athlete import Athlete
    from liftrun.calendars.policy import CalendarReading
    from liftrun.demand import Demand
    from liftrun.demand.week_volume import PlannedVolume
    from liftrun.domain import Activity, Place, Session, Span, Week
    from liftrun.model.losses import Losses
    from liftrun.model.solve import Outcome
    from liftrun.rulebook import ResolvedRulebook, Rulebook


@dataclass(frozen=True, slots=True)
class SeasonShare:
    """What a week gets from the season that it is a part of.

    Attributes:
        volume: The distance of its runs; None for what the athlete wishes of each week.
        usual_days: Name of a wish (`usual_long_days`, ...) -> the weekdays of such sessions in the week before.
        left_out: Activities for which the days that are left have no room.
        days: Session id -> the only day of the week on which it may be.
    """

    volume: PlannedVolume | None = None
    usual_days: Mapping[str, object] = field(default_factory=dict)
    left_out: frozenset[Activity] = frozenset()
    days: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PreparedWeek:
    """The problem of a week, with everything that it was made from.

    Attributes:
        athlete: Whose week it is.
        week: The frame of days.
        reading: What was read from the busy calendars.
        rules: The rulebook as resolved for athlete and phase.
        demand: What the week should contain, and in which phase.
        free: Free time, in minutes of the week.
        assumed: Sentences on pins outside the athlete's own free time, and on a week before that is not known.
        problem: The problem to solve.
        alternatives: The same week with its pins on other sessions that are as like them; solved weeks have none.
    """

    athlete: Athlete
    week: Week
    reading: CalendarReading
    rules: ResolvedRulebook
    demand: Demand
    free: tuple[Span, ...]
    assumed: tuple[str, ...]
    problem: WeekProblem
    alternatives: tuple[PreparedWeek, ...] = ()


@dataclass(frozen=True, slots=True)
class SolvedWeek:
    """A prepared week, the options of its solve, and the outcome."""

    prepared: PreparedWeek
    options: SolveOptions
    outcome: Outcome


def calendar_policy(athlete: Athlete) -> CalendarPolicy:
    """How the busy calendars of an athlete are read."""
    chosen = athlete.calendars
    return CalendarPolicy(
        chosen.all_day, chosen.tentative, chosen.addresses, working_elsewhere=chosen.working_elsewhere
    )


def prepare(  # noqa: PLR0913  # each is one choice that a caller may make by name
    athlete: Athlete,
    week: Week,
    reading: CalendarReading,
    rulebook: Rulebook,
    *,
    grid_minutes: int = DEFAULT_GRID_MINUTES,
    file: str = "",
    given: SeasonShare | None = None,
) -> PreparedWeek:
    """The problem of a week, made of demand, openings and rules.

    Args:
        athlete: The athlete.
        week: The week to plan.
        reading: What was read from their busy calendars.
        rulebook: The rulebook.
        grid_minutes: Minutes between possible starts.
        file: How messages call the athlete's file.
        given: What a season gives the week; None for a week by itself.

    Raises:
        InputError: if something in the athlete's file does not fit the week or the rulebook.
    """
    check_against_week(athlete, week, file=file)
    given = given or SeasonShare()
    rules = resolve_for(athlete, week, rulebook, file=file, wishes=given.usual_days)
    athlete = athlete.for_week(week.start)
    found = demands(athlete, week, rules, given.volume)
    left = [replace(needed, sessions=_without(needed.sessions, given.left_out)) for needed in found]
    weeks = [_prepared(athlete, week, reading, rules, needed, grid_minutes) for needed in left]
    weeks = [_on_days(one, given.days) for one in weeks] if given.days else weeks
    return replace(weeks[0], alternatives=tuple(weeks[1:]))


def _on_days(prepared: PreparedWeek, days: Mapping[str, int]) -> PreparedWeek:
    """The week with some sessions on one day each."""
    instance = prepared.problem.instance
    inside = {name: _on_day(places, prepared.week, days.get(name)) for name, places in instance.openings.items()}
    return replace(prepared, problem=WeekProblem(replace(instance, openings=inside), prepared.problem.rules))


def _on_day(places: Mapping[Place, tuple[Span, ...]], week: Week, day: int | None) -> Mapping[Place, tuple[Span, ...]]:
    """The openings of a session, of one day only if it may be on no other day; a place without any is left out."""
    if day is None:
        return places
    inside = {place: common(spans, [week.day_span(day)]) for place, spans in places.items()}
    return {place: spans for place, spans in inside.items() if spans}


def _without(sessions: tuple[Session, ...], left_out: frozenset[Activity]) -> tuple[Session, ...]:
    return tuple(session for session in sessions if session.activity not in left_out)


def _prepared(
    athlete: Athlete, week: Week, reading: CalendarReading, rules: ResolvedRulebook, needed: Demand, grid_minutes: int
) -> PreparedWeek:
    busy = [event.span for event in reading.busy]
    found = openings(without_late_pins(athlete, week, rules), week, needed.sessions, busy, needed.bound)
    fixed = around(athlete, week, rules)
    instance = Instance(
        week=week,
        sessions=needed.sessions,
        openings=found.openings,
        travel_minutes=athlete.gym.travel_minutes if athlete.gym else 0,
        pins=found.pins,
        history=fixed,
        grid_minutes=grid_minutes,
    )
    problem = WeekProblem(instance, rules.rules)
    assumed = (*found.assumed, *nothing_before(fixed), *unused_equipment(athlete, rules.book.folder))
    return PreparedWeek(athlete, week, reading, rules, needed, free_spans(athlete, week, busy), assumed, problem)


def plan_week(prepared: PreparedWeek, options: SolveOptions | None = None) -> SolvedWeek:
    """Solve a prepared week. Where a pin may fix one of several sessions, it fixes the one with which the week is best.

    A time limit is divided among the ways to match the pins.
    """
    options = options or SolveOptions()
    ways = (replace(prepared, alternatives=()), *prepared.alternatives)
    if options.time_limit_seconds is not None:
        options = replace(options, time_limit_seconds=options.time_limit_seconds / len(ways))
    solved = []
    for way in ways:
        solved.append(SolvedWeek(way, options, solve(way.problem, options)))
        if _costs_nothing(solved[-1].outcome):
            break
    return min(solved, key=lambda week: _rank(week.outcome))


def with_best_pins(prepared: PreparedWeek, options: SolveOptions) -> PreparedWeek:
    """The week with its pins on the sessions with which it is best; solved only where the pins leave a choice."""
    return plan_week(prepared, options).prepared if prepared.alternatives else prepared


def _costs_nothing(outcome: Outcome) -> bool:
    return outcome.plan is not None and not any(outcome.objective.values())


def _rank(outcome: Outcome) -> tuple[bool, Losses]:
    """What is lower is better: a plan before none, then what it gives up."""
    if outcome.plan is None or outcome.verdict is None:
        return True, ()
    return False, losses_of(outcome.plan, outcome.verdict)
