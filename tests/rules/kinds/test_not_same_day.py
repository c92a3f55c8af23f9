"""Sessions that do not share a day."""

from __future__ import annotations

from liftrun.rules import NotSameDay
from tests.rules import worlds
from tests.rules.kind_tests import GUARD, NO_SUCH_DAY, Case, KindTests
from tests.rules.selectors import EASY_RUNS, FAR_RUNS, HARD_RUNS, LEG_LIFTS, LIFTS, PLYOMETRIC, RUNS, two_selectors
from tests.rules.sessions import EASY, FULL, JOG, MON, SUN, TEMPO, TUE, UPPER

EASY_DAYS = {"one": EASY_RUNS, "other": LIFTS}


def draw(random):
    one, other = two_selectors(random)
    return {"one": one, "other": other}


DECLARED = KindTests(
    NotSameDay,
    tried=(
        (worlds.EVERY_DAY, {"one": RUNS, "other": LIFTS}),
        (worlds.THREE, {"one": EASY_RUNS, "other": LIFTS + HARD_RUNS}),
        (worlds.FOUR, {"one": LIFTS, "other": RUNS}),
        (worlds.NIGHT, {"one": HARD_RUNS, "other": LEG_LIFTS}),
        (worlds.LENGTHS, {"one": FAR_RUNS, "other": PLYOMETRIC}),
        (worlds.AFTER_RUNS, {"one": RUNS, "other": LIFTS}),
        (worlds.RACE_AHEAD, {"one": RUNS, "other": LIFTS}),
    ),
    cases=(
        Case(
            "lifts on days of their own leave easy days easy",
            EASY_DAYS,
            0,
            ((EASY, MON), (FULL, TUE), (TEMPO, "tue 18:00")),
        ),
        Case("an easy run and a lift on Sunday are one day", EASY_DAYS, 1, ((EASY, SUN), (FULL, "sun 18:00"))),
        Case(
            "two lifts beside one easy run are one day",
            EASY_DAYS,
            1,
            ((EASY, SUN), (FULL, "sun 09:00"), (UPPER, "sun 18:00")),
        ),
        Case(
            "two such days are two", EASY_DAYS, 2, ((EASY, MON), (FULL, "mon 18:00"), (JOG, SUN), (UPPER, "sun 18:00"))
        ),
        Case("the day before is another day", EASY_DAYS, 0, ((EASY, MON),), ((FULL, "last mon 18:00"),)),
    ),
    draw=draw,
    equivalent={
        GUARD: (
            "encode: whether or not ones and others",
            "encode: ones and others -> ones or others",
            "encode: ones and others -> others and others",
            "encode: ones and others -> ones and ones",
        ),
        NO_SUCH_DAY: ("encode: 7 -> 8",),
    },
)


def test_the_finding_states_the_sessions_and_the_day():
    (found,) = DECLARED.found(EASY_DAYS, (EASY, SUN), (FULL, "sun 09:00"), (UPPER, "sun 18:00"))
    assert found.detail == "the easy run, lift 1 and lift 2 are on the same day, Sun"
