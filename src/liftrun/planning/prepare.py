"""The main job in one function: an athlete, a week and busy time in; a planned week out.

The flow is one-way: athlete and week make the demand, busy time makes the openings, both and the rulebook make the
week's problem, and the problem makes the outcome.
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

DEFAULT_GRID_MINUTES = 15


@dataclass(frozen=True, slots=True)
class PreparedWeek:
    """A week's problem with all that it was made from.

    Attributes:
        athlete: Whose week it is.
        week: The frame of days.
        reading: What the busy calendars said.
        rules: The rulebook as resolved for athlete and phase.
        demand: What the week should hold, and in which phase.
        free: Free time, in minutes of the week.
        assumed: Sentences on pins that stand against the athlete's own free time, and on a week before left untold.
        problem: What is to be solved.
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
class PlannedWeek:
    """A prepared week, solved: how, and what came of it."""

    prepared: PreparedWeek
    options: SolveOptions
    outcome: Outcome


def calendar_policy(athlete: Athlete) -> CalendarPolicy:
    """How an athlete wants their busy calendars read."""
    asked = athlete.calendars
    return CalendarPolicy(asked.all_day, asked.tentative, asked.addresses, working_elsewhere=asked.working_elsewhere)


def prepare(
    athlete: Athlete,
    week: Week,
    reading: CalendarReading,
    rulebook: Rulebook,
    *,
    grid_minutes: int = DEFAULT_GRID_MINUTES,
    file: str = "",
) -> PreparedWeek:
    """The problem of a week: demand, openings and rules, put together.

    Args:
        athlete: The athlete.
        week: The week to plan.
        reading: What their busy calendars say.
        rulebook: The rulebook.
        grid_minutes: Minutes between possible starts.
        file: The athlete's file, for messages.

    Raises:
        InputError: if something in the athlete's file does not go with the week or the rulebook.
    """
    check_against_week(athlete, week, remembered_weeks=rulebook.remembered_weeks, file=file)
    rules = resolve_for(athlete, week, rulebook, file=file)
    wanted = demand(athlete, week, rules)
    busy = [taken.span for taken in reading.busy]
    found = openings(without_late_pins(athlete, week, rules), week, wanted.sessions, busy)
    fixed = around(athlete, week, rules)
    instance = Instance(
        week=week,
        sessions=wanted.sessions,
        openings=found.openings,
        travel_minutes=athlete.gym.travel_minutes if athlete.gym else 0,
        pins=found.pins,
        history=fixed,
        grid_minutes=grid_minutes,
    )
    problem = WeekProblem(instance, rules.rules)
    assumed = (*found.assumed, *nothing_before(fixed))
    return PreparedWeek(athlete, week, reading, rules, wanted, free_spans(athlete, week, busy), assumed, problem)


def plan_week(prepared: PreparedWeek, options: SolveOptions | None = None) -> PlannedWeek:
    """Solve a prepared week."""
    options = options or SolveOptions()
    return PlannedWeek(prepared, options, solve(prepared.problem, options))
