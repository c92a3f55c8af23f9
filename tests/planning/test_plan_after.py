"""`plan --after`: plans of earlier weeks, named by hand, as history."""

import json
from datetime import date, timedelta

import pytest

import liftrun
from liftrun.calendars.clock import week_of
from liftrun.cli import BAD_INPUT, DONE
from liftrun.documents.read_plan import plan_file
from liftrun.planning.past_training import past_training
from tests.cli.running import run
from tests.demand.people import athlete

FILE = """name = "Robin Runner"
timezone = "Europe/Berlin"
units = "km"
experience = "intermediate"
lifts_per_week = 1
[paces]
easy = "6:00"
[running]
days = 4
weekly_distance = 60
[availability]
every_day = ["06:00-20:00"]
[home]
equipment = ["dumbbells"]
{more}"""
FIRST, SECOND = "2026-11-23", "2026-11-30"
NOW = "2026-11-22T12:00Z"


@pytest.fixture
def folder(tmp_path):
    """An athlete's file whose recent weeks had 40 km, and the plan of a first week."""
    file = tmp_path / "athlete.toml"
    file.write_text(FILE.format(more="[recent]\nweekly_distance = 40\nlongest_run = 14\n"), encoding="utf-8")
    (tmp_path / "first.json").write_text(liftrun.plan(file, week=FIRST, busy=[], now=NOW).to_json(), encoding="utf-8")
    file.write_text(FILE.format(more=""), encoding="utf-8")
    return tmp_path


def planned(folder, *after, week=SECOND):
    plan = liftrun.plan(folder / "athlete.toml", week=week, busy=[], now=NOW, after=[folder / name for name in after])
    return json.loads(plan.to_json())


def km(plan):
    return sum(one["metres"] for one in plan["sessions"] if one["activity"] == "run") / 1000


def history(folder, *, week=SECOND, someone=None, plans=1):
    document = plan_file(folder / "first.json")
    runner = someone or athlete(None, units="km", paces={"easy": "6:00"})
    frame = week_of(date.fromisoformat(week), "Europe/Berlin")
    return past_training(runner, frame, [document] * plans).athlete.history


def test_a_week_builds_on_the_week_before(folder):
    first = json.loads((folder / "first.json").read_text("utf-8"))
    assert km(first) == pytest.approx(50, abs=1)
    assert km(planned(folder)) == pytest.approx(60, abs=1)
    after = planned(folder, "first.json")
    assert km(first) < km(after) < 60
    assert any("shorter than it should be" in note for note in after["notes"])
    longest = max(one["metres"] for one in first["sessions"] if one["activity"] == "run")
    assert max(one["metres"] for one in after["sessions"] if one["activity"] == "run") <= 1.1 * longest + 1


def test_the_sessions_of_a_plan_are_history_with_their_days_lengths_and_workouts(folder):
    first = json.loads((folder / "first.json").read_text("utf-8"))
    found = history(folder)
    assert len(found) == len(first["sessions"])
    runs = [one for one in first["sessions"] if one["activity"] == "run"]
    assert [past.distance for past in found if past.session in {"easy", "tempo", "long"}] == [
        pytest.approx(one["metres"] / 1000) for one in runs
    ]
    assert [str(past.date) for past in found] == [one["start"][:10] for one in first["sessions"]]
    assert {past.workout for past in found if past.session == "tempo"} == {
        one["workout"]["template"] for one in runs if one["kind"] == "tempo"
    }


def test_a_lift_has_no_distance_and_keeps_its_focus(folder):
    (lift,) = (past for past in history(folder) if past.session == "lift")
    assert lift.distance is None
    assert lift.focus == "full"


@pytest.mark.parametrize("week", [FIRST, "2026-11-16"])
def test_a_plan_of_the_planned_week_or_of_a_later_one_is_no_history(folder, week):
    assert history(folder, week=week) == ()


def test_a_plan_that_is_named_twice_counts_once(folder):
    assert history(folder, plans=2) == history(folder)


def test_what_the_file_states_of_a_day_comes_before_the_plan(folder):
    day = min(past.date for past in history(folder))
    stated = {"session": "long", "date": day, "at": "08:00", "minutes": 100, "distance": 16}
    found = history(folder, someone=athlete(None, units="km", history=(stated,)))
    assert [past.session for past in found if past.date == day] == ["long"]
    assert len([past for past in found if past.date > day]) == len([p for p in history(folder) if p.date > day])


def test_the_distance_is_in_the_units_of_the_athlete(folder):
    in_km = [past.distance for past in history(folder) if past.distance]
    in_miles = [past.distance for past in history(folder, someone=athlete(None)) if past.distance]
    assert in_miles == [pytest.approx(distance / 1.609344) for distance in in_km]


def test_the_command_takes_plans_of_weeks_before(folder):
    done = run(
        *("plan", folder / "athlete.toml", "--week", SECOND, "--now", NOW),
        *("--after", folder / "first.json", "--json", folder / "second.json"),
    )
    assert done.code == DONE, done.err
    written = json.loads((folder / "second.json").read_text("utf-8"))
    assert km(written) == km(planned(folder, "first.json"))


def test_a_file_that_is_no_plan_is_one_message(folder):
    (folder / "other.json").write_text("{}", encoding="utf-8")
    done = run("plan", folder / "athlete.toml", "--week", SECOND, "--after", folder / "other.json")
    assert done.code == BAD_INPUT
    assert "other.json" in done.err
    assert done.err.count("\n") <= 2
    assert not list(folder.glob("*.ics"))


def test_recovery_counts_across_the_border_of_the_weeks(folder):
    """No hard run on the Monday after a hard run on Sunday."""
    hard = [one for one in json.loads((folder / "first.json").read_text("utf-8"))["sessions"] if one["load"]["hard"]]
    days = {one["start"][:10] for one in hard}
    after = planned(folder, "first.json")
    monday = str(date.fromisoformat(SECOND))
    sunday = str(date.fromisoformat(SECOND) - timedelta(days=1))
    hard_after = {one["start"][:10] for one in after["sessions"] if one["load"]["hard"]}
    assert not (sunday in days and monday in hard_after)
