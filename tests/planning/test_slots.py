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
