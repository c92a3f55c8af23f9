"""The most days in a row."""

from __future__ import annotations

import pytest

from liftrun.domain import Instance
from liftrun.rules import DaysInARow
from tests.rules import worlds
from tests.rules.kind_tests import GUARD, Case, KindTests
from tests.rules.selectors import ANY, FAR_OR_PLYOMETRIC, HARD_RUNS, LEG_LIFTS, LIFTS, RUNS, one_selector
from tests.rules.sessions import EASY, FULL, LONG, MON, SAT, SPEED, SUN, TEMPO, THU, TUE, UPPER, WED
from tests.support.factories.weeks import PLAIN, SPRING, at, put, run, schedule


def limit(at_most: int):
    return {"of": RUNS + LIFTS, "at_most": at_most}


def draw(random):
    return {"of": one_selector(random), "at_most": random.randint(1, 3)}


WEEKEND = ("sat", "sun")
TRAINING = worlds.world("training", {worlds.HARD: "06:00 18:00", worlds.LEGS: "08:00"}, days=WEEKEND).instance
RACING = worlds.world("racing", {worlds.RACE: "10:00"}, days=("sun",)).instance
RACES_AFTER = worlds.World(
    "a race on Sunday, and two after the week",
    Instance(
        PLAIN,
        (*TRAINING.sessions, *RACING.sessions),
        {**TRAINING.openings, **RACING.openings},
        history=tuple(put(worlds.RACE, at(PLAIN, moment)) for moment in ("next mon 06:00", "next tue 06:00")),
        grid_minutes=60,
    ),
)
THREE_DAYS = ((TEMPO, MON), (FULL, TUE), (EASY, WED))

DECLARED = KindTests(
    DaysInARow,
    tried=(
        (worlds.EVERY_DAY, {"of": ANY, "at_most": 1}),
        (worlds.THREE, {"of": ANY, "at_most": 1}),
        (worlds.THREE, {"of": ANY, "at_most": 2}),
        (worlds.SEVEN_DAYS, {"of": RUNS, "at_most": 3}),
        (worlds.SEVEN_DAYS, {"of": RUNS, "at_most": 6}),
        (worlds.LIFTS, {"of": LIFTS, "at_most": 1}),
        (worlds.NIGHT, {"of": ANY, "at_most": 1}),
        (worlds.LENGTHS, {"of": FAR_OR_PLYOMETRIC, "at_most": 1}),
        (worlds.AFTER_LEGS, {"of": LEG_LIFTS + HARD_RUNS, "at_most": 1}),
        (worlds.AFTER_LEGS, {"of": ANY, "at_most": 2}),
        (worlds.AFTER_LEGS, {"of": ANY, "at_most": 3}),
        (worlds.AFTER_RUNS, {"of": RUNS, "at_most": 2}),
        (worlds.AFTER_VARIANTS, {"of": FAR_OR_PLYOMETRIC, "at_most": 2}),
        (worlds.RACE_MONDAY, {"of": HARD_RUNS, "at_most": 1}),
        (worlds.RACE_MONDAY, {"of": ANY, "at_most": 2}),
        (worlds.RACE_AHEAD, {"of": HARD_RUNS, "at_most": 1}),
        (worlds.RACE_AHEAD, {"of": ANY, "at_most": 2}),
        (worlds.RACE_AHEAD_TUESDAY, {"of": ANY, "at_most": 2}),
        (worlds.RACE_SUNDAY, {"of": HARD_RUNS, "at_most": 1}),
        (worlds.RACE_SUNDAY, {"of": ANY, "at_most": 2}),
        (RACES_AFTER, {"of": RUNS, "at_most": 1}),
        (RACES_AFTER, {"of": ANY, "at_most": 2}),
    ),
    cases=(
        Case("three days in a row are within a limit of three", limit(3), 0, THREE_DAYS),
        Case("they exceed a limit of two", limit(2), 1, THREE_DAYS),
        Case("and a limit of one twice", limit(1), 2, THREE_DAYS),
        Case("a day between starts a new count", limit(2), 0, ((TEMPO, MON), (FULL, TUE), (EASY, THU), (UPPER, SUN))),
        Case("two sessions of a day are one day", limit(1), 0, ((TEMPO, MON), (FULL, "mon 18:00"), (EASY, WED))),
        Case(
            "the weekend before counts",
            limit(2),
            1,
            ((TEMPO, MON),),
            ((LONG, "last sun 06:00"), (EASY, "last sat 06:00")),
        ),
        Case(
            "days in a row last week do not count",
            limit(1),
            0,
            (),
            ((LONG, "last sun 06:00"), (EASY, "last sat 06:00")),
        ),
        Case(
            "a race on the Monday after counts", limit(2), 1, ((EASY, SAT), (SPEED, SUN)), ((LONG, "next mon 06:00"),)
        ),
        Case("a session belongs to the day on which it starts", limit(1), 0, ((LONG, "mon 23:30"), (EASY, WED))),
        Case("a day of 23 hours is a day", limit(1), 1, ((SPEED, "sat 23:00"), (LONG, "sun 21:30")), week=SPRING),
    ),
    draw=draw,
    equivalent={GUARD: ("encode: if here left out", "encode: 7 -> 8", "encode: 7 -> 8 (2)")},
)


def test_the_finding_states_the_limit_and_the_days():
    (found,) = DECLARED.found(limit(2), *THREE_DAYS)
    assert found.detail == "at most 2 days in a row with runs or lifts; Mon to Wed are 3"
    assert found.sessions == ("run-tempo", "lift-1", "run-easy")


def test_a_required_limit_never_drops_the_race():
    race = run("run-race", "race")
    around = [put(EASY, -1440 * days + 360) for days in (1, 2)]
    week = schedule(SPRING, put(race, 360), history=around)
    assert list(DECLARED.rule(**limit(2)).check(week)) == []
    assert len(list(DECLARED.rule(**limit(2)).check(schedule(SPRING, put(TEMPO, 360), history=around)))) == 1


@pytest.mark.parametrize("at_most", [0, 7])
def test_the_limit_is_one_to_six_days(at_most):
    with pytest.raises(ValueError, match="at_most"):
        DECLARED.rule(**limit(at_most))
