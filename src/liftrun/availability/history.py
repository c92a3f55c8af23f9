"""Last week's sessions, from the athlete's file to fixed places before Monday."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.calendars.clock import minute_at
from liftrun.domain import HARD_RUNS, WEEKDAYS, Block, BlockKind, Length, Placed, Priority, Session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.athlete import Athlete, PastSession
    from liftrun.domain import Place, RunKind, Week

DAYS = len(WEEKDAYS)


def history_of(athlete: Athlete, week: Week) -> tuple[Placed, ...]:
    """The sessions of the seven days before a week, at negative minutes, by start."""
    return tuple(sorted(_placed(athlete, week), key=lambda past: past.start))


def _placed(athlete: Athlete, week: Week) -> Iterator[Placed]:
    for number, past in enumerate(athlete.history, start=1):
        start = minute_at(week, WEEKDAYS.index(past.day) - DAYS, past.at)
        end = start + past.minutes
        metres = athlete.metres(past.distance) if past.distance is not None else 0
        session = _session(f"last-week-{number}", past, Length(past.minutes, metres))
        place: Place = "road" if session.activity == "run" else "home"
        yield Placed(session, start, end, place, metres, (Block(_block(session), start, end),))


def _session(name: str, past: PastSession, length: Length) -> Session:
    if past.session == "lift":
        return Session(name, "lift", Priority.FURTHER_LIFT, (length,), focus=past.focus, heavy=past.heavy)
    if past.session == "mobility":
        return Session(name, "mobility", Priority.MOBILITY, (length,))
    kind: RunKind = past.session
    return Session(name, "run", Priority.OTHER_RUN, (length,), kind=kind, hard=kind in HARD_RUNS)


def _block(session: Session) -> BlockKind:
    if session.activity == "lift":
        return "weights"
    return "run" if session.activity == "run" else "mobility"
