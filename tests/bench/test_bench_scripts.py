"""The scripts `benchmarks/week.py` and `benchmarks/start_up.py`: they measure, compare with targets, and can fail."""

from __future__ import annotations

import subprocess
import sys

import pytest

from liftrun.bench.instances.frozen import load_all, write_once
from tests.bench.folders import BENCHMARKS, WEEK_SUITE

sys.path.insert(0, str(BENCHMARKS))

from week import FigureTarget

SETTINGS = """
name = "few"
instances = ["*.json"]
time_limit = 20
baseline = "highs"
[[setting]]
name = "week"
[[setting]]
name = "core"
problem = "core"
[[peer]]
name = "highs"
"""


def script(name, *arguments):
    command = [sys.executable, str(BENCHMARKS / name), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def settings(tmp_path):
    """A settings file of some weeks."""

    def write(weeks):
        for week in weeks:
            write_once(tmp_path, week)
        (tmp_path / "few.toml").write_text(SETTINGS, encoding="utf-8")
        return tmp_path / "few.toml"

    return write


def test_week_prints_the_report_the_parts_and_the_targets(settings):
    done = script("week.py", "--settings", settings(w for w in load_all(WEEK_SUITE) if "none-base-few" in w.name))
    assert done.stderr == ""
    for expected in ("all optima agree", "build", "Python's share", "95th percentile", "HiGHS against intervals"):
        assert expected in done.stdout
    assert "Running HiGHS" not in done.stdout
    assert done.returncode == int("MISSED" in done.stdout)


def test_week_reports_a_wrong_recorded_optimum(settings):
    week = load_all(WEEK_SUITE)[0]
    better = {**week.best, "preference": week.best["preference"] - 1}
    done = script("week.py", "--settings", settings([week.model_copy(update={"best": better})]))
    assert done.returncode == 1
    assert f"/{week.name}: calls" in done.stdout.partition("WRONG: week on ")[2].splitlines()[0]


@pytest.mark.parametrize(
    ("value", "least", "met"), [(9.0, False, True), (10.1, False, False), (9.0, True, False), (10.1, True, True)]
)
def test_a_target_is_met_on_the_right_side_of_its_bound(value, least, met):
    target = FigureTarget("time", value, 10, least)
    assert target.met is met
    assert ("MISSED" in str(target)) is not met


@pytest.mark.parametrize(("most", "code", "word"), [("1000", 0, "met"), ("0.01", 1, "MISSED")])
def test_start_up_compares_the_plan_command_with_a_bare_import(most, code, word):
    done = script("start_up.py", "--pairs", 2, "--most", most)
    assert (done.returncode, done.stderr) == (code, "")
    assert "FAILED" not in done.stdout
    assert done.stdout.splitlines()[-1].startswith(word)
