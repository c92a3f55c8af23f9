"""Fictional athletes, calendars and seasons."""

from __future__ import annotations

from datetime import date, timedelta

import liftrun

NOW = "2026-11-27T18:00Z"
"""A Friday; the season begins on 2026-11-30."""
FIRST = date(2026, 11, 30)
ROOMY = {
    "name": "Ida Moor",
    "timezone": "Europe/Berlin",
    "units": "km",
    "experience": "intermediate",
    "paces": {"easy": "6:00"},
    "running": {"days": 4, "weekly_distance": 45},
    "recent": {"weekly_distance": 30, "longest_run": 12},
    "availability": {"every_day": ["06:00-09:00", "17:00-21:00"]},
    "home": {"equipment": ["dumbbells"]},
}
"""An athlete with enough free time for every session."""


def race(distance="half", weeks=10, day=6, **more):
    """A race some weeks after the first week of the season, on a weekday (6 is Sunday)."""
    return {"distance": distance, "date": FIRST + timedelta(days=7 * weeks + day), **more}


def season(*races, now=NOW, weeks=None, busy=(), **changes):
    """The season of the roomy athlete with some changes."""
    athlete = {**ROOMY, **changes, **({"race": list(races)} if races else {})}
    return liftrun.season(
        {key: value for key, value in athlete.items() if value is not None}, now=now, weeks=weeks, busy=busy
    )


def calendar(path, *events):
    """A calendar file: each event is `(start, minutes)` in local time, or `(start, minutes, rule)`."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//EN"]
    for number, (start, minutes, *rule) in enumerate(events, start=1):
        lines += ["BEGIN:VEVENT", f"UID:{number}@example.org", "DTSTAMP:20261101T000000Z", f"SUMMARY:Event {number}"]
        lines += [f"DTSTART;TZID=Europe/Berlin:{start:%Y%m%dT%H%M%S}", f"DURATION:PT{minutes}M"]
        lines += [f"RRULE:{one}" for one in rule] + ["END:VEVENT"]
    path.write_bytes("\r\n".join([*lines, "END:VCALENDAR", ""]).encode())
    return path


def km(metres):
    """Kilometres."""
    return metres / 1000
