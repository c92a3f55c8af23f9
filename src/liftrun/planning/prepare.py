"""The main job: from an athlete, a week and busy time to the problem of that week, and to its solution.

Data flows one way: demand from athlete and week, openings from busy time, the problem from both and the rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from liftrun.athlete import check_against_week
from liftrun.availability.fixed_sessions import around, nothing_before
from liftrun.availability.openings import free_spans, openings
from liftrun.calendars.policy import CalendarPolicy
from liftrun.demand import demand, without_late_pins
from liftrun.domain import Instance
from liftrun.domain.plan import DEFAULT_GRID_MINUTES
from liftrun.model.solve import SolveOptions, solve
from liftrun.rulebook import resolve_for
from liftrun.rules.problem import WeekProblem

if TYPE_CHECKING:
    from liftrun.athlete import Athlete
    from liftrun.calendars.policy import CalendarReading
    from liftrun.demand import Demand
    from liftrun.domain import Span, Week
    from liftrun.model.solve import Outcome
    from liftrun.rulebook import ResolvedRulebook, Rulebook


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
    """

    athlete: Athlete
    week: Week
    reading: CalendarReading
    rules: ResolvedRulebook
    demand: Demand
    free: tuple[Span, ...]
    assumed: tuple[str, ...]
    problem: WeekProblem


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


def prepare(
    athlete: Athlete,
    week: Week,
    reading: CalendarReading,
    rulebook: Rulebook,
    *,
    grid_minutes: int = DEFAULT_GRID_MINUTES,
    file: str = "",
) -> PreparedWeek:
    """The problem of a week, made of demand, openings and rules.

    Args:
        athlete: The athlete.
        week: The week to plan.
        reading: What was read from their busy calendars.
        rulebook: The rulebook.
        grid_minutes: Minutes between possible starts.
        file: How messages call the athlete's file.

    Raises:
        InputError: if something in the athlete's file does not fit the week or the rulebook.
    """
    check_against_week(athlete, week, remembered_weeks=rulebook.remembered_weeks, file=file)
    rules = resolve_for(athlete, week, rulebook, file=file)
    needed = demand(athlete, week, rules)
    busy = [event.span for event in reading.busy]
    found = openings(without_late_pins(athlete, week, rules), week, needed.sessions, busy)
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
    assumed = (*found.assumed, *nothing_before(fixed))
    return PreparedWeek(athlete, week, reading, rules, needed, free_spans(athlete, week, busy), assumed, problem)


def plan_week(prepared: PreparedWeek, options: SolveOptions | None = None) -> SolvedWeek:
    """Solve a prepared week."""
    options = options or SolveOptions()
    return SolvedWeek(prepared, options, solve(prepared.problem, options))
