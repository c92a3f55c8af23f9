"""The sessions of earlier weeks in a calendar that liftrun wrote: the history of an athlete without a state."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from liftrun.athlete import PastSession
from liftrun.calendars.clock import minute_of, moment_of
from liftrun.calendars.writing.harmless_text import owner_text
from liftrun.calendars.writing.previous_file import owner, read_written
from liftrun.calendars.writing.written_event import moment_in
from liftrun.domain import ACTIVITIES, HARD_RUNS, Focus
from liftrun.domain.units import distance_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icalendar import Event

    from liftrun.athlete import Athlete
    from liftrun.domain import Week

_FACTS = "X-LIFTRUN-SESSION"


def past_of_calendar(content: bytes, athlete: Athlete, week: Week) -> tuple[PastSession, ...]:
    """The sessions in a calendar of liftrun's that are of weeks before the planned one.

    Args:
        content: The file; what liftrun did not write for this athlete has none.
        athlete: The athlete.
        week: The planned week.
    """
    events = read_written(content)
    if events is None or owner(content) != owner_text(athlete.name):
        return ()
    before = (
        event.content for event in events if event.week < week.start and event.content.get("STATUS") != "CANCELLED"
    )
    return tuple(past for event in before for past in _session(event, athlete, week))


def _session(event: Event, athlete: Athlete, week: Week) -> Iterator[PastSession]:
    """The session of an event; none if it is not known what it was."""
    words = [str(word).lower() for word in event.categories]
    activity = next((one for one in ACTIVITIES.values() if one.title.lower() in words), None)
    if activity is None:
        return
    kind = next((one for one in activity.kinds if one in words), None)
    facts = dict(pair.split("=", 1) for pair in str(event.get(_FACTS, "")).split() if "=" in pair)
    start = moment_of(week, minute_of(week, moment_in(event, "DTSTART")))
    metres = int(facts["metres"]) if facts.get("metres", "").isdigit() else None
    yield PastSession.model_construct(
        session=kind or activity.pins[0],
        day=None,
        date=start.date(),
        at=60 * start.hour + start.minute,
        minutes=round((moment_in(event, "DTEND") - start).total_seconds() / 60),
        distance=distance_of(metres, athlete.units) if metres and activity.has_distance else None,
        focus=next((focus for focus in get_args(Focus) if focus in words), "full"),
        heavy=facts.get("heavy") != "no",
        hard="hard" in words and kind not in HARD_RUNS,
        workout=None,
    )
