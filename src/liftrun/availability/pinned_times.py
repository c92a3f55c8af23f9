"""Sessions with a fixed start: pinned sessions, cross-training with a stated time, and races.

A fixed start outranks busy time, availability and bans. A sentence reports each conflict to the athlete.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.athlete.cross_training import fixed_starts
from liftrun.athlete.pin_matching import bind_pins
from liftrun.athlete.races import races_in
from liftrun.availability.free_time import banned_spans
from liftrun.calendars.clock import moment_of
from liftrun.domain import WEEKDAYS, Span
from liftrun.domain.activities import ACTIVITIES
from liftrun.domain.session import session_noun
from liftrun.domain.spans import common, covers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from liftrun.athlete import Athlete, Pin
    from liftrun.availability.free_time import AthleteTime
    from liftrun.domain import Place, Session, Week


def fixed_start_minutes(
    athlete: Athlete, week: Week, sessions: Sequence[Session], bound: Mapping[str, Pin] | None = None
) -> dict[str, int]:
    """The fixed starts of a week, by pins, cross-training and the race: session id -> minute of the week.

    Pins that match no session are left out; the demand reports them (`Demand.unmet`).
    """
    if bound is None:
        bound = bind_pins(athlete, week, sessions).bound
    starts = {name: week.at(pin.at.day, pin.at.clock) for name, pin in bound.items()}
    fixed = fixed_starts(athlete.cross_training, week)
    starts |= {one.id: fixed[one.id] for one in sessions if one.id in fixed}
    races = races_in(athlete.races, week.start)
    own = {one.id: races[one.id] for one in sessions if one.id in races}
    return starts | {name: week.at(week.day_of_date(race.date), race.start) for name, race in own.items()}


def fixed_openings(athlete: Athlete, session: Session, start: int, time: AthleteTime) -> dict[Place, tuple[Span, ...]]:
    """For each possible place, the one span from the fixed start to the end of the full length.

    The span includes a plyometric block only if that time is free. The gym is left out if it is closed and there are
    weights at home.
    """
    work = Span(start, start + session.lengths[0].minutes)
    places = dict(_places(athlete, session, work, time))
    return {place: (_with_plyometrics(session, work, spans),) for place, spans in places.items()}


def _places(
    athlete: Athlete, session: Session, work: Span, time: AthleteTime
) -> Iterator[tuple[Place, tuple[Span, ...]]]:
    """The places for a session with a fixed start, each with the time into which it may be extended."""
    where = ACTIVITIES[session.activity].where
    if where != "weights":
        yield where, time.free
    else:
        at_home = athlete.home is not None and session.can_be_at("home")
        if at_home:
            yield "home", time.free
        if athlete.gym and session.can_be_at("gym") and (covers(time.gym_hours, work) or not at_home):
            yield "gym", common(time.free, time.gym_hours)


def _with_plyometrics(session: Session, work: Span, free: tuple[Span, ...]) -> Span:
    block = Span(work.end, work.end + session.plyometrics.minutes) if session.plyometrics else None
    return Span(work.start, block.end) if block and covers(free, block) else work


def remarks(athlete: Athlete, sessions: Sequence[Session], starts: dict[str, int], time: AthleteTime) -> Iterator[str]:
    """A sentence for each fixed start that is in conflict with something."""
    for session in sessions:
        if session.id in starts:
            against = tuple(_against(athlete, session, starts[session.id], time))
            if against:
                name = _name(session, starts[session.id], time.week)
                yield f"{name} keeps its fixed time, {' and '.join(against)}."


def _against(athlete: Athlete, session: Session, start: int, time: AthleteTime) -> Iterator[str]:
    """What a fixed session is in conflict with. For a race only a calendar event counts."""
    work = Span(start, start + session.lengths[0].minutes)
    if any(work.overlaps(span) for span in time.busy):
        yield "although the calendar has something then"
    if session.kind == "race":
        return
    if not covers(time.available, work):
        yield "although you are not available then"
    if any(work.overlaps(span) for span in banned_spans(athlete, time.week, session)):
        yield "although a ban forbids it"
    at_home = athlete.home is not None and session.can_be_at("home")
    needs_gym = ACTIVITIES[session.activity].where == "weights" and not at_home
    if needs_gym and not covers(time.gym_hours, work):
        yield "although the gym is closed then"


def _name(session: Session, start: int, week: Week) -> str:
    """`The long run "club run" at sat 08:00`."""
    noun = session_noun(session)
    label = f' "{session.label}"' if session.label else ""
    at = moment_of(week, start)
    return f"The {noun}{label} at {WEEKDAYS[at.weekday()]} {at:%H:%M}"
