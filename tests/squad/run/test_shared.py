"""A squad that shares rooms and groups: names, zones and times are checked before anything is written."""

from __future__ import annotations

import json
import tomllib

from liftrun.squad.workers.store import ResultStore
from tests.squad.small import ROOM, contents, folder_of, run


def test_a_name_that_nobody_has_is_one_message(tmp_path):
    squad = folder_of(tmp_path, 1)
    group = '[[group]]\nname = "g"\nsession = "long"\nat = "sat 08:00"\nmembers = ["Nobody Known"]\n'
    squad.write_text(squad.read_text("utf-8") + group, "utf-8")
    done = run(squad, tmp_path / "out")
    assert done.returncode == 2
    assert "Nobody Known" in done.stderr
    assert str(squad) in done.stderr
    assert not (tmp_path / "out").exists(), "nothing is written for a file that is at fault"


def test_a_fault_of_the_squad_s_file_leaves_earlier_results_alone(tmp_path):
    squad = folder_of(tmp_path, 2)
    good = squad.read_text("utf-8") + ROOM
    squad.write_text(good, "utf-8")
    run(squad, tmp_path / "out")
    before = contents(tmp_path / "out")
    squad.write_text(good.replace("places = 1", 'places = 1\nathletes = ["Zed"]'), "utf-8")
    assert run(squad, tmp_path / "out").returncode == 2
    squad.write_text(good, "utf-8")
    with ResultStore(tmp_path / "out" / "results.sqlite", resume=True) as store:
        assert [row.document is not None for row in store.rows()] == [True, True]
    assert contents(tmp_path / "out") == before


def test_an_athlete_whose_file_cannot_be_read_fails_alone_though_a_group_names_them(tmp_path):
    squad = folder_of(tmp_path, 2)
    first, second = sorted((tmp_path / "athletes").glob("*.toml"))
    names = [tomllib.loads(path.read_text("utf-8"))["name"] for path in (first, second)]
    first.write_text("name = ", "utf-8")
    group = f'[[group]]\nname = "g"\nsession = "long"\nat = "sat 09:00"\nmembers = {names}\n'
    squad.write_text(squad.read_text("utf-8") + group.replace("'", '"'), "utf-8")
    done = run(squad, tmp_path / "out", "--write", "json")
    assert done.returncode == 3
    assert f"{first.stem}: " in done.stderr
    assert [path.stem for path in (tmp_path / "out" / "athletes").iterdir()] == [second.stem]


def test_a_group_on_a_date_of_another_week_is_refused(tmp_path):
    squad = folder_of(tmp_path, 1)
    name = tomllib.loads(next((tmp_path / "athletes").glob("*.toml")).read_text("utf-8"))["name"]
    group = f'[[group]]\nname = "g"\nsession = "long"\nat = "2027-01-01 08:00"\nmembers = ["{name}"]\n'
    squad.write_text(squad.read_text("utf-8") + group, "utf-8")
    done = run(squad, tmp_path / "out")
    assert done.returncode == 2
    assert "group[1].at" in done.stderr
    assert "2026-11-29" in done.stderr


def test_the_reason_of_a_session_dropped_for_a_group_names_the_group(tmp_path):
    squad = folder_of(tmp_path, 1)
    name = tomllib.loads(next((tmp_path / "athletes").glob("*.toml")).read_text("utf-8"))["name"]
    group = f'name = "Night owls"\nsession = "long"\nat = "sat 03:00"\nmembers = ["{name}"]\nrequired = true\n'
    squad.write_text(f"{squad.read_text('utf-8')}[[group]]\n{group}", "utf-8")
    assert run(squad, tmp_path / "out", "--write", "json").returncode == 3
    (plan,) = (json.loads(path.read_text("utf-8")) for path in (tmp_path / "out" / "athletes").glob("*.json"))
    (reason,) = (lost["reason"] for lost in plan["dropped"] if lost["id"] == "run-long")
    assert reason == 'It is done with the group "Night owls" or not at all, and that does not take place.'
    assert "none of its times suits any member" in (tmp_path / "out" / "squad.html").read_text("utf-8")


def test_the_files_of_an_athlete_who_has_left_go_with_the_next_run(tmp_path):
    squad = folder_of(tmp_path, 2)
    run(squad, tmp_path / "out", "--write", "json")
    gone = min((tmp_path / "athletes").glob("*.toml"))
    gone.unlink()
    run(squad, tmp_path / "out", "--write", "json")
    assert gone.stem not in {path.stem for path in (tmp_path / "out" / "athletes").iterdir()}


def test_an_athlete_of_another_zone_fails_alone(tmp_path):
    squad = folder_of(tmp_path, 2)
    far = min((tmp_path / "athletes").glob("*.toml"))
    far.write_text(far.read_text("utf-8").replace("Europe/London", "Europe/Berlin"), "utf-8")
    squad.write_text(squad.read_text("utf-8") + ROOM, "utf-8")
    done = run(squad, tmp_path / "out", "--write", "json")
    assert done.returncode == 3
    assert f"{far.stem}: " in done.stderr
    assert "time zone" in done.stderr
    assert len(list((tmp_path / "out" / "athletes").glob("*.json"))) == 1
