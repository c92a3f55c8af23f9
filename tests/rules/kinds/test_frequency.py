"""Fewest and most sessions of a week."""

from __future__ import annotations

import pytest

from liftrun.rules import Frequency
from tests.rules import worlds
from tests.rules.kind_tests import GUARD, UNUSED_ESCAPE, Case, KindTests
from tests.rules.selectors import (
    ANY,
    FAR_OR_PLYOMETRIC,
    HARD_RUNS,
    LEG_LIFTS,
    LIFTS,
    LIFTS_WITHOUT_PLYOMETRICS,
    PLYOMETRIC,
    PLYOMETRIC_LIFTS,
    RUNS,
    one_selector,
)
from tests.rules.sessions import EASY, FULL, LOWER, MON, SUN, TUE, UPPER

TWO_WITH_PLYOMETRICS = {"of": PLYOMETRIC_LIFTS, "at_least": 2}
TWO_LIFTS = {"of": LIFTS, "at_least": 2, "at_most": 2}
NO_LIFTS = {"of": LIFTS, "at_most": 0}


def draw(random):
    low = random.randint(0, 2)
    return {"of": one_selector(random), "at_least": low, "at_most": low + random.randint(0, 1)}


DECLARED = KindTests(
    Frequency,
    tried=(
        (worlds.LIFTS, {"of": LIFTS, "at_least": 1, "at_most": 1}),
        (worlds.MIXED, {"of": ANY, "at_least": 2}),
        (worlds.MIXED, {"of": ANY, "at_most": 1}),
        (worlds.JUMPS, {"of": PLYOMETRIC, "at_least": 2}),
        (worlds.JUMPS, {"of": LIFTS_WITHOUT_PLYOMETRICS, "at_most": 0}),
        (worlds.LENGTHS, {"of": FAR_OR_PLYOMETRIC, "at_least": 1, "at_most": 1}),
        (worlds.AFTER_LEGS, {"of": LEG_LIFTS, "at_least": 2}),
        (worlds.RACE_MONDAY, {"of": RUNS, "at_most": 0}),
        (worlds.RACE_MONDAY, {"of": RUNS, "at_most": 1}),
        (worlds.RACE_AHEAD, {"of": HARD_RUNS, "at_least": 1, "at_most": 1}),
    ),
    cases=(
        Case("two lifts are neither too few nor too many", TWO_LIFTS, 0, ((FULL, MON), (UPPER, SUN), (EASY, TUE))),
        Case("one lift is one too few", TWO_LIFTS, 1, ((FULL, MON),)),
        Case("no lift is two too few", TWO_LIFTS, 2, ((EASY, MON),)),
        Case("three lifts are one too many", TWO_LIFTS, 1, ((FULL, MON), (UPPER, SUN), (LOWER, TUE))),
        Case("two lifts are two too many where none is allowed", NO_LIFTS, 2, ((FULL, MON), (UPPER, SUN))),
        Case("lifts of the week before do not count", TWO_LIFTS, 1, ((FULL, MON),), ((UPPER, "last sun 06:00"),)),
        Case(
            "plyometrics before or after the weights count",
            TWO_WITH_PLYOMETRICS,
            1,
            ((FULL, MON, 0, "last"), (UPPER, TUE)),
        ),
        Case("a lift without its plyometrics does not count", TWO_WITH_PLYOMETRICS, 2, ((FULL, MON), (UPPER, TUE))),
    ),
    draw=draw,
    equivalent={
        GUARD: (
            (
                "encode: self.at_most is not None and len(chosen) > self.at_most"
                " -> self.at_most is not None and self.at_most is not None"
            ),
            "encode: len(chosen) > self.at_most -> len(chosen) >= self.at_most",
        ),
        UNUSED_ESCAPE: ("encode: len(chosen) - self.at_most -> len(chosen) + self.at_most",),
    },
)


def test_the_finding_states_the_limit_and_the_number():
    (few,) = DECLARED.found(TWO_WITH_PLYOMETRICS, (FULL, MON, 0, "first"), (UPPER, SUN))
    (many,) = DECLARED.found(NO_LIFTS, (FULL, MON))
    assert few.detail == "at least 2 lifts with plyometrics a week; there is 1"
    assert many.detail == "at most 0 lifts a week; there is 1"


@pytest.mark.parametrize("limits", [{}, {"at_least": 3, "at_most": 2}])
def test_limits_are_given_and_fit_together(limits):
    with pytest.raises(ValueError, match="at_least"):
        DECLARED.rule(of=LIFTS, **limits)
