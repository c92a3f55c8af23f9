"""The athletes of the cases, and their planned weeks."""

from __future__ import annotations

from functools import cache

import liftrun
from liftrun.documents.plan import PlanDocument

GYM = {"travel_minutes": 10, "open": {"every_day": "05:30-22:00"}}


def runner(**facts):
    """A fictional runner in London who may train all day; a fact of None is left out."""
    common = {
        "name": "Case",
        "timezone": "Europe/London",
        "units": "miles",
        "experience": "intermediate",
        "paces": {"easy": "9:30"},
        "availability": {"every_day": ["05:00-21:30"]},
        "gym": GYM,
    }
    return {key: value for key, value in {**common, **facts}.items() if value is not None}


def race(distance, date):
    return {"distance": distance, "date": date, "start": "09:00"}


def running(days, weekly_distance):
    return {"days": days, "weekly_distance": weekly_distance}


def planned(facts, week):
    """The plan of a week, as the published document."""
    return PlanDocument.model_validate_json(liftrun.plan(facts, week=week, busy=[]).to_json())


@cache
def case(name):
    """The plan of a case by its name."""
    return planned(*CASES[name])


def lifts(plan):
    return [one for one in plan.sessions if one.activity == "lift"]


def exercises(session, role="main"):
    return [part for part in session.workout.parts if part.role == role]


CASES = {
    "peak-effort": (runner(race=race("full", "2027-04-25"), running=running(5, 45)), "2027-03-15"),
    "peak-start": (runner(race=race("full", "2027-04-25"), running=running(5, 45)), "2027-03-01"),
    "taper-effort": (
        runner(race=race("half", "2027-04-25"), running=running(5, 32), peak_lifting="endurance"),
        "2027-04-12",
    ),
    "equipment": (
        runner(
            paces={"easy": "9:00"},
            race=race("half", "2027-05-09"),
            running=running(5, 35),
            home={"equipment": ["yoga mat"]},
        ),
        "2027-02-15",
    ),
    "mat-only": (
        runner(race=race("half", "2027-05-09"), running=running(5, 35), home={"equipment": ["yoga mat"]}, gym=None),
        "2027-02-15",
    ),
    "light-dumbbells": (
        runner(
            race=race("half", "2027-05-09"),
            running=running(5, 35),
            home={"equipment": ["dumbbells to 12 kg"]},
            gym=None,
        ),
        "2027-02-15",
    ),
    "back-from-injury": (
        runner(
            experience="beginner",
            paces={"easy": "12:00"},
            running=running(3, 6),
            home={"equipment": ["barbell"]},
            gym=None,
        ),
        "2027-03-01",
    ),
    "crossfit": (
        runner(
            experience=None,
            running_experience="beginner",
            lifting_experience="advanced",
            paces={"easy": "11:30"},
            race=race("10k", "2027-04-11"),
            running=running(3, 10),
        ),
        "2027-03-01",
    ),
    "jumps-after-21-miles": (
        runner(experience="advanced", paces={"easy": "7:40"}, race=race("full", "2027-04-18"), running=running(6, 70)),
        "2027-02-01",
    ),
    "doubles": (
        runner(
            experience="advanced",
            paces={"easy": "7:40"},
            race=race("full", "2027-04-18"),
            runs=[
                {"kind": kind, "distance": miles}
                for kind, miles in (
                    ("long", 18),
                    ("tempo", 9),
                    ("speed", 8),
                    *(("easy", n) for n in (6, 6, 6, 4, 4, 4, 5)),
                )
            ],
            rules={"one-run-a-day": {"at_most": 2}},
        ),
        "2027-02-01",
    ),
    "rest-day": (
        runner(
            paces={"easy": "9:00", "tempo": "7:30", "speed": "7:00"},
            race=race("10k", "2027-05-09"),
            running=running(4, 24),
            availability={"weekdays": ["06:00-07:30", "17:00-20:00"], "weekend": ["07:00-12:00"]},
            preferences={"long_run_days": ["sun"], "rest_day": "mon"},
        ),
        "2027-03-22",
    ),
    "short-lifts": (runner(running=running(4, 30), lift_minutes=30), "2027-03-01"),
    "known-maxima": (
        runner(running=running(4, 30), one_rep_max={"squat": 100, "deadlift": 120, "bench_press": 60}),
        "2027-03-01",
    ),
}
