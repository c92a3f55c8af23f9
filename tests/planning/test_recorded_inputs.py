"""A plan names the files that it was made from, relative to itself, and finds out whether they have changed."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

import liftrun
from liftrun.documents.read_plan import read_plan_tables
from liftrun.domain.errors import InputError
from liftrun.planning.recorded_inputs import check_inputs
from tests.api.test_plan import SMALL, WEEK
from tests.cli.running import run
from tests.house.source_tree import ROOT

BUSY_WEEK = ROOT / "examples" / "busy-week"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    shutil.copytree(BUSY_WEEK, tmp_path / "athletes" / "maya")
    (tmp_path / "plans").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(path):
    return read_plan_tables(json.loads(Path(path).read_text("utf-8")), str(path))


def recorded(path):
    inputs = read(path).inputs
    return [inputs.athlete, *inputs.calendars]


@pytest.mark.parametrize("athlete", ["athletes/maya/athlete.toml", "./plans/../athletes/maya/athlete.toml"])
@pytest.mark.parametrize("place", ["week.json", "plans/week.json", "athletes/maya/week.json"])
def test_paths_lead_from_the_plan_to_its_inputs_and_hashes_are_theirs(folder, athlete, place):
    assert run("plan", athlete, "--week", WEEK, "--json", place).code == 0
    files = [(folder / place).parent / part.path for part in recorded(place)]
    assert [file.name for file in files] == ["athlete.toml", "work.ics", "family.ics"]
    assert [hashlib.sha256(file.read_bytes()).hexdigest() for file in files] == [p.sha256 for p in recorded(place)]
    assert not any(part.path.startswith("/") for part in recorded(place))
    assert [path.samefile(file) for path, file in zip(check_inputs(read(place), Path(place)), files, strict=True)]


def test_an_absolute_name_of_the_athlete_gives_the_same_plan(folder):
    for name, athlete in (("a", "athletes/maya/athlete.toml"), ("b", folder / "athletes" / "maya" / "athlete.toml")):
        run("plan", athlete, "--week", WEEK, "--busy", "athletes/maya/work.ics", "--json", f"{name}.json")
    assert read("a.json").inputs == read("b.json").inputs


def test_options_week_and_rulebook_are_recorded(folder):
    options = ("--pack", "helms", "--grid", "30", "--seed", "7")
    run("plan", "athletes/maya/athlete.toml", "--week", WEEK, *options, "--json", "p.json")
    plan = read("p.json")
    chosen = plan.inputs.options
    assert (chosen.pack, chosen.grid_minutes, chosen.seed, chosen.workers) == ("helms", 30, 7, 1)
    assert (chosen.time_limit_seconds, chosen.parameters) == (None, {})
    assert (str(plan.inputs.week), plan.inputs.rulebook_hash) == (WEEK, plan.rulebook.hash)
    assert plan.inputs.state_revision is None


def test_solver_parameters_are_recorded_as_they_are_written():
    plan = liftrun.plan(SMALL, week=WEEK, parameters={"search_branching": "FIXED_SEARCH", "cp_model_probing_level": 1})
    recorded_options = json.loads(plan.to_json())["inputs"]["options"]
    assert recorded_options["parameters"] == {"search_branching": "FIXED_SEARCH", "cp_model_probing_level": 1}


@pytest.mark.parametrize("name", ["athlete.toml", "work.ics"])
def test_a_changed_or_missing_input_is_named(folder, name):
    run("plan", "athletes/maya/athlete.toml", "--week", WEEK, "--json", "plans/p.json")
    path = folder / "athletes" / "maya" / name
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(InputError, match=rf"{name}: got different content, expected the content that plans/p.json was"):
        check_inputs(read("plans/p.json"), Path("plans/p.json"))
    path.unlink()
    with pytest.raises(InputError, match=rf"{name}: got no such file or directory, expected a file that plans/p.json"):
        check_inputs(read("plans/p.json"), Path("plans/p.json"))


def test_a_plan_of_an_athlete_without_a_file_names_none(folder):
    liftrun.plan(SMALL, week=WEEK).save("p.json")
    assert read("p.json").inputs.athlete is None
    with pytest.raises(InputError, match=r"p.json: inputs.athlete: expected a plan that names the files"):
        check_inputs(read("p.json"), Path("p.json"))


def test_a_calendar_from_standard_input_has_a_hash_and_no_path(folder):
    content = (folder / "athletes" / "maya" / "work.ics").read_bytes()
    run("plan", "athletes/maya/athlete.toml", "--week", WEEK, "--busy", "-", "--json", "p.json", stdin=content)
    (_, calendar) = recorded("p.json")
    assert (calendar.path, calendar.sha256) == (None, hashlib.sha256(content).hexdigest())
    with pytest.raises(InputError, match="got standard input, expected an input that is a file"):
        check_inputs(read("p.json"), Path("p.json"))


def test_history_of_the_athletes_file_is_reported():
    past = [{"day": "sat", "session": "long", "at": "08:00", "minutes": 100, "distance": 15}]
    assert liftrun.plan(SMALL, week=WEEK).document.history == ()
    (used,) = liftrun.plan({**SMALL, "history": past}, week=WEEK).document.history
    assert json.loads(used.model_dump_json()) == {"source": "athlete file", "from": "2026-11-21"}


def test_a_folder_in_the_place_of_an_input_is_named(folder):
    run("plan", "athletes/maya/athlete.toml", "--week", WEEK, "--json", "p.json")
    (folder / "athletes" / "maya" / "work.ics").unlink()
    (folder / "athletes" / "maya" / "work.ics").mkdir()
    with pytest.raises(
        InputError, match=r"work.ics: got a folder or device, expected a file that p.json was made from"
    ):
        check_inputs(read("p.json"), Path("p.json"))
