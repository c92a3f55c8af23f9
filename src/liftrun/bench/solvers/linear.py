"""SCIP and HiGHS, as included in OR-Tools, on the time-indexed program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.bench.core.checked_answer import checked
from liftrun.bench.core.core_problem import core_of
from liftrun.bench.core.time_indexed import TimeIndexed

if TYPE_CHECKING:
    from liftrun.bench.tasks.answer import SolverAnswer, Stopwatch
    from liftrun.bench.tasks.task import BenchTask
    from liftrun.rules.problem import WeekProblem

SOLVERS = {"scip": "SCIP", "highs": "HIGHS"}


def linear(task: BenchTask[WeekProblem], watch: Stopwatch) -> SolverAnswer:
    """Solve with one thread and gap 0; these solvers take no seed."""
    from ortools.linear_solver import pywraplp  # noqa: PLC0415  # only where a peer is measured

    core = core_of(task.problem)
    watch.lap("read")
    solver = pywraplp.Solver.CreateSolver(SOLVERS[task.setting.model])
    solver.SetTimeLimit(round(1000 * task.time_limit))
    program = TimeIndexed(core, solver)
    parameters = pywraplp.MPSolverParameters()
    parameters.SetDoubleParam(parameters.RELATIVE_MIP_GAP, 0.0)
    watch.lap("build")
    code = solver.Solve(parameters)
    watch.lap("solve")
    names = {solver.OPTIMAL: "optimal", solver.FEASIBLE: "feasible", solver.INFEASIBLE: "infeasible"}
    status = names.get(code, "unknown")
    found = status in ("optimal", "feasible")
    plan, claimed = (program.plan(), round(solver.Objective().Value())) if found else (None, None)
    answer = checked(core, status, plan, claimed, size=(solver.NumVariables(), solver.NumConstraints()))
    watch.lap("check")
    return answer


def missing(name: str) -> str:
    """Why a solver cannot be measured here; empty if it can."""
    from ortools.linear_solver import pywraplp  # noqa: PLC0415  # only where a peer is measured

    return "" if pywraplp.Solver.CreateSolver(SOLVERS[name]) else "not in this OR-Tools"
