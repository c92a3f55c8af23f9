"""Runs CP-SAT on a model: a short search by costs first, then the usual search, which proves the rest.

Most weeks are trivial for a search that decides the dearest costs first, each to its cheaper value. It needs no
presolve. The others need CP-SAT's own search; it begins with the plan and the bound that the short search found.
The budget of the short search is in deterministic time, so equal input gives an equal plan.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liftrun.domain import Status
    from liftrun.model.cpsat import Literal, Model

DEFAULTS: Mapping[str, Any] = {
    "cp_model_probing_level": 0,
    "linearization_level": 0,
    "max_presolve_iterations": 1,
    "use_sat_inprocessing": False,
    "use_precedences_in_disjunctive_constraint": False,
    "max_deterministic_time": 60.0,
}
"""CP-SAT parameters that differ from the solver's own defaults; docs/benchmarks.md has the measurements."""

SHORT_SEARCH: Mapping[str, Any] = {
    "cp_model_presolve": False,
    "symmetry_level": 0,
    "search_branching": "FIXED_SEARCH",
    "max_deterministic_time": 0.01,
}
"""Further parameters of the short search."""

MOST_SESSIONS = 10
"""The short search is left out for weeks with more sessions: it would prove few of them."""


@dataclass(frozen=True, slots=True)
class SolveOptions:
    """How to solve.

    Attributes:
        seed: Random seed of the search.
        workers: Threads; one is fastest at the size of a week, and reproducible.
        time_limit_seconds: Wall-clock limit, or None. A plan found under it may differ from run to run.
        parameters: Further CP-SAT parameters by name, over `DEFAULTS`. With any, there is no short search.
        deterministic_seconds: Limit in the solver's deterministic time, or None for that of `DEFAULTS`. A plan found
            under it is the same in every run.
    """

    seed: int = 0
    workers: int = 1
    time_limit_seconds: float | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)
    deterministic_seconds: float | None = None

    @property
    def usual(self) -> bool:
        """Whether nothing but the seed and limits is chosen."""
        return self.workers == 1 and not self.parameters


class Decisions(NamedTuple):
    """What the short search decides after the costs.

    Attributes:
        literals: Literals, each first true: the days of the sessions.
        integers: Variables, each first at its least value: the starts of the sessions.
    """

    literals: tuple[Literal, ...]
    integers: tuple[int, ...]


class SearchResult(NamedTuple):
    """What a search found: the status, and the solver's response."""

    status: Status
    response: Any


def search(model: Model, options: SolveOptions, decisions: Decisions | None) -> SearchResult:
    """The best solution of a model; "infeasible" is confirmed by a second solve with the opposite presolve setting.

    Args:
        model: The model. Its hint and the limits of its objective may change.
        options: How to solve.
        decisions: What a short search, which comes first, decides after the costs; None for no short search.
    """
    began = time.perf_counter()
    if decisions is not None and options.usual:
        found = _short_search(model, options, decisions)
        if found.status == "optimal":
            return found
        _use(model, found)
        options = _remaining(options, time.perf_counter() - began)
        if found.status == "infeasible":
            return run(model, options)
    found = run(model, options)
    if found.status == "infeasible":
        flipped = {**options.parameters, "cp_model_presolve": not options.parameters.get("cp_model_presolve", True)}
        return run(model, replace(options, parameters=flipped))
    return found


def _short_search(model: Model, options: SolveOptions, decisions: Decisions) -> SearchResult:
    model.decide_costs_first(*decisions)
    found = run(model, replace(options, parameters=SHORT_SEARCH))
    model.decide_freely()
    return found


def _use(model: Model, found: SearchResult) -> None:
    """Begin the next search with the solution and the bound of an unfinished one."""
    if found.status == "feasible":
        model.hint(enumerate(found.response.solution))
        model.limit_objective(round(found.response.best_objective_bound))


def _remaining(options: SolveOptions, spent_seconds: float) -> SolveOptions:
    if options.time_limit_seconds is None:
        return options
    return replace(options, time_limit_seconds=max(0.0, options.time_limit_seconds - spent_seconds))


def run(model: Model, options: SolveOptions) -> SearchResult:
    """Run CP-SAT once on a model.

    The solver runs in a thread of its own, since it would swallow an interrupt that reaches it.

    Raises:
        KeyboardInterrupt: if interrupted.
    """
    from ortools.sat.python import cp_model_helper as cpsat  # noqa: PLC0415  # loaded only to solve

    wrapper = cpsat.SolveWrapper()
    wrapper.set_parameters(_parameters(cpsat.SatParameters(), options))
    responses: list[Any] = []
    thread = threading.Thread(target=lambda: responses.append(wrapper.solve(model.proto)), daemon=True)
    thread.start()
    try:
        thread.join()
    except KeyboardInterrupt:
        wrapper.stop_search()
        thread.join(timeout=1.0)
        raise
    names: dict[Any, Status] = {
        cpsat.CpSolverStatus.OPTIMAL: "optimal",
        cpsat.CpSolverStatus.FEASIBLE: "feasible",
        cpsat.CpSolverStatus.INFEASIBLE: "infeasible",
        cpsat.CpSolverStatus.UNKNOWN: "unknown",
    }
    return SearchResult(names.get(responses[0].status, "invalid"), responses[0])


def _parameters(parameters: Any, options: SolveOptions) -> Any:  # noqa: ANN401  # the solver's own class
    parameters.num_workers = options.workers
    parameters.random_seed = options.seed
    parameters.catch_sigint_signal = False
    if options.time_limit_seconds is not None:
        parameters.max_time_in_seconds = options.time_limit_seconds
    limit = options.deterministic_seconds
    limits = {} if limit is None else {"max_deterministic_time": limit}
    for name, value in {**DEFAULTS, **limits, **options.parameters}.items():
        choices = getattr(type(getattr(parameters, name)), "__members__", {})
        setattr(parameters, name, choices.get(value, value))
    return parameters
