"""The figures of `week.py` as tables, and the targets they are held to."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from liftrun.bench.runs.contest import INTERVALS, MIP_SOLVERS
from liftrun.bench.tasks.laps import spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from liftrun.bench.runs.commands import Cost
    from liftrun.bench.runs.contest import Answer
    from liftrun.bench.runs.stages import Stages

CLASSES = ("easy", "busy", "over-full")
PARTS = ("build", "solve", "extract", "check", "total")
SPREAD = "median / 95th percentile / distance of the quartiles"

MOST_MEDIAN_MS, MOST_P95_MS, STRIVE_FOR_MS = 100, 250, 40
MOST_PYTHON_PERCENT = 40
LEAST_HIGHS_RATIO = 8
MOST_COMMAND_RATIO, MOST_MEMORY_RATIO = 1.8, 1.4

IMPORT = "import ortools"
PLAN = "liftrun plan"


class Figures(NamedTuple):
    """All that was measured.

    Attributes:
        stages: Instance -> each of its solves.
        peers: Instance -> solver -> its answer to the core problem; empty if not asked for.
        commands: Command -> each of its runs; empty if not asked for.
    """

    stages: dict[str, list[Stages]]
    peers: dict[str, dict[str, Answer]]
    commands: dict[str, list[Cost]]


def tables(figures: Figures) -> Iterator[str]:
    """Every table, line by line."""
    yield from _stages(figures)
    if figures.peers:
        yield from _peers(figures)
    if figures.commands:
        yield from _commands(figures)
    yield "\nTargets"
    yield from _targets(figures)


def _stages(figures: Figures) -> Iterator[str]:
    yield f"\nAll features on, milliseconds: {SPREAD}, each instance by the median of its solves"
    yield f"{'':12}{'instances':>10}  {'':9}{'wall':>24}{'processor':>27}"
    for group in (*CLASSES, ""):
        runs = [runs for name, runs in figures.stages.items() if name.startswith(group)]
        for part in PARTS if runs else ():
            wall = _spread_text(_medians(runs, lambda run, part=part: getattr(run, part).wall_ms))
            cpu = _spread_text(_medians(runs, lambda run, part=part: getattr(run, part).cpu_ms))
            head = f"{group or 'all':12}{len(runs):>10}" if part == PARTS[0] else " " * 22
            yield f"{head}  {part:9}{wall:>24}{cpu:>27}"
    share = 100 * median(_medians(list(figures.stages.values()), lambda run: run.python_share))
    yield f"Python's share (build, extract, check) is {share:.0f} % of the processor time, by the median."


def _medians(instances: Sequence[Sequence[Stages]], value: Callable[[Stages], float]) -> list[float]:
    return [median(value(run) for run in runs) for runs in instances]


def _spread_text(values: Sequence[float]) -> str:
    return " / ".join(f"{value:.1f}" for value in spread(values))


def _peers(figures: Figures) -> Iterator[str]:
    yield f"\nThe core problem of {len(figures.peers)} weeks, processor milliseconds: {SPREAD}"
    yield f"{'':12}{'build':>24}{'solve':>27}{'both':>27}  times intervals: of medians, median"
    for solver in (INTERVALS, *MIP_SOLVERS):
        parts = ([getattr(found[solver], part).cpu_ms for found in figures.peers.values()] for part in PARTS[:2])
        build, solve = (_spread_text(part) for part in parts)
        both = _spread_text([found[solver].total.cpu_ms for found in figures.peers.values()])
        of_medians, of_pairs = peer_ratios(figures.peers, solver)
        yield f"{solver:12}{build:>24}{solve:>27}{both:>27}  {of_medians:.1f}, {of_pairs:.1f}"


def peer_ratios(peers: dict[str, dict[str, Answer]], solver: str) -> tuple[float, float]:
    """How many times as long as intervals a solver takes: ratio of the medians, and median of the ratios."""
    own = [found[INTERVALS].total.cpu_ms for found in peers.values()]
    other = [found[solver].total.cpu_ms for found in peers.values()]
    return median(other) / median(own), median(b / a for a, b in zip(own, other, strict=True))


def _commands(figures: Figures) -> Iterator[str]:
    rounds = len(figures.commands[PLAN])
    yield f"\nWhole commands, {rounds} rounds by turns: medians, and each as a multiple of {IMPORT!r}"
    for name, costs in figures.commands.items():
        wall, cpu, peak = (median(getattr(cost, what) for cost in costs) for what in ("wall_ms", "cpu_ms", "peak_mib"))
        ratios = [command_ratio(figures, name, what) for what in ("wall_ms", "cpu_ms", "peak_mib")]
        text = ", ".join(f"{ratio:.2f}" for ratio in ratios)
        yield f"{name:18}{wall:7.0f} ms wall{cpu:7.0f} ms processor{peak:6.0f} MiB at most   {text}"


def command_ratio(figures: Figures, name: str, what: str) -> float:
    """What a command takes as a multiple of the bare import, by medians."""
    own, bare = (median(getattr(cost, what) for cost in figures.commands[key]) for key in (name, IMPORT))
    return float(own / bare)


def _targets(figures: Figures) -> Iterator[str]:
    tight = [runs for name, runs in figures.stages.items() if not name.startswith("easy")]
    for clock in ("wall", "cpu") if tight else ():
        found = spread(_medians(tight, lambda run, clock=clock: getattr(run.total, f"{clock}_ms")))
        said = f"busy and over-full weeks, {clock} ms"
        yield _target(f"{said}, median (strive for {STRIVE_FOR_MS})", found.median, MOST_MEDIAN_MS)
        yield _target(f"{said}, 95th percentile", found.p95, MOST_P95_MS)
    if tight:
        share = 100 * median(_medians(tight, lambda run: run.python_share))
        yield _target("the same, Python's share, % of processor time", share, MOST_PYTHON_PERCENT)
    if figures.peers:
        for what, ratio in zip(("of medians", "median"), peer_ratios(figures.peers, "HIGHS"), strict=True):
            yield _target(
                f"core problem, HiGHS as a multiple of intervals, {what}", ratio, LEAST_HIGHS_RATIO, least=True
            )
    if figures.commands:
        wall, memory = (command_ratio(figures, PLAN, what) for what in ("wall_ms", "peak_mib"))
        yield _target(f"{PLAN} as a multiple of {IMPORT!r}, wall", wall, MOST_COMMAND_RATIO)
        yield _target("the same, peak memory", memory, MOST_MEMORY_RATIO)


def _target(what: str, value: float, bound: float, *, least: bool = False) -> str:
    met = value >= bound if least else value <= bound
    return f"  {'met   ' if met else 'MISSED'}  {what}: {value:.2f}; {'at least' if least else 'at most'} {bound:g}"
