"""The main job: from an athlete, a week and busy time to the problem of that week, and to its solution.

Data flows one way: demand from athlete and week, openings from busy time, the problem from both and the rules.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from liftrun.athlete import check_against_week
from liftrun.availability.fixed_sessions import around, nothing_before
from liftrun.availability.openings import free_spans, openings
from liftrun.calendars.policy import CalendarPolicy
from liftrun.demand import demands, without_late_pins
from liftrun.domain import Instance
from liftrun.domain.plan import DEFAULT_GRID_MINUTES
from liftrun.model.losses import losses_of
from liftrun.model.solve import SolveOptions, solve
from liftrun.rulebook import resolve_for
from liftrun.rules.problem import WeekProblem

if TYPE_CHECKING:
    from liftrun.athlete import Athlete
    from liftrun.calendars.policy import CalendarReading
    from liftrun.demand import Demand
    from liftrun.domain import Span, Week
    from liftrun.model.losses import Losses
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
    check_against_week(athlete, week, file=file)
    rules = resolve_for(athlete, week, rulebook, file=file)
    athlete = athlete.for_week(week.start)
    weeks = [_prepared(athlete, week, reading, rules, needed, grid_minutes) for needed in demands(athlete, week, rules)]
    return replace(weeks[0], alternatives=tuple(weeks[1:]))


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
    assumed = (*found.assumed, *nothing_before(fixed))
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
