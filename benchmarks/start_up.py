"""Measure whole commands against a bare import of OR-Tools' Python module.

    python benchmarks/start_up.py [--pairs N] [--most RATIO]

`liftrun plan` on the busy example, `liftrun --version`, a bare interpreter, and `from ortools.sat.python import
cp_model` take turns, each in a process of its own. Bytecode is compiled before, as an installation does. The exit code
is 1 if `liftrun plan` takes more than `--most` times as long as the import.
"""

from __future__ import annotations

import argparse
import compileall
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from liftrun.bench.runs.commands import interleaved
from liftrun.bench.runs.machine import machine
from liftrun.files.package_data import PACKAGE_DIR

if TYPE_CHECKING:
    from liftrun.bench.runs.commands import CommandCost

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "busy-week" / "athlete.toml"
WEEK = "2026-11-23"
IMPORT, PLAN = "import cp_model", "liftrun plan"
MOST_RATIO = 1.45


def main() -> int:
    """Measure, print, and return 1 if the ratio is too high."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pairs", type=int, default=15, help="run each command so often [15]")
    parser.add_argument("--most", type=float, default=MOST_RATIO, help=f"the highest ratio allowed [{MOST_RATIO}]")
    options = parser.parse_args()
    compileall.compile_dir(PACKAGE_DIR, quiet=1)
    print(*(f"{what:10} {value}" for what, value in machine().items()), sep="\n")
    costs = measured(options.pairs)
    for name, found in costs.items():
        print(_line(name, found))
    ratios = [plan.wall_ms / bare.wall_ms for plan, bare in zip(costs[PLAN], costs[IMPORT], strict=True)]
    low, ratio, high = quantiles(ratios, n=4, method="inclusive")
    print(f"{PLAN} / {IMPORT}: {ratio:.2f} (median of {len(ratios)} pairs, quartiles {low:.2f} to {high:.2f})")
    print(f"{'met' if ratio <= options.most else 'MISSED'}: at most {options.most:g}")
    return int(ratio > options.most)


def measured(pairs: int) -> dict[str, list[CommandCost]]:
    """The costs of each command, `pairs` times by turns."""
    run = "from liftrun.__main__ import main; main()"
    with tempfile.TemporaryDirectory() as folder:
        programs = {
            "bare Python": ["pass"],
            IMPORT: ["from ortools.sat.python import cp_model"],
            "liftrun --version": [run, "--version"],
            PLAN: [run, "plan", str(EXAMPLE), "--week", WEEK, "--ics", f"{folder}/week.ics"],
        }
        return interleaved({name: [sys.executable, "-c", *rest] for name, rest in programs.items()}, pairs)


def _line(name: str, costs: list[CommandCost]) -> str:
    wall, cpu, peak = (median(getattr(cost, what) for cost in costs) for what in ("wall_ms", "cpu_ms", "peak_mib"))
    failed = sum(cost.exit_code != 0 for cost in costs)
    remark = f"  FAILED {failed} times" if failed else ""
    return f"{name:18}{wall:7.0f} ms wall{cpu:7.0f} ms processor{peak:6.0f} MiB at most{remark}"


if __name__ == "__main__":
    sys.exit(main())
