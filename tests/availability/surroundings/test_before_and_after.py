"""What lies around a week: last week by the athlete's file, and a race just before or after the week."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from liftrun.availability.fixed_sessions import NOTHING_BEFORE
from liftrun.checks.plan import check_plan
from tests.availability.surroundings.people import RACE_DAY, done, placed, planned, prepared, runner, told

WEEK_BEFORE = RACE_DAY - timedelta(weeks=1)
SUNDAY = RACE_DAY - timedelta(days=1)
RACED = {"at": "10:00", "minutes": 50}


def fixed(someone, monday=RACE_DAY):
    """Session id -> day, for what lies around a week."""
    instance = prepared(someone, monday).problem.instance
    return {one.session.id: instance.week.day_of(one.start) for one in instance.history}


def test_a_race_of_the_week_after_lies_behind_sunday_at_its_gun():
    problem = prepared(runner(), WEEK_BEFORE).problem
    (race,) = problem.instance.history
    assert race.start == problem.instance.week.minutes + 10 * 60
    assert (race.session.is_race, race.session.hard, race.metres) == (True, True, 42195)


@pytest.mark.parametrize(("days", "there"), [(-8, {}), (-7, {"last-week-race": -7}), (-1, {"last-week-race": -1})])
def test_a_race_is_history_for_the_seven_days_after_it(days, there):
    assert fixed(runner(day=RACE_DAY + timedelta(days=days))) == there


@pytest.mark.parametrize(
    ("days", "there"), [(6, {}), (7, {"next-week-race": 7}), (13, {"next-week-race": 13}), (14, {})]
)
def test_a_race_is_seen_from_the_week_before_it(days, there):
    assert fixed(runner(day=RACE_DAY + timedelta(days=days))) == there


def test_the_eve_of_a_race_on_monday_holds_no_hard_run_and_no_heavy_legs():
    days = placed(planned(runner(), WEEK_BEFORE))
    assert days["run-long"] < 6
    assert all(day < 4 for name, day in days.items() if name.startswith("lift"))


def test_a_long_run_pinned_to_the_eve_of_the_race_gives_way_with_the_reason():
    someone = runner(pin=({"session": "long", "at": "Sun 09:00"},))
    assert "run-long" not in placed(planned(someone, WEEK_BEFORE))
    reason = told(someone, WEEK_BEFORE)["run-long"]
    assert reason.startswith(
        'Its pinned start, Sun 09:00, would break: "Do not run or cross-train hard on two consecutive days."'
    )


def test_heavy_legs_that_can_be_are_seventy_two_hours_from_next_weeks_race():
    someone = runner("10k", lifts_per_week=1, pin=({"session": "tempo", "at": "Sat 09:00"},))
    (race,) = prepared(someone, WEEK_BEFORE).problem.instance.history
    (lift,) = [one for one in planned(someone, WEEK_BEFORE).schedule.placed if one.session.heavy]
    assert race.start - lift.end >= 72 * 60


def test_heavy_legs_closer_to_next_weeks_race_cost_what_the_rulebook_says():
    off = {"no-lift-72h-before-race": {"strength": "off"}}
    someone = runner("10k", lifts_per_week=1, pin=({"session": "lift", "at": "Sat 09:00"},), rules=off)
    problem = prepared(someone, WEEK_BEFORE).problem
    paid = {rule.id: found for rule, found in check_plan(problem, planned(someone, WEEK_BEFORE)).paid}
    assert [one.sessions for one in paid["heavy-legs-72h-before-race"]] == [("lift-1", "next-week-race")]


def test_next_weeks_race_is_in_no_count_of_this_week():
    someone = runner(running={"days": 6, "weekly_distance": 40})
    plan = planned(someone, WEEK_BEFORE)
    assert sum(one.session.activity == "run" for one in plan.schedule.placed) == 6
    assert "next-week-race" not in placed(plan)
    assert check_plan(prepared(someone, WEEK_BEFORE).problem, plan).kept


@pytest.mark.parametrize("session", ["long", "race"])
def test_what_was_done_on_sunday_does_not_take_the_race_out(session):
    someone = runner(history=(done(session, "sun", "09:00"), done("lift", "sun", "18:00", 60)))
    plan = planned(someone)
    assert placed(plan)["run-race"] == 0
    assert check_plan(prepared(someone).problem, plan).kept


@pytest.mark.parametrize(
    "changes",
    [
        {"run-time": {"strength": "required"}},
        {"one-run-a-day": {"at_most": 0}},
        {"day-off": {"at_least": 7}},
        {"heavy-legs-24h": {"strength": "required"}},
        {"gap-around-long-runs": {"gap_minutes": 24 * 60}},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_no_rule_that_an_athlete_makes_stricter_takes_the_race_out(changes):
    past = (done("lift", "sun", "18:00", 60),)
    someone = runner(rules=changes, history=past, preferences={"run_time": ("05:00-07:00",)})
    assert "run-race" in placed(planned(someone))


def test_a_race_on_sunday_is_followed_by_no_hard_run_on_monday():
    someone = runner("10k", SUNDAY, pin=({"session": "tempo", "at": "Mon 18:00"},))
    assert "run-tempo" not in placed(planned(someone))
    assert "Do not run or cross-train hard" in told(someone)["run-tempo"]


def test_a_race_that_the_history_tells_is_there_once():
    someone = runner("10k", SUNDAY, history=(done("race", "sun", "10:15", 55), done("easy", "sat", "09:00")))
    assert fixed(someone) == {"last-week-2": -2, "last-week-1": -1}
    as_a_run = runner("10k", SUNDAY, history=(done("tempo", "sun", "10:00", 55),))
    assert fixed(as_a_run) == {"last-week-1": -1}
    another = runner("10k", SUNDAY, history=(done("race", "wed", "19:00", 55),))
    assert fixed(another) == {"last-week-1": -5, "last-week-race": -1}


def test_a_week_before_of_which_nothing_is_told_is_told_to_be_taken_as_empty():
    assert prepared(runner()).assumed == (NOTHING_BEFORE,)
    assert prepared(runner(), WEEK_BEFORE).assumed == (NOTHING_BEFORE,)
    assert prepared(runner(history=(done("easy", "sat", "09:00"),))).assumed == ()
    assert prepared(runner(day=date(2027, 4, 17))).assumed == ()
