"""The most sessions of a day."""

from __future__ import annotations

from liftrun.rules import DailyCap
from tests.rules import worlds
from tests.rules.kind_tests import GUARD, UNUSED_ESCAPE, Case, KindTests
from tests.rules.selectors import ANY, FAR_OR_PLYOMETRIC, LEG_LIFTS, LONG_OR_LOWER, RUNS, TEMPO_RUNS, one_selector
from tests.rules.sessions import EASY, FULL, LONG, MON, SUN, TEMPO, TUE, WED
from tests.support.factories.weeks import AUTUMN


def cap(at_most: int = 1):
    return {"of": RUNS, "at_most": at_most}


def draw(random):
    return {"of": one_selector(random), "at_most": random.randint(0, 2)}


DECLARED = KindTests(
    DailyCap,
    tried=(
        (worlds.EVERY_DAY, {"of": ANY}),
        (worlds.THREE, {"of": ANY, "at_most": 1}),
        (worlds.THREE, {"of": ANY, "at_most": 2}),
        (worlds.THREE, {"of": TEMPO_RUNS + LONG_OR_LOWER}),
        (worlds.NIGHT, {"of": RUNS + LEG_LIFTS, "at_most": 1}),
        (worlds.LENGTHS, {"of": FAR_OR_PLYOMETRIC, "at_most": 1}),
        (worlds.AFTER_RUNS, {"of": RUNS, "at_most": 0}),
        (worlds.RACE_MONDAY, {"of": RUNS, "at_most": 0}),
        (worlds.RACE_MONDAY, {"of": ANY, "at_most": 1}),
        (worlds.RACE_AHEAD, {"of": RUNS, "at_most": 0}),
    ),
    cases=(
        Case("one run a day is within a cap of one", cap(), 0, ((TEMPO, MON), (EASY, TUE), (FULL, "mon 18:00"))),
        Case("two runs on Sunday exceed it by one", cap(), 1, ((TEMPO, SUN), (EASY, "sun 18:00"))),
        Case("three on one day exceed it by two", cap(), 2, ((TEMPO, WED), (EASY, "wed 12:00"), (LONG, "wed 18:00"))),
        Case("two days over the cap add up", cap(0), 2, ((TEMPO, MON), (EASY, SUN))),
        Case("a run after midnight is on the next day", cap(), 0, ((TEMPO, "tue 23:00"), (EASY, "wed 00:00"))),
        Case("the Sunday before does not count", cap(), 0, ((TEMPO, MON),), ((EASY, "last mon 06:00"),)),
        Case("the 25th hour belongs to Sunday", cap(), 1, ((TEMPO, "sun 00:30"), (EASY, "sun 23:00")), week=AUTUMN),
    ),
    draw=draw,
    equivalent={
        GUARD: (
            "encode: whether or not surplus",
            "encode: 0 -> -1 (2)",
        ),
        UNUSED_ESCAPE: (
            "encode: 0 -> 1 (2)",
            "encode: len(chosen) - self.at_most -> len(chosen) + self.at_most",
        ),
    },
)


def test_the_finding_states_the_limit_and_the_day():
    (found,) = DECLARED.found(cap(), (TEMPO, SUN), (EASY, "sun 18:00"))
    assert found.detail == "at most 1 run a day; there are 2 on Sun"
    assert found.sessions == ("run-tempo", "run-easy")


def test_days_outside_the_week_are_not_counted():
    assert DECLARED.found(cap(0), (EASY, "next mon 06:00")) == []
