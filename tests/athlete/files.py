"""Athlete files as texts: a good one, and the same with some of its tables changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.athlete import athlete_from
from liftrun.inputs.toml_files import parse_toml

if TYPE_CHECKING:
    from pathlib import Path

    from liftrun.athlete import Athlete

TOP = """name = "Ada Brook"
timezone = "Europe/Berlin"
units = "miles"
experience = "beginner"
"""
TABLES = {
    "paces": 'easy = "9:30"',
    "running": "days = 4\nweekly_distance = 25",
    "availability": 'every_day = ["06:00-08:00", "18:00-21:00"]',
    "home": 'equipment = ["dumbbells"]',
}


def athlete_text(top: str = TOP, more: str = "", **tables: str | None) -> str:
    """The good file with another beginning, other tables (None: without it), and more at its end."""
    content = {**TABLES, **tables}
    return top + "".join(f"[{name}]\n{lines}\n" for name, lines in content.items() if lines is not None) + more


def athlete(folder: Path, top: str = TOP, more: str = "", **tables: str | None) -> Athlete:
    """The athlete whom such a file describes."""
    return athlete_from(parse_toml(athlete_text(top, more, **tables), "athlete.toml"), "athlete.toml", folder)
