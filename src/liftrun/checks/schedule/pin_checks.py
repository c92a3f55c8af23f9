"""Checks whether a schedule keeps the starts that the athlete's file fixes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from liftrun.checks.partial import Judgement
from liftrun.checks.partial.time_bounds import bounds
from liftrun.checks.schedule.session_places import is_start_of
from liftrun.checks.schedule.structure_rules import pinned_rule
from liftrun.domain import WEEKDAYS, Violation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liftrun.checks.schedule.session_places import AthletePlaces, FixedStart
    from liftrun.schedules import ReadSession


class PinsJudged(NamedTuple):
    """The judgements of the pins, and sentences on pins that match no session."""

    judgements: tuple[Judgement, ...]
    assumed: tuple[str, ...]


def judge_pins(places: AthletePlaces, sessions: Sequence[ReadSession], given_up: Sequence[str]) -> PinsJudged:
    """Check each fixed start against the sessions of its kind.

    A start is kept if a session of its kind starts at that time. It is broken if all such sessions start at other
    times. A session that keeps another fixed start does not count. Without such a session the start is not checked.

    Args:
        places: The athlete's places and fixed starts.
        sessions: The sessions of the schedule.
        given_up: Kinds and activities of pinned sessions that the schedule reports as left out.
    """
    left = [one for one in sessions if 0 <= one.day < len(WEEKDAYS)]
    open_starts = []
    for start in places.starts:
        kept = next((one for one in left if one.start == start.minute and _is_surely(start, one)), None)
        if kept:
            left.remove(kept)
        else:
            open_starts.append(start)
    judgements, assumed = [], []
    for start in open_starts:
        candidates = tuple(one for one in left if any(is_start_of(start, variant) for variant in one.variants))
        if not candidates or start.session in given_up:
            assumed.append(f"The pin ({start.label}) is not checked: the week has no such session.")
        else:
            judgements.append(_judged(places, start, candidates))
    return PinsJudged(tuple(judgements), tuple(assumed))


def _judged(places: AthletePlaces, start: FixedStart, candidates: tuple[ReadSession, ...]) -> Judgement:
    rule = pinned_rule(places)
    if any(_may_be_at(start.minute, one) for one in candidates):
        return Judgement(
            rule, candidates, 0, 1, (), ("times", *(f"kind {one.id}" for one in candidates if len(one.variants) > 1))
        )
    names = tuple(one.id for one in candidates)
    violation = Violation(rule.id, 1, names, f"pinned to {start.label}, and none of them starts then")
    return Judgement(rule, candidates, 1, 1, (violation,), ())


def _is_surely(start: FixedStart, session: ReadSession) -> bool:
    return all(is_start_of(start, variant) for variant in session.variants)


def _may_be_at(minute: int, session: ReadSession) -> bool:
    low = bounds(session)
    return low.first_start <= minute <= low.last_start
