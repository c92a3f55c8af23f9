"""Stopwatch, percentiles, measured weeks and whole commands: the figures are right."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from liftrun.bench.instances.generator import generate
from liftrun.bench.instances.mixes import MIXES
from liftrun.bench.runs.commands import cost_of, interleaved
from liftrun.bench.runs.machine import machine
from liftrun.bench.runs.measure import PARTS
from liftrun.bench.runs.provenance import MEASURED_FILES
from liftrun.bench.settings.bench_settings import SolverSetting
from liftrun.bench.solvers import cpsat_week
from liftrun.bench.statistics.stats import percentile_95
from liftrun.bench.tasks.answer import Seconds, Stopwatch
from liftrun.bench.tasks.task import BenchTask
from liftrun.domain import TIERS
from liftrun.files.package_data import PACKAGE_DIR
from liftrun.model.solve import solve
from liftrun.planning.prepare import prepare
from liftrun.rulebook import load_rulebook


def busy_loop(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_a_lap_counts_from_the_last_one_and_sleep_is_not_work():
    watch = Stopwatch()
    busy_loop(0.05)
    watch.lap("work")
    time.sleep(0.05)
    watch.lap("sleep")
    assert watch.laps["work"].cpu >= 0.05
    assert watch.laps["sleep"].wall >= 0.05
    assert watch.laps["sleep"].cpu < watch.laps["work"].cpu


def test_laps_of_one_part_add_up():
    watch = Stopwatch({"work": Seconds(1.0, 10.0)})
    watch.lap("work")
    assert watch.laps["work"] == pytest.approx((1.0, 10.0), abs=0.1)
    assert watch.laps["work"].wall > 10.0


def test_the_work_of_child_processes_counts():
    watch = Stopwatch()
    loop = "import time\nwhile time.process_time() < 0.1: pass"
    subprocess.run([sys.executable, "-c", loop], check=True)
    watch.lap("work")
    assert watch.laps["work"].cpu >= 0.1


@pytest.mark.parametrize(
    ("values", "expected"),
    [([5.0], 5.0), ([1.0, 2.0], 1.95), ([float(n) for n in range(21)], 19.0), ([3.0, 1.0, 2.0], 2.9)],
)
def test_the_95th_percentile_is_interpolated(values, expected):
    assert percentile_95(values) == pytest.approx(expected)


def measured_week(problem, **parameters):
    setting = SolverSetting(name="week", workers=1, parameters=parameters)
    watch = Stopwatch()
    return cpsat_week.interval(BenchTask(problem, setting, 0, 60.0), watch), watch.laps


def test_a_measured_week_has_the_cost_that_solve_gives():
    problem = prepare(*generate(MIXES[0], 4, 20), load_rulebook()).problem
    (answer, laps), outcome = measured_week(problem), solve(problem)
    assert (answer.status, answer.cost, answer.fault) == ("optimal", tuple(outcome.objective[t] for t in TIERS), "")
    assert set(laps) == set(PARTS)
    assert all(part.cpu > 0 for part in laps.values())


def test_a_week_that_runs_out_of_time_has_no_cost():
    problem = prepare(*generate(MIXES[4], 4, 20), load_rulebook()).problem
    answer, _ = measured_week(problem, max_deterministic_time=0.0)
    assert (answer.status, answer.cost, answer.total) == ("unknown", (), None)


def test_every_pattern_of_measured_code_names_a_file():
    assert [pattern for pattern in MEASURED_FILES if not list(PACKAGE_DIR.glob(pattern))] == []


def test_a_command_is_measured_from_outside_with_its_exit_code():
    work = "import time\nwhile time.process_time() < 0.1: pass\nraise SystemExit(3)"
    cost = cost_of([sys.executable, "-c", work])
    assert cost.exit_code == 3
    assert cost.cpu_ms >= 100
    assert cost.wall_ms >= 100


def test_the_memory_of_a_command_is_its_own():
    kept = bytearray(150_000_000)
    small, large = (cost_of([sys.executable, "-c", f"b'x' * {size}"]).peak_mib for size in (1, 100_000_000))
    assert len(kept) > 100_000_000
    assert small < 60
    assert large - small == pytest.approx(95, abs=10)


def test_commands_run_by_turns_and_the_first_round_is_not_counted(tmp_path):
    log = tmp_path / "log"
    commands = {name: [sys.executable, "-c", f"open({str(log)!r}, 'a').write({name!r})"] for name in ("a", "b")}
    costs = interleaved(commands, 2)
    assert log.read_text() == "ababab"
    assert {name: len(found) for name, found in costs.items()} == {"a": 2, "b": 2}


def test_the_machine_is_named_with_the_versions_that_decide():
    assert set(machine()) == {"processor", "cores", "system", "python", "ortools", "liftrun"}
    assert all(machine().values())
