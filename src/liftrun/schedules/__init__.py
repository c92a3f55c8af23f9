"""Weeks of training by anyone: plans in JSON, calendars, weeks written by hand."""

from liftrun.schedules.formats.load_schedule import load_schedule, read_schedule
from liftrun.schedules.model import Extent, Hints, ReadSchedule, ReadSession, StatedSeason, Unrecognised

__all__ = [
    "Extent",
    "Hints",
    "ReadSchedule",
    "ReadSession",
    "StatedSeason",
    "Unrecognised",
    "load_schedule",
    "read_schedule",
]
