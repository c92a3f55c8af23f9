"""`liftrun.plan_squad` as a Python caller meets it."""

from __future__ import annotations

import json

import pytest

import liftrun
from liftrun.documents.read_plan import read_plan_tables
from liftrun.planning.recorded_inputs import check_inputs
from liftrun.squad.workers.watcher import Watcher
from tests.api.test_plan import SMALL, WEEK
from tests.squad.small import folder_of

ROOM = {"id": "cellar", "places": 1, "open": {"every_day": "06:00-08:00"}}
GYM = {"gym": {"travel_minutes": 5, "open": {"every_day": "05:00-22:00"}}}


def named(name, **more):
    """A small athlete of this name."""
    return {**SMALL, "name": name, **more}


def squad_of(*athletes, **more):
    return {"name": "Moor Runners", "timezone": "Europe/Berlin", "athletes": list(athletes), **more}


def fault(squad, **arguments):
    with pytest.raises(liftrun.InputError) as error:
        liftrun.plan_squad(squad, week=WEEK, **arguments)
    return str(error.value)


def test_independent_athletes_get_the_plans_that_they_get_alone():
    result = liftrun.plan_squad(squad_of(named("Ida Moor"), named("Bo Heath")), week=WEEK)
    assert (result.planned, result.failed, result.failures, result.folder) == (2, 0, (), None)
    assert [plan.document.athlete for plan in result.plans] == ["Ida Moor", "Bo Heath"]
    assert result.plans[0].sessions == liftrun.plan(SMALL, week=WEEK).sessions
    assert result.kept == sum(len(plan.sessions) for plan in result.plans)


def test_athletes_may_be_paths_dicts_and_athletes_and_each_fails_alone(tmp_path):
    file = folder_of(tmp_path, 1).parent / "athletes" / "ada-quill.toml"
    squad = squad_of(file, named("Ida Moor"), named("Bo Heath", units="yards"), 3, timezone="Europe/London")
    result = liftrun.plan_squad(squad, week=WEEK)
    assert [plan.document.athlete for plan in result.plans] == ["Ada Quill", "Ida Moor"]
    assert result.plans[0].document.calendar.events_read > 0
    assert result.failures[0].startswith('0000003: athletes[3]: units: got "yards"')
    assert result.failures[1].startswith("0000004: athletes[4]: got 3, expected a path, a dict or an Athlete.")


def test_a_shared_room_is_planned_together_and_proven():
    squad = squad_of(named("Ida Moor", **GYM), named("Bo Heath", **GYM), room=[ROOM])
    result = liftrun.plan_squad(squad, week=WEEK)
    assert result.planned == 2
    assert "roven" in result.proof
    assert "Moor Runners" in result.to_html()
    assert result.proof.splitlines()[0] in result._repr_html_().replace("&#x27;", "'")


def test_a_frame_has_the_sessions_of_everybody():
    result = liftrun.plan_squad(squad_of(named("Ida Moor"), named("Bo Heath", timezone="Asia/Tokyo")), week=WEEK)
    frame = result.to_frame()
    assert len(frame) == result.kept + result.dropped
    assert frame.groupby("athlete").size().to_dict().keys() == {"Ida Moor", "Bo Heath"}
    assert str(frame["start"].dtype).endswith("UTC]")


def test_a_folder_has_the_files_and_the_result_is_read_from_it(tmp_path):
    squad = folder_of(tmp_path, 2)
    result = liftrun.plan_squad(squad, week=WEEK, out=tmp_path / "out", formats=["ics", "svg"])
    assert {path.suffix for path in (tmp_path / "out" / "athletes").iterdir()} == {".ics", ".svg"}
    assert result.folder == tmp_path / "out"
    again = liftrun.plan_squad(squad, week=WEEK, out=tmp_path / "out", formats=["ics", "svg"], resume=True)
    assert [plan.document for plan in again.plans] == [plan.document for plan in result.plans]
    assert (
        repr(result)
        == f"SquadPlan(2 athletes planned, 0 failed, {result.kept} sessions placed, {result.dropped} dropped)"
    )


def test_processes_give_the_plans_of_this_process(tmp_path):
    squad = folder_of(tmp_path, 2)
    here, there = (liftrun.plan_squad(squad, week=WEEK, jobs=jobs) for jobs in (None, 1))
    assert [plan.document for plan in here.plans] == [plan.document for plan in there.plans]


