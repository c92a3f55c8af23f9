"""Measure the planning of a week with `liftrun bench`, and compare the figures with the targets.

    python benchmarks/week.py [--settings FILE]

The default settings file, `settings/week.toml`, measures every week of the suite, and the core problem in HiGHS too.
The exit code is 1 if a target is missed or an answer is wrong.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from rich.console import Console

from liftrun.bench.report.terminal import terminal
from liftrun.bench.runs.runner import measure_afresh
from liftrun.bench.statistics.bench_summary import summarise
from liftrun.bench.statistics.stats import percentile_95

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from liftrun.bench.runs.result_store import MeasuredRun

HERE = Path(__file__).resolve().parent
SETTINGS = HERE / "settings" / "week.toml"
PARTS = ("build", "solve", "check")
CLASSES = ("easy", "busy", "over-full")
TIGHT = ("busy", "over-full")

MOST_MEDIAN_MS, MOST_P95_MS = 100, 250
MOST_PYTHON_PERCENT = 40
LEAST_HIGHS_RATIO = 8


class FigureTarget(NamedTuple):
    """A figure and its bound.

    Attributes:
        name: What was measured, with its unit.
        value: The figure.
        bound: The most that it may be; with `least`, the least.
        least: Whether greater is better.
    """

    name: str
    value: float
    bound: float
    least: bool = False

    @property
    def met(self) -> bool:
        """Whether the figure is within its bound."""
        return self.value >= self.bound if self.least else self.value <= self.bound

    def __str__(self) -> str:
        """One line."""
        word = "at least" if self.least else "at most"
        return f"  {'met   ' if self.met else 'MISSED'}  {self.name}: {self.value:.2f}; {word} {self.bound:g}"


def main() -> int:
    """Measure, print, and return 1 if a target is missed or an answer is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--settings", type=Path, default=SETTINGS, help="a settings file of the bench")
    campaign, measured = measure_afresh(parser.parse_args().settings)
    summary = summarise(campaign, measured, len(measured))
    Console(width=110).print(terminal(summary))
    for line in part_lines(measured):
        print(line)
    found = list(targets(measured))
    print("\nTargets", *found, sep="\n")
    return 1 if summary.wrong or not all(target.met for target in found) else 0


def part_lines(measured: Sequence[MeasuredRun]) -> Iterator[str]:
    """The parts of planning a week: median and 95th percentile over the instances of a class."""
    yield "\nThe week's whole problem, milliseconds of processor time: median / 95th percentile over the weeks"
    for name in CLASSES:
        weeks = [run for run in measured if run.problem == "week" and _class(run) == name]
        for part in PARTS if weeks else ():
            taken = _of_instances(weeks, lambda run, part=part: 1000 * run.run.laps[part].cpu)
            yield f"{name:12}{part:9}{median(taken):7.1f} / {percentile_95(taken):.1f}"


def targets(measured: Sequence[MeasuredRun]) -> Iterator[FigureTarget]:
    """The targets of what was measured."""
    tight = [run for run in measured if run.problem == "week" and _class(run) in TIGHT]
    for clock in ("wall", "cpu") if tight else ():
        taken = _of_instances(tight, lambda run, clock=clock: _milliseconds(run, clock))
        yield FigureTarget(f"busy and over-full weeks, {clock} ms, median", median(taken), MOST_MEDIAN_MS)
        yield FigureTarget(f"busy and over-full weeks, {clock} ms, 95th percentile", percentile_95(taken), MOST_P95_MS)
    if tight:
        share = 100 * median(_of_instances(tight, python_share))
        yield FigureTarget("the same, Python's share, % of processor time", share, MOST_PYTHON_PERCENT)
    if {"core", "highs"} <= {run.row for run in measured}:
        yield from _highs_targets(measured)


def _highs_targets(measured: Sequence[MeasuredRun]) -> Iterator[FigureTarget]:
    own, highs = (
        _of_instances([run for run in measured if run.row == row], lambda run: _milliseconds(run, "cpu", PARTS[:2]))
        for row in ("core", "highs")
    )
    of_medians = median(highs) / median(own)
    of_pairs = median(other / one for one, other in zip(own, highs, strict=True))
    yield FigureTarget("core problem, HiGHS against intervals, ratio of medians", of_medians, LEAST_HIGHS_RATIO, True)
    yield FigureTarget("core problem, HiGHS against intervals, median of ratios", of_pairs, LEAST_HIGHS_RATIO, True)


def _class(run: MeasuredRun) -> str:
    """How tight the week is; a group is called `week busy`, after the folder and the class."""
    return run.group.split()[-1]


def _milliseconds(run: MeasuredRun, clock: str, parts: Sequence[str] = PARTS) -> float:
    return sum(1000 * getattr(run.run.laps[part], clock) for part in parts)


def python_share(run: MeasuredRun) -> float:
    """The part of the processor's time that is not the solver's, 0 to 1."""
    return 1 - run.run.laps["solve"].cpu / sum(run.run.laps[part].cpu for part in PARTS)


def _of_instances(measured: Sequence[MeasuredRun], value: Callable[[MeasuredRun], float]) -> list[float]:
    """The median of each instance over its repetitions, by the instance's name."""
    names = sorted({run.instance for run in measured})
    return [median(value(run) for run in measured if run.instance == name) for name in names]


if __name__ == "__main__":
    sys.exit(main())
