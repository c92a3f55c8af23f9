"""The core problem, modelled for CP-SAT: with intervals, and time-indexed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.bench.core.checked_answer import checked
from liftrun.bench.core.core_problem import core_of, interval_model
from liftrun.bench.core.linear_adapter import CpsatLinear
from liftrun.bench.core.time_indexed import TimeIndexed
from liftrun.bench.solvers import cpsat_run
from liftrun.model.solve import extract

if TYPE_CHECKING:
    from liftrun.bench.tasks.answer import SolverAnswer, Stopwatch
    from liftrun.bench.tasks.task import BenchTask
    from liftrun.rules.problem import WeekProblem


def interval(task: BenchTask[WeekProblem], watch: Stopwatch) -> SolverAnswer:
    """One start and one interval a session."""
    core = core_of(task.problem)
    watch.lap("read")
    week = interval_model(core)
    watch.lap("build")
    status, response, trace = cpsat_run.run(week.model, task)
    watch.lap("solve")
    found = status in ("optimal", "feasible")
    plan = extract(week, list(response.solution)) if found else None
    claimed = round(response.objective_value) if found else None
    answer = checked(core, status, plan, claimed, trace, cpsat_run.size_of(week.model))
    watch.lap("check")
    return answer


def time_indexed(task: BenchTask[WeekProblem], watch: Stopwatch) -> SolverAnswer:
    """One Boolean for each session and start: the program that the MIP solvers get, solved by CP-SAT."""
    core = core_of(task.problem)
    watch.lap("read")
    linear = CpsatLinear()
    program = TimeIndexed(core, linear)
    linear.finish()
    watch.lap("build")
    status, response, trace = cpsat_run.run(linear.model, task)
    watch.lap("solve")
    plan, claimed = None, None
    if status in ("optimal", "feasible"):
        linear.take(list(response.solution))
        plan, claimed = program.plan(), round(response.objective_value)
    answer = checked(core, status, plan, claimed, trace, cpsat_run.size_of(linear.model))
    watch.lap("check")
    return answer
