"""The cross-training sessions of a week: what the athlete requests, and nothing in the weeks off after a race."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.athlete.cross_training import cross_training_in
from liftrun.demand.race_week import is_after_race, room
from liftrun.domain import Length, Priority, Session

if TYPE_CHECKING:
    from liftrun.athlete import Athlete, Pin
    from liftrun.athlete.cross_training import NumberedCrossTraining
    from liftrun.domain import Week
    from liftrun.rulebook import ResolvedRulebook


def cross_training_sessions(athlete: Athlete, week: Week, rulebook: ResolvedRulebook) -> list[Session]:
    """The requested sessions, those with a fixed time first; in race week at most one for each day before the race."""
    if rulebook.situation.phase == "maintenance":
        return []
    wanted = [
        one for one in cross_training_in(athlete.cross_training, week) if not _is_late(one, athlete, week, rulebook)
    ]
    ranked = sorted(wanted, key=lambda one: one.entry.at is None)
    return [_session(one) for one in ranked[: room("cross_training", athlete, week, rulebook)]]


def left_out(athlete: Athlete, week: Week, rulebook: ResolvedRulebook) -> tuple[tuple[Pin, bool], ...]:
    """The fixed times of sessions that a week does not contain, each with whether it is after the race."""
    kept = {session.id for session in cross_training_sessions(athlete, week, rulebook)}
    lost = [one for one in cross_training_in(athlete.cross_training, week) if one.id not in kept]
    pins = ((one.entry.as_pin, _is_late(one, athlete, week, rulebook)) for one in lost)
    return tuple((pin, is_late) for pin, is_late in pins if pin is not None)


def _is_late(one: NumberedCrossTraining, athlete: Athlete, week: Week, rulebook: ResolvedRulebook) -> bool:
    return one.entry.at is not None and is_after_race(one.entry.at, "cross_training", athlete, week, rulebook)


def _session(one: NumberedCrossTraining) -> Session:
    entry = one.entry
    return Session(
        id=one.id,
        activity="cross_training",
        kind=entry.kind,
        priority=Priority.MOBILITY if entry.at is None else Priority.PINNED,
        lengths=(Length(entry.minutes),),
        hard=entry.hard,
        label=entry.label or "",
        own_load=entry.whole_load,
    )
