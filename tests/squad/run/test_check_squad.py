"""The check of a squad finds over-full rooms, groups that do not start together, and a busy coach."""

from __future__ import annotations

from dataclasses import replace

import pytest

from liftrun.domain import Instance, Plan, Schedule, Span
from liftrun.rules.problem import WeekProblem
from liftrun.squad.inputs.squad_file import Group, Room
from liftrun.squad.rooms.groups import Meeting
from liftrun.squad.run.check_squad import check_squad
from tests.support.factories.weeks import PLAIN, at, lift, put, run

SEVEN = at(PLAIN, "sat 07:00")
GYM = lift("lift-1", "upper", 60)
LONG = run("run-long", "long", (90, 8.0))
ROOM = Room.model_validate({"id": "a", "places": 1, "open": {"every_day": "17:00-20:00"}, "fewer": ({"day": "tue"},)})
GROUP = Group.model_validate({"name": "g", "session": "long", "at": "sat 07:00", "members": ("A", "B"), "coach": True})
MEETING = Meeting(GROUP, SEVEN, {"A": "run-long", "B": "run-long"}, (), 90)


def week(lift_at, run_at=SEVEN):
    """A week with a lift in the gym and a long run where they are put, both free to be anywhere."""
    whole = (Span(0, PLAIN.minutes),)
    openings = {"lift-1": {"gym": whole}, "run-long": {"road": whole}}
    placed = put(GYM, at(PLAIN, lift_at), place="gym"), put(LONG, run_at)
    return WeekProblem(Instance(PLAIN, (GYM, LONG), openings), ()), Plan(Schedule(PLAIN, placed))


def broken(one, other, *, meeting=MEETING, busy=()):
    found = check_squad(PLAIN, {"A": one, "B": other}, [(ROOM, ["A", "B"])], [meeting], busy)
    return {violation.rule for violation in found}


def test_a_good_squad_passes():
    assert broken(week("mon 17:00"), week("mon 18:00")) == set()


@pytest.mark.parametrize(
    ("first", "second"),
    [("mon 17:00", "mon 17:45"), ("mon 16:45", "mon 18:00"), ("mon 19:15", "mon 17:00"), ("tue 17:00", "mon 17:00")],
)
def test_an_over_full_or_closed_room_is_seen(first, second):
    assert broken(week(first), week(second)) == {"room-places"}


def test_a_group_that_does_not_start_together_is_seen():
    assert broken(week("mon 17:00"), week("mon 18:00", SEVEN + 15)) == {"group-start"}


@pytest.mark.parametrize(("busy", "seen"), [((89, 95), True), ((-30, 1), True), ((90, 95), False), ((-9, 0), False)])
def test_a_coach_who_is_busy_is_seen(busy, seen):
    found = broken(week("mon 17:00"), week("mon 18:00"), busy=[Span(SEVEN + busy[0], SEVEN + busy[1])])
    assert found == ({"coach-there"} if seen else set())


def test_a_coach_at_two_groups_at_once_is_seen():
    one, other = week("mon 17:00"), week("mon 18:00")
    meetings = [replace(MEETING, sessions={"A": "run-long"}), replace(MEETING, sessions={"B": "run-long"})]
    found = check_squad(PLAIN, {"A": one, "B": other}, [], meetings, ())
    assert {violation.rule for violation in found} == {"coach-there"}


def test_an_athlete_s_own_broken_week_is_seen_with_the_name():
    problem, plan = week("mon 17:00")
    closed = WeekProblem(replace(problem.instance, openings={"lift-1": {}, "run-long": {}}), ())
    (first, *_) = check_squad(PLAIN, {"A": (closed, plan)}, [], [], ())
    assert first.rule == "free-time"
    assert first.detail.startswith("A: ")
