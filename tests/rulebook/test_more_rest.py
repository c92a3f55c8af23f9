"""Older athletes, and those who return, have more easy days between hard days: a wish that drops nothing."""

from __future__ import annotations

from itertools import pairwise

import pytest

from liftrun.calendars.policy import CalendarReading
from liftrun.planning.prepare import plan_week, prepare
from liftrun.rulebook import load_rulebook
from tests.demand.people import WEEK, athlete, rules_for

RULE = "easy-days-between-hard-days"
TWO_DAYS_OFF = {"running": {"days": 4, "weekly_distance": 30}, "lifts_per_week": 1}


def outcome(**facts):
    someone = athlete(None, **{**TWO_DAYS_OFF, **facts})
    return plan_week(prepare(someone, WEEK, CalendarReading(), load_rulebook())).outcome


def days_between_hard_runs(**facts):
    placed = outcome(**facts).plan.schedule.placed
    days = sorted(WEEK.day_of(one.start) for one in placed if one.session.hard)
    return [after - before for before, after in pairwise(days)]


@pytest.mark.parametrize(("facts", "applies"), [({}, False), ({"age": 49}, False), ({"age": 50}, True)])
def test_the_rule_applies_from_the_age_of_50_on(facts, applies):
    assert (rules_for(athlete(**facts)).rule(RULE) is not None) == applies


def test_it_applies_to_those_who_return():
    assert rules_for(athlete(returning=True)).rule(RULE) is not None


def test_it_only_softens():
    rule = rules_for(athlete(age=60)).rule(RULE)
    assert not rule.required
    assert outcome(age=60).plan.dropped == ()


def test_an_athlete_of_60_has_two_easy_days_between_hard_days_where_the_week_has_room():
    assert min(days_between_hard_runs(age=60)) >= 3


def test_an_athlete_may_turn_it_off():
    assert rules_for(athlete(age=60, rules={RULE: {"strength": "off"}})).rule(RULE) is None
