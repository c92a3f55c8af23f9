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
    """

    kind: RunKind
    distance: float | None = None
    optional: bool = False
    label: str = ""


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
    """The runs, none longer than `longest` (athlete's unit); what the long run loses goes to the others.

    A run that the athlete gave a distance of its own stays, and no other run becomes longer than the long run.
    """
    if longest is None:
        return list(runs)
    step = rulebook.runs.rounding.distance_step
    cap = max(whole_steps(longest, step) * step, rulebook.runs.rounding.least_distance)
    found = [replace(run, distance=min(run.distance or 0, cap)) for run in runs]
    lost = in_order((run.distance or 0) - (one.distance or 0) for run, one in zip(runs, found, strict=True))
    most = max((run.distance or 0 for run in found if run.kind == "long"), default=cap) * rulebook.runs.long_run.others
    room = [number for number, run in enumerate(found) if run.kind == "easy" and not run.optional]
    while lost >= step and room:
        number = min(room, key=lambda one: (found[one].distance or 0, one))
        if (found[number].distance or 0) + step > most:
            break
        found[number] = replace(found[number], distance=(found[number].distance or 0) + step)
        lost -= step
    return found


def _weight(run: WantedRun, rulebook: ResolvedRulebook) -> float:
    weight = float(getattr(rulebook.runs.weights, run.kind))
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
