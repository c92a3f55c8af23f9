"""Lifts at home: right after a short run where that is wished, and before the way to the gym where both would do."""

from __future__ import annotations

from datetime import timedelta

import pytest

import liftrun
from liftrun.domain.units import metres_of_miles
from tests.advice.cases import GYM, runner, running

HOUSE = {"equipment": ["barbell", "rack", "bench", "dumbbells", "box"]}


def planned(**changes):
    wishes = {"lift_after_run": True, **changes.pop("preferences", {})}
    athlete = runner(running=running(4, 20), home=HOUSE, preferences=wishes, **{"gym": None, **changes})
    return liftrun.plan(athlete, week="2027-03-01")


def short_pairs(plan):
    """Each lift without plyometrics on the day of a run of six miles or less, with that run."""
    for lift in (one for one in plan.sessions if one.activity == "lift"):
        if any(block.kind == "plyometrics" for block in lift.blocks):
            continue
        for run in (one for one in plan.sessions if one.activity == "run" and one.metres <= metres_of_miles(6)):
            if run.start.date() == lift.start.date():
                yield run, lift


def test_a_lift_follows_a_short_run_within_half_an_hour_where_that_is_wished():
    pairs = list(short_pairs(planned()))
    assert pairs
    for run, lift in pairs:
        assert timedelta(0) <= lift.start - run.end <= timedelta(minutes=30)


def test_plyometrics_keep_their_hours_whatever_is_wished():
    plan = planned()
    springy = [one for one in plan.sessions if any(block.kind == "plyometrics" for block in one.blocks)]
    assert springy
    for lift in springy:
        for run in (one for one in plan.sessions if one.activity == "run"):
            assert max(lift.start - run.end, run.start - lift.end) >= timedelta(hours=3)


@pytest.mark.parametrize("gym", [None, GYM])
def test_the_wish_costs_no_training_advice(gym):
    places = {"gym": gym} if gym else {}
    wished, plain = planned(**places), planned(**places, preferences={"lift_after_run": False})
    for tier in ("keep", "days", "training"):
        assert wished.tiers[tier].cost == plain.tiers[tier].cost


def test_where_both_would_do_the_lifts_are_at_home():
    lifts = [one for one in planned(gym=GYM).sessions if one.activity == "lift"]
    assert {one.place for one in lifts} == {"home"}
