"""Runs that a coach would sign: paces, caps, breaks, races, crowded calendars, and two weeks in a row."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

import liftrun
from liftrun.documents.plan import PlanDocument
from tests.advice.cases import GYM, planned, race, runner, running

HOME = {"equipment": ["barbell"]}
MILE = 1609.344
QUALITY = {"tempo", "speed"}


def runs(plan, *kinds):
    return [one for one in plan.sessions if one.activity == "run" and (not kinds or one.kind in kinds)]


def miles(found):
    return sum(one.metres for one in found) / MILE


def steps(run):
    for part in run.workout.parts:
        yield from getattr(part, "steps", [part])


def minutes(run):
    return (run.end - run.start).total_seconds() / 60


def with_history(facts, *past):
    return facts | {"history": list(past)}


def past_race(day, distance, took):
    return {"session": "race", "date": day, "at": "09:00", "minutes": took, "distance": distance}


# --- speed-pace: no pace that nobody gave, and a run with its parts -------------------------------------------------

NO_PACE_GIVEN = {
    "speed-pace": runner(paces={"easy": "11:00"}, race=race("10k", "2027-04-11"), running=running(3, 15), home=HOME),
    "another race": runner(paces={"easy": "8:20"}, race=race("half", "2027-05-02"), running=running(5, 35)),
}


@pytest.mark.parametrize("name", NO_PACE_GIVEN)
def test_a_quality_run_has_warm_up_work_and_cool_down_and_no_pace_that_nobody_gave(name):
    found = runs(planned(NO_PACE_GIVEN[name], "2027-03-01"), *QUALITY)
    assert found
    for run in found:
        every = list(steps(run))
        assert {"warm_up", "work", "cool_down"} <= {step.role for step in every}
        assert not any(step.target and step.target.pace for step in every if step.role == "work")
        assert sum(part.estimate_s for part in _flat(run)) / 60 <= minutes(run)


def _flat(run):
    for part in run.workout.parts:
        yield from [step for _ in range(part.times) for step in part.steps] if hasattr(part, "steps") else [part]


# --- long-cap: share of the week and time on the feet ---------------------------------------------------------------

SLOW = {
    "long-cap": runner(
        experience="beginner",
        paces={"easy": "13:00"},
        race=race("full", "2027-04-25"),
        running=running(3, 40),
        home=HOME,
        gym=None,
    ),
    "in kilometres": runner(
        experience="beginner",
        units="km",
        paces={"easy": "7:45"},
        race=race("full", "2027-04-25"),
        running=running(4, 70),
    ),
}


@pytest.mark.parametrize("name", SLOW)
def test_the_long_run_of_a_slow_runner_has_a_cap_and_the_reason_is_reported(name):
    plan = planned(SLOW[name], "2027-03-08")
    (long_run,) = runs(plan, "long")
    assert minutes(long_run) <= 170
    assert miles([long_run]) < 0.46 * miles(runs(plan))
    assert any("long run is at most" in note for note in plan.notes)


# --- back-from-rest, next-race: running eases in too ----------------------------------------------------------------

AFTER_A_RACE = {
    "back-from-rest": (runner(race=race("full", "2027-04-25"), running=running(5, 60)), 60),
    "after a half": (runner(race=race("half", "2027-05-02"), running=running(4, 30)), 30),
}


@pytest.mark.parametrize("name", AFTER_A_RACE)
def test_the_first_week_after_the_rest_has_half_of_the_usual_miles(name):
    facts, usual = AFTER_A_RACE[name]
    plan = planned(facts, "2027-05-10")
    assert 0.3 * usual < miles(runs(plan)) <= 0.62 * usual
    assert not any(one.heavy for one in plan.sessions if one.activity == "lift")
    assert any("eases in after the race" in note for note in plan.notes)


NEXT_RACE = {
    "next-race": (race("half", "2027-06-20"), past_race(date(2027, 4, 18), 26.2, 225)),
    "a half before a 10k": (race("10k", "2027-06-27"), past_race(date(2027, 4, 18), 13.1, 105)),
}


@pytest.mark.parametrize("name", NEXT_RACE)
def test_the_week_after_a_race_is_off_also_if_the_next_race_is_entered(name):
    entered, past = NEXT_RACE[name]
    facts = with_history(runner(paces={"easy": "9:00"}, race=entered, running=running(5, 45)), past)
    assert planned(facts, "2027-04-19").sessions == ()


# --- hour-slots: the long run outranks the third lift ---------------------------------------------------------------

HOUR_SLOTS = {
    "hour-slots": runner(
        race=race("half", "2027-04-25"),
        running=running(4, 24),
        availability={"every_day": ["05:00-06:00"]},
        home=HOME,
        gym=None,
    ),
    "evenings": runner(
        paces={"easy": "10:15"},
        race=race("full", "2027-05-02"),
        running=running(4, 26),
        availability={"every_day": ["19:00-20:00"]},
        home=HOME,
        gym=None,
    ),
}


@pytest.mark.parametrize("name", HOUR_SLOTS)
def test_with_hours_only_the_long_run_is_kept_and_most_miles_are_easy(name):
    plan = planned(HOUR_SLOTS[name], "2027-02-08")
    assert runs(plan, "long")
    assert not any(one.id.startswith("run") for one in plan.dropped)
    hard = sum(step.estimate_m for run in runs(plan) for step in _flat(run) if step.role == "work")
    assert hard < 0.33 * sum(one.metres for one in runs(plan))


# --- two-weeks: each week keeps the required rules together with the week before it ---------------------------------

TWO_WEEKS = {
    "two-weeks": runner(
        lifts_per_week=2,
        paces={"easy": "9:50", "tempo": "8:30"},
        race=race("half", "2027-04-11"),
        running=running(5, 30),
        home=HOME,
        gym=None,
    ),
    "evening and dawn": runner(
        paces={"easy": "9:00"},
        race=race("10k", "2027-04-11"),
        running=running(6, 45),
        availability={"every_day": ["05:00-07:00", "19:00-21:30"]},
        gym=GYM,
    ),
}


@pytest.mark.parametrize("name", TWO_WEEKS)
def test_a_week_keeps_the_required_rules_together_with_the_week_before_it(name, tmp_path):
    first = liftrun.plan(TWO_WEEKS[name], week="2027-02-08", busy=[])
    (tmp_path / "first.json").write_text(first.to_json(), encoding="utf-8")
    second = liftrun.plan(TWO_WEEKS[name], week="2027-02-15", busy=[], after=[tmp_path / "first.json"])
    both = [one for plan in (first, second) for one in PlanDocument.model_validate_json(plan.to_json()).sessions]
    hard = sorted({one.start.date() for one in both if one.activity == "run" and one.hard})
    legs = sorted({one.start.date() for one in both if one.activity == "lift" and one.focus != "upper"})
    for days in (hard, legs):
        assert all(later - earlier > timedelta(days=1) for earlier, later in pairwise(days))
    (tmp_path / "both.ics").write_bytes(first.to_ics() + second.to_ics())
    assert liftrun.check(tmp_path / "both.ics", athlete=TWO_WEEKS[name], busy=[], week="2027-02-15").broken == ()
