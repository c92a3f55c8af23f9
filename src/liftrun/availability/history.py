"""Last week's sessions, from the athlete's file to fixed places before Monday."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from liftrun.athlete.pins import is_run
from liftrun.calendars.clock import minute_at
from liftrun.domain import ACTIVITIES, HARD_RUNS, PIN_WORDS, WEEKDAYS, Length, Placed, Priority, Session
from liftrun.domain.plan import work_block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.athlete import Athlete, PastSession
    from liftrun.domain import Place, SessionKind, Week

DAYS = len(WEEKDAYS)


def history_of(athlete: Athlete, week: Week) -> tuple[Placed, ...]:
    """The sessions of the seven days before a week, at negative minutes, by start."""
    return tuple(sorted(_placed(athlete, week), key=lambda past: past.start))


def _placed(athlete: Athlete, week: Week) -> Iterator[Placed]:
    for number, past in enumerate(athlete.history, start=1):
        day = past.day_before(week.start)
        if not -DAYS <= day < 0:
            continue
        start = minute_at(week, day, past.at)
        end = start + past.minutes
        metres = athlete.metres(past.distance) if past.distance is not None else 0
        session = _session(f"last-week-{number}", past, Length(past.minutes, metres))
        place: Place = "road" if ACTIVITIES[session.activity].where == "road" else "home"
        yield Placed(session, start, end, place, metres, (work_block(session, start, end),))


def _session(name: str, past: PastSession, length: Length) -> Session:
    activity = "run" if is_run(past.session) else PIN_WORDS[past.session].name
    if activity == "lift":
        return Session(name, activity, Priority.FURTHER_LIFT, (length,), focus=past.focus, heavy=past.heavy)
    kind = cast("SessionKind", past.session) if past.session in ACTIVITIES[activity].kinds else None
    priority = Priority.OTHER_RUN if activity == "run" else Priority.MOBILITY
    return Session(name, activity, priority, (length,), kind=kind, hard=past.hard or kind in HARD_RUNS)
