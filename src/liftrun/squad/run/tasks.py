"""What workers do for a squad that shares: pure functions of what they are sent, their results small."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from liftrun.checks.plan import check_plan
from liftrun.domain import TIERS
from liftrun.domain.errors import BrokenPlanError, InputError
from liftrun.domain.spans import common
from liftrun.model.solve import Outcome, SolveOptions, build, price, solve
from liftrun.planning.prepare import PlannedWeek
from liftrun.rules.problem import WeekProblem
from liftrun.squad.inputs.settings import prepared_week
from liftrun.squad.optimise.joint_model import JointProblem, solve_jointly
from liftrun.squad.optimise.losses import Losses, losses_of
from liftrun.squad.optimise.packed_plan import packed, unpacked
from liftrun.squad.run.batch import Finished, finished

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liftrun.domain import Plan, Span
    from liftrun.planning.prepare import PreparedWeek
    from liftrun.squad.inputs.members import Member
    from liftrun.squad.inputs.settings import Settings


class Prepare(NamedTuple):
    """An athlete whose week is to be made ready."""

    member: Member
    settings: Settings


class Alone(NamedTuple):
    """A week to be solved by itself; `number` is the athlete's number."""

    number: int
    problem: WeekProblem
    options: SolveOptions


class Together(NamedTuple):
    """Some weeks to be solved jointly, down to a level, starting from plans (packed)."""

    numbers: tuple[int, ...]
    joint: JointProblem
    options: SolveOptions
    depth: int
    start: tuple[bytes, ...]
    floor: Losses | None = None


class Publish(NamedTuple):
    """A plan to be published: its week with the room that the others leave, and the files to make."""

    member: Member
    prepared: PreparedWeek
    plan: bytes
    options: SolveOptions
    kinds: tuple[str, ...]
    lost_to_the_squad: tuple[tuple[str, str], ...]


def prepare_member(task: Prepare) -> PreparedWeek | str:
    """A week made ready, or the message of what is wrong."""
    try:
        return prepared_week(task.member, task.settings)
    except InputError as fault:
        return str(fault)


def solve_alone(task: Alone) -> bytes:
    """A plan and its losses as JSON; null without a plan."""
    outcome = solve(task.problem, task.options)
    if outcome.plan is None or outcome.verdict is None:
        return b"null"
    losses = losses_of(outcome.plan, outcome.verdict)
    return json.dumps([packed(outcome.plan).decode(), losses]).encode()


def solve_together(task: Together) -> bytes:
    """Plans, losses, bound and proof as JSON; null without plans."""
    start = [unpacked(one, p.instance) for one, p in zip(task.start, task.joint.problems, strict=True)]
    found = solve_jointly(task.joint, task.options, depth=task.depth, start=start or None, floor=task.floor)
    if found.plans is None:
        return b"null"
    return json.dumps([[packed(p).decode() for p in found.plans], found.losses, found.bound, found.optimal]).encode()


def publish_plan(task: Publish) -> Finished:
    """The published forms of a plan that was found with the squad's."""
    prepared = task.prepared
    plan = unpacked(task.plan, prepared.problem.instance)
    try:
        outcome = judged(prepared.problem, plan, solve(prepared.problem, task.options))
    except BrokenPlanError as bug:
        return Finished(None, {}, f"a bug, please report it: the plan found fails its check ({bug})")
    return finished(PlannedWeek(prepared, task.options, outcome), task.kinds, dict(task.lost_to_the_squad))


def judged(problem: WeekProblem, plan: Plan, best: Outcome) -> Outcome:
    """A plan as the outcome of a week, against the best that is possible in the room that the others leave."""
    verdict = check_plan(problem, plan)
    if not verdict.kept:
        raise BrokenPlanError("; ".join(f"{v.rule}: {v.detail}" for v in verdict.broken))
    _, scales = build(problem)
    objective = price(plan, verdict, scales)
    cost = sum(scales.tier[tier] * objective[tier] for tier in TIERS)
    proven = best.status == "optimal" and best.cost == cost
    bound = best.bound if best.plan is not None else 0
    return Outcome("optimal" if proven else "feasible", plan, objective, cost, min(bound, cost), verdict, scales)


def within(problem: WeekProblem, spans: Sequence[Span]) -> WeekProblem:
    """A week whose gym is open at some times only."""
    instance = problem.instance
    found = {
        name: {place: common(open_, spans) if place == "gym" else open_ for place, open_ in places.items()}
        for name, places in instance.openings.items()
    }
    kept = {name: {place: open_ for place, open_ in places.items() if open_} for name, places in found.items()}
    return WeekProblem(replace(instance, openings=kept), problem.rules)
