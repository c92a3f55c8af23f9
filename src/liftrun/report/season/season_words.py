"""Sentences and short words about a season."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.documents.dates import long_date
from liftrun.documents.session_wording import distance
from liftrun.domain import ACTIVITIES
from liftrun.domain.units import distance_of, unit_name
from liftrun.report.week.week_words import PHASES

if TYPE_CHECKING:
    from liftrun.documents.season import SeasonDocument, SeasonWeekPart

PROVEN = "Each week is proven best, given the weeks before it. The season as a whole is not proven."
IN_TIME = "Time ran out in some weeks, so not every week is proven best given the weeks before it."
ROLES = {
    "load": "",
    "recovery": "lighter week",
    "taper": "",
    "rest": "rest after the race",
    "easing in": "easing in",
}
CALENDARS = {"known": "", "partly": "calendar known in part", "typical": "typical week"}


def season_title(season: SeasonDocument) -> str:
    """`Season of 12 weeks from 30 November 2026`."""
    return f"Season of {counted(len(season.weeks), 'week')} from {long_date(season.weeks[0].week_start)}"


def season_subtitle(season: SeasonDocument) -> str:
    """`Maya Lindqvist · marathon on 31 January 2027`."""
    races = (f"{race.title} on {long_date(race.date)}" for race in season.races)
    return " · ".join((season.athlete, *races))


def proof(season: SeasonDocument) -> str:
    """What is proven of the weeks, and what is not."""
    return PROVEN if season.status == "optimal" else IN_TIME


def totals(season: SeasonDocument) -> str:
    """`Total: 312 mi in 48 runs, 21 lifts; 3 sessions did not fit.`."""
    runs = sum(ACTIVITIES[part.activity].has_distance for week in season.weeks for part in week.plan.sessions)
    metres = sum(week.metres + week.race_metres for week in season.weeks)
    lifts = sum(week.lifts for week in season.weeks)
    lost = sum(len(week.plan.dropped) for week in season.weeks)
    fits = f"{counted(lost, 'session')} did not fit" if lost else "everything fits"
    return f"Total: {distance(metres, season.units)} in {counted(runs, 'run')}, {counted(lifts, 'lift')}; {fits}."


def amount(metres: int, season: SeasonDocument) -> str:
    """A distance in the season's unit, without it: "24", "7.5"."""
    return f"{distance_of(metres, season.units):.1f}".removesuffix(".0")


def unit(season: SeasonDocument) -> str:
    """`mi` or `km`."""
    return unit_name(season.units)


def week_head(week: SeasonWeekPart) -> str:
    """`Peak, 5 weeks to the race` or `Base`."""
    if week.weeks_to_race is None or week.weeks_to_race < 1:
        return PHASES[week.phase]
    return f"{PHASES[week.phase]}, {counted(week.weeks_to_race, 'week')} to the race"


def remarks(week: SeasonWeekPart) -> str:
    """What is special about a week: `lighter week, typical week`."""
    most = "most miles" if week.peak_mileage else ""
    return ", ".join(filter(None, (ROLES[week.role] if week.role else "", most, CALENDARS[week.calendar])))


def did_not_fit(week: SeasonWeekPart) -> str:
    """The titles of the dropped sessions, and those that had to be shortened."""
    lost = [part.title for part in week.plan.dropped]
    shorter = [f"{part.title} is shorter" for part in week.plan.sessions if part.shortened]
    return ", ".join((*lost, *shorter))


def counted(count: int, noun: str) -> str:
    """`1 week`, `3 weeks`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
