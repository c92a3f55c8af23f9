"""Plans of earlier weeks as history: what was planned counts as done, as long as nothing else is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.athlete import PastSession
from liftrun.calendars.clock import minute_of, moment_of
from liftrun.domain.activities import ACTIVITIES
from liftrun.domain.units import distance_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from liftrun.athlete import Athlete
    from liftrun.documents.plan import PlanDocument, SessionPart
    from liftrun.domain import Week


def with_past_plans(athlete: Athlete, plans: Iterable[PlanDocument], week: Week) -> Athlete:
    """The athlete with the sessions of earlier plans in their history.

    Args:
        athlete: The athlete. What their file states of the same days counts first.
        plans: Plans of weeks before the planned one.
        week: The planned week.
    """
    stated = {past.day_before(week.start) for past in athlete.history}
    found = [past for plan in plans for past in _sessions(plan, athlete, week)]
    new = [past for past in found if past.day_before(week.start) < 0 and past.day_before(week.start) not in stated]
    return athlete.model_copy(update={"history": (*athlete.history, *new)})


def _sessions(plan: PlanDocument, athlete: Athlete, week: Week) -> Iterator[PastSession]:
    for part in plan.sessions:
        start = moment_of(week, minute_of(week, part.start))
        traits = ACTIVITIES[part.activity]
        yield PastSession.model_construct(
            session=str(part.kind or part.activity),
            day=None,
            date=start.date(),
            at=60 * start.hour + start.minute,
            minutes=round((part.end - part.start).total_seconds() / 60),
            distance=_distance(part, athlete) if traits.has_distance else None,
            focus=part.focus or "full",
            heavy=part.heavy,
            hard=part.hard and traits.hard_as_stated,
            workout=part.workout.template if part.workout else None,
        )


def _distance(part: SessionPart, athlete: Athlete) -> float:
    """A run's distance in the athlete's unit; a run by time counts by the estimate of its workout."""
    metres = part.metres
    if metres is None and part.workout is not None:
        metres = part.workout.estimate_m
    return distance_of(metres or 0, athlete.units)