def test_a_watcher_follows_the_run():
    class Count(Watcher):
        rows = 0

        def row(self, row):
            Count.rows += 1

    liftrun.plan_squad(squad_of(named("Ida Moor"), named("Bo Heath")), week=WEEK, watcher=Count())
    assert Count.rows == 2


@pytest.mark.parametrize(
    ("squad", "arguments", "message"),
    [
        (3, {}, "squad: got 3, expected a path, or a dict with the keys of a squad's file."),
        ("nothing.toml", {}, "nothing.toml: expected a file that exists."),
        (squad_of(), {}, "squad: athletes: got nobody, expected at least one athlete."),
        ({"name": "X", "timezone": "Europe/Berlin"}, {}, "squad: athletes: "),
        (squad_of() | {"athletes": 3}, {}, "athletes: got 3, expected a folder, a .jsonl file, or a list of athletes."),
        (squad_of() | {"athletes": "nowhere"}, {}, "nowhere: got no such folder"),
        (squad_of(SMALL, rooms=[]), {}, "squad: rooms: "),
        (squad_of(SMALL), {"grid_minutes": 4}, "grid_minutes: got 4, expected 5, 10, 15 or 30."),
        (squad_of(SMALL), {"seed": 1.5}, "seed: got 1.5, expected a whole number"),
        (squad_of(SMALL), {"jobs": 0}, "jobs: got 0, expected a whole number from 1 to 1024."),
        (squad_of(SMALL), {"engine": "ray"}, 'engine: got "ray", expected "local" or "dask".'),
        (squad_of(SMALL), {"scheduler": "tcp://x"}, 'scheduler: got tcp://x, expected engine "dask" with it.'),
        (squad_of(SMALL), {"out": 3}, "out: got 3, expected a folder."),
        (squad_of(SMALL), {"out": "out", "formats": ["pdf"]}, 'formats: got "pdf", expected "ics", "json", '),
    ],
)
def test_a_wrong_argument_is_one_message(squad, arguments, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert fault(squad, **arguments).startswith(message)
    assert list(tmp_path.iterdir()) == []


def test_each_plan_of_a_folder_names_its_athletes_file_and_calendars(tmp_path):
    squad = folder_of(tmp_path, 2)
    result = liftrun.plan_squad(squad, week=WEEK, out=tmp_path / "deep" / "out", formats="json")
    for file in sorted((tmp_path / "deep" / "out" / "athletes").iterdir()):
        athlete, calendar = check_inputs(read_plan_tables(json.loads(file.read_text("utf-8")), str(file)), file)
        assert athlete.samefile(tmp_path / "athletes" / f"{file.stem}.toml")
        assert calendar.samefile(tmp_path / "athletes" / f"{file.stem}.ics")
    assert [path.name for path in result.plans[1].inputs] == [athlete.name, calendar.name]


def test_an_athlete_of_a_line_is_recorded_with_that_line(tmp_path):
    lines = [json.dumps(named("Ida Moor")), "", json.dumps(named("Bo Heath"))]
    (tmp_path / "all.jsonl").write_text("\r\n".join(lines), "utf-8")
    squad = {**squad_of(), "athletes": tmp_path / "all.jsonl"}
    liftrun.plan_squad(squad, week=WEEK, out=tmp_path / "out", formats="json")
    files = sorted((tmp_path / "out" / "athletes").iterdir())
    plans = [read_plan_tables(json.loads(file.read_text("utf-8")), str(file)) for file in files]
    assert [plan.inputs.athlete.line for plan in plans] == [1, 3]
    assert all(check_inputs(plan, file) for plan, file in zip(plans, files, strict=True))
    (tmp_path / "all.jsonl").write_text("\r\n".join([lines[2], "", lines[0]]), "utf-8")
    with pytest.raises(liftrun.InputError, match="different content"):
        check_inputs(plans[0], files[0])


def test_plans_in_memory_name_their_inputs_from_the_working_folder(tmp_path, monkeypatch):
    squad = folder_of(tmp_path, 1)
    monkeypatch.chdir(tmp_path)
    for result in (liftrun.plan_squad(squad, week=WEEK), liftrun.plan_squad(squad, week=WEEK, out="out")):
        (plan,) = result.plans
        assert plan.document.inputs.athlete.path == "athletes/ada-quill.toml"
        assert [path.as_posix() for path in plan.inputs] == ["athletes/ada-quill.toml", "athletes/ada-quill.ics"]
