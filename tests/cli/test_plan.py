"""`liftrun plan` as its users meet it: what it writes, what it says, how it ends."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import icalendar
import pytest

from liftrun.cli import BAD_INPUT, BUG, DONE, INTERRUPTED, NO_PLAN, SOMETHING_DROPPED, plan
from liftrun.documents.plan import PlanDocument
from liftrun.domain.errors import BrokenPlanError
from tests.athlete.bad_athletes import bad_athletes
from tests.cli.running import run

EXAMPLES = Path(__file__).parents[2] / "examples"
WEEK = ("--week", "2026-11-23")
CROWDED = """
name = "No Time"
timezone = "America/New_York"
units = "miles"
experience = "beginner"
paces.easy = "10:00"
running = { days = 4, weekly_distance = 45 }
availability = { weekdays = "06:00-06:45", sat = "07:00-07:30" }
home.equipment = "dumbbells"
"""


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(EXAMPLES / "busy-week", tmp_path / "week")
    return tmp_path / "week"


@pytest.fixture
def crowded(tmp_path):
    path = tmp_path / "crowded.toml"
    path.write_text(CROWDED, encoding="utf-8")
    return path


def test_by_default_the_week_is_shown_and_its_calendar_is_beside_the_athletes_file(folder):
    done = run("plan", folder / "athlete.toml", *WEEK)
    written = folder / "athlete-2026-11-23.ics"
    assert done.code == DONE
    assert "Long run, 8 mi" in done.out
    assert "Proven best" in done.out
    assert f"Wrote {written}" in done.out.replace("\n", "")
    assert len(icalendar.Calendar.from_ical(written.read_bytes()).walk("VEVENT")) == 8
    assert done.err == ""


def test_each_chosen_output_is_written_and_no_other(folder):
    before = set(folder.iterdir())
    names = {"--ics": "w.ics", "--json": "w.json", "--html": "w.html", "--svg": "w.svg"}
    done = run("plan", folder / "athlete.toml", *WEEK, *(x for o, n in names.items() for x in (o, folder / n)))
    assert done.code == DONE
    assert {path.name for path in set(folder.iterdir()) - before} == set(names.values())
    document = PlanDocument.model_validate_json((folder / "w.json").read_bytes())
    assert document.status == "optimal"
    assert (document.solver.wall_ms, document.solver.build_ms) == (None, None)
    assert (folder / "w.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert "<svg" in (folder / "w.svg").read_text(encoding="utf-8")


def test_planning_twice_gives_the_same_bytes(folder):
    names = {"--ics": "w.ics", "--json": "w.json", "--html": "w.html", "--svg": "w.svg"}
    arguments = ["plan", folder / "athlete.toml", *WEEK, *(x for o, n in names.items() for x in (o, folder / n))]
    run(*arguments)
    first = {name: (folder / name).read_bytes() for name in names.values()}
    run(*arguments)
    assert {name: (folder / name).read_bytes() for name in names.values()} == first


def test_a_dash_is_standard_output_and_nothing_else_is_printed_there(folder):
    done = run("plan", folder / "athlete.toml", *WEEK, "--json", "-")
    assert json.loads(done.out)["format"] == "liftrun.plan/2"


def test_the_athlete_may_come_by_standard_input(crowded):
    done = run("plan", "-", *WEEK, "--json", "-", stdin=crowded.read_bytes())
    assert json.loads(done.out)["athlete"] == "No Time"


def test_any_day_of_the_week_names_the_week(crowded):
    monday, thursday = (run("plan", crowded, "--week", day, "--json", "-") for day in ("2026-11-23", "2026-11-26"))
    assert monday.out == thursday.out


def test_without_a_week_the_one_that_begins_next_is_planned(crowded):
    document = json.loads(run("plan", crowded, "--json", "-").out)
    assert document["week_start"] > "2026-01-01"


def test_what_does_not_fit_is_named_with_its_reason_and_gives_exit_code_3(crowded):
    done = run("plan", crowded, *WEEK)
    assert done.code == SOMETHING_DROPPED
    assert "Long run: Even shortened it needs 80 minutes in one piece" in done.out
    assert crowded.with_name("crowded-2026-11-23.ics").exists()


GYM_FAR = 'gym = { travel_minutes = 180, open = { every_day = "05:00-23:00" } }'
GYM_SHUT = 'gym = { travel_minutes = 5, open = { every_day = "12:00-13:00" } }'
NO_LIFTS = 'ban = [{ activity = "lift", between = "00:00-24:00" }]'
NOTHING_FREE = "There is no free time for it this week"


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        (GYM_FAR, "The gym is 180 minutes away, and no free time is long enough for the way there and back"),
        (GYM_SHUT, NOTHING_FREE),
        (f"{NO_LIFTS}\n{GYM_FAR}", NOTHING_FREE),
    ],
    ids=["too far", "shut", "banned"],
)
def test_a_gym_too_far_away_and_missing_free_time_have_different_reasons(crowded, place, reason):
    crowded.write_text(CROWDED.replace('home.equipment = "dumbbells"', place), encoding="utf-8")
    done = run("plan", crowded, *WEEK, "--json", "-")
    lost = {part["id"]: part["reason"] for part in json.loads(done.out)["dropped"]}
    assert lost["lift-1"].startswith(reason)


RACING = (
    CROWDED
    + """
