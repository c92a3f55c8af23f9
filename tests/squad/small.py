"""A small squad on disk, made of the example club, and how to run the command on it."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.house.source_tree import ROOT

CLUB = ROOT / "examples" / "club"
WEEK = "2026-11-23"
ROOM = """
[[room]]
id = "shed"
places = 1
open = { weekdays = "17:30-20:00", weekend = "09:00-12:00" }
"""


def folder_of(tmp_path: Path, count: int) -> Path:
    """A folder with the first so many athletes of the club, and a squad's file that shares nothing."""
    athletes = tmp_path / "athletes"
    athletes.mkdir()
    for path in sorted((CLUB / "athletes").glob("*.toml"))[:count]:
        shutil.copy(path, athletes)
        shutil.copy(path.with_suffix(".ics"), athletes)
    squad = tmp_path / "squad.toml"
    squad.write_text('name = "Everyone"\ntimezone = "Europe/London"\nathletes = "athletes/"\n', encoding="utf-8")
    return squad


def command(squad: Path, out: Path, *options: str) -> list[str]:
    """The command line that plans a squad."""
    line = [sys.executable, "-m", "liftrun", "squad", "plan", str(squad), "--week", WEEK, "--out", str(out)]
    return [*line, "--now", "2026-11-22T18:00Z", "--jobs", "2", *options]


def environment() -> dict[str, str]:
    """The environment for it."""
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}


def run(squad: Path, out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    return subprocess.run(
        command(squad, out, *options), env=environment(), capture_output=True, text=True, encoding="utf-8", check=False
    )


def contents(out: Path) -> dict[str, str]:
    """Hash of every file of an output folder except the file of results: its pages depend on the order of the work."""
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and not path.name.startswith("results.sqlite")
    }
