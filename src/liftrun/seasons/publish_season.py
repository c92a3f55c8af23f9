"""From the planned weeks of a season to its published form, `liftrun.season/1`."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from liftrun.calendars.clock import week_of
from liftrun.documents.dates import long_date
from liftrun.documents.season import SeasonDocument
from liftrun.domain import ACTIVITIES
from liftrun.domain.units import DAYS_PER_WEEK
from liftrun.seasons.goals import GoalFacts, lifting_sentence, race_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liftrun.athlete import Athlete
    from liftrun.documents.season import SeasonRacePart, SeasonWeekPart
    from liftrun.seasons.own_plan import OwnPlan
    from liftrun.seasons.plan_season import PlannedSeason
    from liftrun.seasons.season_weeks import SeasonWeeks


def publish_season(
    athlete: Athlete, ahead: SeasonWeeks, planned: PlannedSeason, own: OwnPlan | None = None
) -> SeasonDocument:
    """The document of a season.

    Args:
        athlete: The athlete, with the history of before the season.
        ahead: The weeks that the season should have.
        planned: The weeks as planned; `status` is `optimal` or `feasible`.
        own: The athlete's own plan, if its runs were placed.
    """
    races = tuple(_races(athlete, ahead, planned))
    mileage = planned.mileage
    assert planned.status in {"optimal", "feasible"}  # noqa: S101  # the caller has refused every other one
    return SeasonDocument(
        athlete=athlete.name,
        timezone=athlete.timezone,
        units=athlete.units,
        first_day=ahead.first_day,
        known_until=planned.calendar.known_until,
        wished_metres=athlete.metres(mileage.wished) if mileage else None,
        status="optimal" if planned.status == "optimal" else "feasible",
        races=races,
        notes=(*(_about_own_plan(own, planned) if own else ()), *_notes(athlete, ahead, planned, races, own=own)),
        unread=own.unread if own else (),
        calendar_notes=(*planned.calendar.reading.assumed, *planned.calendar.reading.skipped),
        weeks=planned.weeks,
    )


def _races(athlete: Athlete, ahead: SeasonWeeks, planned: PlannedSeason) -> Iterator[SeasonRacePart]:
    since = ahead.mondays[0]
    mileage = planned.mileage
    stated = mileage.recent.longest if mileage else None
    for number, race in enumerate(ahead.races):
        weeks = [week for week in planned.weeks if since <= week.week_start <= race.date]
        before = athlete.metres(stated) if stated and not number else 0
        wished = athlete.metres(mileage.wished) if mileage else None
        yield race_part(race, athlete, planned.rulebook, GoalFacts(weeks, before, wished))
        since = race.date


def _notes(
    athlete: Athlete,
    ahead: SeasonWeeks,
    planned: PlannedSeason,
    races: Sequence[SeasonRacePart],
    *,
    own: OwnPlan | None,
) -> Iterator[str]:
    yield from (race.says for race in races if not race.in_reach)
    yield from _about_races(ahead)
    if athlete.running is None and own is None:
        yield "You list your runs yourself, so each week has them as they are; liftrun builds up no distance."
    elif planned.mileage and planned.mileage.recent.weekly is None and not athlete.returning:
        yield "Nothing is known of your recent weeks. With a [recent] table the season builds on them."
    guessed = [week for week in planned.weeks if week.calendar != "known"]
    if guessed:
        day = long_date(planned.calendar.known_until.date())
        yield (
            f"Your calendar is known until {day}. After that a typical week counts: what was busy in at least half of"
            " the last eight weeks. Repeated events count on their own dates. Plan again when you know more."
        )
    yield from (sentence for race in races if (sentence := lifting_sentence(race)))


def _about_own_plan(own: OwnPlan, planned: PlannedSeason) -> Iterator[str]:
    """How many runs of the own plan have a place, and in which weeks some are left out because of the race."""
    weeks = [(week, own.of(week_of(week.week_start, week.plan.timezone))) for week in planned.weeks]
    count = sum(len(runs) for _, runs in weeks)
    less = [week.week_start for week, runs in weeks if len(runs) > _asked(week)]
    yield f"Your own plan has {count} runs in these weeks; liftrun chose their times, and added the rest."
    if outside := len(own.runs) - count:
        runs = "1 run of your own plan is in another week" if outside == 1 else f"{outside} runs are in other weeks"
        yield f"{runs}."
    if less:
        days = ", ".join(long_date(day) for day in less)
        yield f"In race week and in the rest after it, not all runs of your plan are used: weeks of {days}."
    if own.unread:
        yield "Some lines of your own plan were not read as runs; they are listed below."


def _asked(week: SeasonWeekPart) -> int:
    """How many runs were requested in a week, the race not counted."""
    placed = sum(ACTIVITIES[one.activity].has_distance and one.kind != "race" for one in week.plan.sessions)
    return placed + sum(bool(one.slot and ACTIVITIES[one.slot.activity].has_distance) for one in week.plan.dropped)


def _about_races(ahead: SeasonWeeks) -> Iterator[str]:
    if not ahead.races and ahead.too_far is None:
        yield f"No race is entered, so these are {len(ahead.mondays)} weeks of the off-season."
    if ahead.too_far is not None:
        yield f"The race on {long_date(ahead.too_far.date)} is after these weeks; they are the first ones towards it."
    for one, other in zip(ahead.races, ahead.races[1:], strict=False):
        if other.date - one.date < timedelta(days=DAYS_PER_WEEK * 2):
            dates = f"{long_date(one.date)} and {long_date(other.date)}"
            yield f"The races on {dates} are so close that you cannot train between them."
