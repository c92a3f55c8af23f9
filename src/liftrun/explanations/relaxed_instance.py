"""The sessions of a week as if nothing restricted them: all days are open, and the missing lift may be at home."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from liftrun.domain import Length
from liftrun.domain.activities import ACTIVITIES
from liftrun.domain.spans import shrunk
from liftrun.rules.frequency import Frequency
from liftrun.rules.same_day import SameDay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liftrun.domain import Instance, Place, Session, Span
    from liftrun.planning.prepare import PreparedWeek
    from liftrun.rules.base import Rule
    from liftrun.rules.selector import Selector


def relaxed_instance(prepared: PreparedWeek, sessions: Sequence[Session], lost: str, rules: Sequence[Rule]) -> Instance:
    """The instance of some sessions without restrictions. A race stays where it is.

    The sessions are at their shortest and without plyometrics, because this fits wherever something longer fits and
    breaks no rule more, unless a rule requires the other form.

    Args:
        prepared: The week.
        sessions: The sessions.
        rules: The required rules.
        lost: The id of the missing session, which may also be as short as one step of the grid, and a lift at home.
    """
    instance = prepared.problem.instance
    races = {session.id for session in sessions if session.is_race}
    least = {one.id: _at_least(one, rules) for one in sessions}
    return replace(
        instance,
        sessions=tuple(
            _with_a_step(least[one.id], instance.grid_minutes) if one.id == lost else least[one.id] for one in sessions
        ),
        openings={one.id: _openings(prepared, one, lost) for one in sessions},
        pins={name: start for name, start in instance.pins.items() if name in races},
    )


def places_of(prepared: PreparedWeek, session: Session) -> tuple[Place, ...]:
    """The places where a session can be done, free time aside."""
    where = ACTIVITIES[session.activity].where
    if where != "weights":
        return (where,)
    athlete = prepared.athlete
    has: dict[Place, bool] = {"home": athlete.home is not None, "gym": athlete.gym is not None}
    return tuple(place for place, there in has.items() if there and session.can_be_at(place))


def needs_weights(session: Session) -> bool:
    """Whether a session is done where weights are."""
    return ACTIVITIES[session.activity].where == "weights"


def shorter_length(session: Session, step: int) -> Length | None:
    """The length of one step, if that is shorter than all lengths of a session."""
    least = session.lengths[-1]
    return Length(step, least.metres) if least.minutes > step else None


def _at_least(session: Session, rules: Sequence[Rule]) -> Session:
    """The session at its shortest and without plyometrics, as far as no rule may require more."""
    wanted = [selector for rule in rules for selector in _wanted(rule)]
    if session.is_race:
        return session
    if not any(selector.plyometrics for selector in wanted):
        session = replace(session, plyometrics=None)
    if not any(selector.over_metres for selector in wanted):
        session = replace(session, lengths=session.lengths[-1:])
    return session


def _wanted(rule: Rule) -> Sequence[Selector]:
    """The selectors of sessions that a rule requires. The other rules are only broken by sessions, never kept."""
    if isinstance(rule, Frequency) and rule.at_least:
        return rule.of
    return rule.alongside if isinstance(rule, SameDay) else ()


def _with_a_step(session: Session, step: int) -> Session:
    short = shorter_length(session, step)
    return replace(session, lengths=(*session.lengths, short)) if short and not session.is_race else session


def _openings(prepared: PreparedWeek, session: Session, lost: str) -> dict[Place, tuple[Span, ...]]:
    instance = prepared.problem.instance
    if session.is_race:
        return dict(instance.openings[session.id])
    days = tuple(prepared.week.day_span(day) for day in range(7))
    places = dict.fromkeys(places_of(prepared, session))
    if needs_weights(session) and session.id == lost:
        places["home"] = None
    return {place: shrunk(days, instance.travel_minutes if place == "gym" else 0) for place in places}
