"""Cross-training in what a week should contain, in plans, and in their check."""

from __future__ import annotations

from itertools import pairwise

import pytest

from liftrun.availability.openings import openings
from liftrun.domain import Instance, Load, Priority
from liftrun.model.solve import solve
from liftrun.rules.problem import WeekProblem
from tests.demand.people import WEEK, athlete, rules_for, session, wanted
from tests.support.factories.weeks import at

BIKE = {"kind": "bike", "minutes": 60}
HARD_CLASS = {"kind": "class", "minutes": 45, "hard": True, "load": {"legs": 2}}


def someone(*entries, race="half", weeks=8, **facts):
    return athlete(race, weeks, cross_training=entries, **facts)


def cross_training(demanded):
    return [one for one in demanded.sessions if one.activity == "cross_training"]


def planned(person):
    rules, demanded = rules_for(person), wanted(person)
    found = openings(person, WEEK, demanded.sessions, ())
    instance = Instance(WEEK, demanded.sessions, found.openings, pins=found.pins)
    return solve(WeekProblem(instance, rules.rules))


def placed(outcome, name):
    return next(one for one in outcome.plan.schedule.placed if one.session.id == name)


def hard_days(outcome):
    return sorted(WEEK.day_of(one.start) for one in outcome.plan.schedule.placed if one.session.hard)


def test_a_week_contains_as_many_sessions_as_requested():
    bikes = cross_training(wanted(someone({**BIKE, "times": 2, "label": "commute"})))
    assert [one.id for one in bikes] == ["cross_training-1", "cross_training-2"]
    assert {(one.kind, one.lengths[0].minutes, one.lengths[0].metres, one.label) for one in bikes} == {
        ("bike", 60, 0, "commute")
    }


def test_a_session_has_the_load_that_its_athlete_states():
    (one,) = cross_training(wanted(someone(HARD_CLASS)))
    assert one.hard
    assert one.load == Load(legs=2, hard=True)


def test_a_request_changes_nothing_else_that_the_week_contains():
    with_bike = [one for one in wanted(someone(BIKE)).sessions if one.activity != "cross_training"]
    assert tuple(with_bike) == wanted(athlete()).sessions


def test_a_fixed_session_starts_at_its_time_and_is_kept_like_a_pin():
    fixed = {**HARD_CLASS, "at": "Tue 18:30"}
    assert session(wanted(someone(fixed)), "cross_training-1").priority is Priority.PINNED
    assert placed(planned(someone(fixed)), "cross_training-1").start == at(WEEK, "tue 18:30")


def test_a_pin_fixes_a_requested_session_of_its_kind():
    swim = {"kind": "swim", "minutes": 45}
    person = someone(BIKE, swim, pin=({"session": "swim", "at": "Fri 07:00"},))
    assert placed(planned(person), "cross_training-2").start == at(WEEK, "fri 07:00")


def test_a_pin_never_moves_a_session_with_a_time_of_its_own():
    fixed = {**BIKE, "at": "Tue 18:30"}
    demanded = wanted(someone(fixed, pin=({"session": "bike", "at": "Fri 07:00"},)))
    (unmet,) = demanded.unmet
    assert "further bike session" in unmet.reason
    assert session(demanded, "cross_training-1").priority is Priority.PINNED


@pytest.mark.parametrize("banned", ["bike", "cross_training"])
def test_a_ban_on_a_kind_or_on_the_activity_is_kept(banned):
    days = ("mon", "tue", "wed", "thu", "fri", "sat")
    bike = placed(planned(someone(BIKE, ban=({"activity": banned, "day": days},))), "cross_training-1")
    assert WEEK.day_of(bike.start) == 6


def test_a_ban_on_another_kind_does_not_matter():
    bike = placed(
        planned(someone({**BIKE, "at": "Mon 07:00"}, ban=({"activity": "swim", "day": "mon"},))), "cross_training-1"
    )
    assert WEEK.day_of(bike.start) == 0


def test_a_hard_session_makes_a_hard_day_next_to_which_no_run_is_hard():
    days = hard_days(planned(someone({**HARD_CLASS, "at": "Wed 18:30"})))
    assert 2 in days
    assert all(later - day != 1 for day, later in pairwise(days))


def test_an_easy_session_may_be_next_to_a_hard_run():
    easy = {**BIKE, "at": "Wed 18:30"}
    assert not placed(planned(someone(easy)), "cross_training-1").session.hard


def test_a_hard_session_takes_the_day_off_and_an_easy_one_does_not():
    rules = rules_for(someone(HARD_CLASS))
    (selectors,) = [rule.of for rule in rules.rules if rule.id == "day-off"]
    hard, easy = (
        placed(planned(someone({**entry, "at": "Wed 18:30"})), "cross_training-1") for entry in (HARD_CLASS, BIKE)
    )
    assert any(one.matches(hard) for one in selectors)
    assert not any(one.matches(easy) for one in selectors)


def test_the_weeks_off_after_a_race_have_none_and_a_fixed_one_is_reported():
    demanded = wanted(someone(BIKE, {**BIKE, "at": "Tue 18:30", "label": "club ride"}, race="full", weeks=-1))
    assert cross_training(demanded) == []
    (unmet,) = demanded.unmet
    assert (unmet.pin.session, unmet.pin.label) == ("bike", "club ride")


def test_a_session_fixed_after_the_race_of_race_week_is_reported():
    demanded = wanted(someone({**BIKE, "at": "Sun 18:30"}, race="full", weeks=0))
    assert cross_training(demanded) == []
    assert len(demanded.unmet) == 1


def test_cross_training_is_left_out_before_a_run_that_is_not_optional():
    tight = {"every_day": ("07:00-08:00",)}
    outcome = planned(someone({**BIKE, "times": 7}, availability=tight))
    lost = {one.session.priority for one in outcome.plan.dropped}
    assert lost
    assert min(lost) >= Priority.LONG_RUN
    assert Priority.MOBILITY in lost