race = { distance = "half", date = 2026-11-28 }
[[pin]]
session = "lift"
at = "Tue 06:00"
[[pin]]
session = "mobility"
at = "Sun 20:00"
label = "Yoga"
"""
)


@pytest.mark.parametrize(("week", "phase"), [("2026-11-23", "race"), ("2026-11-30", "maintenance")])
def test_a_pin_that_fits_no_session_is_listed_and_gives_exit_code_3(tmp_path, week, phase):
    (tmp_path / "racing.toml").write_text(RACING, encoding="utf-8")
    done = run("plan", tmp_path / "racing.toml", "--week", week, "--json", tmp_path / "week.json")
    assert done.code == SOMETHING_DROPPED
    assert "It is pinned to Tue 06:00" in done.out.partition("Did not fit")[2]
    document = PlanDocument.model_validate_json((tmp_path / "week.json").read_bytes())
    unmet = {part.id: (part.title, part.priority) for part in document.dropped if part.id.startswith("pin-")}
    assert document.phase == phase
    assert {*unmet.values()} == {("Lift", "pinned"), ("Yoga", "pinned")}
    assert not any("pin" in sentence for sentence in document.calendar.assumed)
    assert run("check", tmp_path / "week.json", "--athlete", tmp_path / "racing.toml").code == DONE


def test_strict_refuses_a_pin_that_fits_no_session(tmp_path):
    (tmp_path / "racing.toml").write_text(RACING, encoding="utf-8")
    done = run("plan", tmp_path / "racing.toml", "--week", "2026-11-30", "--strict")
    assert (done.code, done.out) == (NO_PLAN, "")
    assert "Yoga: It is pinned to Sun 20:00" in done.err


def test_strict_writes_nothing_and_names_what_does_not_fit(crowded):
    done = run("plan", crowded, *WEEK, "--strict")
    assert done.code == NO_PLAN
    assert done.out == ""
    assert "Long run: Even shortened" in done.err
    assert list(crowded.parent.iterdir()) == [crowded]


def test_titles_of_busy_events_are_shown_only_on_request(folder):
    shown, hidden = (folder / "shown.html", folder / "hidden.html")
    run(
        "plan", folder / "athlete.toml", *WEEK, "--html", hidden, "--json", folder / "h.json", "--svg", folder / "h.svg"
    )
    run("plan", folder / "athlete.toml", *WEEK, "--html", shown, "--show-titles")
    assert "Choir" in shown.read_text(encoding="utf-8")
    for name in ("hidden.html", "h.json", "h.svg"):
        assert "Choir" not in (folder / name).read_text(encoding="utf-8")


def test_timings_are_recorded_only_on_request(crowded):
    solver = json.loads(run("plan", crowded, *WEEK, "--json", "-", "--timings").out)["solver"]
    assert solver["wall_ms"] > 0
    assert solver["build_ms"] > 0


def test_alarms_are_off_without_the_option(crowded):
    assert "VALARM" not in run("plan", crowded, *WEEK, "--ics", "-").out
    assert "TRIGGER:-PT30M" in run("plan", crowded, *WEEK, "--ics", "-", "--alarm", "30").out


def test_a_calendar_of_another_program_is_never_replaced(folder):
    before = (folder / "work.ics").read_bytes()
    busy = ("--busy", folder / "family.ics")
    done = run("plan", folder / "athlete.toml", *WEEK, *busy, "--ics", folder / "work.ics")
    assert done.code == BAD_INPUT
    assert "expected a new file, or a calendar that liftrun wrote" in done.err
    assert (folder / "work.ics").read_bytes() == before


def test_a_week_that_changes_moves_its_events_in_the_calendar_that_is_there(folder, crowded):
    run("plan", crowded, *WEEK)
    path = crowded.with_name("crowded-2026-11-23.ics")
    first = {str(e["UID"]): e for e in icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")}
    crowded.write_text(CROWDED.replace("06:00-06:45", "07:00-07:45"), encoding="utf-8")
    run("plan", crowded, *WEEK)
    second = {str(e["UID"]): e for e in icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")}
    assert set(first) <= set(second)
    moved = [uid for uid in first if first[uid].start != second[uid].start]
    assert moved
    assert all(second[uid].sequence > first[uid].sequence for uid in moved)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--week", "2026-13-01"], '--week: got "2026-13-01", expected a date such as 2026-11-23.'),
        (["--pack", "nobody"], '--pack: got "nobody", expected "default", "bui" or "helms".'),
        (["--ics", "a.x", "--json", "a.x"], "expected a different file for each output"),
        (["--busy", "none.ics"], "none.ics"),
        (["--busy", "https://example.org/w.ics"], "got an address, expected a file on this computer. Download the"),
        (["--grid", "7"], "Invalid value for '--grid'"),
        (["--time-limit", "0"], "Invalid value for '--time-limit'"),
        (["--time-limit", "nan"], "Invalid value for '--time-limit'"),
        (["--ics", "no/such/folder/week.ics"], "no/such/folder"),
    ],
)
def test_a_wrong_option_is_one_message(crowded, arguments, message):
    done = run("plan", crowded, *(WEEK if "--week" not in arguments else ()), *arguments)
    assert done.code == BAD_INPUT
    assert message in done.err
    assert "Traceback" not in done.err
    assert done.out == ""


@pytest.mark.parametrize("case", bad_athletes(), ids=lambda case: case.what)
def test_every_bad_athlete_file_ends_with_code_2_one_message_and_nothing_written(tmp_path, case):
    (tmp_path / "bad.toml").write_text(case.text, encoding="utf-8")
    done = run("plan", tmp_path / "bad.toml", *WEEK)
    assert (done.code, done.out) == (BAD_INPUT, "")
    assert done.err == f"liftrun: {tmp_path / 'bad.toml'}: {case.message}\n"
    assert [path.name for path in tmp_path.iterdir()] == ["bad.toml"]


def test_time_running_out_is_not_called_infeasible(crowded):
    done = run("plan", crowded, *WEEK, "--time-limit", "0.0000001")
    assert done.code in {NO_PLAN, SOMETHING_DROPPED}
    assert "no week can keep" not in done.err
    if done.code == NO_PLAN:
        assert "time ran out" in done.err


def test_a_plan_that_fails_its_check_is_a_bug_and_is_never_written(crowded, monkeypatch):
    def broken(*_arguments):
        raise BrokenPlanError("one-at-a-time: they overlap")

    monkeypatch.setattr("liftrun.planning.prepare.solve", broken)
    done = run("plan", crowded, *WEEK)
    assert done.code == BUG
    assert "one-at-a-time" in done.err
    assert list(crowded.parent.iterdir()) == [crowded]


def test_an_unexpected_fault_is_one_short_message_that_asks_for_a_report(crowded, monkeypatch):
    def broken(*_arguments):
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("liftrun.planning.prepare.solve", broken)
    monkeypatch.delenv("LIFTRUN_DEBUG", raising=False)
    done = run("plan", crowded, *WEEK)
    assert (done.code, done.out) == (BUG, "")
    assert done.err == (
        "liftrun: a bug, please report it: ZeroDivisionError: division by zero. "
        "Set LIFTRUN_DEBUG=1 to see where it happened.\n"
    )
    assert list(crowded.parent.iterdir()) == [crowded]
    monkeypatch.setenv("LIFTRUN_DEBUG", "1")
    done = run("plan", crowded, *WEEK)
    assert done.code == BUG
    assert done.err.startswith("Traceback")
    assert "please report it: ZeroDivisionError" in done.err


def test_an_interrupt_while_a_compiled_module_is_loaded_is_no_bug(crowded, monkeypatch):
    def broken(*_arguments):
        raise ImportError("initialization failed") from KeyboardInterrupt()

    monkeypatch.setattr("liftrun.planning.prepare.solve", broken)
    done = run("plan", crowded, *WEEK)
    assert (done.code, done.out, done.err) == (INTERRUPTED, "", "liftrun: interrupted\n")


def test_help_names_every_option():
    done = run("plan", "--help")
    assert done.code == DONE
    assert all(max(option.opts, key=len) in done.out for option in plan.command.params if option.opts[0][0] == "-")


def test_a_reader_who_goes_away_is_no_error(folder):
    liftrun = [sys.executable, "-m", "liftrun", "plan", str(folder / "athlete.toml"), *WEEK]
    process = subprocess.Popen(liftrun, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=dict(os.environ))
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait() == DONE
    assert errors == b""


NOW = ("--now", "2026-11-22T18:00Z")
MOST_LINES = 40


def test_the_week_of_the_example_fits_on_one_screen_with_the_parts_of_its_runs(folder):
    done = run("plan", folder / "athlete.toml", *WEEK, *NOW)
    assert len(done.out.splitlines()) <= MOST_LINES
    assert "6 × 3 min at 8:05/mi with 60 s jog" in done.out
    assert "Total: 5 runs" in done.out


def test_the_week_of_the_file_that_init_writes_fits_on_one_screen(tmp_path):
    run("init", tmp_path / "new")
    done = run("plan", tmp_path / "new" / "athlete.toml", *WEEK, *NOW)
    assert "Total: " in done.out
    assert len(done.out.splitlines()) <= MOST_LINES


def test_verbose_shows_the_rest(folder):
    short, full = (run("plan", folder / "athlete.toml", *WEEK, *NOW, *more).out for more in ((), ("--verbose",)))
    for heading in ("What to do", "What this week costs", "Your calendars"):
        assert heading in full
        assert heading not in short
