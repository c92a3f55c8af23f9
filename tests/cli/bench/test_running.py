"""A matrix is carried out in blocks, survives a kill, and finds what is slower and what is wrong."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from liftrun.bench.runs import measure as measuring
from liftrun.bench.runs.result_store import campaigns, opened, results
from liftrun.bench.runs.runner import plan
from liftrun.bench.settings.bench_settings import SolverSetting
from liftrun.bench.solvers import registry as solvers
from liftrun.bench.tasks.answer import SolverAnswer
from liftrun.bench.tasks.task import BenchTask
from tests.cli.bench.weeks import bench_folder, frozen_week, measured

TWO = '[[setting]]\nname = "default"\n[[setting]]\nname = "bare"\ndefaults = "solver"\n'
ONE = '[[setting]]\nname = "default"\n'


def test_every_setting_meets_every_instance_seed_and_repetition_once_and_proves_it(tmp_path):
    summary, made = measured(bench_folder(tmp_path, f"seeds = [0, 1]\nrepetitions = 2\n{TWO}"), tmp_path / "r.sqlite")
    (section,) = summary.sections
    seen = {(run.row, run.instance, run.seed, run.repetition) for run in section.measured}
    assert made == len(seen) == summary.total == 2 * 2 * 2 * 2
    assert {run.run.answer.status for run in section.measured} == {"optimal"}
    assert summary.wrong == ()


def test_runs_come_in_blocks_of_all_settings_in_an_order_that_the_seed_decides(tmp_path):
    orders = []
    for seed in (0, 0, 1):
        cells = plan(bench_folder(tmp_path, f"repetitions = 4\norder_seed = {seed}\n{TWO}")).cells
        blocks = [cells[at : at + 2] for at in range(0, len(cells), 2)]
        assert all({cell.setting.name for cell in block} == {"default", "bare"} for block in blocks)
        assert all(one[1:] == other[1:] for one, other in blocks)
        orders.append([(cell.setting.name, cell.instance.name, cell.repetition) for cell in cells])
    assert orders[0] == orders[1] != orders[2]


def test_what_was_measured_is_not_measured_again(tmp_path):
    settings = bench_folder(tmp_path, ONE)
    assert measured(settings, tmp_path / "r.sqlite")[1] == 2
    assert measured(settings, tmp_path / "r.sqlite")[1] == 0
    settings = bench_folder(tmp_path, TWO)
    assert measured(settings, tmp_path / "r.sqlite")[1] == 2


def test_a_run_tells_time_memory_size_and_how_the_gap_closed(tmp_path):
    summary, _ = measured(bench_folder(tmp_path, ONE, weeks=1), tmp_path / "r.sqlite")
    run = summary.sections[0].measured[0].run
    assert all(run.laps[part].cpu > 0 for part in ("build", "solve", "check"))
    assert 10_000 < run.memory_kib < 4_000_000
    assert min(run.answer.size) > 50
    last = run.answer.trace[-1]
    assert last.cost == last.bound == run.answer.total
    assert [moment.seconds for moment in run.answer.trace] == sorted(moment.seconds for moment in run.answer.trace)


def run_in_the_background(settings, results_file):
    command = [sys.executable, "-m", "liftrun", "bench", "run", str(settings), "--results", str(results_file)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def count_of(results_file):
    if not results_file.exists():
        return 0
    with opened(results_file) as db:
        begun = campaigns(db)
        return len(results(db, begun[-1])) if begun else 0


def test_a_killed_benchmark_goes_on_where_it_was(tmp_path):
    settings, file = bench_folder(tmp_path, f"repetitions = 10\n{TWO}"), tmp_path / "r.sqlite"
    process = run_in_the_background(settings, file)
    deadline = time.monotonic() + 60
    while count_of(file) < 3 and time.monotonic() < deadline:
        time.sleep(0.05)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    before = count_of(file)
    assert 3 <= before < 40
    summary, made = measured(settings, file)
    assert made == 40 - before
    assert (summary.done, summary.wrong) == (40, ())


def test_a_slower_setting_is_found_to_be_slower(tmp_path, monkeypatch):
    fast = solvers.SOLVERS["week", "interval"]

    def slow(task, watch):
        until = time.process_time() + 0.04
        while time.process_time() < until:
            pass
        return fast(replace(task, setting=SolverSetting(name="x", workers=1)), watch)

    monkeypatch.setitem(solvers.SOLVERS, ("week", "staged"), slow)
    text = f'baseline = "default"\n{ONE}[[setting]]\nname = "planted"\nmodel = "staged"\n'
    summary, _ = measured(bench_folder(tmp_path, text, weeks=8), tmp_path / "r.sqlite")
    (pair,) = summary.sections[0].against
    assert (pair.one, pair.other, pair.verdict) == ("planted", "default", "slower")
    assert pair.found.ratio < 1
    assert pair.found.effect == -1
    assert pair.p < 0.01
    assert [row.name for row in summary.sections[0].rows] == ["default", "planted"]


def test_a_setting_is_not_found_to_differ_from_itself(tmp_path):
    text = f'{ONE}[[setting]]\nname = "the same"\nparameters = {{ log_prefix = "x" }}\n'
    summary, _ = measured(bench_folder(tmp_path, f"repetitions = 2\n{text}", weeks=8), tmp_path / "r.sqlite")
    (pair,) = summary.sections[0].against
    assert 0.5 < pair.found.ratio < 2
    assert pair.found.p > 0.005


def planted(monkeypatch, change):
    """Make the stages tell a changed answer."""
    right = solvers.SOLVERS["week", "interval"]

    def wrong_solver(task, watch):
        return change(right(task, watch))

    monkeypatch.setitem(solvers.SOLVERS, ("week", "staged"), wrong_solver)
    return f'{ONE}[[setting]]\nname = "planted"\nmodel = "staged"\n'


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda a: replace(a, cost=(*a.cost[:2], a.cost[2] + 1)), "optimal, but"),
        (lambda a: replace(a, cost=(*a.cost[:2], a.cost[2] - 1)), "below the optimum"),
        (lambda a: SolverAnswer("infeasible"), "claims that there is no plan"),
        (lambda a: replace(a, fault="breaks long-run-gap: 5 minutes"), "breaks long-run-gap"),
    ],
)
def test_a_wrong_answer_is_found(tmp_path, monkeypatch, change, expected):
    settings = bench_folder(tmp_path, planted(monkeypatch, change), weeks=1)
    summary, _ = measured(settings, tmp_path / "r.sqlite")
    assert any(wrong.row == "planted" and expected in wrong.what for wrong in summary.wrong)
    planted_row = next(row for row in summary.sections[0].rows if row.name == "planted")
    assert expected != "breaks long-run-gap" or planted_row.solved == 0


def test_settings_that_disagree_are_found_where_no_best_is_known(tmp_path, monkeypatch):
    text = planted(monkeypatch, lambda a: replace(a, cost=(*a.cost[:2], a.cost[2] + 1)))
    settings = bench_folder(tmp_path, text, weeks=1, changed=lambda week: {"best": None, "proven": False})
    summary, _ = measured(settings, tmp_path / "r.sqlite")
    (wrong,) = summary.wrong
    assert (wrong.row, "but default found" in wrong.what) == ("planted", True)


def test_a_record_that_is_too_good_is_an_error_of_somebodys(tmp_path):
    def better(week):
        return {"best": {**week.best, "preference": week.best["preference"] - 1}}

    summary, _ = measured(bench_folder(tmp_path, ONE, weeks=1, changed=better), tmp_path / "r.sqlite")
    assert ["is known" in wrong.what for wrong in summary.wrong] == [True]


def task(limit=1.0):
    return BenchTask(frozen_week(0).problem, SolverSetting(name="x", workers=1), 0, limit)


def test_a_run_that_crashes_is_a_result_and_not_the_end():
    def crash(task, watch):
        raise ZeroDivisionError("planted")

    answer = measuring.measure(crash, task()).answer
    assert answer.status == "crashed"
    assert "ZeroDivisionError: planted" in answer.fault


def test_a_run_that_is_killed_from_outside_is_a_result():
    run = measuring.measure(lambda task, watch: os.kill(os.getpid(), signal.SIGKILL), task())
    assert (run.answer.status, "-9" in run.answer.fault) == ("crashed", True)


def test_a_run_that_hangs_is_ended(monkeypatch):
    monkeypatch.setattr(measuring, "_GRACE_SECONDS", 0.1)
    run = measuring.measure(lambda task, watch: time.sleep(600), task(limit=0.05))
    assert run.answer.status == "killed"


def test_memory_is_measured_run_by_run():
    def large(task, watch):
        block = bytearray(80_000_000)
        return SolverAnswer("optimal", size=(len(block), 0))

    small = measuring.measure(lambda task, watch: SolverAnswer("optimal"), task()).memory_kib
    big = measuring.measure(large, task()).memory_kib
    again = measuring.measure(lambda task, watch: SolverAnswer("optimal"), task()).memory_kib
    assert big > small + 60_000
    assert again < small + 20_000
