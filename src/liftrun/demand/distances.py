"""A week's distance divided into runs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from operator import add
from typing import TYPE_CHECKING

from liftrun.domain.units import whole_steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from liftrun.domain import RunKind
    from liftrun.rulebook import ResolvedRulebook


@dataclass(frozen=True, slots=True)
class WantedRun:
    """A run that the week should contain.

    Attributes:
        kind: Its kind.
        distance: In the athlete's unit, or None until the week's distance is divided among the runs.
        optional: Whether it may be left out without harm.
        label: The athlete's own name for it.
        own: Whether the athlete gave the distance, so that it is kept.
        second: Whether it is a further run for days with two.
        strides: Whether it ends with strides.
    """

    kind: RunKind
    distance: float | None = None
    optional: bool = False
    label: str = ""
    own: bool = False
    second: bool = False
    strides: bool = False

    @property
    def may_grow(self) -> bool:
        """Whether it may take what the long run loses: a regular run besides the long run, without a fixed distance."""
        return self.kind != "long" and not (self.optional or self.own or self.second)


def divided(runs: Sequence[WantedRun], total: float, rulebook: ResolvedRulebook) -> list[WantedRun]:
    """The runs with a distance each, in whole steps, that add up to the week's `total` where steps allow it.

    Runs that have one keep it. The long run takes what rounding leaves over, so that equal runs stay equal.
    """
    rest = total - in_order(run.distance or 0 for run in runs)
    open_runs = [run for run in runs if run.distance is None]
    weights = [_weight(run, rulebook) for run in open_runs]
    shares = [_rounded(rest * weight / in_order(weights), rulebook) for weight in weights]
    for number, run in enumerate(open_runs):
        if run.kind == "long":
            shares[number] = _rounded(rest - in_order(shares) + shares[number], rulebook)
            break
    given = iter(shares)
    return [run if run.distance is not None else replace(run, distance=next(given)) for run in runs]


def capped(runs: Sequence[WantedRun], longest: float | None, rulebook: ResolvedRulebook) -> list[WantedRun]:
    """The runs, none longer than `longest` (athlete's unit), and none but the long run longer than a share of it.

    What a run loses goes to the shortest of the others. A run with the athlete's own distance stays.
    """
    if longest is None:
        return list(runs)
    step = rulebook.runs.rounding.distance_step
    cap = _whole(longest, rulebook)
    long_run = max((min(run.distance or 0, cap) for run in runs if run.kind == "long" and not run.own), default=cap)
    most = _whole(long_run * rulebook.runs.long_run.others, rulebook)
    found = [run if run.own else _at_most(run, cap if run.kind == "long" else most) for run in runs]
    lost = total_distance(runs) - total_distance(found)
    room = [number for number, run in enumerate(found) if run.may_grow]
    while whole_steps(lost, step) and room:
        number = min(room, key=lambda one: (found[one].distance or 0, one))
        longer = (found[number].distance or 0) + step
        if whole_steps(most, step) < whole_steps(longer, step):
            break
        found[number] = replace(found[number], distance=longer)
        lost -= step
    return found


def _at_most(run: WantedRun, most: float) -> WantedRun:
    return replace(run, distance=min(run.distance or 0, most))


def _whole(limit: float, rulebook: ResolvedRulebook) -> float:
    """The whole steps within a limit, and at least the shortest run."""
    rounding = rulebook.runs.rounding
    return max(whole_steps(limit, rounding.distance_step) * rounding.distance_step, rounding.least_distance)


def towards_the_race(
    runs: Sequence[WantedRun], total: float, minutes_per_unit: float, rulebook: ResolvedRulebook
) -> list[WantedRun]:
    """The runs before a race with a distance each, shorter towards the race.

    Args:
        runs: All runs of the template in their order.
        total: What the week runs, in the athlete's unit.
        minutes_per_unit: Minutes of easy running per unit.
        rulebook: The rulebook as resolved for race week.
    """
    numbers = rulebook.runs.race_week
    sizes = zip(numbers.shares, numbers.most_minutes, strict=True)
    found = [min(_rounded(total * share, rulebook), _whole(most / minutes_per_unit, rulebook)) for share, most in sizes]
    return [replace(run, distance=distance) for run, distance in zip(runs, found, strict=False)]


def last_before_the_race(runs: Sequence[WantedRun], most: int | None) -> list[WantedRun]:
    """So many of the runs before a race, with the last distances; optional ones are left out first, then the first."""
    if most is None or most >= len(runs):
        return list(runs)
    if not most:
        return []
    ranked = sorted(range(len(runs)), key=lambda number: (runs[number].optional, -number))
    kept = [runs[number] for number in sorted(ranked[:most])]
    return [replace(run, distance=last.distance) for run, last in zip(kept, runs[-most:], strict=True)]


def total_distance(runs: Iterable[WantedRun]) -> float:
    """The distance of all runs together."""
    return in_order(run.distance or 0 for run in runs)


def _weight(run: WantedRun, rulebook: ResolvedRulebook) -> float:
    weight = float(getattr(rulebook.runs.weights, run.kind)) * (rulebook.runs.doubles.weight if run.second else 1)
    return weight * rulebook.runs.optional.weight if run.optional else weight


def _rounded(distance: float, rulebook: ResolvedRulebook) -> float:
    """The nearest whole step, and at least the shortest run."""
    rounding = rulebook.runs.rounding
    return max(round(distance / rounding.distance_step) * rounding.distance_step, rounding.least_distance)


def shortened(distance: float, rulebook: ResolvedRulebook) -> tuple[float, ...]:
    """The shorter forms of a run for a busy week, in whole steps, longest first."""
    return tuple(_rounded(distance * share, rulebook) for share in rulebook.runs.shorter.shares)


def in_order(numbers: Iterable[float]) -> float:
    """The sum from left to right, the same in every version of Python: from 3.12, `sum` rounds otherwise."""
    return reduce(add, numbers, 0.0)
