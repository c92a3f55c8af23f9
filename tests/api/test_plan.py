"""`liftrun.plan` as a Python caller meets it: what it takes, what it returns, what it refuses."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import FrozenInstanceError
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest

import liftrun
from liftrun.inputs.toml_files import parse_toml
from tests.cli.running import run
from tests.house.source_tree import ROOT, modules_after

BUSY_WEEK = ROOT / "examples" / "busy-week"
WEEK = "2026-11-23"
SMALL = {
    "name": "Ida Moor",
    "timezone": "Europe/Berlin",
    "units": "km",
    "experience": "intermediate",
    "paces": {"easy": "6:00"},
    "running": {"days": 3, "weekly_distance": 30},
    "availability": {"every_day": "06:00-08:00"},
    "home": {"equipment": ["dumbbells"]},
}


@pytest.fixture(scope="module")
def week():
    return liftrun.plan(BUSY_WEEK / "athlete.toml", week=WEEK)


def fault(**arguments):
    """The message with which `liftrun.plan` refuses arguments."""
    with pytest.raises(liftrun.InputError) as error:
        liftrun.plan(**{"athlete": SMALL, "week": WEEK, **arguments})
    return str(error.value)


def test_an_import_of_liftrun_loads_no_library():
    heavy = {"ortools", "pandas", "numpy", "pydantic", "icalendar", "dateutil", "rich", "click"}
    assert not heavy & modules_after("import liftrun")


def test_naming_a_function_loads_no_solver():
    assert not {"ortools", "pandas", "rich"} & modules_after("from liftrun import plan, check, plan_squad")


def test_a_plan_without_a_frame_loads_no_pandas():
    athlete = (BUSY_WEEK / "athlete.toml").as_posix()
    statement = f"import liftrun; liftrun.plan('{athlete}', week='{WEEK}').to_json()"
    assert "pandas" not in modules_after(statement)


def test_every_public_name_exists_and_completion_offers_it():
    assert set(liftrun.__all__) <= set(dir(liftrun))
    assert all(getattr(liftrun, name) is not None for name in liftrun.__all__)


def test_a_name_that_does_not_exist_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'plam'"):
        _ = liftrun.plam


def test_no_package_has_the_name_of_a_public_function():
    """Python would put the package in the place of the function as soon as something imports it."""
    packages = {path.name for path in (ROOT / "src" / "liftrun").iterdir()}
    assert not packages & {*liftrun.__all__, "season", "explain"}


def test_the_result_is_the_plan_that_the_command_writes(week, tmp_path):
    names = {name: tmp_path / f"w.{name}" for name in ("ics", "json", "html", "svg")}
    options = [part for name, path in names.items() for part in (f"--{name}", path)]
    run("plan", BUSY_WEEK / "athlete.toml", "--week", WEEK, *options)
    assert week.to_ics() == names["ics"].read_bytes()
    assert json.loads(week.to_json())["sessions"] == json.loads(names["json"].read_bytes())["sessions"]
    assert week.to_html() == names["html"].read_text("utf-8")
    assert week.to_svg() == names["svg"].read_text("utf-8")


def test_a_path_as_text_a_dict_and_an_athlete_give_the_same_plan(tmp_path):
    text = 'name = "Ida Moor"\ntimezone = "Europe/Berlin"\nunits = "km"\nexperience = "intermediate"\n'
    text += 'paces.easy = "6:00"\nrunning = { days = 3, weekly_distance = 30 }\n'
    text += 'availability.every_day = "06:00-08:00"\nhome.equipment = ["dumbbells"]\n'
    path = tmp_path / "ida.toml"
    path.write_text(text, "utf-8")
    athlete = liftrun.Athlete.model_validate(parse_toml(text, ""))
    plans = [liftrun.plan(one, week=WEEK) for one in (str(path), path, SMALL, athlete)]
    assert len({plan.sessions for plan in plans}) == 1
    assert plans[0].status == "optimal"


@pytest.mark.parametrize("day", [date(2026, 11, 26), datetime(2026, 11, 23, 9), "2026-11-29"])
def test_a_week_is_named_by_any_of_its_days(day):
    assert liftrun.plan(SMALL, week=day).document.week_start == date(2026, 11, 23)


def test_busy_calendars_replace_those_of_the_file_and_an_empty_list_removes_them(week):
    free = liftrun.plan(BUSY_WEEK / "athlete.toml", week=WEEK, busy=[])
    one = liftrun.plan(BUSY_WEEK / "athlete.toml", week=WEEK, busy=BUSY_WEEK / "work.ics")
    counts = [plan.document.calendar.events_read for plan in (free, one, week)]
    assert counts[0] == 0 < counts[1] < counts[2]


def test_a_pack_is_chosen_by_name():
    assert liftrun.plan(SMALL, week=WEEK, pack="helms").document.pack == "helms"


def test_solver_parameters_change_the_search_and_not_the_optimum():
    plain = liftrun.plan(SMALL, week=WEEK)
    other = liftrun.plan(SMALL, week=WEEK, seed=3, parameters={"cp_model_presolve": False})
    named = liftrun.plan(SMALL, week=WEEK, parameters={"search_branching": "FIXED_SEARCH"})
    assert plain.tiers == other.tiers == named.tiers


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"athlete": 3}, "athlete: got 3, expected a path, a dict or an Athlete. Pass a path, a dict or an Athlete."),
        ({"athlete": ["a"]}, "athlete: got list, expected a path, a dict or an Athlete."),
        ({"athlete": ""}, 'athlete: got "", expected a path'),
        ({"athlete": {**SMALL, "units": "yards"}}, 'athlete: units: got "yards", expected "miles" or "km".'),
        ({"athlete": {**SMALL, "calendars": {"busy": "no.ics"}}}, 'athlete: calendars.busy[1]: got "no.ics"'),
        ({"athlete": "nobody.toml"}, "nobody.toml: expected a file that exists."),
        ({"week": "soon"}, 'week: got "soon", expected a date such as 2026-11-23. Write year, month and day.'),
        ({"week": 20261123}, "week: got 20261123, expected a date such as 2026-11-23."),
        ({"week": date(9999, 1, 1)}, "week: got 9999-01-01, expected a year from 1971 to 8999."),
        ({"busy": 3}, "busy: got 3, expected a list of .ics files."),
        ({"busy": {"a": 1}}, "busy: got dict, expected a list of .ics files."),
        ({"busy": [b"a.ics"]}, "busy: got bytes, expected a list of .ics files."),
        ({"busy": ["nothing.ics"]}, "nothing.ics: got no such file"),
        ({"pack": "helm"}, 'pack: got "helm", expected "default", "bui" or "helms". Write "helms".'),
        ({"pack": 3}, 'pack: got "3", expected "default", "bui" or "helms".'),
        ({"grid_minutes": 7}, "grid_minutes: got 7, expected 5, 10, 15 or 30."),
        ({"grid_minutes": "15"}, 'grid_minutes: got "15", expected 5, 10, 15 or 30.'),
        ({"seed": -1}, "seed: got -1, expected a whole number from 0 to 2147483647."),
        ({"workers": True}, "workers: got true, expected a whole number from 1 to 64."),
        ({"time_limit_seconds": float("nan")}, "time_limit_seconds: got nan, expected a number of seconds above 0."),
        ({"time_limit_seconds": "5"}, 'time_limit_seconds: got "5", expected a number of seconds above 0.'),
        ({"parameters": [1]}, "parameters: got list, expected a dict of CP-SAT parameters."),
        (
            {"parameters": {"cp_model_presolv": True}},
            "parameters.cp_model_presolv: expected a parameter of CP-SAT. Write cp_model_presolve.",
        ),
        ({"parameters": {"cp_model_presolve": "x"}}, 'parameters.cp_model_presolve: got "x", expected true or false.'),
    ],
)
def test_a_wrong_argument_is_one_message(arguments, message):
    assert fault(**arguments).startswith(message)


def test_a_plan_that_does_not_exist_has_a_status_and_no_outputs():
    crowded = {**SMALL, "running": {"days": 7, "weekly_distance": 90}}
    plan = liftrun.plan(crowded, week=WEEK, time_limit_seconds=1e-9)
    assert plan.status in {"unknown", "feasible"}
    if plan.status == "unknown":
        assert (plan.document, plan.sessions, plan.dropped, plan.bound, dict(plan.tiers)) == (None, (), (), 0, {})
        with pytest.raises(liftrun.NoPlanError, match="there is no plan"):
            plan.to_json()


def test_a_result_is_frozen_and_names_itself(week):
    assert repr(week) == "WeekPlan(Maya Lindqvist, week of 2026-11-23, optimal, 8 sessions, 0 dropped)"
    with pytest.raises(FrozenInstanceError):
        week.status = "unknown"


def test_a_notebook_shows_the_picture(week):
    assert week._repr_html_().startswith("<svg")


def test_a_frame_has_a_row_for_each_session_on_the_athletes_clock():
    short = {**SMALL, "availability": {"weekdays": "06:00-06:35"}}
    plan = liftrun.plan(short, week=WEEK)
    frame = plan.to_frame()
    assert len(frame) == len(plan.sessions) + len(plan.dropped)
    assert list(frame["id"]) == [part.id for part in (*plan.sessions, *plan.dropped)]
    assert plan.dropped
    assert set(frame.loc[frame["status"] == "dropped", "reason"]) == {part.reason for part in plan.dropped}
    kept = frame[frame["status"] == "kept"]
    assert str(frame["start"].dtype).endswith("Europe/Berlin]")
    assert [one.isoformat() for one in kept["start"]] == [part.start.isoformat() for part in plan.sessions]
    assert (kept["end"] - kept["start"]).dt.total_seconds().tolist() == (60 * kept["minutes"]).tolist()


def test_a_plan_is_saved_by_suffix_and_continues_its_own_calendar(week, tmp_path):
    places = [tmp_path / name for name in ("a.ics", "a.json", "a.html", "a.svg")]
    assert week.save(*places, alarm_minutes=30) == tuple(places)
    assert b"TRIGGER:-PT30M" in places[0].read_bytes()
    sequences = [re.findall(rb"SEQUENCE:(\d+)", places[0].read_bytes())]
    assert week.save(places[0]) == (places[0],)
    sequences.append(re.findall(rb"SEQUENCE:(\d+)", places[0].read_bytes()))
    assert [int(after) - int(before) for before, after in zip(*sequences, strict=True)] == [1] * len(week.sessions)


def test_a_plan_is_never_saved_over_its_inputs(tmp_path):
    shutil.copytree(BUSY_WEEK, tmp_path / "week")
    before = (tmp_path / "week" / "work.ics").read_bytes()
    plan = liftrun.plan(tmp_path / "week" / "athlete.toml", week=WEEK)
    with pytest.raises(liftrun.InputError, match="a file that is not an input"):
        plan.save(tmp_path / "week" / "work.ics")
    assert (tmp_path / "week" / "work.ics").read_bytes() == before


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["a.txt"], r"files: got \"a.txt\", expected a file name that ends in .ics, .json, .html, .svg"),
        (["a.ics", "b.ics"], "expected one file for each format"),
        ([3], "files: got 3, expected file names"),
    ],
)
def test_a_place_without_a_format_of_its_own_is_refused(week, names, message, tmp_path):
    with pytest.raises(liftrun.InputError, match=message):
        week.save(*names)
    assert not [name for name in names if Path(str(name)).exists()]


@pytest.mark.parametrize("minutes", [-1, 1441, "30", True])
def test_a_reminder_is_a_whole_number_of_minutes_up_to_a_day(week, minutes, tmp_path):
    with pytest.raises(liftrun.InputError, match=r"alarm_minutes: got .*, expected a whole number from 0 to 1440"):
        week.to_ics(alarm_minutes=minutes)
    with pytest.raises(liftrun.InputError, match="alarm_minutes"):
        week.save(tmp_path / "week.ics", alarm_minutes=minutes)
    assert list(tmp_path.iterdir()) == []


def test_values_of_a_data_frame_are_read_as_pythons_own():
    table = pd.DataFrame({"days": [3], "km": [30.0], "race": [pd.Timestamp("2027-02-14")]})
    row = table.iloc[0]
    race = {"distance": "half", "date": row["race"]}
    numpy = {**SMALL, "running": {"days": table["days"].iloc[0], "weekly_distance": row["km"]}, "race": race}
    python = {**SMALL, "running": {"days": 3, "weekly_distance": 30.0}, "race": {**race, "date": date(2027, 2, 14)}}
    assert liftrun.plan(numpy, week=WEEK).sessions == liftrun.plan(python, week=WEEK).sessions
