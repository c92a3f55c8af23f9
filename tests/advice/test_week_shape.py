"""Days and hours of a week that a coach would sign."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from tests.advice.cases import CASES, case, lifts

HOUR = timedelta(hours=1)


def runs(plan):
    return [one for one in plan.sessions if one.activity == "run"]


def has_jumps(session):
    return any(block.kind == "plyometrics" for block in session.blocks)


@pytest.mark.parametrize("name", sorted(CASES))
def test_no_jumps_follow_a_hard_run_of_the_same_day(name):
    plan = case(name)
    for lift in (one for one in lifts(plan) if has_jumps(one)):
        assert not [
            run for run in runs(plan) if run.hard and run.start.date() == lift.start.date() and run.end <= lift.start
        ]


def test_seventy_miles_a_week_still_contain_jumps():
    assert any(has_jumps(one) for one in lifts(case("jumps-after-21-miles")))


@pytest.mark.parametrize("name", sorted(CASES))
def test_heavy_legs_do_not_come_before_a_hard_run_of_the_same_day(name):
    plan = case(name)
    for lift in (one for one in lifts(plan) if one.heavy and one.focus != "upper"):
        assert not [
            run for run in runs(plan) if run.hard and run.start.date() == lift.start.date() and run.start >= lift.end
        ]


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_night_has_nine_hours(name):
    for before, after in pairwise(case(name).sessions):
        assert after.start.date() == before.start.date() or after.start - before.end >= 9 * HOUR


def test_two_runs_of_a_day_are_hours_apart_and_one_is_easy():
    plan = case("doubles")
    by_day = {}
    for run in runs(plan):
        by_day.setdefault(run.start.date(), []).append(run)
    doubles = [found for found in by_day.values() if len(found) > 1]
    assert doubles
    for first, second in doubles:
        assert second.start - first.end >= 6 * HOUR
        assert not (first.hard and second.hard)


def test_four_days_of_training_are_not_in_a_row():
    days = sorted({one.start.date() for one in case("rest-day").sessions})
    assert any(after - before > timedelta(days=1) for before, after in pairwise(days))


def test_the_wished_day_of_rest_is_kept_where_no_session_would_be_lost():
    plan = case("rest-day")
    assert plan.dropped == ()
    assert all(one.start.weekday() != 0 for one in plan.sessions)


@pytest.mark.parametrize("name", sorted(CASES))
def test_wished_days_are_kept(name):
    plan = case(name)
    assert (plan.tiers["days"].cost, plan.tiers["days"].status) == (0, "optimal")
