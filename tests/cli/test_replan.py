"""`liftrun replan` as athletes meet it: new meetings, missed and moved sessions, lost files, and the way back."""

from __future__ import annotations

import json
import shutil

import icalendar
import pytest

import liftrun
from liftrun.cli import BAD_INPUT, DONE, SOMETHING_DROPPED
from tests.cli.running import run
from tests.house.source_tree import ROOT

WEEK = ("--week", "2026-11-23", "--now", "2026-11-22T18:00Z")
WEDNESDAY = ("--now", "2026-11-25T12:00Z")
MEETING = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//example//EN
BEGIN:VEVENT
UID:{uid}
DTSTAMP:20261101T000000Z
DTSTART:{start}
DTEND:{end}
SUMMARY:Something new
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def athlete(tmp_path):
    folder = tmp_path / "week"
    shutil.copytree(ROOT / "examples" / "busy-week", folder, ignore=shutil.ignore_patterns("athlete-*"))
    outputs = ("--ics", folder / "w.ics", "--json", folder / "w.json", "--alarm", "15")
    assert run("plan", folder / "athlete.toml", *WEEK, "--state", *outputs).code == DONE
    return folder / "athlete.toml"


def meet(athlete, start, end):
    """A new meeting in the work calendar's place: a further calendar that the athlete's file names."""
    path = athlete.with_name("new.ics")
    path.write_text(MEETING.format(uid=start, start=start, end=end).replace("\n", "\r\n"), encoding="utf-8")
    text = athlete.read_text(encoding="utf-8")
    if "new.ics" not in text:
        athlete.write_text(text.replace('"family.ics"', '"family.ics", "new.ics"'), encoding="utf-8")
        assert "new.ics" in athlete.read_text(encoding="utf-8")


def files(athlete):
    return {path.name: path.read_bytes() for path in athlete.parent.iterdir() if path.suffix in {".ics", ".json"}}


def plan(athlete):
    return json.loads(athlete.with_name("w.json").read_text(encoding="utf-8"))


def events(athlete):
    calendar = icalendar.Calendar.from_ical(athlete.with_name("w.ics").read_bytes())
    return {str(event["UID"]): event for event in calendar.events}


def revision(athlete):
    return json.loads(run("state", "export", athlete).out)["revision"]


def test_without_anything_new_nothing_changes(athlete):
    before = files(athlete), revision(athlete)
    done = run("replan", athlete, *WEDNESDAY)
    assert (done.code, done.out.splitlines()[0]) == (DONE, "Week of 23 November 2026: 5 unchanged.")
    assert (files(athlete), revision(athlete)) == before


def test_a_new_meeting_moves_what_it_must_and_nothing_else(athlete):
    old, before = {part["id"]: part for part in plan(athlete)["sessions"]}, events(athlete)
    meet(athlete, "20261129T050000Z", "20261129T120000Z")
    done = run("replan", athlete, *WEDNESDAY)
    found = plan(athlete)
    moved = {change["id"] for change in found["changes"]["moved"]}
    assert done.code == DONE
    assert f"{len(moved)} moved" in done.out
    assert found["changes"]["fewest"] is True
    for part in found["sessions"]:
        same = part["start"] == old[part["id"]]["start"]
        assert same == (part["id"] not in moved)
        if same:
            assert {**part, "why": ""} == {**old[part["id"]], "why": ""}
    after = events(athlete)
    assert set(after) == set(before)
    for uid, event in after.items():
        changed = event.to_ical() != before[uid].to_ical()
        assert (event["SEQUENCE"] > before[uid]["SEQUENCE"]) == changed
    assert run("check", athlete.with_name("w.json"), "--athlete", athlete).code == DONE


def test_a_dry_run_writes_nothing(athlete):
    meet(athlete, "20261129T050000Z", "20261129T120000Z")
    before = files(athlete), revision(athlete)
    done = run("replan", athlete, *WEDNESDAY, "--dry-run")
    assert "moved" in done.out
    assert "Wrote" not in done.out
    assert (files(athlete), revision(athlete)) == before


def test_undo_brings_the_plan_back_with_later_revisions(athlete):
    before, old = events(athlete), plan(athlete)
    meet(athlete, "20261129T050000Z", "20261129T120000Z")
    run("replan", athlete, *WEDNESDAY)
    done = run("replan", athlete, "--undo", "--now", "2026-11-25T13:00Z")
    assert done.code == DONE
    assert plan(athlete) == old
    after = events(athlete)
    assert all(after[uid]["SEQUENCE"] >= event["SEQUENCE"] for uid, event in before.items())
    assert {uid: event["DTSTART"].dt for uid, event in after.items()} == {
        uid: event["DTSTART"].dt for uid, event in before.items()
    }
    assert "expected a replanning that can be taken back" in run("replan", athlete, "--undo").err


def test_a_lost_calendar_is_written_again_with_revisions_that_do_not_go_back(athlete):
    before = events(athlete)
    athlete.with_name("w.ics").unlink()
    run("replan", athlete, *WEDNESDAY)
    after = events(athlete)
    assert set(after) == set(before)
    assert all(after[uid]["SEQUENCE"] >= event["SEQUENCE"] for uid, event in before.items())


