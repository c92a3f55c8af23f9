"""Watches, spreads, stages and whole commands: what is measured is what was meant."""

from __future__ import annotations

import sys
import time

import pytest

from liftrun.bench.instances.generator import generate
from liftrun.bench.instances.mixes import MIXES
from liftrun.bench.runs.commands import cost_of, interleaved
from liftrun.bench.runs.machine import machine
from liftrun.bench.runs.stages import Stages, timed
from liftrun.bench.tasks.laps import Lap, Stopwatch, spread
from liftrun.model.solve import SolveOptions, solve
from liftrun.planning.prepare import prepare
from liftrun.rulebook import load_rulebook

NOTHING = Lap()


def busy_loop(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_a_lap_counts_from_the_last_one_and_sleep_is_not_work():
    watch = Stopwatch()
    busy_loop(0.05)
    worked = watch.lap()
    time.sleep(0.05)
    slept = watch.lap()
    assert worked.cpu_ms >= 50
    assert slept.wall_ms >= 50
    assert slept.cpu_ms < worked.cpu_ms


def test_laps_add_up():
    assert Lap(1, 2) + Lap(10, 20) == Lap(11, 22)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([5.0], (5.0, 5.0, 0.0)),
        ([1.0, 2.0], (1.5, 1.95, 0.5)),
        ([float(n) for n in range(21)], (10.0, 19.0, 10.0)),
        ([3.0, 1.0, 2.0], (2.0, 2.9, 1.0)),
    ],
)
def test_a_spread_has_the_known_median_95th_percentile_and_distance_of_quartiles(values, expected):
    assert spread(values) == pytest.approx(expected)


def test_a_spread_of_nothing_is_refused():
    with pytest.raises(ValueError, match="nothing to summarise"):
        spread([])


def test_the_stages_of_a_week_come_to_what_solve_gives():
    problem = prepare(*generate(MIXES[0], 4, 20), load_rulebook()).problem
    stages, outcome = timed(problem, SolveOptions()), solve(problem)
    assert (stages.status, dict(stages.objective), stages.sound) == ("optimal", dict(outcome.objective), True)
    assert all(part.cpu_ms > 0 for part in (stages.build, stages.solve, stages.extract, stages.check))
    assert stages.total.cpu_ms == pytest.approx(sum(part.cpu_ms for part in stages[:4]))


def test_pythons_share_is_all_that_is_not_the_solvers():
    stages = Stages(Lap(9, 3), Lap(9, 6), Lap(9, 1), Lap(9, 2), "optimal", {}, sound=True)
    assert stages.python_share == pytest.approx(0.5)


def test_a_week_that_runs_out_of_time_has_no_plan_to_read_or_check():
    problem = prepare(*generate(MIXES[4], 4, 20), load_rulebook()).problem
    stages = timed(problem, SolveOptions(parameters={"max_deterministic_time": 0.0}))
    assert (stages.status, stages.objective, stages.sound) == ("unknown", {}, False)
    assert (stages.extract, stages.check) == (NOTHING, NOTHING)


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
