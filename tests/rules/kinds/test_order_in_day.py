"""The order of two sessions of a day."""

from __future__ import annotations

from liftrun.rules import OrderInDay
from tests.rules import worlds
from tests.rules.kind_tests import GUARD, NEVER_OVERLAP, SYMMETRIC, Case, KindTests
from tests.rules.selectors import ANY, FAR_RUNS, HARD_RUNS, LIFTS, PLYOMETRIC, RUNS, two_selectors
from tests.rules.sessions import EASY, FULL, MON, SAT, SPEED, SUN, TEMPO, UPPER

RUN_FIRST = {"first": RUNS, "then": LIFTS}
HARD_FIRST = {"first": HARD_RUNS, "then": LIFTS + RUNS}


def draw(random):
    first, then = two_selectors(random)
    return {"first": first, "then": then}


DECLARED = KindTests(
    OrderInDay,
    tried=(
        (worlds.EVERY_DAY, {"first": RUNS, "then": LIFTS}),
        (worlds.THREE, {"first": LIFTS, "then": RUNS}),
        (worlds.THREE, {"first": HARD_RUNS, "then": ANY}),
        (worlds.NIGHT, {"first": LIFTS, "then": RUNS}),
        (worlds.NIGHT, {"first": RUNS, "then": LIFTS}),
        (worlds.LENGTHS, {"first": PLYOMETRIC, "then": FAR_RUNS}),
        (worlds.LENGTHS, {"first": FAR_RUNS, "then": PLYOMETRIC}),
        (worlds.AFTER_LEGS, {"first": RUNS, "then": LIFTS}),
    ),
    cases=(
        Case("the run comes first", RUN_FIRST, 0, ((EASY, SUN), (FULL, "sun 07:00"))),
        Case("the lift comes first", RUN_FIRST, 1, ((FULL, SUN), (EASY, "sun 07:00"))),
        Case("the lift comes first, a day earlier", RUN_FIRST, 0, ((FULL, SAT), (EASY, SUN))),
        Case(
            "a lift between two runs is before one",
            RUN_FIRST,
            1,
            ((EASY, MON), (FULL, "mon 09:00"), (TEMPO, "mon 18:00")),
        ),
        Case(
            "two lifts before one run are two pairs",
            RUN_FIRST,
            2,
            ((FULL, MON), (UPPER, "mon 09:00"), (TEMPO, "mon 18:00")),
        ),
        Case("a session is not out of order with itself", HARD_FIRST, 0, ((TEMPO, MON), (EASY, "mon 18:00"))),
        Case("of two hard runs one is behind the other", HARD_FIRST, 1, ((TEMPO, MON), (SPEED, "mon 18:00"))),
        Case(
            "last week's order does not count", RUN_FIRST, 0, (), ((FULL, "last mon 06:00"), (EASY, "last mon 18:00"))
        ),
    ),
    draw=draw,
    equivalent={
        GUARD: (
            (
                "encode: not first.is_of(then) and first.on.keys() & then.on.keys()"
                " -> not first.is_of(then) and (not first.is_of(then))"
            ),
        ),
        SYMMETRIC: (
            (
                "encode: week.same_day_unless(first, then, unless=week.breach(self))"
                " -> week.same_day_unless(then, first, unless=week.breach(self))"
            ),
        ),
        NEVER_OVERLAP: (
            "encode: first.end -> first.start",
            "encode: then.start -> then.end",
            "encode: 0 -> -1",
        ),
    },
)


def test_the_finding_states_which_comes_first():
    (found,) = DECLARED.found(RUN_FIRST, (FULL, SUN), (EASY, "sun 07:00"))
    assert found.detail == "lift 1 comes before the easy run on Sun"


def test_the_order_counts_on_a_shared_day_of_the_next_week_too():
    assert len(DECLARED.found(RUN_FIRST, (UPPER, "next mon 06:00"), (EASY, "next mon 18:00"))) == 1
