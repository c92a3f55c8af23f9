"""Sessions not on consecutive days."""

from __future__ import annotations

from liftrun.rules import NotConsecutiveDays
from tests.rules import worlds
from tests.rules.kind_tests import GUARD, NO_SUCH_DAY, Case, KindTests
from tests.rules.selectors import ANY, FAR_OR_PLYOMETRIC, FAR_RUNS, HARD_RUNS, LEG_LIFTS, one_selector
from tests.rules.sessions import EASY, LONG, MON, SAT, SPEED, SUN, TEMPO, TUE, WED
from tests.support.factories.weeks import SPRING

SPREAD = {"of": HARD_RUNS}


def draw(random):
    return {"of": one_selector(random)}


DECLARED = KindTests(
    NotConsecutiveDays,
    tried=(
        (worlds.EVERY_DAY, {"of": ANY}),
        (worlds.THREE, {"of": ANY}),
        (worlds.NIGHT, {"of": ANY}),
        (worlds.LENGTHS, {"of": FAR_OR_PLYOMETRIC}),
        (worlds.AFTER_LEGS, {"of": LEG_LIFTS + HARD_RUNS}),
        (worlds.AFTER_RUNS, {"of": HARD_RUNS}),
        (worlds.AFTER_VARIANTS, {"of": FAR_OR_PLYOMETRIC + LEG_LIFTS}),
        (worlds.AFTER_VARIANTS, {"of": FAR_RUNS}),
        (worlds.AUTUMN_END, {"of": ANY}),
        (worlds.RACE_MONDAY, {"of": HARD_RUNS}),
        (worlds.RACE_MONDAY, {"of": HARD_RUNS + LEG_LIFTS}),
        (worlds.RACE_AHEAD, {"of": HARD_RUNS}),
        (worlds.RACE_AHEAD, {"of": HARD_RUNS + LEG_LIFTS}),
        (worlds.RACE_AHEAD_TUESDAY, {"of": ANY}),
        (worlds.RACE_SUNDAY, {"of": HARD_RUNS}),
        (worlds.RACE_SUNDAY, {"of": HARD_RUNS + LEG_LIFTS}),
    ),
    cases=(
        Case("hard days apart are well spread", SPREAD, 0, ((TEMPO, MON), (SPEED, WED), (LONG, SUN), (EASY, TUE))),
        Case("Saturday and Sunday follow each other", SPREAD, 1, ((SPEED, SAT), (LONG, SUN))),
        Case("Monday, Tuesday, Wednesday are two pairs", SPREAD, 2, ((TEMPO, MON), (SPEED, TUE), (LONG, WED))),
        Case(
            "two on one day and one on the next are one pair",
            SPREAD,
            1,
            ((TEMPO, MON), (SPEED, "mon 18:00"), (LONG, TUE)),
        ),
        Case("the Sunday before is the day before Monday", SPREAD, 1, ((TEMPO, MON),), ((LONG, "last sun 06:00"),)),
        Case("the Saturday before is not", SPREAD, 0, ((TEMPO, MON),), ((LONG, "last sat 06:00"),)),
        Case(
            "days in a row last week do not count", SPREAD, 0, (), ((SPEED, "last sat 06:00"), (LONG, "last sun 06:00"))
        ),
        Case("easy runs may follow hard ones", SPREAD, 0, ((TEMPO, MON), (EASY, TUE))),
        Case("a day of 23 hours is a day", SPREAD, 1, ((SPEED, "sat 23:00"), (LONG, "sun 21:30")), week=SPRING),
    ),
    draw=draw,
    equivalent={
        GUARD: (
            "encode: whether or not today and tomorrow",
            "encode: today and tomorrow -> today or tomorrow",
            "encode: today and tomorrow -> tomorrow and tomorrow",
            "encode: today and tomorrow -> today and today",
        ),
        NO_SUCH_DAY: ("encode: 7 -> 8",),
    },
)


def test_the_finding_states_both_days():
    (found,) = DECLARED.found(SPREAD, (SPEED, SAT), (LONG, SUN))
    assert found.sessions == ("run-speed", "run-long")
    assert found.detail == "on Sat and again on Sun, the next day"
