"""The athlete's file: its tables, and how it is read."""

from liftrun.athlete.fields import Window
from liftrun.athlete.load import athlete_from, check_against_week, load_athlete
from liftrun.athlete.model import Athlete
from liftrun.athlete.tables import (
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
from liftrun.athlete.wishes import Ban, PastSession, Pin, PinTime
from liftrun.fields import clock_text

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
