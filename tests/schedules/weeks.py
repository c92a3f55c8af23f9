"""Schedules of every sort, as text."""

from __future__ import annotations

import json

from liftrun.schedules import Hints, read_schedule
from tests.calendars.writing.weeks import export
from tests.support.factories.plans import build_week

RACES = {"5k": 5000, "10k": 10000, "half": 21098, "full": 42195}

HAND = """
phase = "build"
race = "half"
mon = ["tempo 6mi"]
tue = ["lift lower"]
thu = ["06:30 speed 5mi", "18:00 lift upper"]
sat = ["long 12mi", "lift full"]
sun = []
"""


def read(text, file="week.toml", **hints):
    """A schedule from a text or bytes."""
    return read_schedule(text if isinstance(text, bytes) else text.encode(), file, RACES, Hints(**hints))


def calendar(*events, head=""):
    """A calendar of events, each a text of property lines."""
    body = "\n".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Coach//EN\n{head}{body}\nEND:VCALENDAR\n".replace(
        "\n", "\r\n"
    )


def event(title, day, clock="", end="", *more, zone="Europe/Berlin", uid=""):
    """An event on a day such as `20261124`: whole-day without a clock, else at `0630` to `0730` or without an end."""
    uid = uid or f"{title}-{day}-{clock}@example.org".replace(" ", "-")
    lines = [f"UID:{uid}", f"SUMMARY:{title}"]
    if clock:
        lines.append(f"DTSTART;TZID={zone}:{day}T{clock}00")
        lines += [f"DTEND;TZID={zone}:{day}T{end}00"] if end else []
    else:
        lines.append(f"DTSTART;VALUE=DATE:{day}")
    return "\n".join([*lines, *more])


def plan_text(**changes):
    """A published plan as JSON, with top-level keys changed."""
    return json.dumps({**json.loads(build_week().model_dump_json()), **changes})


def own_calendar():
    """The calendar of the same plan."""
    return export(build_week())