def test_a_missed_long_run_is_made_up_only_where_the_rules_allow(athlete):
    run("log", athlete, "long", "missed", "--now", "2026-11-29T12:00Z")
    done = run("replan", athlete, "--now", "2026-11-29T12:00Z")
    found = plan(athlete)
    placed = [part for part in found["sessions"] if part["id"] == "run-long"]
    dropped = [part for part in found["dropped"] if part["id"] == "run-long"]
    assert len(placed) + len(dropped) == 1
    assert all(part["start"] > "2026-11-29T13:00" for part in placed)
    if dropped:
        assert done.code == SOMETHING_DROPPED
        assert dropped[0]["reason"].startswith("It was missed, and is not made up.")
        assert any(event["STATUS"] == "CANCELLED" for event in events(athlete).values())


def test_a_session_that_the_athlete_moves_is_at_its_new_time(athlete):
    run("log", athlete, "run-easy-2", "moved", "--at", "Sat 15:10", *WEDNESDAY)
    run("replan", athlete, *WEDNESDAY)
    found = next(part for part in plan(athlete)["sessions"] if part["id"] == "run-easy-2")
    assert found["start"] == "2026-11-28T15:10:00+01:00"


def test_a_session_that_was_done_early_is_not_planned_again(athlete):
    facts = ("--at", "Wed 11:00", "--now", "2026-11-25T12:00Z")
    run("log", athlete, "run-easy-2", "done", *facts)
    run("replan", athlete, *WEDNESDAY)
    (found,) = [part for part in plan(athlete)["sessions"] if part["id"] == "run-easy-2"]
    assert (found["start"], found["blocks"][0]["start"]) == ("2026-11-25T11:00:00+01:00",) * 2
    assert plan(athlete)["changes"]["past"] == 4


def test_on_days_of_illness_nothing_is_left(athlete):
    run("log", athlete, "--ill", "3", *WEDNESDAY)
    done = run("replan", athlete, *WEDNESDAY)
    ahead = [part["start"] for part in plan(athlete)["sessions"] if part["start"] > "2026-11-25T13"]
    assert ahead
    assert min(ahead) > "2026-11-28"
    assert done.code == SOMETHING_DROPPED


def test_what_is_dropped_is_named_with_its_reason_and_cancelled(athlete):
    meet(athlete, "20261125T130000Z", "20261129T220000Z")
    done = run("replan", athlete, *WEDNESDAY)
    assert done.code == SOMETHING_DROPPED
    assert done.out.splitlines()[0] == "Week of 23 November 2026: 5 dropped, 0 unchanged."
    assert sum(event["STATUS"] == "CANCELLED" for event in events(athlete).values()) == 5
    assert len(plan(athlete)["sessions"]) == 3
    assert all(part["reason"] for part in plan(athlete)["dropped"])


def test_improve_trades_changes_for_training(athlete):
    meet(athlete, "20261129T050000Z", "20261129T120000Z")
    few = liftrun.replan(athlete, dry_run=True, now="2026-11-25T12:00Z")[0]
    better = liftrun.replan(athlete, dry_run=True, improve=True, now="2026-11-25T12:00Z")[0]
    assert len(better.changes.moved) >= len(few.changes.moved)
    costs = [[week.document.tiers[tier].cost for tier in ("keep", "days", "training")] for week in (better, few)]
    assert costs[0] <= costs[1]


def test_all_weeks_that_are_not_over_are_planned_again_and_build_on_each_other(athlete):
    folder = athlete.parent
    later = ("--week", "2026-11-30", "--now", "2026-11-22T18:00Z", "--ics", folder / "x.ics")
    assert run("plan", athlete, *later).code == DONE
    run("log", athlete, "run-tempo", "done", "--minutes", "30", "--now", "2026-11-28T20:00Z")
    weeks = liftrun.replan(athlete, dry_run=True, now="2026-11-28T20:00Z")
    assert [str(week.document.week_start) for week in weeks] == ["2026-11-23", "2026-11-30"]
    assert [used.source for used in weeks[1].document.history] == ["log", "plan in the state"]
    assert len(liftrun.replan(athlete, dry_run=True, now="2026-11-30T05:00Z")) == 1


def test_the_calendar_that_is_read_may_be_another_one(athlete, tmp_path):
    other = tmp_path / "other.ics"
    other.write_text(MEETING.format(uid="o", start="20261129T050000Z", end="20261129T120000Z"), encoding="utf-8")
    done = run("replan", athlete, *WEDNESDAY, "--dry-run", "--busy", athlete.with_name("work.ics"), "--busy", other)
    assert "moved" in done.out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--undo", "--dry-run"), "--undo: got another option, expected --undo alone"),
        (("--now", "2027-01-20T12:00Z"), "got no plan for now or later, expected a planned week that is not over"),
        (("--busy", "nowhere.ics"), "nowhere.ics"),
    ],
)
def test_each_fault_is_one_message(athlete, words, message):
    before = files(athlete), revision(athlete)
    done = run("replan", athlete, *words)
    assert (done.code, done.err.count("\n")) == (BAD_INPUT, 1)
    assert message in done.err
    assert (files(athlete), revision(athlete)) == before


def test_without_a_state_there_is_nothing_to_plan_again(tmp_path):
    shutil.copytree(ROOT / "examples" / "busy-week", tmp_path / "week")
    done = run("replan", tmp_path / "week" / "athlete.toml")
    assert (done.code, "Plan a week with `liftrun plan --state` first." in done.err) == (BAD_INPUT, True)
