"""The `squad` suite: what it covers, that its files are unchanged, and that their recorded figures are true."""

from __future__ import annotations

import gzip

import pytest

from liftrun.bench.instances.frozen import checksum, checksums, text_of, write_once
from liftrun.bench.instances.frozen_squad import load_squad
from liftrun.bench.settings.bench_settings import SolverSetting
from liftrun.bench.solvers.cpsat_pricing import interval
from liftrun.bench.tasks.answer import Stopwatch
from liftrun.bench.tasks.task import BenchTask
from liftrun.squad.optimise.pricing_problem import UNIT
from tests.bench.folders import SQUAD_SUITE

FILES = sorted(SQUAD_SUITE.glob("*.json.gz"))


def test_the_suite_has_tight_and_loose_rooms_from_ten_to_two_hundred_athletes():
    squads = [load_squad(file) for file in FILES]
    sizes = {kind: [len(s.athletes) for s in squads if s.name.startswith(kind)] for kind in ("tight", "loose")}
    assert all((min(many), max(many)) == (10, 200) for many in sizes.values())
    assert all(squad.name == f"{squad.name.split('-')[0]}-{len(squad.athletes)}" for squad in squads)


def test_the_files_have_their_recorded_checksums():
    assert checksums(SQUAD_SUITE) == {file.name: checksum(file) for file in FILES}


@pytest.mark.parametrize("name", ["tight-10", "loose-20"])
def test_a_squad_is_compressed_to_the_same_bytes_each_time(name, tmp_path):
    squad = load_squad(SQUAD_SUITE / f"{name}.json.gz")
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    first, second = (write_once(folder, squad).read_bytes() for folder in folders)
    assert first == second
    assert gzip.decompress(first).decode() == text_of(squad)
    assert len(first) < len(text_of(squad)) / 10


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_record_agrees_with_itself(file):
    squad = load_squad(file)
    duals = sum(
        price * count for _, minute, price in squad.prices for span, count in squad.places[0] if minute in range(*span)
    )
    proven = -(-(squad.best["priced"] - duals) // UNIT)
    assert 0 <= squad.best["bound"] <= squad.best["dropped"]
    assert proven <= squad.best["dropped"], "a lower bound on dropped sessions is at most what a known plan drops"
    assert all(len(one.caps) == squad.first and one.room == 0 for one in squad.athletes)


@pytest.mark.parametrize("name", ["tight-10", "loose-20"])
def test_the_pricing_is_proven_again(name):
    squad = load_squad(SQUAD_SUITE / f"{name}.json.gz")
    setting = SolverSetting(name="default", problem="pricing", workers=1)
    answer = interval(BenchTask(squad.weeks, setting, 0, 120.0), Stopwatch())
    assert (answer.status, answer.fault, answer.cost) == ("optimal", "", (squad.best["priced"],))
