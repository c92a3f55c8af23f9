"""Summarises single runs for a report: statistics of each setting, comparisons of pairs, the fastest of each class.

Time is that of building and solving; checking is the bench's own work. A run is *solved* if it is proven (optimal or
infeasible) and nothing is wrong with it. A run that is not solved counts as the time limit, or longer if it took more.
"""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from liftrun.bench.runs.result_store import matrix_of
from liftrun.bench.settings.bench_settings import HEURISTICS
from liftrun.bench.statistics import stats
from liftrun.bench.statistics.wrong_answers import wrong_answers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from liftrun.bench.runs.result_store import Campaign, MeasuredRun
    from liftrun.bench.statistics.wrong_answers import WrongAnswer

Clock = Literal["cpu", "wall"]
SIGNIFICANT = 0.05
PROVEN = ("optimal", "infeasible")


@dataclass(frozen=True, slots=True)
class SettingStatistics:
    """The statistics of one setting on one problem.

    Attributes:
        name: The setting.
        runs: How many runs it had.
        solved: How many of them were solved.
        seconds: Quartiles over runs.
        mean: Shifted geometric mean over runs.
        par10: Penalised average.
        build: Median seconds of building.
        wall: Median wall time in seconds, build and solve.
        memory_mib: Median of the largest resident memory.
        size: Median variables and constraints.
        gap: Median of the cost above the cheapest known, as a share of that, over runs that found a plan; None if none.
        best_found: Runs whose plan costs no more than the cheapest known.
        exact: Whether it proves optima; heuristics do not, and their times are not compared.
    """

    name: str
    runs: int
    solved: int
    seconds: stats.Quartiles
    mean: float
    par10: float
    build: float
    wall: float
    memory_mib: float
    size: tuple[int, int]
    gap: float | None
    best_found: int
    exact: bool


@dataclass(frozen=True, slots=True)
class SettingPair:
    """A setting against another: the comparison, and its p after Holm's correction."""

    one: str
    other: str
    found: stats.TimeComparison
    p: float

    @property
    def verdict(self) -> Literal["faster", "slower", "none shown"]:
        """Whether `one` is faster or slower than `other`."""
        if self.p >= SIGNIFICANT:
            return "none shown"
        return "faster" if self.found.effect > 0 else "slower"


@dataclass(frozen=True, slots=True)
class ProblemSummary:
    """The results on one problem.

    Attributes:
        problem: `week`, `core` or `pricing`.
        rows: The settings, fastest first.
        against: Each exact setting against the baseline (`other`), corrected for their number.
        pairs: Every pair of exact settings, corrected for their number.
        winners: Class -> setting -> shifted geometric mean, fastest first.
        times: Setting -> instance -> median seconds, infinite where less than half of the runs were solved.
        measured: The runs.
        baseline: The setting compared with.
    """

    problem: str
    rows: tuple[SettingStatistics, ...]
    against: tuple[SettingPair, ...]
    pairs: tuple[SettingPair, ...]
    winners: Mapping[str, Mapping[str, float]]
    times: Mapping[str, Mapping[str, float]]
    measured: tuple[MeasuredRun, ...]
    baseline: str


@dataclass(frozen=True, slots=True)
class CampaignSummary:
    """The content of a report: the campaign, its progress, its problems, and the wrong answers."""

    campaign: Campaign
    clock: Clock
    done: int
    total: int
    sections: tuple[ProblemSummary, ...]
    wrong: tuple[WrongAnswer, ...]


def summarise(campaign: Campaign, measured: Sequence[MeasuredRun], total: int, clock: Clock = "cpu") -> CampaignSummary:
    """The summary of a campaign.

    Args:
        campaign: The campaign.
        measured: Its runs so far.
        total: The number of all its runs.
        clock: Which time is compared.
    """
    wrong = wrong_answers(measured)
    by_problem: dict[str, list[MeasuredRun]] = defaultdict(list)
    for run in measured:
        by_problem[run.problem].append(run)
    sections = tuple(_section(campaign, by_problem[name], clock) for name in sorted(by_problem, reverse=True))
    return CampaignSummary(campaign, clock, len(measured), total, sections, tuple(wrong))


def seconds_of(run: MeasuredRun, time_limit: float, clock: Clock) -> float:
    """Time of building and solving; at least the time limit if it was not solved."""
    laps = run.run.laps
    taken = float(sum(getattr(laps[part], clock) for part in ("build", "solve") if part in laps))
    return taken if is_solved(run) or _is_heuristic(run.row, run) else max(taken, time_limit)


def is_solved(run: MeasuredRun) -> bool:
    """Whether a run was proven, and no fault was found."""
    return run.run.answer.status in PROVEN and not run.run.answer.fault


def _is_heuristic(row: str, run: MeasuredRun) -> bool:
    return run.problem == "core" and row in HEURISTICS


