"""A benchmark's figures as files: a CSV for each table, an SVG for each plot."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from liftrun.bench.report.charts import charts
from liftrun.bench.statistics.bench_summary import seconds_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from liftrun.bench.statistics.bench_summary import CampaignSummary, ProblemSummary


def figures(summary: CampaignSummary) -> dict[str, bytes]:
    """Every table and plot as the content of a file, by file name."""
    return {
        f"{section.problem}-{name}": text.encode()
        for section in summary.sections
        for name, text in _of(summary, section)
    }


def _of(summary: CampaignSummary, section: ProblemSummary) -> Iterable[tuple[str, str]]:
    yield "runs.csv", _csv(_RUN_COLUMNS, _run_lines(summary, section))
    yield "settings.csv", _csv(_ROW_COLUMNS, _row_lines(section))
    yield "pairs.csv", _csv(_PAIR_COLUMNS, _pair_lines(section))
    yield "classes.csv", _csv(("class", "setting", "mean_seconds"), _class_lines(section))
    for name, svg in charts(summary, section).items():
        yield f"{name}.svg", svg


_RUN_COLUMNS = (
    "setting", "instance", "class", "seed", "repetition", "status", "seconds", "cost", "total", "bound", "memory_kib",
    "variables", "constraints", "fault",
)  # fmt: skip
_ROW_COLUMNS = (
    "setting", "runs", "solved", "median_seconds", "low_quartile_seconds", "high_quartile_seconds", "mean_seconds",
    "par10_seconds", "build_seconds", "wall_seconds", "memory_mib", "best_found", "gap",
)  # fmt: skip
_PAIR_COLUMNS = (
    "setting",
    "other",
    "times_faster",
    "interval_low",
    "interval_high",
    "p",
    "p_holm",
    "effect",
    "instances",
)


def _run_lines(summary: CampaignSummary, section: ProblemSummary) -> Iterable[Sequence[object]]:
    for run in section.measured:
        answer, taken = run.run.answer, seconds_of(run, summary.campaign.time_limit, summary.clock)
        cost = " ".join(map(str, answer.cost))
        yield (
            *(run.row, run.instance, run.group, run.seed, run.repetition, answer.status, f"{taken:.6f}", cost),
            *(answer.total, answer.bound, run.run.memory_kib, *answer.size, answer.fault),
        )


def _row_lines(section: ProblemSummary) -> Iterable[Sequence[object]]:
    for row in section.rows:
        seconds = (row.seconds.median, row.seconds.low, row.seconds.high, row.mean, row.par10, row.build, row.wall)
        written = [f"{taken:.6f}" for taken in seconds]
        yield row.name, row.runs, row.solved, *written, f"{row.memory_mib:.1f}", row.best_found, row.gap


def _pair_lines(section: ProblemSummary) -> Iterable[Sequence[object]]:
    for pair in section.pairs:
        found = pair.found
        yield (
            pair.one, pair.other, f"{found.ratio:.4f}", *(f"{end:.4f}" for end in found.interval), f"{found.p:.4g}",
            f"{pair.p:.4g}", f"{found.effect:.4f}", found.pairs,
        )  # fmt: skip


def _class_lines(section: ProblemSummary) -> Iterable[Sequence[object]]:
    for group, means in section.winners.items():
        yield from ((group, name, f"{mean:.6f}") for name, mean in means.items())


def _csv(columns: Sequence[str], lines: Iterable[Sequence[object]]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(lines)
    return stream.getvalue()
