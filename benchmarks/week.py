"""Measure the planning of a week: times of its parts, of the whole command, and of other solvers.

    python benchmarks/week.py [--instances N] [--repeat R] [--rounds R] [--peers] [--record FILE]

Times of the stages over the frozen `week` suite, the whole command beside a bare interpreter that only imports
OR-Tools, and with --peers the core problem of the same weeks as intervals and as a MIP in SCIP and HiGHS. Every plan
is checked, and every optimum compared with the best known; a wrong answer is told and ends the run with exit code 1.
benchmarks/README.md says how to read the figures.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from week_tables import IMPORT, PLAN, Figures, tables

from liftrun.bench.instances.frozen import load_all
from liftrun.bench.runs.commands import interleaved
from liftrun.bench.runs.contest import answers
from liftrun.bench.runs.machine import machine
from liftrun.bench.runs.stages import timed
from liftrun.model.solve import DEFAULTS, SolveOptions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.bench.instances.frozen import FrozenWeek
    from liftrun.bench.runs.commands import Cost
    from liftrun.bench.runs.stages import Stages

HERE = Path(__file__).resolve().parent
SUITE = HERE / "instances" / "week"
EXAMPLE = HERE.parent / "examples" / "busy-week" / "athlete.toml"
EXAMPLE_WEEK = "2026-11-23"


def main() -> int:
    """Measure, print, and say whether any answer was wrong."""
    asked = _arguments()
    weeks = _chosen(load_all(asked.suite), asked.instances)
    _print_head(weeks, asked.suite)
    commands = _commands(asked.rounds) if asked.rounds else {}  # first, while this process is quiet
    stages = _stages(weeks, asked.repeat)
    figures = Figures(stages, {week.name: answers(week.problem) for week in weeks} if asked.peers else {}, commands)
    for line in tables(figures):
        print(line)
    wrong = [*_wrong_weeks(weeks, figures), *_wrong_peers(figures)]
    for line in wrong:
        print(f"WRONG: {line}")
    if asked.record:
        _write_record(asked.record, weeks, figures, wrong)
    return 1 if wrong else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--instances", type=int, help="measure so many instances, spread over the suite [all]")
    parser.add_argument("--repeat", type=int, default=3, help="solve each so many times; its median counts [3]")
    parser.add_argument("--rounds", type=int, default=7, help="run each whole command so often, 0 for none [7]")
    parser.add_argument("--peers", action="store_true", help="solve the core problem in SCIP and HiGHS too")
    parser.add_argument("--suite", type=Path, default=SUITE, help="the folder of the instances")
    parser.add_argument("--record", type=Path, help="write every figure to this file, as JSON")
    return parser.parse_args()


def _chosen(weeks: list[FrozenWeek], count: int | None) -> list[FrozenWeek]:
    """So many instances, evenly spread over the suite."""
    count = min(count or len(weeks), len(weeks))
    return [weeks[number * len(weeks) // count] for number in range(count)]


def _commands(rounds: int) -> dict[str, list[Cost]]:
    """The whole command beside bare interpreters."""
    with tempfile.TemporaryDirectory() as folder:
        plan = ["plan", str(EXAMPLE), "--week", EXAMPLE_WEEK, "--ics", f"{folder}/week.ics"]
        programs = {
            "bare Python": ["pass"],
            IMPORT: ["from ortools.sat.python import cp_model"],
            "liftrun --version": ["from liftrun.cli import main; main()", "--version"],
            PLAN: ["from liftrun.cli import main; main()", *plan],
        }
        return interleaved({name: [sys.executable, "-c", *rest] for name, rest in programs.items()}, rounds)


def _stages(weeks: list[FrozenWeek], repeat: int) -> dict[str, list[Stages]]:
    """Each instance solved several times, by turns; a first solve, which loads the solver, is not counted."""
    timed(weeks[0].problem, SolveOptions())
    found: dict[str, list[Stages]] = {week.name: [] for week in weeks}
    for _ in range(repeat):
        for week in weeks:
            found[week.name].append(timed(week.problem, SolveOptions()))
    return found


def _print_head(weeks: list[FrozenWeek], suite: Path) -> None:
    for what, value in machine().items():
        print(f"{what:10} {value}")
    seeds = sorted({str(week.origin["seed"]) for week in weeks if "seed" in week.origin}, key=int)
    print(f"{'suite':10} {suite.name}: {len(weeks)} instances, made from seeds {', '.join(seeds)}")
    changed = ", ".join(f"{name} {value}" for name, value in DEFAULTS.items())
    print(f"{'solver':10} one worker, seed {SolveOptions().seed}; {changed}")


def _wrong_weeks(weeks: list[FrozenWeek], figures: Figures) -> Iterator[str]:
    for week in weeks:
        for run in figures.stages[week.name]:
            if run.status != "optimal" or not run.sound or (week.proven and run.objective != week.best):
                yield f"{week.name} is {run.status} at {run.objective}, sound {run.sound}; best known {week.best}"


def _wrong_peers(figures: Figures) -> Iterator[str]:
    for name, found in figures.peers.items():
        costs = {cost for answer in found.values() for cost in (answer.cost, answer.checked)}
        if len(costs) > 1 or any(answer.status != "optimal" for answer in found.values()):
            told = {solver: (answer.status, answer.cost, answer.checked) for solver, answer in found.items()}
            yield f"core of {name}: status, cost and checked cost are not the same for all: {told}"


def _write_record(path: Path, weeks: list[FrozenWeek], figures: Figures, wrong: list[str]) -> None:
    record = {
        "machine": machine(),
        "parameters": dict(DEFAULTS),
        "instances": {week.name: week.hash for week in weeks},
        **_plain(figures),
        "wrong": wrong,
    }
    path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def _plain(value: object) -> object:
    """Named tuples as tables."""
    if hasattr(value, "_asdict"):
        return _plain(value._asdict())
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list) else value


if __name__ == "__main__":
    sys.exit(main())
