"""Tuning finds what is really there, and says so when nothing is."""

from __future__ import annotations

import math
import random
import tomllib
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from liftrun.bench.settings.bench_settings import BenchMatrix
from liftrun.bench.settings.cpsat_parameters import check_parameter
from liftrun.bench.statistics import tune as tuning
from liftrun.bench.statistics.tune import SPACE, TuningRace, split, tune
from liftrun.cli import group
from liftrun.cli.bench.tune import sentence
from liftrun.domain.errors import InputError
from liftrun.inputs.toml_files import load_toml
from tests.cli.bench.weeks import bench_folder

WEEKS = [SimpleNamespace(name=f"{group}-{n}", group=group) for group in ("easy", "busy") for n in range(20)]
TWO = {"linearization_level": (0, 1), "symmetry_level": (0, 1, 2)}


class Simulated(TuningRace):
    """A race whose times are made up: a parameter is worth a factor, and everything is noisy."""

    def logs(self, candidate, default, instance):
        randomness = random.Random(f"{candidate.parameters}/{instance.name}/{self.seed}")
        return self.worth(candidate.parameters) + randomness.gauss(0, 0.15 / math.sqrt(self.repetitions))

    def worth(self, parameters):
        raise NotImplementedError


def simulated(monkeypatch, worth):
    monkeypatch.setattr(Simulated, "worth", lambda self, parameters: worth(parameters))
    monkeypatch.setattr(tuning, "TuningRace", Simulated)
    return Simulated(1.0, 0)


def test_a_better_setting_is_found_and_confirmed_on_weeks_that_the_search_never_saw(monkeypatch):
    race = simulated(monkeypatch, lambda p: -0.4 if p["linearization_level"] == 1 else 0.3)
    verdict = tune(WEEKS, race, 15, space=TWO)
    assert verdict.better
    assert verdict.parameters["linearization_level"] == 1
    assert verdict.ratio == pytest.approx(math.exp(-0.4), rel=0.1)
    assert verdict.interval[0] < verdict.ratio < verdict.interval[1] < 1
    assert "beats the default" in sentence(verdict)


def test_slower_candidates_lose_their_race_early(monkeypatch):
    race = simulated(monkeypatch, lambda p: 0.0 if p["linearization_level"] == 1 else 0.8)
    assert tune(WEEKS, race, 15, space=TWO).dropped >= 2


def test_where_nothing_is_better_it_says_so_however_well_the_best_did_in_training(monkeypatch):
    found = []
    for seed in range(8):
        simulated(monkeypatch, lambda p: 0.0)
        found.append(tune(WEEKS, Simulated(1.0, seed), 12, space=TWO))
    assert all(verdict.trained < 1.02 for verdict in found)
    assert sum(verdict.better for verdict in found) <= 1
    assert "Nothing beats the default significantly" in sentence(next(v for v in found if not v.better))


def test_where_everything_is_slower_there_is_no_winner(monkeypatch):
    race = simulated(monkeypatch, lambda p: 1.0)
    verdict = tune(WEEKS, race, 5, space=TWO)
    assert (verdict.dropped, verdict.better, dict(verdict.parameters)) == (5, False, {})
    assert "none was tried on held-out weeks" in sentence(verdict)


def test_halves_share_nothing_and_every_class_is_in_both():
    training, held_out = split(WEEKS, 3)
    names = [week.name for week in (*training, *held_out)]
    assert sorted(names) == sorted(week.name for week in WEEKS)
    assert {week.group for week in training} == {week.group for week in held_out} == {"easy", "busy"}
    assert split(WEEKS, 3) != split(WEEKS, 4)


def test_too_few_instances_are_refused(monkeypatch):
    race = simulated(monkeypatch, lambda p: 0.0)
    with pytest.raises(InputError, match="at least 12 instances"):
        tune(WEEKS[:6], race, 1)


def test_everything_that_is_tried_is_a_parameter_of_cp_sat_and_presolve_is_never_off():
    for name, values in SPACE.items():
        for value in values:
            check_parameter(name, value)
    assert "cp_model_presolve" not in SPACE


def test_the_command_writes_a_settings_file_that_can_be_run(tmp_path):
    settings = bench_folder(tmp_path, 'time_limit = 5\n[[setting]]\nname = "default"\n', weeks=12)
    out = tmp_path / "found" / "tuned.toml"
    out.parent.mkdir()
    given = ["bench", "tune", str(settings), "--trials", "2", "--out", str(out)]
    done = CliRunner().invoke(group, given, standalone_mode=False)
    assert done.exception is None
    assert "held-out" in done.output
    matrix = load_toml(BenchMatrix, out)
    assert [row.name for row in matrix.rows] == ["default", "tuned"]
    assert tomllib.loads(out.read_text())["instances"] == ["../instances/week/*.json"]
