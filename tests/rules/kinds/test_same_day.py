"""Sessions that share a day."""

from __future__ import annotations

from liftrun.rules import SameDay
from tests.rules import worlds
from tests.rules.kind_tests import Case, KindTests
from tests.rules.selectors import ANY, EASY_RUNS, FAR_RUNS, HARD_RUNS, LIFTS, PLYOMETRIC, RUNS, two_selectors
from tests.rules.sessions import EASY, FULL, LONG, MON, SAT, SUN, TEMPO

PAIRED = {"each": HARD_RUNS, "alongside": LIFTS}


def draw(random):
    each, alongside = two_selectors(random)
    return {"each": each, "alongside": alongside}


DECLARED = KindTests(
    SameDay,
    tried=(
        (worlds.EVERY_DAY, {"each": LIFTS, "alongside": HARD_RUNS}),
        (worlds.EVERY_DAY, {"each": HARD_RUNS, "alongside": LIFTS}),
        (worlds.THREE, {"each": RUNS, "alongside": LIFTS}),
        (worlds.THREE, {"each": ANY, "alongside": EASY_RUNS}),
        (worlds.NIGHT, {"each": LIFTS, "alongside": HARD_RUNS}),
        (worlds.LENGTHS, {"each": FAR_RUNS, "alongside": PLYOMETRIC}),
        (worlds.AFTER_RUNS, {"each": LIFTS, "alongside": HARD_RUNS}),
        (worlds.RACE_MONDAY, {"each": HARD_RUNS, "alongside": LIFTS}),
        (worlds.RACE_AHEAD, {"each": HARD_RUNS, "alongside": LIFTS}),
    ),
    cases=(
        Case("every hard run has a lift on its day", PAIRED, 0, ((TEMPO, MON), (FULL, "mon 18:00"), (EASY, SUN))),
        Case("a hard run alone on Sunday has none", PAIRED, 1, ((LONG, SUN), (FULL, SAT))),
        Case("one lift serves two hard runs", PAIRED, 0, ((LONG, SUN), (FULL, "sun 12:00"), (TEMPO, "sun 18:00"))),
        Case("two hard runs on one day lack two", PAIRED, 2, ((LONG, SUN), (TEMPO, "sun 18:00"), (FULL, SAT))),
        Case("last week's lift serves none", PAIRED, 1, ((TEMPO, MON),), ((FULL, "last mon 18:00"),)),
    ),
    draw=draw,
)


def test_the_finding_states_the_day_and_what_is_missing_there():
    (found,) = DECLARED.found(PAIRED, (LONG, SUN), (FULL, SAT))
    assert found.detail == "the long run is on Sun, a day without a lift"


def test_a_day_of_the_same_name_is_another_day():
    paired = {"each": LIFTS, "alongside": HARD_RUNS}
    assert len(DECLARED.found(paired, (TEMPO, MON), (FULL, "next mon 18:00"))) == 1
    assert DECLARED.found(paired, (TEMPO, "next mon 06:00"), (FULL, "next mon 18:00")) == []
