"""kill -9 while the state is written: what was acknowledged is there afterwards, and the file is whole."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from datetime import date

from liftrun.state.athlete_state import AthleteState
from tests.cli.running import run
from tests.house.source_tree import ROOT
from tests.profile import share

WRITER = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from liftrun.state.athlete_state import AthleteState
from liftrun.state.records import LogEntry
print("ready", flush=True)
number = int(sys.argv[2])
while True:
    with AthleteState(Path(sys.argv[1])) as state:
        for _ in range(3):
            with state.change("log", datetime.now(UTC)) as change:
                change.log(LogEntry(date=date(2026, 11, 24), status="note", note=str(number)))
            print(number, flush=True)
            number += 1
"""


def killed(path, first, seconds):
    """Write until it is killed; returns the numbers that were acknowledged."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(first)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout.readline() == "ready\n"
    time.sleep(seconds)
    writer.kill()
    lines, _ = writer.communicate()
    return [int(line) for line in lines.splitlines() if line.strip()]


def test_no_acknowledged_row_is_lost(tmp_path):
    chance, path, acknowledged = random.Random(13), tmp_path / "ada.state.sqlite", []
    for _ in range(share(6, 200)):
        first = acknowledged[-1] + 2 if acknowledged else 0
        acknowledged += killed(path, first, chance.uniform(0.0, 0.25))
        with AthleteState(path) as state:
            found = [int(entry.note) for entry in state.content(date(2026, 11, 1)).log]
        assert set(acknowledged) <= set(found)
        assert len(found) <= len(acknowledged) + 250
    assert acknowledged


def test_a_killed_replan_leaves_the_old_or_the_new_calendar_and_can_be_repeated(tmp_path):
    chance = random.Random(14)
    source, folder = ROOT / "examples" / "busy-week", tmp_path / "week"
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("athlete-*"))
    athlete, calendar = folder / "athlete.toml", folder / "w.ics"
    run("plan", athlete, "--week", "2026-11-23", "--now", "2026-11-22T18:00Z", "--state", "--ics", calendar)
    run("log", athlete, "--ill", "2", "--now", "2026-11-25T12:00Z")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    words = [sys.executable, "-m", "liftrun", "replan", str(athlete), "--now", "2026-11-25T12:00Z"]
    run(*words[3:])
    new = calendar.read_bytes()
    assert new != before[calendar]
    for _ in range(share(4, 60)):
        for path in folder.iterdir():
            path.unlink()
        for path, content in before.items():
            path.write_bytes(content)
        killed_after(words, chance.uniform(0.2, 0.9))
        assert calendar.read_bytes() in {new, before[calendar]}
        assert run(*words[3:]).code in {0, 3}
        assert calendar.read_bytes() == new


def killed_after(words, seconds):
    process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    process.kill()
    process.wait()
