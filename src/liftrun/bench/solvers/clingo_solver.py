"""clingo, if its Python package is installed: grounding counts as building."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING, Any

from liftrun.bench.core.checked_answer import checked
from liftrun.bench.core.core_problem import core_of
from liftrun.bench.core.start_costs import StartCosts
from liftrun.bench.solvers.clingo_text import program

if TYPE_CHECKING:
    from liftrun.bench.tasks.answer import SolverAnswer, Stopwatch
    from liftrun.bench.tasks.task import BenchTask
    from liftrun.rules.problem import WeekProblem

_OPTIONS = ("--opt-strategy=usc", "--warn=none")


def clingo(task: BenchTask[WeekProblem], watch: Stopwatch) -> SolverAnswer:
    """Optimise by unsatisfiable cores, which suits sums of many small prices."""
    from clingo import Control  # noqa: PLC0415  # only where this peer is measured

    core = core_of(task.problem)
    watch.lap("read")
    start_costs = StartCosts(core)
    control = Control([*_OPTIONS, f"--seed={task.seed}"])
    control.add("base", [], program(start_costs))
    control.ground([("base", [])])
    watch.lap("build")
    best: dict[str, Any] = {}

    def keep(model: Any) -> None:  # noqa: ANN401  # clingo's own class
        best["symbols"], best["cost"] = model.symbols(shown=True), sum(model.cost)

    with control.solve(on_model=keep, async_=True) as handle:
        if not handle.wait(task.time_limit):
            handle.cancel()
        result = handle.get()
    watch.lap("solve")
    answer = checked(core, _status(result), _plan(start_costs, best), best.get("cost"))
    watch.lap("check")
    return answer


def _plan(start_costs: StartCosts, best: dict[str, Any]) -> Any:  # noqa: ANN401  # a plan, or None
    if "symbols" not in best:
        return None
    names = list(start_costs.starts)
    chosen = {names[atom.arguments[0].number]: atom.arguments[1].number for atom in best["symbols"]}
    return start_costs.plan(chosen)


def _status(result: Any) -> str:  # noqa: ANN401  # clingo's own class
    if result.satisfiable:
        return "optimal" if result.exhausted else "feasible"
    return "infeasible" if result.unsatisfiable else "unknown"


def missing() -> str:
    """Why it cannot be measured here; empty if it can."""
    return "" if importlib.util.find_spec("clingo") else "the Python package clingo is not installed"
