"""The athlete's file: its tables, and how it is read."""

from liftrun.athlete.load_athlete import athlete_from, check_against_week, load_athlete
from liftrun.athlete.pins import Ban, PastSession, Pin, PinTime
from liftrun.athlete.profile import Athlete
from liftrun.athlete.sections import (
    Calendars,
    DayWindows,
    Gym,
    Home,
    Paces,
    Preferences,
    Race,
    Run,
    Running,
)
from liftrun.athlete.values import Window
from liftrun.inputs.fields import clock_text

__all__ = [
    "Athlete",
    "Ban",
    "Calendars",
    "DayWindows",
    "Gym",
    "Home",
    "Paces",
    "PastSession",
    "Pin",
    "PinTime",
    "Preferences",
    "Race",
    "Run",
    "Running",
    "Window",
    "athlete_from",
    "check_against_week",
    "clock_text",
    "load_athlete",
]
