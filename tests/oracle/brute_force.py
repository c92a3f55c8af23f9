"""The best plan of a tiny week, found by comparing all plans.

It follows the definition of the tiers, and uses neither the solver nor the scales of its objective. What is given up
is a tuple, compared from the left: sessions dropped, by priority class; long runs of half their length, which rank
above a further lift; further lifts dropped; weighted rules about keeping; optional sessions dropped; sessions
shortened, by class; wished days; training rules; preferences.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby, product
from typing import TYPE_CHECKING

from liftrun.checks.plan import check_rules
from liftrun.domain import Dropped, Placed, Plan, Priority, Schedule
from tests.support.factories.weeks import apart, placements, schedule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.domain import Instance
    from liftrun.rules.problem import WeekProblem

Loss = tuple[int, ...]
"""What a plan gives up, the weightiest first."""

_DEMANDED = [priority for priority in Priority if priority < Priority.FURTHER_LIFT]
_OPTIONAL = [priority for priority in Priority if priority > Priority.FURTHER_LIFT]


def loss(problem: WeekProblem, plan: Plan) -> Loss | None:
    """What a plan gives up, None if it breaks a required rule."""
    verdict = check_rules(problem.rules, plan.schedule)
    if not verdict.kept:
        return None
    dropped = Counter(lost.session.priority for lost in plan.dropped)
    shortened = Counter(p.session.priority for p in plan.schedule.placed for _ in range(_steps_shorter(p)))
    return (
        *(dropped[priority] for priority in _DEMANDED),
        sum(p.session.priority is Priority.LONG_RUN and _steps_shorter(p) > 1 for p in plan.schedule.placed),
        dropped[Priority.FURTHER_LIFT],
        verdict.cost("keep"),
        *(dropped[priority] for priority in _OPTIONAL),
        *(shortened[priority] for priority in Priority),
        verdict.cost("days"),
        verdict.cost("training"),
        verdict.cost("preference"),
    )


def _steps_shorter(placed: Placed) -> int:
    work = sum(block.end - block.start for block in placed.blocks if block.kind != "plyometrics")
    return len([length for length in placed.session.lengths if length.minutes > work])


def least_loss(problem: WeekProblem) -> Loss | None:
    """The least that any plan gives up, None if every plan breaks a required rule."""
    keeping_has_rules = any(not rule.required and rule.tier == "keep" for rule in problem.rules)
    before_rules = len(_DEMANDED) + 2
    known = before_rules if keeping_has_rules else before_rules + 1 + len(_OPTIONAL) + len(Priority)

    def keeping(plan: Plan) -> Loss:
        """The part of the loss that rules have no say in."""
        return (loss(_without_rules(problem), plan) or ())[:known]

    for _, alike in groupby(sorted(every_plan(problem.instance), key=keeping), key=keeping):
        losses = [found for plan in alike if (found := loss(problem, plan)) is not None]
        if losses:
            return min(losses)
    return None


def _without_rules(problem: WeekProblem) -> WeekProblem:
    return type(problem)(problem.instance, ())


def every_plan(instance: Instance) -> Iterator[Plan]:
    """All plans: each session somewhere or nowhere, no two at once."""
    both = {session.id for session in instance.sessions if session.plyometrics}
    options = [[*placements(instance, s, both_orders=s.id in both), None] for s in instance.sessions]
    for chosen in product(*options):
        placed = [one for one in chosen if one is not None]
        if apart(instance, placed):
            lost = [s for s, one in zip(instance.sessions, chosen, strict=True) if one is None]
            yield Plan(_schedule(instance, placed), tuple(Dropped(session) for session in lost))


def _schedule(instance: Instance, placed: list[Placed]) -> Schedule:
    return schedule(instance.week, *placed, history=instance.history)
