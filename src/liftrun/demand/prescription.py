"""What to do in the weights block of a lift, by the phase and the week within it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.demand.week_notes import NO_TOPICS, sentences
from liftrun.domain import Prescription

if TYPE_CHECKING:
    from liftrun.domain import Focus
    from liftrun.rulebook import ResolvedRulebook


def prescription(focus: Focus, rulebook: ResolvedRulebook, *, heavier: bool = True) -> Prescription:
    """Sets, repetitions, load and tempo for a lift; squat and deadlift by themselves where the legs are trained.

    Args:
        focus: What the lift trains.
        rulebook: The rulebook of the week.
        heavier: Whether the weight can be raised with the equipment at hand, so that advice on it is useful.
    """
    weights = rulebook.numbers.weights
    return Prescription(
        sets=_step(weights.sets_steps, weights.sets, rulebook),
        reps=weights.reps,
        big_lifts=_big_lifts(rulebook) if focus != "upper" else None,
        load=weights.load,
        tempo=weights.tempo,
        eccentric=_eccentric(rulebook),
        reps_in_reserve=weights.reps_in_reserve,
        notes=sentences(rulebook, "lift", {"heavier": {}} if heavier else NO_TOPICS),
        source=weights.source,
    )


def _big_lifts(rulebook: ResolvedRulebook) -> tuple[int, int] | None:
    weights = rulebook.numbers.weights
    if not weights.big_lifts:
        return None
    sets, reps = weights.big_lifts
    return _step(weights.big_lift_sets, sets, rulebook), reps


def _step(steps: tuple[int, ...], otherwise: int, rulebook: ResolvedRulebook) -> int:
    """The step for this week of the phase. The steps are spread evenly over the weeks of the phase."""
    if not steps or rulebook.week_of_phase is None:
        return otherwise
    week, weeks = rulebook.week_of_phase
    return steps[week * len(steps) // weeks]


def _eccentric(rulebook: ResolvedRulebook) -> bool:
    """Whether the lift emphasises the lowering of the weight; `early` is for the first weeks of the phase."""
    weights = rulebook.numbers.weights
    if weights.eccentric == "early":
        return rulebook.week_of_phase is not None and rulebook.week_of_phase[0] < weights.early_weeks
    return weights.eccentric == "always"
