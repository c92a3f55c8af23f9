"""What sessions load, and how rules select by it."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from liftrun.domain import Block, Length, Load, Placed, Priority, Session
from liftrun.rules.selector import Selector


def run(kind, *, hard=False):
    return Session(f"run-{kind}", "run", Priority.OTHER_RUN, (Length(60, 10_000),), kind=kind, hard=hard)


def lift(focus, *, heavy):
    return Session("lift-1", "lift", Priority.FIRST_LIFT, (Length(60),), focus=focus, heavy=heavy)


def placed(session):
    return Placed(session, 600, 660, "home", 0, (Block("weights", 600, 660),))


@pytest.mark.parametrize(
    ("session", "load"),
    [
        (run("easy"), Load(legs=1, impact=True)),
        (run("tempo", hard=True), Load(legs=2, impact=True, hard=True)),
        (run("speed", hard=True), Load(legs=3, impact=True, hard=True)),
        (run("long", hard=True), Load(legs=3, impact=True, hard=True)),
        (run("race", hard=True), Load(legs=3, impact=True, hard=True)),
        (lift("full", heavy=True), Load(legs=3, upper=3, trunk=2)),
        (lift("lower", heavy=True), Load(legs=3, trunk=2)),
        (lift("upper", heavy=False), Load(upper=2, trunk=1)),
        (Session("mobility-1", "mobility", Priority.MOBILITY, (Length(20),)), Load()),
    ],
)
def test_a_session_has_the_load_of_its_kind_or_focus(session, load):
    assert session.load == load


def test_a_stated_load_replaces_that_of_the_kind():
    stated = Load(legs=1, trunk=3)
    session = Session("lift-1", "lift", Priority.FIRST_LIFT, (Length(60),), focus="full", own_load=stated)
    assert session.load == stated


@pytest.mark.parametrize("heavy", [True, False])
@pytest.mark.parametrize("focus", ["full", "lower", "upper"])
def test_a_lift_is_heavy_if_its_load_is(focus, heavy):
    assert lift(focus, heavy=heavy).load.heavy == heavy


@pytest.mark.parametrize("kind", ["easy", "tempo", "speed", "long", "race"])
def test_a_run_is_hard_if_its_load_is(kind):
    assert run(kind, hard=kind != "easy").load.hard == (kind != "easy")


@pytest.mark.parametrize(
    ("least", "matches"),
    [
        (Load(), True),
        (Load(legs=3), True),
        (Load(legs=3, upper=1), False),
        (Load(legs=1, trunk=2), True),
        (Load(trunk=3), False),
        (Load(impact=True), False),
        (Load(hard=True), False),
    ],
)
def test_a_rule_selects_sessions_that_load_at_least_so_much(least, matches):
    assert Selector(loads=least).matches(placed(lift("lower", heavy=True))) is matches


def test_a_rule_states_only_the_parts_that_matter():
    assert Selector.model_validate({"loads": {"legs": 2}}).loads == Load(legs=2)


@pytest.mark.parametrize("loads", [{"leg": 2}, {"legs": 4}, {"impact": "much"}])
def test_a_load_that_does_not_exist_is_refused(loads):
    with pytest.raises(ValidationError):
        Selector.model_validate({"loads": loads})
