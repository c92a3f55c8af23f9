"""The gap between cost and bound over time, as a mean of many runs."""

from __future__ import annotations

import statistics
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liftrun.bench.runs.measure import RunResult
    from liftrun.bench.tasks.answer import TracePoint

_POINTS = 120


def mean_gaps(runs: Sequence[RunResult]) -> list[tuple[float, float]]:
    """The mean gap at some moments: `(seconds since building began, gap)`, in wall time.

    A gap is the distance of the best cost from the bound as a share of the cost, 1 before the first plan and 0 once the
    plan is proven. Runs without a trace are left out; without any, there are no points.
    """
    curves = [_curve(run) for run in runs if run.answer.trace]
    if not curves:
        return []
    moments = sorted({moment for curve in curves for moment, _ in curve})
    picked = moments[:: max(1, len(moments) // _POINTS)]
    return [(at, statistics.fmean(_gap_at(curve, at) for curve in curves)) for at in (*picked, moments[-1])]


def gap(moment: TracePoint) -> float:
    """The gap at a moment of a trace, between 0 and 1."""
    if moment.cost is None:
        return 1.0
    return min(1.0, max(0.0, (moment.cost - moment.bound) / max(1.0, abs(moment.cost))))


def _curve(run: RunResult) -> list[tuple[float, float]]:
    built = run.laps["build"].wall if "build" in run.laps else 0.0
    return [(built + moment.seconds, gap(moment)) for moment in run.answer.trace]


def _gap_at(curve: Sequence[tuple[float, float]], at: float) -> float:
    place = bisect_right(curve, (at, 2.0))
    return curve[place - 1][1] if place else 1.0
