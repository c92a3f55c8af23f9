"""Athletes with a race near the week they plan, and their weeks, planned."""

from __future__ import annotations

from datetime import date
from functools import cache

from liftrun.athlete.sections import Race
from liftrun.calendars.clock import week_of
from liftrun.calendars.policy import CalendarReading
from liftrun.planning.prepare import plan_week, prepare
from liftrun.reasons.drop_reasons import reasons
from liftrun.reasons.session_names import titles
from liftrun.rulebook.rulebook_files import load_rulebook
from tests.demand.people import athlete

RACE_DAY = date(2027, 4, 19)  # a Monday


def runner(distance="full", day=RACE_DAY, **facts):
    """Someone in New York who can train all day, and races on that day at ten."""
    race = Race.model_validate({"distance": distance, "date": day, "start": "10:00"})
    return athlete(None, timezone="America/New_York", **facts).model_copy(update={"races": (race,)})


def done(session, day, at, minutes=90, **facts):
    """An entry of the history; runs of ten miles."""
    run = {} if session in ("lift", "mobility") else {"distance": 10}
    return {"session": session, "day": day, "at": at, "minutes": minutes, **run, **facts}


_rulebook = cache(load_rulebook)


def prepared(someone, monday=RACE_DAY):
    """The week's problem, with nothing in the calendar."""
    return prepare(someone, week_of(monday, someone.timezone), CalendarReading(), _rulebook())


def planned(someone, monday=RACE_DAY):
    """The best plan of a week."""
    return plan_week(prepared(someone, monday)).outcome.plan


def placed(plan):
    """Session id -> day, for what is in the plan."""
    return {one.session.id: plan.schedule.day(one) for one in plan.schedule.placed}


def told(someone, monday=RACE_DAY):
    """Why each session is not in the plan."""
    problem = prepared(someone, monday).problem
    return reasons(problem, planned(someone, monday), titles(problem.instance.sessions))
