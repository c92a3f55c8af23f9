"""The order of sessions in a week."""

from __future__ import annotations

from liftrun.rules import OrderInWeek
from tests.rules import worlds
from tests.rules.kind_tests import NEVER_OVERLAP, Case, KindTests
from tests.rules.selectors import ANY, FAR_RUNS, HARD_RUNS, LIFTS, LONG_RUNS, PLYOMETRIC, RUNS, two_selectors
from tests.rules.sessions import EASY, FULL, LONG, MON, SUN, THU, TUE, UPPER, WED

LIFTS_BEFORE_LONG = {"first": LIFTS, "then": LONG_RUNS}


def draw(random):
    first, then = two_selectors(random)
    return {"first": first, "then": then}


DECLARED = KindTests(
    OrderInWeek,
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
        Case(
            "every lift is done before the long run",
            LIFTS_BEFORE_LONG,
            0,
            ((FULL, MON), (UPPER, SUN), (LONG, "sun 12:00")),
        ),
        Case("a lift days later is not", LIFTS_BEFORE_LONG, 1, ((FULL, MON), (LONG, TUE), (UPPER, SUN))),
        Case("nor is one of the same evening", LIFTS_BEFORE_LONG, 1, ((LONG, MON), (FULL, "mon 18:00"))),
        Case("each lift too late counts", LIFTS_BEFORE_LONG, 2, ((LONG, MON), (FULL, TUE), (UPPER, WED), (EASY, THU))),
        Case("last week's long run does not count", LIFTS_BEFORE_LONG, 0, ((FULL, MON),), ((LONG, "last sun 06:00"),)),
    ),
    draw=draw,
    equivalent={
        NEVER_OVERLAP: (
            "encode: first.end -> first.start",
            "encode: then.start -> then.end",
            "encode: 0 -> -1",
        ),
    },
)


def test_the_finding_states_which_comes_too_late():
    (found,) = DECLARED.found(LIFTS_BEFORE_LONG, (LONG, TUE), (UPPER, SUN))
    assert found.detail == "lift 2 comes after the long run"
