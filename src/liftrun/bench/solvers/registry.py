"""The solvers of the bench: models of CP-SAT and peers, by the names that settings use."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from liftrun.bench.solvers import clingo_solver, cpsat_core, cpsat_pricing, cpsat_week, greedy, linear, minizinc

if TYPE_CHECKING:
    from collections.abc import Iterable

    from liftrun.bench.settings.bench_settings import SolverSetting
    from liftrun.bench.tasks.task import Solver

SOLVERS: dict[tuple[str, str], Solver] = {
    ("week", "interval"): cpsat_week.interval,
    ("week", "staged"): cpsat_week.staged,
    ("core", "interval"): cpsat_core.interval,
    ("core", "time_indexed"): cpsat_core.time_indexed,
    ("core", "scip"): linear.linear,
    ("core", "highs"): linear.linear,
    ("core", "gecode"): minizinc.minizinc,
    ("core", "chuffed"): minizinc.minizinc,
    ("core", "clingo"): clingo_solver.clingo,
    ("core", "greedy"): greedy.greedy,
    ("core", "restarts"): greedy.restarts,
    ("pricing", "interval"): cpsat_pricing.interval,
}
"""(problem, model) -> the function that solves it."""


def missing(setting: SolverSetting) -> str:
    """Why a setting cannot be measured here, in a phrase; empty if it can."""
    if setting.model in linear.SOLVERS:
        return linear.missing(setting.model)
    if setting.model in minizinc.IDS:
        return minizinc.missing(setting.model)
    return clingo_solver.missing() if setting.model == "clingo" else ""


def preload(settings: Iterable[SolverSetting]) -> None:
    """Import what some settings need, so that no run includes the time of imports."""
    models = {setting.model for setting in settings}
    importlib.import_module("ortools.sat.python.cp_model_helper")
    if models & linear.SOLVERS.keys():
        importlib.import_module("ortools.linear_solver.pywraplp")
    if "clingo" in models:
        importlib.import_module("clingo")