def _section(campaign: Campaign, measured: Sequence[MeasuredRun], clock: Clock) -> ProblemSummary:
    limit = campaign.time_limit
    by_row: dict[str, list[MeasuredRun]] = defaultdict(list)
    for run in measured:
        by_row[run.row].append(run)
    cheapest = _cheapest(measured)
    rows = sorted((_row(name, runs, cheapest, limit, clock) for name, runs in by_row.items()), key=_order)
    exact = [row.name for row in rows if row.exact]
    medians = {name: _medians(by_row[name], limit, clock) for name in exact}
    baseline = next((name for name in (campaign.baseline, *_named(campaign)) if name in exact), "")
    against = _compared([(name, baseline) for name in exact if name != baseline], medians)
    pairs = _compared(list(combinations(exact, 2)), medians)
    times = {name: _with_unsolved(medians[name], by_row[name]) for name in exact}
    winners = _winners([run for run in measured if run.row in exact], limit, clock)
    return ProblemSummary(measured[0].problem, tuple(rows), against, pairs, winners, times, tuple(measured), baseline)


def _named(campaign: Campaign) -> list[str]:
    """The settings in the order of their file."""
    return [row.name for row in matrix_of(campaign).rows]


def _order(row: SettingStatistics) -> tuple[bool, float, str]:
    return not row.exact, row.mean, row.name


def _cheapest(measured: Iterable[MeasuredRun]) -> dict[str, int]:
    """The lowest total known of each instance."""
    found: dict[str, int] = {}
    for run in measured:
        total = run.run.answer.total
        if total is not None and not run.run.answer.fault:
            found[run.instance] = min(total, found.get(run.instance, total))
    return found


def _row(
    name: str, runs: Sequence[MeasuredRun], cheapest: Mapping[str, int], limit: float, clock: Clock
) -> SettingStatistics:
    seconds = [seconds_of(run, limit, clock) for run in runs]
    solved = [is_solved(run) for run in runs]
    gaps = [_gap(run, cheapest) for run in runs if run.run.answer.total is not None and not run.run.answer.fault]
    return SettingStatistics(
        name=name,
        runs=len(runs),
        solved=sum(solved),
        seconds=stats.quartiles(seconds),
        mean=stats.shifted_geometric_mean(seconds),
        par10=stats.par10(seconds, solved, limit),
        build=statistics.median(_lap(run, "build", clock) for run in runs),
        wall=statistics.median(_lap(run, "build", "wall") + _lap(run, "solve", "wall") for run in runs),
        memory_mib=statistics.median(run.run.memory_kib for run in runs) / 1024,
        size=tuple(round(statistics.median(run.run.answer.size[part] for run in runs)) for part in (0, 1)),  # type: ignore[arg-type]  # a pair
        gap=statistics.median(gaps) if gaps else None,
        best_found=sum(gap <= 0 for gap in gaps),
        exact=not _is_heuristic(name, runs[0]),
    )


def _gap(run: MeasuredRun, cheapest: Mapping[str, int]) -> float:
    least = cheapest[run.instance]
    return ((run.run.answer.total or 0) - least) / max(1, least)


def _lap(run: MeasuredRun, part: str, clock: Clock) -> float:
    return float(getattr(run.run.laps[part], clock)) if part in run.run.laps else 0.0


def _medians(runs: Iterable[MeasuredRun], limit: float, clock: Clock) -> dict[str, float]:
    """Median seconds of each instance, over seeds and repetitions."""
    by_instance: dict[str, list[float]] = defaultdict(list)
    for run in runs:
        by_instance[run.instance].append(seconds_of(run, limit, clock))
    return {name: statistics.median(taken) for name, taken in by_instance.items()}


def _with_unsolved(medians: Mapping[str, float], runs: Iterable[MeasuredRun]) -> dict[str, float]:
    """Medians, infinite where fewer than half of the runs were solved."""
    solved: dict[str, list[bool]] = defaultdict(list)
    for run in runs:
        solved[run.instance].append(is_solved(run))
    return {name: taken if statistics.fmean(solved[name]) >= 1 / 2 else math.inf for name, taken in medians.items()}


def _compared(names: Sequence[tuple[str, str]], medians: Mapping[str, Mapping[str, float]]) -> tuple[SettingPair, ...]:
    named = [(one, other) for one, other in names if medians[one].keys() & medians[other].keys()]
    found = [stats.compare(medians[one], medians[other]) for one, other in named]
    corrected = stats.holm([comparison.p for comparison in found])
    return tuple(SettingPair(*pair, comparison, p) for pair, comparison, p in zip(named, found, corrected, strict=True))


def _winners(measured: Iterable[MeasuredRun], limit: float, clock: Clock) -> dict[str, dict[str, float]]:
    """Class -> setting -> shifted geometric mean, fastest first."""
    taken: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for run in measured:
        taken[run.group][run.row].append(seconds_of(run, limit, clock))
    means = {group: {row: stats.shifted_geometric_mean(s) for row, s in rows.items()} for group, rows in taken.items()}
    return {group: dict(sorted(rows.items(), key=lambda pair: pair[1])) for group, rows in sorted(means.items())}
