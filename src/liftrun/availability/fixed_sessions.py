"""Fixed sessions around a week: those of the week before, and a race shortly before or after the week.

The race in an athlete's file limits the training on the days before and after it, also if these are in another week.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.availability.history import history_of
from liftrun.calendars.clock import minute_at
from liftrun.demand import race_session
from liftrun.domain import WEEKDAYS, Placed
from liftrun.domain.plan import work_block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from liftrun.athlete import Athlete
    from liftrun.domain import Week
    from liftrun.rulebook import ResolvedRulebook

DAYS = len(WEEKDAYS)
NOTHING_BEFORE = "Which days you trained last week is not known, so it counts as a week without sessions."


def around(athlete: Athlete, week: Week, rulebook: ResolvedRulebook) -> tuple[Placed, ...]:
    """The history, and the race if it is in the seven days before or after a week, by start.

    A race that is also in the history (same day or same time) is returned once.
    """
    past = history_of(athlete, week)
    races = [race for race in _race(athlete, week, rulebook) if not any(_is_the_race(week, race, one) for one in past)]
    return tuple(sorted((*past, *races), key=lambda placed: placed.start))


def nothing_before(fixed: Iterable[Placed]) -> Iterator[str]:
    """The sentence on the week before, if none of the fixed sessions is in it."""
    if not any(placed.start < 0 for placed in fixed):
        yield NOTHING_BEFORE


def _race(athlete: Athlete, week: Week, rulebook: ResolvedRulebook) -> Iterator[Placed]:
    for race in athlete.races:
        day = week.day_of_date(race.date)
        if not (-DAYS <= day < 0 or DAYS <= day < 2 * DAYS):
            continue
        name = "last-week-race" if day < 0 else "next-week-race"
        session = race_session(name, athlete, race, rulebook)
        start = minute_at(week, day, race.start)
        end = start + session.lengths[0].minutes
        yield Placed(session, start, end, "road", session.lengths[0].metres, (work_block(session, start, end),))


def _is_the_race(week: Week, race: Placed, past: Placed) -> bool:
    """Whether a session of the history is the race: a race on that day, or any session at that time."""
    same_day = week.day_of(past.start) == week.day_of(race.start)
    return (past.session.is_race and same_day) or past.span.overlaps(race.span)
