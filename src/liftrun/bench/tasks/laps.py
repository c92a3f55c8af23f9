"""Time as it passes on the wall and as the processor gives it, and what many such times come to.

On a machine that others use too, processor time is the fairer of the two; both are told.
"""

from __future__ import annotations

import time
from statistics import median, quantiles
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Lap(NamedTuple):
    """A stretch of work: milliseconds on the wall, and of the processor for this process, all threads together."""

    wall_ms: float = 0.0
    cpu_ms: float = 0.0

    def __add__(self, other: Lap) -> Lap:  # type: ignore[override]  # a sum of times, not of tuples
        """Two stretches one after the other."""
        return Lap(self.wall_ms + other.wall_ms, self.cpu_ms + other.cpu_ms)


class Stopwatch:
    """Starts when it is made."""

    def __init__(self) -> None:
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    def lap(self) -> Lap:
        """The time since the last lap, or since the start."""
        wall, cpu = time.perf_counter(), time.process_time()
        passed = Lap(1000 * (wall - self._wall), 1000 * (cpu - self._cpu))
        self._wall, self._cpu = wall, cpu
        return passed


class Spread(NamedTuple):
    """Median, 95th percentile, and the distance of the quartiles."""

    median: float
    p95: float
    iqr: float


def spread(values: Sequence[float]) -> Spread:
    """What some values come to; percentiles are interpolated between the two nearest values.

    Raises:
        ValueError: if there are none.
    """
    if not values:
        raise ValueError("there is nothing to summarise")
    cuts = quantiles(values, n=20, method="inclusive") if len(values) > 1 else [values[0]] * 19
    return Spread(median(values), cuts[18], cuts[14] - cuts[4])
