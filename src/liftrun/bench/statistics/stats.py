"""The statistics of benchmarks, each by its textbook definition, over plain lists of seconds.

Sources: Dolan and Moré 2002, doi 10.1007/s101070100263 (performance profiles); Wilcoxon 1945 (signed ranks); Holm 1979
(correction); Kerby 2014, doi 10.2466/11.IT.3.1 (rank-biserial correlation of matched pairs).
"""

from __future__ import annotations

import importlib
import math
import random
import statistics
from typing import TYPE_CHECKING, NamedTuple

from liftrun.domain.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import ModuleType

SHIFT_SECONDS = 0.010
"""Added before a geometric mean and subtracted after it. Differences below it are noise: weeks take tens of
milliseconds, and without a shift a change from 1 to 2 ms would count as much as one from 100 to 200 ms."""
PENALTY = 10
_RESAMPLES = 2000


class Quartiles(NamedTuple):
    """Lower quartile, median, upper quartile."""

    low: float
    median: float
    high: float


class TimeComparison(NamedTuple):
    """Two settings over the same instances.

    Attributes:
        ratio: Geometric mean of other's time over one's, per instance: above 1, `one` is faster.
        interval: 95 % bootstrap interval of `ratio`, over instances.
        p: Two-sided p of the Wilcoxon signed-rank test on the logarithms of the per-instance ratios.
        effect: Matched-pairs rank-biserial correlation: 1 if `one` is faster on every instance, -1 if on none.
        pairs: How many instances both were measured on.
    """

    ratio: float
    interval: tuple[float, float]
    p: float
    effect: float
    pairs: int


def quartiles(values: Sequence[float]) -> Quartiles:
    """Quartiles by linear interpolation, the sample's least and greatest at 0 and 1."""
    if len(values) == 1:
        return Quartiles(values[0], values[0], values[0])
    return Quartiles(*statistics.quantiles(values, n=4, method="inclusive"))


def percentile_95(values: Sequence[float]) -> float:
    """The 95th percentile by linear interpolation, the sample's least and greatest at 0 and 100."""
    return values[0] if len(values) == 1 else statistics.quantiles(values, n=20, method="inclusive")[18]


def shifted_geometric_mean(values: Sequence[float], shift: float = SHIFT_SECONDS) -> float:
    """`exp(mean(log(value + shift))) - shift`."""
    return math.exp(statistics.fmean(math.log(value + shift) for value in values)) - shift


def par10(seconds: Sequence[float], solved: Sequence[bool], time_limit: float) -> float:
    """Penalised average runtime: a run that was not solved counts ten times the time limit."""
    counted = [taken if done else PENALTY * time_limit for taken, done in zip(seconds, solved, strict=True)]
    return statistics.fmean(counted)


def performance_profile(times: Mapping[str, Mapping[str, float]]) -> dict[str, list[tuple[float, float]]]:
    """Dolan and Moré's profiles: for each setting the share of instances within a factor of the fastest, as steps.

    Args:
        times: Setting -> instance -> seconds, infinite where unsolved. Instances without a solver that solved
            them count as unsolved for all.

    Returns:
        Setting -> `(factor, share)`, factors rising; the share is valid from its factor on.
    """
    names = sorted({name for measured in times.values() for name in measured})
    fastest = {name: min(measured.get(name, math.inf) for measured in times.values()) for name in names}
    steps = {}
    for setting, measured in times.items():
        ratios = sorted(measured[name] / fastest[name] for name in measured if math.isfinite(measured[name]))
        steps[setting] = [(ratio, number / len(names)) for number, ratio in enumerate(ratios, start=1)]
    return steps


def cactus(seconds: Sequence[float], solved: Sequence[bool]) -> list[tuple[int, float]]:
    """The number of runs that are solved within a time each: `(number, seconds)`, both rising."""
    done = sorted(taken for taken, yes in zip(seconds, solved, strict=True) if yes)
    return list(enumerate(done, start=1))


def compare(one: Mapping[str, float], other: Mapping[str, float]) -> TimeComparison:
    """Compare two settings by their time on each instance that both were measured on.

    Raises:
        InputError: if scipy is not installed.
        ValueError: if they share no instance.
    """
    shared = sorted(one.keys() & other.keys())
    logs = [math.log(other[name] / one[name]) for name in shared]
    if not logs:
        raise ValueError("no instance was measured with both")
    ratio = math.exp(statistics.fmean(logs))
    return TimeComparison(ratio, bootstrap_ratio(logs), wilcoxon_p(logs), rank_biserial(logs), len(logs))


def wilcoxon_p(differences: Sequence[float]) -> float:
    """Two-sided p of the Wilcoxon signed-rank test; differences of zero are left out, and all of them give 1."""
    kept = [difference for difference in differences if difference]
    if not kept:
        return 1.0
    return float(_scipy_stats().wilcoxon(kept).pvalue)


def rank_biserial(differences: Sequence[float]) -> float:
    """Rank share of positive differences minus that of negative ones (Kerby's formula); zeros are left out."""
    kept = sorted((difference for difference in differences if difference), key=abs)
    if not kept:
        return 0.0
    sizes = [abs(difference) for difference in kept]
    ranks = [sizes.index(size) + (sizes.count(size) + 1) / 2 for size in sizes]
    signed = sum(math.copysign(rank, difference) for rank, difference in zip(ranks, kept, strict=True))
    return signed / sum(ranks)


def holm(p_values: Sequence[float]) -> list[float]:
    """Holm's adjusted p-values: no more than alpha exactly where his step-down procedure rejects at alpha."""
    adjusted, highest = [0.0] * len(p_values), 0.0
    for rank, index in enumerate(sorted(range(len(p_values)), key=lambda index: p_values[index])):
        highest = max(highest, (len(p_values) - rank) * p_values[index])
        adjusted[index] = min(1.0, highest)
    return adjusted


def bootstrap_ratio(logs: Sequence[float], seed: int = 0) -> tuple[float, float]:
    """95 % percentile interval of the geometric mean of ratios, given their logarithms; instances are resampled."""
    randomness = random.Random(seed)
    means = sorted(statistics.fmean(randomness.choices(logs, k=len(logs))) for _ in range(_RESAMPLES))
    tail = round(0.025 * _RESAMPLES)
    return math.exp(means[tail]), math.exp(means[-1 - tail])


def _scipy_stats() -> ModuleType:
    try:
        return importlib.import_module("scipy.stats")
    except ImportError as error:
        remedy = "Install it with: pip install 'liftrun[bench]'."
        raise InputError("", "", "scipy is not installed", "the extra for benchmarks", remedy) from error
