"""The slot of a session is the same wherever the session is in the week, and whatever else is dropped."""

from __future__ import annotations

from datetime import date

import liftrun
from liftrun.planning.slots import slots_of
from tests.api.test_plan import SMALL, WEEK
from tests.support.factories.weeks import lift, run

MONDAY = date(2026, 11, 23)


def names(sessions):
    return {key: (slot.activity, slot.kind_or_focus, slot.number) for key, slot in slots_of(sessions, MONDAY).items()}


def test_sessions_are_numbered_within_their_activity_and_kind():
    sessions = (run("run-long", "long"), run("run-easy-1", "easy"), lift("lift-1", "full"), run("run-easy-2", "easy"))
    assert names(sessions) == {
        "run-long": ("run", "long", 1),
        "run-easy-1": ("run", "easy", 1),
        "lift-1": ("lift", "full", 1),
        "run-easy-2": ("run", "easy", 2),
    }


def test_a_plan_has_a_slot_for_each_session_kept_or_dropped_and_none_twice():
    roomy = liftrun.plan({**SMALL, "running": {"days": 5, "weekly_distance": 40}}, week=WEEK)
    tight = liftrun.plan(
        {**SMALL, "running": {"days": 5, "weekly_distance": 40}, "availability": {"weekdays": "06:00-06:35"}}, week=WEEK
    )
    slots = [{part.id: part.slot for part in (*plan.sessions, *plan.dropped)} for plan in (roomy, tight)]
    assert tight.dropped
    assert slots[0] == slots[1]
    assert len(set(slots[0].values())) == len(slots[0])
    assert {slot.monday for slot in slots[0].values()} == {MONDAY}


def test_a_session_states_what_it_loads():
    plan = liftrun.plan(SMALL, week=WEEK)
    loads = {part.id: part.load for part in plan.sessions}
    long, lift_1 = loads["run-long"], loads["lift-1"]
    assert (long.legs, long.upper, long.impact, long.hard) == (3, 0, True, True)
    assert (lift_1.trunk > 0, lift_1.impact, lift_1.hard) == (True, False, False)
