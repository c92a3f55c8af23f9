"""When and where each session of a week may be: in free time at a place, or at a fixed start.

Runs and lifts at home may use all free time. For a lift in the gym, the way there and
back must be in free time, and the work in the opening hours. No span of free time crosses midnight. So a session ends
on the day on which it begins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from liftrun.availability.free_time import athlete_time, banned_spans, free_spans
from liftrun.availability.pinned_times import fixed_openings, fixed_start_minutes, remarks
from liftrun.domain.activities import ACTIVITIES
from liftrun.domain.spans import common, shrunk, without

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from liftrun.athlete import Athlete, Pin
    from liftrun.availability.free_time import AthleteTime
    from liftrun.domain import Activity, Place, Session, Span, Week
    from liftrun.domain.activities import Where

__all__ = ["FreeTime", "free_spans", "openings"]


class FreeTime(NamedTuple):
    """The part of a `domain.Instance` that is about time and places.

    Attributes:
        openings: Session id -> place -> spans in which the work may be, sorted and disjoint. A place without a span
            is left out; a session that fits nowhere has no places.
        pins: Session id -> the minute at which it starts.
        assumed: Sentences for the athlete on fixed starts that are in conflict with something.
    """

    openings: dict[str, dict[Place, tuple[Span, ...]]]
    pins: dict[str, int]
    assumed: tuple[str, ...]


def openings(
    athlete: Athlete,
    week: Week,
    sessions: Sequence[Session],
    busy: Sequence[Span],
    bound: Mapping[str, Pin] | None = None,
) -> FreeTime:
    """When and where each session may be.

    Args:
        athlete: The athlete, with availability, places, pins and bans.
        week: The planned week.
        sessions: What it should contain, most important first.
        busy: Busy time in minutes of the week; in any order, may overlap and reach beyond the week.
        bound: Session id -> its pin; None to match the pins in the usual way.
    """
    time = athlete_time(athlete, week, busy)
    fixed = fixed_start_minutes(athlete, week, sessions, bound)
    places = _places(athlete, time)
    found = {}
    for session in sessions:
        if session.id in fixed:
            found[session.id] = fixed_openings(athlete, session, fixed[session.id], time)
        else:
            banned = banned_spans(athlete, week, session)
            spots = ((place, without(spans, banned)) for place, spans in places[session.activity].items())
            found[session.id] = {place: spans for place, spans in spots if spans and session.can_be_at(place)}
    return FreeTime(found, fixed, tuple(remarks(athlete, sessions, fixed, time)))


def _places(athlete: Athlete, time: AthleteTime) -> dict[Activity, dict[Place, tuple[Span, ...]]]:
    """The spans of each activity in each place where it can be done."""
    lift: dict[Place, tuple[Span, ...]] = {}
    if athlete.home:
        lift["home"] = time.free
    if athlete.gym:
        lift["gym"] = common(shrunk(time.free, athlete.gym.travel_minutes), time.gym_hours)
    by_where: dict[Where, dict[Place, tuple[Span, ...]]] = {
        "road": {"road": time.free},
        "weights": lift,
        "home": {"home": time.free},
    }
    return {name: by_where[entry.where] for name, entry in ACTIVITIES.items()}
