"""Days off."""

from __future__ import annotations

from liftrun.rules import DaysOff
from tests.rules import worlds
from tests.rules.kind_tests import Case, KindTests
from tests.rules.selectors import ANY, FAR_OR_PLYOMETRIC, LIFTS, RUNS, one_selector
from tests.rules.sessions import EASY, FULL, LONG, MON, SUN, TEMPO


def off(at_least: int):
    return {"of": LIFTS + RUNS, "at_least": at_least}


def draw(random):
    return {"of": one_selector(random), "at_least": random.randint(4, 7)}


DECLARED = KindTests(
    DaysOff,
    tried=(
        (worlds.EVERY_DAY, {"of": ANY, "at_least": 6}),
        (worlds.THREE, {"of": ANY, "at_least": 5}),
        (worlds.LIFTS, {"of": LIFTS, "at_least": 6}),
        (worlds.NIGHT, {"of": ANY, "at_least": 7}),
        (worlds.LENGTHS, {"of": FAR_OR_PLYOMETRIC, "at_least": 6}),
        (worlds.AFTER_LEGS, {"of": ANY, "at_least": 0}),
        (worlds.SEVEN_DAYS, {"of": RUNS, "at_least": 2}),
        (worlds.RACE_MONDAY, {"of": ANY, "at_least": 7}),
        (worlds.RACE_MONDAY, {"of": ANY, "at_least": 6}),
        (worlds.RACE_AHEAD, {"of": RUNS, "at_least": 7}),
    ),
    cases=(
        Case("five days off are five", off(5), 0, ((TEMPO, MON), (FULL, "mon 18:00"), (EASY, SUN))),
        Case("one day is missing of six", off(6), 1, ((TEMPO, MON), (FULL, "mon 18:00"), (EASY, SUN))),
        Case("an empty week is off for seven days", off(7), 0, ()),
        Case("two days are missing of seven", off(7), 2, ((TEMPO, MON), (FULL, SUN))),
        Case("a session over midnight uses the day it starts on", off(6), 0, ((LONG, "tue 23:30"),)),
        Case("the week before uses none of the days", off(6), 0, ((TEMPO, MON),), ((EASY, "last sun 06:00"),)),
    ),
    draw=draw,
)


def test_the_finding_states_how_many_days_are_off():
    (found,) = DECLARED.found(off(6), (TEMPO, MON), (EASY, SUN))
    assert found.detail == "at least 6 days a week without lifts or runs; there are 5"


def test_days_outside_the_week_are_not_counted():
    assert DECLARED.found(off(7), (EASY, "next mon 06:00")) == []
