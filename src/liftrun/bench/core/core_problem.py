"""The core problem: the part of a week's problem that every solver can express.

Each session has one length and one place, and sessions do not overlap. The main rules are kept: lifts on hard days, the
gap around long runs, lifts per phase, a day off, one run a day, spacing of hard runs and of lifts, and preferences. The
week before is left out. The order of plyometrics and weights does not matter with fixed lengths: the block is part of
its workout.

All models of the core minimise the same *flat* cost: a dropped session costs more than all weighted rules together,
and more the higher its priority is. The scales of the tiers would need more digits than a MIP solver has.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from liftrun.checks.plan import check_plan
from liftrun.domain import Length, Priority
from liftrun.model.cpsat import Linear
from liftrun.model.week import WeekModel
from liftrun.rules import (
    DailyCap,
    DaysOff,
    Frequency,
    MinimumGap,
    NotConsecutiveDays,
    PreferredDay,
    PreferredTime,
    SameDay,
)
from liftrun.rules.problem import WeekProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from liftrun.domain import Instance, Place, Plan, Session, Span
    from liftrun.rules.base import Rule

KINDS = (DailyCap, DaysOff, Frequency, MinimumGap, NotConsecutiveDays, PreferredDay, PreferredTime, SameDay)


def core_of(problem: WeekProblem) -> WeekProblem:
    """The core of a week's problem."""
    plain = {session.id: _with_one_length(problem.instance, session) for session in problem.instance.sessions}
    openings = {name: dict([_one_place(problem.instance, name)]) for name in plain}
    instance = replace(
        problem.instance, sessions=tuple(plain.values()), openings=openings, travel_minutes=0, history=()
    )
    return WeekProblem(instance, tuple(rule for rule in problem.rules if _belongs(rule)))


def _belongs(rule: Rule) -> bool:
    """Whether a rule is of the core: of its kinds, and not about plyometrics."""
    needs_plyometrics = isinstance(rule, Frequency) and any(selector.plyometrics is not None for selector in rule.of)
    return isinstance(rule, KINDS) and not needs_plyometrics


def _one_place(instance: Instance, name: str) -> tuple[Place, tuple[Span, ...]]:
    """The place of a session in the core, the first one that it has, with its spans."""
    places: Mapping[Place, tuple[Span, ...]] = instance.openings.get(name, {})
    return next(iter(places.items()), ("home", ()))


def _with_one_length(instance: Instance, session: Session) -> Session:
    """The session at the longest of its lengths that fits somewhere (else its shortest), plyometrics included."""
    _, spans = _one_place(instance, session.id)
    plyometrics = session.plyometrics.minutes if session.plyometrics else 0
    full = [Length(length.minutes + plyometrics, length.metres) for length in session.lengths]
    fitting = [length for length in full if any(span.minutes >= length.minutes for span in spans)]
    return replace(session, lengths=(fitting[0] if fitting else full[-1],), plyometrics=None)


def interval_model(core: WeekProblem) -> WeekModel:
    """The core as liftrun models weeks: one start and one interval a session."""
    week = WeekModel(core.instance)
    for rule in core.rules:
        rule.encode(week)
    price = drop_prices(core)
    losses = [(price[priority], literal) for priority, literals in week.costs.drops.items() for literal in literals]
    week.model.minimise(Linear((*losses, *(pair for pairs in week.costs.breaches.values() for pair in pairs))))
    return week


def drop_prices(core: WeekProblem) -> dict[Priority, int]:
    """The flat cost of dropping a session of each priority."""
    everything = 1 + sum(_most(rule, core.instance) * rule.weight for rule in core.rules if not rule.required)
    return {priority: everything * (1 + max(Priority) - priority) for priority in Priority}


def _most(rule: Rule, instance: Instance) -> int:
    """An upper bound on the amount by which a week can break a rule; no kind of the core counts more."""
    return max(7, len(instance.sessions)) * (rule.at_least or 1 if isinstance(rule, Frequency) else 1)


def flat_cost(core: WeekProblem, plan: Plan) -> int | None:
    """The flat cost of a plan, computed by `check`; None if it breaks a required rule."""
    verdict = check_plan(core, plan)
    if not verdict.kept:
        return None
    return sum(_costs(core, plan)) + sum(verdict.costs.values())


def _costs(core: WeekProblem, plan: Plan) -> Iterator[int]:
    price = drop_prices(core)
    return (price[lost.session.priority] for lost in plan.dropped)
