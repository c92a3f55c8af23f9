"""Write squads generated from a seed: a .jsonl of athletes, a calendar for each, and a squad's file.

    python benchmarks/squad_files.py FOLDER --athletes 200 --places 10

The same arguments give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import random
from datetime import date, timedelta
from pathlib import Path

from liftrun.bench.instances.busy_life import busy_times
from liftrun.calendars.clock import moment_of, week_of

MONDAY = date(2026, 10, 5)
ZONE = "Europe/London"
ROOM = """
[[room]]
id = "weights"
places = {places}
open = {{ weekdays = {weekdays}, weekend = "09:00-13:00" }}
"""
ALL_DAY = '["06:30-09:00", "12:00-14:00", "17:00-21:00"]'
EVENINGS = '"17:00-21:00"'


def tables(randomness: random.Random, name: str) -> dict[str, object]:
    """An athlete who runs four to six times a week and wants three lifts in the gym."""
    early = randomness.choice(("05:45", "06:15", "06:30"))
    evening = randomness.choice(("17:00", "17:30", "18:30"))
    days = randomness.choice((4, 5, 5, 6))
    race, weeks = randomness.choice((("full", 10), ("half", 9), ("10k", 5), ("half", 8)))
    return {
        "name": name,
        "timezone": ZONE,
        "units": "miles",
        "experience": randomness.choice(("intermediate", "intermediate", "advanced")),
        "lifts_per_week": 3,
        "paces": {"easy": randomness.choice(("8:45", "9:30", "10:30"))},
        "running": {"days": days, "weekly_distance": days * randomness.choice((5, 6, 7))},
        "race": {"distance": race, "date": str(MONDAY + timedelta(weeks=weeks, days=6))},
        "availability": {
            "weekdays": [f"{early}-08:00", "12:00-13:30", f"{evening}-21:30"],
            "weekend": ["07:00-13:00", "14:30-19:00"],
        },
        "gym": {
            "travel_minutes": randomness.choice((5, 10, 15)),
            "open": {"weekdays": "06:00-21:30", "weekend": "08:00-18:00"},
        },
        "calendars": {"busy": [f"{name}.ics"], "buffer_minutes": randomness.choice((5, 10))},
        "preferences": {
            "lift_time": randomness.choice(("12:00-14:00", "17:00-21:30", "05:00-09:00")),
            "long_run_days": ["sat", "sun"],
        },
    }


def calendar(randomness: random.Random, name: str) -> bytes:
    """A busy week as an .ics file."""
    week = week_of(MONDAY, ZONE)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example.org//diary//EN"]
    for number, busy in enumerate(busy_times(randomness, week, randomness.choice((8, 10, 12, 14)))):
        start, end = (moment_of(week, minute).strftime("%Y%m%dT%H%M%S") for minute in busy.span)
        lines += ["BEGIN:VEVENT", f"UID:{number}-{name}@example.org", "DTSTAMP:20260901T080000Z"]
        lines += [f"DTSTART;TZID={ZONE}:{start}", f"DTEND;TZID={ZONE}:{end}", f"SUMMARY:{busy.title}", "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def write_squad(folder: Path, athletes: int, places: int | None, seed: int = 0, weekdays: str = ALL_DAY) -> Path:
    """Write a squad; without places, one of independent athletes. `weekdays` is when the room is open on those.

    Returns its file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "athletes.jsonl").open("w", encoding="utf-8") as file:
        for number in range(athletes):
            randomness, name = random.Random(f"{seed}/{number}"), f"runner-{number:06d}"
            file.write(json.dumps(tables(randomness, name)) + "\n")
            (folder / f"{name}.ics").write_bytes(calendar(randomness, name))
    text = f'name = "Benchmark {athletes}"\ntimezone = "{ZONE}"\nathletes = "athletes.jsonl"\n'
    room = ROOM.format(places=places, weekdays=weekdays) if places else ""
    (folder / "squad.toml").write_text(text + room, encoding="utf-8")
    return folder / "squad.toml"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--athletes", type=int, default=200)
    parser.add_argument("--places", type=int)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    print(write_squad(given.folder, given.athletes, given.places, given.seed))
