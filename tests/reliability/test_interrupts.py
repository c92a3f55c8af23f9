"""Interrupted or killed at any moment, `plan` leaves the old files or the new ones, and tells no lie."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.profile import share

EXAMPLE = Path(__file__).parents[2] / "examples" / "busy-week"
OUTPUTS = {"--ics": "week.ics", "--json": "week.json", "--html": "week.html"}
INTERRUPTED, DONE = 130, 0


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "week")
    return tmp_path / "week"


def start(folder, *more):
    """`liftrun plan` in a process of its own."""
    outputs = [part for option, name in OUTPUTS.items() for part in (option, str(folder / name))]
    arguments = [sys.executable, "-m", "liftrun", "plan", str(folder / "athlete.toml"), "--week", "2026-11-23"]
    return subprocess.Popen(
        [*arguments, *outputs, *more],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )


def contents(folder):
    return {name: (folder / name).read_bytes() if (folder / name).exists() else None for name in OUTPUTS.values()}


def strays(folder):
    return sorted(path.name for path in folder.iterdir() if path.name.endswith(".part"))


def run_whole(folder, *more):
    """What a run that nobody disturbs writes, and how long it takes."""
    began = time.monotonic()
    process = start(folder, *more)
    process.communicate()
    assert process.returncode == DONE
    return contents(folder), time.monotonic() - began


def moments(seed, count, seconds):
    """Random moments over the life of a run, denser towards its end, where the writing is."""
    randomness = random.Random(seed)
    spread = [randomness.uniform(0.03, seconds) for _ in range(count // 2)]
    return spread + [randomness.uniform(0.7 * seconds, 1.05 * seconds) for _ in range(count - count // 2)]


def test_an_interrupt_ends_in_two_seconds_with_130_and_nothing_by_halves(folder):
    after, seconds = run_whole(folder, "--seed", "1")
    before, _ = run_whole(folder, "--seed", "0")
    codes = set()
    for moment in moments(7, share(12, 100), seconds):
        process = start(folder, "--seed", "1")
        time.sleep(moment)
        process.send_signal(signal.SIGINT)
        asked = time.monotonic()
        _, said = process.communicate(timeout=30)
        codes.add(process.returncode)
        assert time.monotonic() - asked < 2 + seconds, "an interrupt must not wait for more than a loaded machine"
        if process.returncode not in {INTERRUPTED, DONE}:
            assert b"liftrun" not in said, "not even loaded: the interpreter itself was interrupted"
        now = contents(folder)
        assert all(now[name] in {before[name], after[name]} for name in now)
        if process.returncode == DONE:
            assert now == after
    assert INTERRUPTED in codes


def test_a_kill_at_any_moment_leaves_the_old_file_or_the_new_one(folder):
    after, seconds = run_whole(folder, "--seed", "1")
    before, _ = run_whole(folder, "--seed", "0")
    for moment in moments(8, share(12, 200), seconds):
        process = start(folder, "--seed", "1")
        time.sleep(moment)
        process.kill()
        process.communicate()
        now = contents(folder)
        assert all(now[name] in {before[name], after[name]} for name in now)
    run_whole(folder, "--seed", "1")
    assert contents(folder) == after
