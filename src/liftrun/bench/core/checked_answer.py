"""The answer of any solver on the core problem, with its plan checked and its cost computed by plain Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.bench.core.core_problem import flat_cost
from liftrun.bench.tasks.answer import SolverAnswer
from liftrun.model.claimed_cost import wrong_claim

if TYPE_CHECKING:
    from liftrun.bench.tasks.answer import TracePoint
    from liftrun.domain import Plan
    from liftrun.rules.problem import WeekProblem


def checked(
    core: WeekProblem,
    status: str,
    plan: Plan | None,
    claimed: int | None,
    trace: tuple[TracePoint, ...] = (),
    size: tuple[int, int] = (0, 0),
) -> SolverAnswer:
    """The answer of a solver on the core problem, with its plan checked and priced by plain Python.

    Args:
        core: The core problem.
        status: How the solve ended, as the solver claims.
        plan: The plan it found, if any.
        claimed: The cost that the solver claims for the plan, if it claims one.
        trace: Cost and bound over time.
        size: Variables and constraints.
    """
    if plan is None:
        return SolverAnswer(status, size=size)
    cost = flat_cost(core, plan)
    if cost is None:
        return SolverAnswer(status, fault="the plan breaks a required rule", trace=trace, size=size)
    fault = "" if claimed is None else wrong_claim(status, claimed, cost)
    bound = trace[-1].bound if trace else (cost if status == "optimal" else None)
    return SolverAnswer(status, (cost,), cost, bound, fault, trace, size)
