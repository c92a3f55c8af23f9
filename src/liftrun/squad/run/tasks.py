"""Tasks of workers for a squad that shares: prepare a week, publish a plan. Pure functions with small results."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from liftrun.checks.plan import check_plan
from liftrun.domain import TIERS
from liftrun.domain.errors import BrokenPlanError
from liftrun.model.solve import Outcome, SolveOptions, build, price, solve
from liftrun.planning.prepare import SolvedWeek, with_best_pins
from liftrun.squad.inputs.athlete_faults import message_of_fault
from liftrun.squad.inputs.settings import prepared_week
from liftrun.squad.optimise.packed_plan import unpacked
from liftrun.squad.run.batch import FinishedWeek, finished

if TYPE_CHECKING:
    from liftrun.domain import Plan
    from liftrun.planning.prepare import PreparedWeek
    from liftrun.rules.problem import WeekProblem
    from liftrun.squad.inputs.members import Member
    from liftrun.squad.inputs.settings import SquadSettings
    from liftrun.squad.output.folder import FilesToWrite


class PrepareWeek(NamedTuple):
    """A task: prepare an athlete's week."""

    member: Member
    settings: SquadSettings


class PublishPlan(NamedTuple):
    """A task: publish a plan. `prepared` is its week in the places that the others leave."""

    member: Member
    prepared: PreparedWeek
    plan: bytes
    options: SolveOptions
    files: FilesToWrite
    lost_to_the_squad: tuple[tuple[str, str], ...]


def prepare_member(task: PrepareWeek) -> PreparedWeek | str:
    """An athlete's week, with the best session for each pin; or the message of what is wrong."""
    try:
        return with_best_pins(prepared_week(task.member, task.settings), task.settings.options)
    except Exception as fault:  # noqa: BLE001  # one athlete's data must not end the squad
        return message_of_fault(fault)


def publish_plan(task: PublishPlan) -> FinishedWeek:
    """The published forms of a plan that was found with the squad's."""
    prepared = task.prepared
    plan = unpacked(task.plan, prepared.problem.instance)
    try:
        outcome = judged(prepared.problem, plan, solve(prepared.problem, task.options))
        return finished(SolvedWeek(prepared, task.options, outcome), task.files, dict(task.lost_to_the_squad))
    except Exception as fault:  # noqa: BLE001  # one athlete's data must not end the squad
        return FinishedWeek(None, {}, message_of_fault(fault))


def judged(problem: WeekProblem, plan: Plan, best: Outcome) -> Outcome:
    """A plan as the outcome of its week, compared with the best plan in the places that the others leave."""
    verdict = check_plan(problem, plan)
    if not verdict.kept:
        raise BrokenPlanError("; ".join(f"{v.rule}: {v.detail}" for v in verdict.broken))
    _, scales = build(problem)
    objective = price(plan, verdict, scales)
    cost = sum(scales.tier[tier] * objective[tier] for tier in TIERS)
    proven = best.status == "optimal" and best.cost == cost
    bound = best.bound if best.plan is not None else 0
    return Outcome("optimal" if proven else "feasible", plan, objective, cost, min(bound, cost), verdict, scales)
