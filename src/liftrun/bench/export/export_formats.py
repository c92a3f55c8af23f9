"""Instances in the formats of other solvers.

The complete problem is written as CP-SAT's protocol buffer. Its core, on which other solvers can be compared, is
written as a linear program (MPS, LP: the time-indexed form) and as a constraint program (MiniZinc, FlatZinc). The
objective is that of `model.objective`, or the core's flat cost. The complete problem of a squad is the joint model
with its first sum of losses as objective (`joint_model`).
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from liftrun.bench.core.core_problem import core_of
from liftrun.bench.core.start_costs import StartCosts
from liftrun.bench.core.time_indexed import TimeIndexed
from liftrun.bench.export.squad_core import linear_squad, minizinc_squad
from liftrun.bench.solvers.minizinc import PROGRAM, program_at
from liftrun.bench.solvers.minizinc_text import MiniZincText
from liftrun.domain.errors import InputError
from liftrun.model.objective import LEVELS
from liftrun.model.solve import build
from liftrun.rules.problem import WeekProblem
from liftrun.squad.optimise.joint_model import JointModel, JointProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


Problem = WeekProblem | JointProblem


def exported(problem: Problem, name: str) -> bytes:
    """A problem in one of `FORMATS`.

    Raises:
        InputError: if the format needs a program that is not installed.
    """
    return FORMATS[name](problem)


def _model(problem: Problem) -> Any:  # noqa: ANN401  # the solver's own class
    if isinstance(problem, WeekProblem):
        return build(problem)[0].model.proto
    joint = JointModel(problem)
    first, *_ = joint.loss_sums(len(LEVELS))
    joint.model.minimise(first.linear)
    return joint.model.proto


def _cp_sat_text(problem: Problem) -> bytes:
    return str(_model(problem)).encode()


def _cp_sat_binary(problem: Problem) -> bytes:
    from ortools.sat.python.cp_model_helper import CpSatHelper  # noqa: PLC0415  # loaded only here

    with tempfile.TemporaryDirectory(prefix="liftrun-") as folder:
        file = Path(folder) / "week.pb"
        CpSatHelper.write_model_to_file(_model(problem), str(file))
        return file.read_bytes()


def _linear(problem: Problem) -> Any:  # noqa: ANN401  # the linear solver's own class
    """The core in OR-Tools' linear solver. It is not solved, so any solver with integers serves."""
    from ortools.linear_solver import pywraplp  # noqa: PLC0415  # loaded only here

    solver = pywraplp.Solver.CreateSolver("SCIP")
    if isinstance(problem, WeekProblem):
        TimeIndexed(core_of(problem), solver)
    else:
        linear_squad(problem, solver)
    return solver


def _mps(problem: Problem) -> bytes:
    text: str = _linear(problem).ExportModelAsMpsFormat(False, False)
    return text.encode()


def _lp(problem: Problem) -> bytes:
    text: str = _linear(problem).ExportModelAsLpFormat(False)
    return text.encode()


def _minizinc(problem: Problem) -> bytes:
    if isinstance(problem, WeekProblem):
        return MiniZincText(StartCosts(core_of(problem))).text.encode()
    return minizinc_squad(problem)[0].encode()


def _flatzinc(problem: Problem) -> bytes:
    """Flattened with MiniZinc's standard library only, so that any FlatZinc solver can read it."""
    program = program_at(PROGRAM)
    if program is None:
        expected = "FlatZinc is made by the MiniZinc program"
        raise InputError("", "--format", f"no {PROGRAM}", expected, "Install it (Debian: apt-get install minizinc).")
    with tempfile.TemporaryDirectory(prefix="liftrun-") as folder:
        model, flat = Path(folder) / "week.mzn", Path(folder) / "week.fzn"
        model.write_bytes(_minizinc(problem))
        command = [program, "-c", "-G", "std", str(model), "--fzn", str(flat), "--no-output-ozn"]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # a fixed program and our own files
        return flat.read_bytes()


FORMATS: Mapping[str, Callable[[Problem], bytes]] = {
    "cp-sat-text": _cp_sat_text,
    "cp-sat-binary": _cp_sat_binary,
    "mps": _mps,
    "lp": _lp,
    "minizinc": _minizinc,
    "flatzinc": _flatzinc,
}
"""Name of a format -> what writes a problem in it."""
