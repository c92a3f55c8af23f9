"""Forms of the core problem that the bench can measure with CP-SAT; the checked answer of any solver on the core."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.bench.forms.core import core_of, flat_cost, interval_model
from liftrun.bench.runs.answer import Answer
from liftrun.bench.solvers import cpsat_run
from liftrun.bench.solvers.linear_interface import LinearFace
from liftrun.bench.solvers.mip import TimeIndexed
from liftrun.model.solve import extract

if TYPE_CHECKING:
    from liftrun.bench.runs.answer import Moment, Stopwatch
    from liftrun.bench.runs.task import Task
    from liftrun.domain import Plan
    from liftrun.rules.problem import WeekProblem


def interval(task: Task[WeekProblem], watch: Stopwatch) -> Answer:
    """One start and one interval a session."""
    core = core_of(task.problem)
    watch.lap("read")
    week = interval_model(core)
    watch.lap("build")
    status, response, trace = cpsat_run.run(week.model, task)
    watch.lap("solve")
    found = status in ("optimal", "feasible")
    plan = extract(week, list(response.solution)) if found else None
    told = round(response.objective_value) if found else None
    answer = checked(core, status, plan, told, trace, cpsat_run.size_of(week.model))
    watch.lap("check")
    return answer


def time_indexed(task: Task[WeekProblem], watch: Stopwatch) -> Answer:
    """One Boolean for each session and start: the program that the MIP solvers get, solved by CP-SAT."""
    core = core_of(task.problem)
    watch.lap("read")
    face = LinearFace()
    program = TimeIndexed(core, face)
    face.finish()
    watch.lap("build")
    status, response, trace = cpsat_run.run(face.model, task)
    watch.lap("solve")
    plan, told = None, None
    if status in ("optimal", "feasible"):
        face.take(list(response.solution))
        plan, told = program.plan(), round(response.objective_value)
    answer = checked(core, status, plan, told, trace, cpsat_run.size_of(face.model))
    watch.lap("check")
    return answer


def checked(
    core: WeekProblem,
    status: str,
    plan: Plan | None,
    told: int | None,
    trace: tuple[Moment, ...] = (),
    size: tuple[int, int] = (0, 0),
) -> Answer:
    """The answer of a solver on the core problem, with its plan checked and priced by plain Python.

    Args:
        core: The core problem.
        status: What the solver claims.
        plan: The plan it found, if any.
        told: What it says that the plan costs, if it says so.
        trace: How cost and bound went.
        size: Variables and constraints.
    """
    if plan is None:
        return Answer(status, size=size)
    cost = flat_cost(core, plan)
    if cost is None:
        return Answer(status, fault="the plan breaks a required rule", trace=trace, size=size)
    wrong = told is not None and (cost > told or (status == "optimal" and cost != told))
    fault = f"the plan costs {cost}, the solver said {told}" if wrong else ""
    bound = trace[-1].bound if trace else (cost if status == "optimal" else None)
    return Answer(status, (cost,), cost, bound, fault, trace, size)
