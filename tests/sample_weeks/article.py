"""The article's two sample weeks, S27 and S28, at plain clock times, for a half-marathoner whose every hour is free."""

from __future__ import annotations

from datetime import timedelta

from liftrun.athlete import Athlete
from liftrun.calendars.policy import CalendarReading
from liftrun.domain import Dropped, Plan
from liftrun.planning.prepare import prepare
from liftrun.rulebook import load_rulebook
from tests.support.factories.weeks import PLAIN, at, put, schedule

PHASES = {"build": 8, "peak": 4}  # phase -> weeks to the race

# The article names days only. Here runs are in the morning and lifts after work, so the run comes first (S23), with
# more than two hours to the lift (S24) and three to a lift that begins with plyometrics.
DAYS = {
    "build": {
        "run-tempo": "mon 06:30",
        "lift-2": "tue 17:30",
        "run-easy-2": "wed 06:30",
        "run-speed": "thu 06:30",
        "lift-3": "thu 17:30",
        "run-easy-1": "fri 06:30",
        "run-long": "sat 08:00",
        "lift-1": "sat 14:30",
    },
    "peak": {
        "run-tempo": "mon 06:30",
        "run-easy-2": "tue 06:30",
        "lift-1": "tue 17:30",
        "run-speed": "wed 06:30",
        "lift-2": "thu 17:30",
        "run-easy-1": "fri 06:30",
        "run-long": "sat 08:00",
    },
}
KINDS = {
    "build": {"run-tempo": "tempo", "lift-2": "lower", "run-speed": "speed", "lift-3": "upper", "lift-1": "full"},
    "peak": {"run-tempo": "tempo", "lift-1": "full", "run-speed": "speed", "lift-2": "full"},
}
"""The kind or focus of the sessions in the article, to be compared with the demand."""


def half_marathoner(phase):
    """Five days of running, home equipment, and nothing else from five to ten."""
    return Athlete.model_validate(
        {
            "name": "Noor van Dijk",
            "timezone": "Europe/Berlin",
            "units": "miles",
            "experience": "intermediate",
            "paces": {"easy": "9:30"},
            "running": {"days": 5, "weekly_distance": 32},
            "race": {"distance": "half", "date": PLAIN.start + timedelta(weeks=PHASES[phase], days=6)},
            "availability": {"every_day": ("05:00-22:00",)},
            "home": {"equipment": ("barbell", "dumbbells")},
        }
    )


def open_week(phase, pack):
    """The half-marathoner's week with an open calendar, ready to be solved."""
    athlete = half_marathoner(phase).model_copy(update={"pack": pack})
    return prepare(athlete, PLAIN, CalendarReading(()), load_rulebook())


def sample_week(prepared):
    """The article's week of a phase, in the sessions of the demand; in the build, leg lifts begin with plyometrics."""
    phase = prepared.demand.phase
    days = dict(DAYS[phase])
    placed = [
        put(one, at(PLAIN, days.pop(one.id)), jumps="first" if one.plyometrics else "")
        for one in prepared.demand.sessions
        if one.id in days
    ]
    assert not days, f"the week does not contain {sorted(days)}"
    kept = {one.session.id for one in placed}
    return Plan(schedule(PLAIN, *placed), tuple(Dropped(s) for s in prepared.demand.sessions if s.id not in kept))
