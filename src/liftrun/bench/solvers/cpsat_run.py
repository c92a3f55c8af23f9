"""Runs CP-SAT with any parameters, in the main thread of a process of its own, with a trace of cost and bound."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from liftrun.bench.settings.cpsat_parameters import assign, fresh_parameters
from liftrun.bench.tasks.answer import SolverAnswer, TracePoint

if TYPE_CHECKING:
    from liftrun.bench.settings.bench_settings import SolverSetting
    from liftrun.bench.tasks.task import BenchTask
    from liftrun.model.cpsat import Model


def run(model: Model, task: BenchTask[Any]) -> tuple[str, Any, tuple[TracePoint, ...]]:
    """Solve a model as a task requires; returns the status, the solver's response, and the trace."""
    from ortools.sat.python import cp_model_helper as cpsat  # noqa: PLC0415  # loaded only to solve

    wrapper = cpsat.SolveWrapper()
    wrapper.set_parameters(parameters_of(task.setting, seed=task.seed, time_limit=task.time_limit))
    began = time.perf_counter()
    trace: list[TracePoint] = []

    class Watch(cpsat.SolutionCallback):
        def OnSolutionCallback(self) -> None:  # noqa: N802  # the solver's name for it
            trace.append(TracePoint(time.perf_counter() - began, self.ObjectiveValue(), self.BestObjectiveBound()))

    def bound_moved(bound: float) -> None:
        trace.append(TracePoint(time.perf_counter() - began, None, bound))

    watch = Watch()  # the solver does not keep it alive
    wrapper.add_solution_callback(watch)
    wrapper.add_best_bound_callback(bound_moved)
    response = wrapper.solve(model.proto)
    trace.append(TracePoint(time.perf_counter() - began, None, response.best_objective_bound))
    names = cpsat.CpSolverStatus
    known = {names.OPTIMAL: "optimal", names.FEASIBLE: "feasible", names.INFEASIBLE: "infeasible"}
    status = known.get(response.status, "unknown" if response.status == names.UNKNOWN else "invalid")
    return status, response, _known_so_far(trace) if status in ("optimal", "feasible") else ()


def _known_so_far(trace: list[TracePoint]) -> tuple[TracePoint, ...]:
    """The trace with the best cost and the best bound until each moment."""
    cost: float | None = None
    bound, known = float("-inf"), []
    for moment in sorted(trace):
        bound = max(bound, moment.bound)
        if moment.cost is not None:
            cost = moment.cost if cost is None else min(cost, moment.cost)
        known.append(TracePoint(moment.seconds, cost, bound))
    return tuple(known)


def without_plan(status: str, model: Model) -> SolverAnswer:
    """The answer of a solve that found no plan."""
    return SolverAnswer(status, size=size_of(model))


def size_of(model: Model) -> tuple[int, int]:
    """Variables and constraints of a model."""
    return len(model.proto.variables), len(model.proto.constraints)


def parameters_of(setting: SolverSetting, *, seed: int, time_limit: float) -> Any:  # noqa: ANN401  # the solver's own class
    """The parameters of CP-SAT that a setting requires."""
    from liftrun.model.solve import DEFAULTS  # noqa: PLC0415  # settings are read without the model

    parameters = fresh_parameters()
    parameters.catch_sigint_signal = False
    parameters.random_seed = seed
    parameters.num_workers = setting.workers or 1
    parameters.max_time_in_seconds = time_limit
    assign(parameters, {**(DEFAULTS if setting.defaults == "liftrun" else {}), **setting.parameters})
    return parameters
