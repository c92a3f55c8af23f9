"""The sessions of the week before, as an athlete's file has them, among those of a schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.history import history_of
from liftrun.schedules.model import ReadSession, exactly

if TYPE_CHECKING:
    from liftrun.athlete import Athlete
    from liftrun.domain import Placed, Week


def past_sessions(athlete: Athlete, week: Week) -> tuple[ReadSession, ...]:
    """What the athlete did in the seven days before a week; all of it known."""
    return tuple(_read(week, placed) for placed in history_of(athlete, week))


def _read(week: Week, placed: Placed) -> ReadSession:
    session = placed.session
    return ReadSession(
        id=session.id,
        title=f"{session.kind or session.focus or ''} {session.activity}".strip(),
        day=week.day_of(placed.start),
        variants=(session,),
        heavy=session.heavy,
        metres=exactly(placed.metres),
        minutes=exactly(placed.end - placed.start),
        window=placed.span,
        start=placed.start,
        end=placed.end,
        place=placed.place,
    )
