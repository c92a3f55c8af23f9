"""Weeks of training by anyone: plans in JSON, calendars, weeks written by hand."""

from liftrun.schedules.model import Extent, Hints, ReadSchedule, ReadSession, Season, Unrecognised
from liftrun.schedules.reading import load_schedule, read_schedule

__all__ = [
    "Extent",
    "Hints",
    "ReadSchedule",
    "ReadSession",
    "Season",
    "Unrecognised",
    "load_schedule",
    "read_schedule",
]
