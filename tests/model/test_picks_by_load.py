"""The model picks the same sessions by their load as the check does."""

from __future__ import annotations

import pytest

from liftrun.domain import Block, Instance, Length, Load, Placed, Priority, Session, Span
from liftrun.model.week import WeekModel
from liftrun.rules.selector import Selector
from tests.support.factories.weeks import PLAIN

SESSIONS = (
    Session("run-easy-1", "run", Priority.OTHER_RUN, (Length(40, 6000),), kind="easy"),
    Session("run-long", "run", Priority.LONG_RUN, (Length(90, 15_000),), kind="long", hard=True),
    Session("lift-1", "lift", Priority.FIRST_LIFT, (Length(45),), focus="full", heavy=True),
    Session("lift-2", "lift", Priority.FURTHER_LIFT, (Length(45),), focus="upper"),
    Session("lift-3", "lift", Priority.FURTHER_LIFT, (Length(45),), focus="lower", own_load=Load(trunk=3)),
)
LOADS = (Load(), Load(legs=1), Load(legs=2), Load(upper=2), Load(trunk=3), Load(impact=True), Load(hard=True))


def placed(session):
    length = session.lengths[0]
    return Placed(session, 600, 600 + length.minutes, "home", length.metres, (Block("run", 600, 600 + length.minutes),))


@pytest.mark.parametrize("load", LOADS, ids=str)
def test_the_model_and_the_check_select_the_same_sessions_by_load(load):
    selector = Selector(loads=load)
    openings = {session.id: {"home": (Span(0, 1440),)} for session in SESSIONS}
    picked = WeekModel(Instance(PLAIN, SESSIONS, openings)).picks((selector,))
    assert {pick.id for pick in picked} == {one.id for one in SESSIONS if selector.matches(placed(one))}
