"""The pricing of a squad: every athlete's week at the prices of the room, one after another, each plan checked."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from liftrun.bench.solvers import cpsat_run
from liftrun.bench.tasks.answer import SolverAnswer
from liftrun.checks.plan import check_plan
from liftrun.model.claimed_cost import wrong_claim
from liftrun.model.solve import extract
from liftrun.squad.optimise.losses import losses_of
from liftrun.squad.optimise.pricing_problem import cost_of, priced_model

if TYPE_CHECKING:
    from liftrun.bench.tasks.answer import Stopwatch
    from liftrun.bench.tasks.task import BenchTask
    from liftrun.domain import Plan
    from liftrun.squad.optimise.pricing_problem import PricedWeek


def interval(task: BenchTask[tuple[PricedWeek, ...]], watch: Stopwatch) -> SolverAnswer:
    """The weekly model with a literal for each level of price; the time limit is for all athletes together."""
    cost, bound, statuses, faults, sizes = 0, 0.0, set(), [], []
    deadline = time.monotonic() + task.time_limit
    for number, priced in enumerate(task.problem, start=1):
        week = priced_model(*priced)
        watch.lap("build")
        left = max(0.01, deadline - time.monotonic())
        status, response, _ = cpsat_run.run(week.model, replace(task, time_limit=left))
        watch.lap("solve")
        statuses.add(status)
        sizes.append(cpsat_run.size_of(week.model))
        if status in ("optimal", "feasible"):
            paid, fault = _checked(priced, extract(week, list(response.solution)), status, response)
            cost, bound = cost + paid, bound + response.best_objective_bound
            faults += [f"athlete {number}: {fault}"] if fault else []
        watch.lap("check")
    size = sum(one for one, _ in sizes), sum(other for _, other in sizes)
    status_of_all = _worst(statuses)
    if status_of_all not in ("optimal", "feasible"):
        return SolverAnswer(status_of_all, fault="; ".join(faults), size=size)
    return SolverAnswer(status_of_all, (cost,), cost, bound, "; ".join(faults), (), size)


def _checked(priced: PricedWeek, plan: Plan, status: str, response: Any) -> tuple[int, str]:  # noqa: ANN401  # the solver's own class
    """What a plan loses and pays, computed from the plan, and what is wrong with it."""
    verdict = check_plan(priced.problem, plan)
    claimed = round(response.objective_value)
    found = cost_of(plan, losses_of(plan, verdict), priced.terms)
    if not verdict.kept:
        return claimed, f"breaks {verdict.broken[0].rule}: {verdict.broken[0].detail}"
    if found is None:
        return claimed, "loses sessions that were to be kept"
    return found, wrong_claim(status, claimed, found)


def _worst(statuses: set[str]) -> str:
    """The worst status of several solves."""
    order = ("invalid", "infeasible", "unknown", "feasible", "optimal")
    return next((status for status in order if status in statuses), "invalid")
