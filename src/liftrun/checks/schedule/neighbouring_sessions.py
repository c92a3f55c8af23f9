"""The sessions around a week, as an athlete's file has them, among those of a schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.availability.fixed_sessions import around
from liftrun.schedules.model import ReadSession, exactly

if TYPE_CHECKING:
    from liftrun.athlete import Athlete
    from liftrun.domain import Placed, Week
    from liftrun.rulebook import ResolvedRulebook


def sessions_around(athlete: Athlete, week: Week, rules: ResolvedRulebook) -> tuple[ReadSession, ...]:
    """What the athlete did in the seven days before a week, and a race in those after it; all of it known."""
    return tuple(_read(week, placed) for placed in around(athlete, week, rules))


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
