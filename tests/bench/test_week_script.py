"""`benchmarks/week.py` from outside: it measures, judges its targets, and tells a wrong answer."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from liftrun.bench.instances.frozen import load_all, write_once
from tests.bench.folders import BENCHMARKS, WEEK_SUITE


def week_script(*arguments):
    command = [sys.executable, str(BENCHMARKS / "week.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def three_weeks(tmp_path):
    for week in (week for week in load_all(WEEK_SUITE) if "none-base-few" in week.name):
        write_once(tmp_path, week)
    return tmp_path


def test_everything_is_measured_and_recorded(three_weeks, tmp_path):
    record = tmp_path / "record"
    done = week_script("--suite", three_weeks, "--repeat", 1, "--rounds", 1, "--peers", "--record", record)
    assert (done.returncode, done.stderr) == (0, "")
    for said in ("processor", "seeds", "HIGHS", "SCIP", "liftrun plan", "Python's share", "Targets", "95th percentile"):
        assert said in done.stdout
    assert "Running HiGHS" not in done.stdout
    told = json.loads(record.read_text())
    assert len(told["stages"]) == len(told["instances"]) == len(told["peers"]) == 3
    assert told["wrong"] == []
    assert told["commands"]["liftrun plan"][0]["exit_code"] == 0


def test_peers_and_commands_can_be_left_out(three_weeks):
    done = week_script("--suite", three_weeks, "--repeat", 1, "--rounds", 0, "--instances", 1)
    assert done.returncode == 0
    assert "1 instances" in done.stdout
    assert "HIGHS" not in done.stdout
    assert "liftrun plan" not in done.stdout


def test_a_planted_wrong_optimum_is_told(tmp_path):
    week = load_all(WEEK_SUITE)[0]
    better = {**week.best, "preference": week.best["preference"] - 1}
    write_once(tmp_path, week.model_copy(update={"best": better}))
    done = week_script("--suite", tmp_path, "--repeat", 1, "--rounds", 0)
    assert done.returncode == 1
    assert f"WRONG: {week.name} is optimal" in done.stdout
