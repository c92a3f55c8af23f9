"""The complete problem of a week, modelled for CP-SAT: with one objective, or with one solve for each tier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from liftrun.bench.solvers import cpsat_run
from liftrun.bench.tasks.answer import SolverAnswer
from liftrun.checks.plan import check_plan
from liftrun.domain import TIERS
from liftrun.model.claimed_cost import wrong_claim
from liftrun.model.cpsat import Linear
from liftrun.model.solve import build, extract, price

if TYPE_CHECKING:
    from liftrun.bench.tasks.answer import Stopwatch, TracePoint
    from liftrun.bench.tasks.task import BenchTask
    from liftrun.model.objective import Scales
    from liftrun.model.week import WeekModel
    from liftrun.rules.problem import WeekProblem


def interval(task: BenchTask[WeekProblem], watch: Stopwatch) -> SolverAnswer:
    """The week as liftrun plans it: one start and one interval a session, the tiers scaled into one objective."""
    week, scales = build(task.problem)
    watch.lap("build")
    status, response, trace = cpsat_run.run(week.model, task)
    watch.lap("solve")
    answer = _checked(task, week, scales, status, response, trace)
    watch.lap("check")
    return answer


def staged(task: BenchTask[WeekProblem], watch: Stopwatch) -> SolverAnswer:
    """The same constraints; the tiers are minimised one after another, the earlier ones fixed at their optimum."""
    week, scales = build(task.problem)
    watch.lap("build")
    status, response = "unknown", None
    for tier in TIERS:
        expression = Linear(tuple(week.costs.tier_terms(tier, scales)))
        if not expression.terms and tier != TIERS[-1]:
            continue  # nothing can be lost in this tier
        week.model.proto.clear_objective()
        week.model.minimise(expression)
        status, response, _ = cpsat_run.run(week.model, task)
        if status != "optimal":
            break
        week.model.linear(expression, high=round(response.objective_value))
    watch.lap("solve")
    answer = _checked(task, week, scales, status, response, ())
    watch.lap("check")
    return answer


def _checked(
    task: BenchTask[WeekProblem],
    week: WeekModel,
    scales: Scales,
    status: str,
    response: Any,  # noqa: ANN401  # the solver's own class
    trace: tuple[TracePoint, ...],
) -> SolverAnswer:
    """The answer, with the plan checked and its cost computed from the plan.

    With one solve for each tier, the solver reports no total cost, so only the plan is checked.
    """
    if status not in ("optimal", "feasible"):
        return cpsat_run.without_plan(status, week.model)
    plan = extract(week, list(response.solution))
    verdict = check_plan(task.problem, plan)
    by_tier = price(plan, verdict, scales)
    total = sum(scales.tier[tier] * by_tier[tier] for tier in TIERS)
    fault = "; ".join(f"breaks {found.rule}: {found.detail}" for found in verdict.broken)
    one_objective = task.setting.model != "staged"
    if one_objective:
        fault = fault or wrong_claim(status, round(response.objective_value), total)
    cost = tuple(by_tier[tier] for tier in TIERS)
    bound = response.best_objective_bound if one_objective else None
    return SolverAnswer(status, cost, total, bound, fault, trace, cpsat_run.size_of(week.model))
