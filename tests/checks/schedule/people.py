"""An athlete whose week others plan, and what a check against her life finds."""

from __future__ import annotations

from pathlib import Path

from liftrun.athlete import load_athlete
from liftrun.checks.schedule import CheckedAthlete, CheckOptions, check_schedule

ATHLETE = """
name = "Ines Carvalho"
timezone = "Europe/Lisbon"
units = "km"
experience = "advanced"
paces.easy = "5:40"
running = { days = 5, weekly_distance = 60 }
availability = { weekdays = ["06:00-08:00", "18:00-22:00"], weekend = "07:00-13:00" }
"""
GYM = """
[gym]
travel_minutes = 20
open = { weekdays = "06:30-22:00", weekend = "09:00-12:00" }
"""
HOME = """
[home]
equipment = "dumbbells"
"""
DATED = 'phase = "build"\nrace = "half"\nweek_start = 2026-11-23\n'
BUSY = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//Office//EN
BEGIN:VEVENT
UID:meeting@example.org
SUMMARY:Secret meeting
DTSTART;TZID=Europe/Lisbon:20261124T183000
DTEND;TZID=Europe/Lisbon:20261124T193000
END:VEVENT
END:VCALENDAR
"""


def athlete_file(folder, more=GYM + HOME):
    path = folder / "athlete.toml"
    path.write_text(ATHLETE + more, encoding="utf-8")
    return path


def check(folder, week, athlete=None, busy="", **asked):
    """The document of a week written by hand, against an athlete's file where its rest is given."""
    schedule = folder / "week.toml"
    schedule.write_text(week, encoding="utf-8")
    person = None
    if athlete is not None:
        path = athlete_file(folder, athlete)
        person = CheckedAthlete(load_athlete(path), str(path))
    files = []
    if busy:
        files = [Path(folder / "busy.ics")]
        files[0].write_text(busy, encoding="utf-8")
    return check_schedule(schedule, CheckOptions(**asked), person, files)


def structure(found):
    """What is broken, and what cannot be told, of free time, overlaps and pins: rule -> sessions, details."""
    names = {"free-time", "one-at-a-time", "pinned"}
    return (
        {(part.rule, part.sessions): part.detail for part in found.broken if part.rule in names},
        {(part.rule, part.sessions): part.missing for part in found.cannot_tell if part.rule in names},
    )
