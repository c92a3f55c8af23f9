"""The thirty weeks of the gallery: fictional athletes, each with a race, a phase and a level."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

RACE_DAY = date(2027, 5, 9)
PHASE_WEEKS = {
    "full": {"base": 18, "build": 10, "peak": 5, "taper": 2, "race week": 0},
    "half": {"base": 14, "build": 8, "peak": 4, "taper": 1, "race week": 0},
    "10k": {"base": 10, "build": 4, "race week": 0},
    "5k": {"base": 10, "build": 4, "race week": 0},
}
"""Race -> phase -> weeks to go in the gallery's week of that phase."""

DAWN = {"weekdays": ["05:30-07:30", "12:00-13:30", "18:00-20:30"], "weekend": ["07:00-12:00", "15:00-19:00"]}
OFFICE = {"weekdays": ["06:00-07:30", "17:30-20:30"], "weekend": ["07:00-12:00", "14:00-19:00"]}
PARENT = {"weekdays": ["05:00-06:30", "19:30-21:00"], "weekend": ["05:30-09:30", "13:00-15:00"]}
GYM = {"gym": {"travel_minutes": 10, "open": {"every_day": "05:30-22:00"}}}
RACK = {"home": {"equipment": ["barbell", "rack", "bench", "plyo box"]}}
DUMBBELLS = {"home": {"equipment": ["dumbbells to 20 kg", "band"]}}
MAT = {"home": {"equipment": ["yoga mat"]}}

LEVELS = {
    ("full", "beginner"): {
        "name": "Robin First-Marathon",
        "units": "km",
        "running": {"days": 4, "weekly_distance": 48},
        "recent": {"weekly_distance": 46, "longest_run": 22},
        "paces": {"easy": "6:50"},
        "availability": OFFICE,
        **DUMBBELLS,
    },
    ("full", "advanced"): {
        "name": "Alex Seventy-Miles",
        "units": "miles",
        "running": {"days": 6, "weekly_distance": 65},
        "recent": {"weekly_distance": 63, "longest_run": 19},
        "paces": {"easy": "8:15"},
        "result": {"distance": "half", "time": "1:27:30"},
        "availability": DAWN,
        **GYM,
    },
    ("half", "beginner"): {
        "name": "Sam New-to-Weights",
        "units": "miles",
        "running": {"days": 4, "weekly_distance": 22},
        "recent": {"weekly_distance": 21, "longest_run": 8},
        "paces": {"easy": "11:15"},
        "lift_minutes": 30,
        "availability": PARENT,
        **MAT,
    },
    ("half", "intermediate"): {
        "name": "Jo Half-Marathon",
        "units": "km",
        "running": {"days": 5, "weekly_distance": 58},
        "recent": {"weekly_distance": 56, "longest_run": 18},
        "paces": {"easy": "5:50", "tempo": "4:55"},
        "availability": OFFICE,
        **GYM,
    },
    ("10k", "intermediate"): {
        "name": "Kim Ten-K",
        "units": "miles",
        "running": {"days": 5, "weekly_distance": 30},
        "recent": {"weekly_distance": 29, "longest_run": 9},
        "paces": {"easy": "9:30"},
        "result": {"distance": "10k", "time": "48:30"},
        "availability": OFFICE,
        **RACK,
    },
    ("5k", "advanced"): {
        "name": "Toni Five-K",
        "units": "miles",
        "running": {"days": 6, "weekly_distance": 40},
        "recent": {"weekly_distance": 39, "longest_run": 11},
        "paces": {"easy": "8:00"},
        "result": {"distance": "5k", "time": "19:40"},
        "heart_rate": {"highest": 188},
        "availability": DAWN,
        **RACK,
    },
}


@dataclass(frozen=True)
class GalleryWeek:
    """A week of the gallery: what it is about, the athlete's file as a table, and its Monday."""

    key: str
    about: str
    athlete: dict = field(hash=False)
    monday: date


def gallery_weeks():
    """The weeks in the order of the page."""
    return [*_run_ups(), *_others()]


def _run_ups():
    for (race, level), athlete in LEVELS.items():
        for phase, weeks in PHASE_WEEKS[race].items():
            key = f"{race}-{level}-{phase.replace(' ', '-')}"
            yield GalleryWeek(key, f"{_RACES[race]}, {phase}, {level}", _file(athlete, race, level), _monday(weeks))


_RACES = {"full": "Marathon", "half": "Half marathon", "10k": "10K", "5k": "5K"}


def _others():
    """Weeks after a race, and runners of whom each has something of their own."""
    half = LEVELS["half", "intermediate"]
    yield GalleryWeek(
        "after-half-rest", "Half marathon, the week after it", _file(half, "half", "intermediate"), _monday(-1)
    )
    yield GalleryWeek(
        "after-half-lighter",
        "Half marathon, two weeks after it: base, eased in",
        _file(half, "half", "intermediate"),
        _monday(-2),
    )
    time = {
        "name": "Tess By-Time",
        "units": "km",
        "running": {"days": 4, "weekly_minutes": 220},
        "recent": {"weekly_minutes": 210, "longest_minutes": 75},
        "availability": OFFICE,
        **DUMBBELLS,
    }
    yield GalleryWeek(
        "half-by-time",
        "Half marathon, build, by time and effort alone",
        _file(time, "half", "intermediate"),
        _monday(8),
    )
    older = {**LEVELS["10k", "intermediate"], "name": "Otto Over-Sixty", "age": 66, "returning": True}
    older["recent"] = {"weekly_distance": 0, "longest_run": 0}
    yield GalleryWeek(
        "10k-return", "10K, base, back after a break at 66", _file(older, "10k", "intermediate"), _monday(12)
    )


def _file(athlete, race, level):
    settings = {"timezone": "Europe/London", "experience": level, "preferences": {"long_run_days": ["sat", "sun"]}}
    return {**athlete, **settings, "race": {"distance": race, "date": RACE_DAY, "start": "09:00"}}


def _monday(weeks):
    return RACE_DAY - timedelta(days=RACE_DAY.weekday()) - timedelta(weeks=weeks)
