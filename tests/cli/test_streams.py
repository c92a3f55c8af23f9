"""Standard output that is full, closed, or lacks the characters: one message or question marks, never a traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from liftrun.cli import BAD_INPUT, DONE

EXAMPLES = Path(__file__).parents[2] / "examples"
FULL = Path("/dev/full")
SHOW_RULE = ("rules", "gap-around-long-runs")
PLAN = ("plan", str(EXAMPLES / "base-phase" / "athlete.toml"), "--week", "2026-11-23")


def liftrun(*arguments, **how):
    command = [sys.executable, "-m", "liftrun", *arguments]
    return subprocess.run(command, check=False, stderr=subprocess.PIPE, timeout=60, **how)


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [SHOW_RULE, ("--help",), (*PLAN, "--json", "-")], ids=["text", "help", "bytes"])
def test_a_full_device_is_one_message(arguments):
    with FULL.open("wb") as full:
        done = liftrun(*arguments, stdout=full)
    assert done.returncode == BAD_INPUT
    assert done.stderr.decode() == (
        "liftrun: standard output: got No space left on device, expected a place that can be written to. "
        "Make room there, or send the output elsewhere.\n"
    )


def test_a_closed_standard_output_is_one_message_if_output_goes_there():
    done = liftrun(*PLAN, "--json", "-", preexec_fn=lambda: os.close(1))
    assert done.returncode == BAD_INPUT
    assert b"standard output: got a closed stream" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "ascii"])
def test_characters_that_the_terminal_lacks_are_replaced(encoding, tmp_path):
    athlete = shutil.copy(PLAN[1], tmp_path)
    where = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = liftrun("plan", athlete, *PLAN[2:], stdout=subprocess.PIPE, env=where)
    assert (done.returncode, done.stderr) == (DONE, b"")
    assert "Week of 23 November 2026" in done.stdout.decode(encoding)
