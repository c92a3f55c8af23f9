"""When groups meet, and who comes."""

from __future__ import annotations

from liftrun.domain import Instance, Span
from liftrun.rules.problem import WeekProblem
from liftrun.squad.inputs.squad_file import Group
from liftrun.squad.rooms.groups import pinned, settle
from tests.support.factories.weeks import PLAIN, at, run

LONG = run("run-long", "long", (90, 8.0), (60, 5.0))


def group(*times, **further):
    return Group.model_validate({"name": "g", "session": "long", "at": times, "members": ("A", "B", "C"), **further})


def week(*hours):
    free = tuple(Span(at(PLAIN, f"sat {start}"), at(PLAIN, f"sat {end}")) for start, end in hours)
    return WeekProblem(Instance(PLAIN, (LONG,), {"run-long": {"road": free}}), ())


WEEKS = {"A": week(("08:00", "12:00")), "B": week(("09:00", "10:00")), "C": week(("07:00", "08:30"))}


def test_the_time_that_most_can_make_is_taken():
    (found,) = settle([group("sat 08:00", "sat 09:00")], PLAIN, WEEKS, ())
    assert found.start == at(PLAIN, "sat 09:00")
    assert found.sessions == {"A": "run-long", "B": "run-long"}
    assert found.missing == ("C",)


def test_of_equal_times_the_first_is_taken():
    (found,) = settle([group("sat 07:00", "sat 08:00", "sat 10:30")], PLAIN, WEEKS, ())
    assert found.start == at(PLAIN, "sat 07:00")


def test_the_coach_must_be_free_for_as_long_as_anyone_may_run():
    busy = [Span(at(PLAIN, "sat 10:15"), at(PLAIN, "sat 10:30"))]
    (found,) = settle([group("sat 08:00", "sat 09:00", coach=True)], PLAIN, WEEKS, busy)
    assert found.start == at(PLAIN, "sat 08:00")
    (none,) = settle([group("sat 09:00", coach=True)], PLAIN, WEEKS, busy)
    assert none.start is None
    assert none.sessions == {}


def test_the_coach_is_never_with_two_groups_at_once():
    groups = [group("sat 09:00", coach=True, name="one", members=("A",)), group("sat 09:00", "sat 08:00", coach=True)]
    one, other = settle(groups, PLAIN, WEEKS, ())
    assert (one.start, other.start) == (at(PLAIN, "sat 09:00"), None)


def test_a_member_who_comes_is_pinned_and_another_trains_alone_unless_it_is_required():
    meetings = settle([group("sat 09:00")], PLAIN, WEEKS, ())
    there = pinned(WEEKS["A"], "A", meetings).instance
    assert there.pins == {"run-long": at(PLAIN, "sat 09:00")}
    assert there.openings["run-long"]["road"] == (Span(at(PLAIN, "sat 09:00"), at(PLAIN, "sat 12:00")),)
    assert pinned(WEEKS["C"], "C", meetings) == WEEKS["C"]
    strict = settle([group("sat 09:00", required=True)], PLAIN, WEEKS, ())
    assert pinned(WEEKS["C"], "C", strict).instance.openings == {"run-long": {}}
