"""The grade of a week: how much training advice it gives up against the best week with the same sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.checks.schedule.best_week import best_week
from liftrun.documents.check import GradePart
from liftrun.domain import WEEKDAYS
from liftrun.domain.activities import ACTIVITIES
from liftrun.domain.session import session_noun

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from liftrun.checks.partial import Judgement
    from liftrun.checks.schedule.session_places import AthletePlaces
    from liftrun.documents.check import Letter
    from liftrun.rules.base import Rule
    from liftrun.schedules.model import ReadSchedule, ReadSession

_LEAST_SCORES: tuple[tuple[int, Letter], ...] = ((95, "A"), (80, "B"), (60, "C"))
"""The least score of each grade; below them it is a D, and a broken required rule makes an E."""

_FULL_SCORE = 100


def grade_of(
    rules: Sequence[Rule], judgements: Sequence[Judgement], schedule: ReadSchedule, places: AthletePlaces | None = None
) -> GradePart | None:
    """The grade of a week, or None for one without sessions or with very many.

    Args:
        rules: The rules of the week.
        judgements: What is broken or open.
        schedule: The week, with the fixed sessions around it.
        places: The athlete's free time, if there is an athlete.
    """
    best = best_week(rules, schedule.sessions, schedule.week, places)
    if best is None:
        return None
    broken = sum(one.low for one in judgements if one.rule.required)
    paid = [one for one in judgements if not one.rule.required and one.rule.tier == "training"]
    low, high = (sum(one.rule.weight * amount for one, amount in ends) for ends in _ends(paid))
    cost = min(best.cost.training, low) if best.cost.broken <= broken else low
    given_up = (low - cost, high - cost)
    moves = tuple(_moves(schedule.sessions, best.days)) if given_up[0] or best.cost.broken < broken else ()
    scores = [_score(points, best.worst_training - cost) for points in given_up]
    letters = [_letter(score, broken) for score in scores]
    return GradePart(
        best=letters[0],
        worst=letters[1],
        score=(scores[1], scores[0]),
        given_up=given_up,
        points=(low, high),
        moves=moves,
    )


def _ends(judgements: Sequence[Judgement]) -> tuple[list[tuple[Judgement, int]], list[tuple[Judgement, int]]]:
    return [(one, one.low) for one in judgements], [(one, one.high) for one in judgements]


def _score(given_up: int, most: int) -> int:
    """100 for the best week that was found, 0 for the worst: the share of the points that is not given up."""
    if not given_up:
        return _FULL_SCORE
    return round(_FULL_SCORE * (1 - given_up / max(most, given_up)))


def _letter(score: int, broken: int) -> Letter:
    if broken:
        return "E"
    return next((letter for least, letter in _LEAST_SCORES if score >= least), "D")


def _moves(sessions: Sequence[ReadSession], days: Mapping[str, int]) -> Iterator[str]:
    """`Tue lift to Thu`, for each session that is on another day in the best week."""
    for one in sessions:
        day = days.get(one.id, one.day)
        if day != one.day:
            first = one.variants[0]
            noun = session_noun(first) if len(one.variants) == 1 else ACTIVITIES[first.activity].noun
            yield f"{WEEKDAYS[one.day].capitalize()} {noun} to {WEEKDAYS[day].capitalize()}"
