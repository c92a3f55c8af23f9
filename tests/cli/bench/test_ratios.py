"""Ratios within one run tell a tree that became slower, on any machine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from liftrun.bench.runs.measure import RunResult
from liftrun.bench.runs.result_store import MeasuredRun
from liftrun.bench.solvers import registry as solvers
from liftrun.bench.statistics.ratios import RecordedRatios, changes, ratios
from liftrun.bench.tasks.answer import Seconds, SolverAnswer
from liftrun.cli import RULE_BROKEN, group
from liftrun.domain.errors import InputError
from tests.cli.bench.weeks import bench_folder

RECORDED = RecordedRatios(matrix="m", reference="r", margin=0.2, ratios={"a": 0.5}, version="v", machine="m")


def run(row, instance, seconds):
    half = Seconds(seconds / 2, 9.0)
    answer = SolverAnswer("optimal", (1,), 1)
    return MeasuredRun(
        row, "s", "week", instance, "h", "g", (), False, 0, 0, RunResult(answer, {"build": half, "solve": half}, 1)
    )


def test_a_ratio_is_the_geometric_mean_over_instances_of_medians():
    measured = [run("a", "i", 1), run("a", "i", 2), run("a", "i", 90), run("a", "j", 4)]
    measured += [run("r", "i", 4), run("r", "j", 2)]
    assert ratios(measured, "r", 100) == pytest.approx({"a": 1.0})  # sqrt(2/4 * 4/2)


def test_a_machine_that_is_slower_throughout_changes_no_ratio():
    measured = [run("a", "i", 1), run("r", "i", 4)]
    slower = [run("a", "i", 3), run("r", "i", 12)]
    assert ratios(measured, "r", 100) == pytest.approx(ratios(slower, "r", 100))


def test_a_reference_that_was_not_measured_is_named():
    with pytest.raises(InputError, match="a reference that was measured"):
        ratios([run("a", "i", 1)], "r", 100)


@pytest.mark.parametrize(("now", "regressed"), [(0.4, False), (0.59, False), (0.61, True)])
def test_a_ratio_may_grow_by_the_margin_and_no_more(now, regressed):
    (change,) = changes(RECORDED, {"a": now, "new": 9.0})
    assert change.regressed is regressed


def command(settings, recorded, *more):
    given = ["bench", "check", str(settings), "--recorded", str(recorded), *more]
    return CliRunner().invoke(group, given, standalone_mode=False)


def test_a_tree_that_became_slower_fails_the_command(tmp_path, monkeypatch):
    text = 'baseline = "r"\nrepetitions = 2\n[[setting]]\nname = "a"\n[[setting]]\nname = "r"\nproblem = "core"\n'
    settings, recorded = bench_folder(tmp_path, text, weeks=3), tmp_path / "ratios.json"
    assert command(settings, recorded, "--record").return_value == 0
    kept = json.loads(recorded.read_text())
    assert (kept["reference"], list(kept["ratios"])) == ("r", ["a"])
    fast = solvers.SOLVERS["week", "interval"]

    def slow(task, watch):
        for _ in range(8):
            answer = fast(task, type(watch)())
        watch.lap("build")
        return answer

    monkeypatch.setitem(solvers.SOLVERS, ("week", "interval"), slow)
    done = command(settings, recorded)
    assert done.return_value == RULE_BROKEN
    assert "SLOWER  a:" in done.output


def test_the_project_has_recorded_ratios_for_its_own_check():
    benchmarks = Path(__file__).parents[3] / "benchmarks"
    recorded = RecordedRatios.model_validate_json((benchmarks / "recorded-ratios.json").read_bytes())
    assert recorded.reference == "highs"
    assert set(recorded.ratios) == {"week", "core"}
    assert 0 < recorded.margin <= 0.5
