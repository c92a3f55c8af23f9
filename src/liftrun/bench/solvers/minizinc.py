"""Gecode and Chuffed on FlatZinc that the MiniZinc program makes, if they are installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from liftrun.bench.core.checked_answer import checked
from liftrun.bench.core.core_problem import core_of
from liftrun.bench.core.start_costs import StartCosts
from liftrun.bench.solvers.minizinc_text import MiniZincText, chosen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liftrun.bench.tasks.answer import SolverAnswer, Stopwatch
    from liftrun.bench.tasks.task import BenchTask
    from liftrun.rules.problem import WeekProblem

PROGRAM = "minizinc"
IDS = {"gecode": "org.gecode.gecode", "chuffed": "org.chuffed.chuffed"}
PROGRAMS = {"gecode": "fzn-gecode", "chuffed": "fzn-chuffed"}
_DONE, _NONE, _SOLUTION = "==========", "=====UNSATISFIABLE=====", "----------"


def minizinc(task: BenchTask[WeekProblem], watch: Stopwatch) -> SolverAnswer:
    """Build: write the model and flatten it. Solve: run the solver on the flat model."""
    core = core_of(task.problem)
    watch.lap("read")
    with tempfile.TemporaryDirectory(prefix="liftrun-") as folder:
        model = MiniZincText(StartCosts(core))
        flat, shape = flatten(model.text, Path(folder), task.setting.model)
        watch.lap("build")
        output = _solve(task, flat)
        watch.lap("solve")
        output = _shaped(output, shape)
    plan, claimed = None, None
    if _SOLUTION in output:
        choice, claimed = chosen(model, output)
        plan = StartCosts(core).plan(choice)
    answer = checked(core, _status(output), plan, claimed)
    watch.lap("check")
    return answer


def flatten(text: str, folder: Path, solver: str) -> tuple[Path, Path]:
    """Compile a model for a solver; returns the FlatZinc file, and the file that maps its values back to the model."""
    model, flat, shape = (folder / name for name in ("week.mzn", "week.fzn", "week.ozn"))
    model.write_text(text, encoding="utf-8")
    _run([PROGRAM, "-c", "--solver", IDS[solver], str(model), "--fzn", str(flat), "--ozn", str(shape)], seconds=600)
    return flat, shape


def _solve(task: BenchTask[WeekProblem], flat: Path) -> str:
    """The output with all improving solutions, the last one the best; also if the time limit ended the search."""
    options = ["-a", "-t", str(round(1000 * task.time_limit)), "-r", str(task.seed)]
    return _run([PROGRAMS[task.setting.model], *options, str(flat)], seconds=2 * task.time_limit + 5)


def _shaped(output: str, shape: Path) -> str:
    """A solver's output with the variables of the model: the solver leaves out values that flattening has fixed."""
    return _run([PROGRAM, "--ozn-file", str(shape)], seconds=600, given=output) if _SOLUTION in output else output


def _status(output: str) -> str:
    if _NONE in output:
        return "infeasible"
    if _SOLUTION not in output:
        return "unknown"
    return "optimal" if _DONE in output else "feasible"


def _run(arguments: Sequence[str], seconds: float, given: str = "") -> str:
    program = program_at(arguments[0]) or arguments[0]
    command = [program, *arguments[1:]]
    done = subprocess.run(command, capture_output=True, text=True, input=given, timeout=seconds, check=False)  # noqa: S603  # a fixed program and our own files
    if done.returncode:
        raise OSError(f"{arguments[0]} failed: {(done.stderr or done.stdout).strip()[:300]}")
    return done.stdout


def missing(name: str) -> str:
    """Why a solver cannot be measured here; empty if it can."""
    absent = next((program for program in (PROGRAM, PROGRAMS[name]) if program_at(program) is None), None)
    return f"{absent} is not installed" if absent else ""


def program_at(name: str) -> str | None:
    """Where a program is installed; None if it is not."""
    return shutil.which(name)
