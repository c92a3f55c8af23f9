"""Athletes for tests of what a week should hold: a plain one, changed by keyword, and the week they look at."""

from __future__ import annotations

from datetime import timedelta

from liftrun.athlete import Athlete
from liftrun.calendars.clock import week_of
from liftrun.demand import demand
from liftrun.rulebook import load_rulebook, resolve_for
from tests.support.factories.weeks import PLAIN

WEEK = PLAIN
RACES = ("5k", "10k", "half", "full")
EXPERIENCES = ("beginner", "intermediate", "advanced")
UNSET = object()


def athlete(race="half", weeks=8, *, race_weekday=6, **facts):
    """Someone who runs five days and thirty miles; the race, if any, is so many weeks after the week."""
    known = {
        "name": "Maya Lindqvist",
        "timezone": "Europe/Berlin",
        "units": "miles",
        "experience": "intermediate",
        "paces": {"easy": "10:00"},
        "running": {"days": 5, "weekly_distance": 30},
        "availability": {"every_day": ("06:00-22:00",)},
        "gym": {"open": {"every_day": ("06:00-22:00",)}},
    }
    if race:
        known["race"] = {"distance": race, "date": WEEK.start + timedelta(weeks=weeks, days=race_weekday)}
    given = {**known, **facts}
    return Athlete.model_validate({key: value for key, value in given.items() if value is not UNSET})


def runs_of(*runs):
    """Facts of an athlete who lays down each run: `(kind, distance)`, or with a third item for further keys."""
    listed = tuple({"kind": run[0], "distance": run[1], **(run[2] if run[2:] else {})} for run in runs)
    return {"running": UNSET, "runs": listed}


def rules_for(someone, pack=None, week=WEEK):
    """The rulebook as it holds for someone's week."""
    return resolve_for(someone, week, load_rulebook(), pack=pack, file="athlete.toml")


def wanted(someone, pack=None, week=WEEK):
    """What someone's week should hold."""
    return demand(someone, week, rules_for(someone, pack, week))


def week_in(weeks_later):
    """The week so many weeks after `WEEK`."""
    return week_of(WEEK.start + timedelta(weeks=weeks_later), WEEK.timezone)


def kinds(demanded):
    """The runs by kind, an optional one marked, sorted."""
    return sorted(f"{s.kind}{' (optional)' if s.optional else ''}" for s in demanded.sessions if s.activity == "run")


def focuses(demanded):
    """The focus of each lift, sorted."""
    return sorted(s.focus for s in demanded.sessions if s.activity == "lift")


def session(demanded, name):
    """The session of an id."""
    return next(s for s in demanded.sessions if s.id == name)
