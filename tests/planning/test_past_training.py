"""The history of a week comes from log, plans and file, each session once, from the source of the highest rank."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from liftrun.athlete import athlete_from
from liftrun.calendars.clock import week_of
from liftrun.planning.past_training import past_training
from liftrun.state.records import LogEntry, StateContent, StoredPlan, slot_key
from tests.planning.with_slots import with_slots
from tests.support.factories.plans import MONDAY, build_week

ZONE = "Europe/Berlin"
PLAN = with_slots(build_week())
WEEK = week_of(MONDAY + timedelta(days=7), ZONE)
FILE = {
    "name": "Ida Moor",
    "timezone": ZONE,
    "units": "km",
    "experience": "intermediate",
    "paces": {"easy": "6:00"},
    "running": {"days": 3, "weekly_distance": 30},
    "availability": {"every_day": "06:00-08:00"},
    "home": {"equipment": ["dumbbells"]},
}
LONG = next(part for part in PLAN.sessions if part.kind == "long")


def athlete(**more):
    return athlete_from({**FILE, **more}, "ida.toml", Path())


def state(*log, plans=(PLAN,)):
    return StateContent(5, tuple(StoredPlan(2, plan, {}) for plan in plans), log)


def entry(part, status="done", **more):
    what = {"slot": slot_key(part.slot), "session": part.id, "activity": part.activity, "revision": 4}
    return LogEntry(date=part.start.date(), status=status, **what, **more)


def history(*arguments, **more):
    return past_training(athlete(**more), WEEK, *arguments).athlete.history


def sources(*arguments, **more):
    return [used.source for used in past_training(athlete(**more), WEEK, *arguments).sources]


def long_runs(sessions):
    return [one for one in sessions if one.session == "long"]


def test_what_was_planned_counts_as_done():
    assert len(history((), state())) == len(PLAN.sessions)
    assert sources((), state()) == ["plan in the state"]


def test_what_was_missed_does_not_count():
    assert long_runs(history((), state(entry(LONG, "missed")))) == []


def test_the_log_outranks_the_plan():
    done = entry(LONG, minutes=60, metres=8000, start=datetime(2026, 10, 16, 7, 30, tzinfo=ZoneInfo(ZONE)))
    (run,) = long_runs(history((), state(replace(done, date=date(2026, 10, 16)))))
    assert (run.date, run.at, run.minutes, run.distance) == (date(2026, 10, 16), 450, 60, pytest.approx(8.0))
    assert sources((), state(done)) == ["log", "plan in the state"]


def test_a_run_of_the_log_without_distance_is_shorter_in_proportion():
    planned = long_runs(history((), state()))[0]
    (run,) = long_runs(history((), state(entry(LONG, minutes=planned.minutes // 2))))
    assert run.distance == pytest.approx(planned.distance / 2, rel=0.02)


def test_training_that_was_not_planned_counts():
    extra = LogEntry(date=date(2026, 10, 13), status="done", activity="run", minutes=40, metres=7000)
    assert len(history((), state(extra, plans=()))) == 1
    assert sources((), state(extra, plans=())) == ["log"]


def test_a_line_about_a_session_whose_plan_is_gone_still_counts():
    assert len(long_runs(history((), state(entry(LONG, kind_or_focus="long"), plans=())))) == 1


def test_the_file_counts_where_no_source_of_a_higher_rank_has_the_week():
    past = [
        {"date": date(2026, 10, 14), "session": "easy", "at": "07:00", "minutes": 30, "distance": 5},
        {"date": date(2026, 10, 7), "session": "easy", "at": "07:00", "minutes": 30, "distance": 5},
    ]
    found = history((), state(), history=past)
    assert [one.date for one in found if one.minutes == 30 and one.distance == 5] == [date(2026, 10, 7)]
    assert sources((), state(), history=past) == ["plan in the state", "athlete file"]


def test_a_plan_given_by_hand_replaces_that_of_the_state_and_the_file_outranks_it():
    by_hand = PLAN.model_copy(update={"sessions": (LONG,)})
    assert len(history((by_hand,), state())) == 1
    past = [{"date": LONG.start.date(), "session": "easy", "at": "07:00", "minutes": 30, "distance": 5}]
    assert [one.session for one in history((by_hand,), state(), history=past)] == ["easy"]


def test_the_revision_is_that_of_the_last_change_before_the_week():
    later = PLAN.model_copy(update={"week_start": WEEK.start})
    known = replace(state(entry(LONG)), plans=(StoredPlan(2, PLAN, {}), StoredPlan(9, later, {})))
    assert past_training(athlete(), WEEK, (), known).revision == 4
    assert past_training(athlete(), WEEK).revision is None


def test_what_is_older_than_42_days_does_not_count():
    old = LogEntry(date=WEEK.start - timedelta(days=43), status="done", activity="run", minutes=40, metres=7000)
    assert history((), state(old, plans=())) == ()
