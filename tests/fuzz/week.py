"""The week that fuzzed files are read for."""

from datetime import date

from liftrun.calendars.clock import week_of

MONDAY = date(2026, 11, 23)
WEEK = week_of(MONDAY, "Europe/Berlin")
