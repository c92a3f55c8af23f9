"""The gap between two sessions."""

from __future__ import annotations

from liftrun.rules import MinimumGap
from tests.rules import worlds
from tests.rules.kind_tests import GUARD, SYMMETRIC, Case, KindTests
from tests.rules.selectors import (
    ANY,
    FAR_RUNS,
    HARD_RUNS,
    LIFTS,
    LONG_OR_LOWER,
    PLYOMETRIC,
    RUNS,
    TEMPO_RUNS,
    two_selectors,
)
from tests.rules.sessions import FULL, LONG, SAT, SPEED, TEMPO
from tests.support.factories.weeks import AUTUMN, SPRING


def gap(minutes: int = 120):
    return {"one": FAR_RUNS, "other": LIFTS, "gap_minutes": minutes}


def draw(random):
    one, other = two_selectors(random)
    return {"one": one, "other": other, "gap_minutes": random.choice((0, 30, 60, 120, 600))}


DECLARED = KindTests(
    MinimumGap,
    tried=(
        (worlds.EVERY_DAY, {"one": RUNS, "other": LIFTS, "gap_minutes": 60}),
        (worlds.EVERY_DAY, {"one": RUNS, "other": LIFTS, "gap_minutes": 61}),
        (worlds.THREE, {"one": LIFTS, "other": RUNS, "gap_minutes": 180}),
        (worlds.THREE, {"one": HARD_RUNS, "other": ANY, "gap_minutes": 180}),
        (worlds.LIFTS, {"one": RUNS, "other": LIFTS, "gap_minutes": 301}),
        (worlds.LENGTHS, {"one": FAR_RUNS, "other": LIFTS, "gap_minutes": 60}),
        (worlds.LENGTHS, {"one": LIFTS, "other": RUNS, "gap_minutes": 35}),
        (worlds.NIGHT, {"one": RUNS, "other": LIFTS, "gap_minutes": 60}),
        (worlds.AFTER_LEGS, {"one": RUNS, "other": LIFTS, "gap_minutes": 11 * 60}),
        (worlds.AFTER_RUNS, {"one": RUNS, "other": LIFTS, "gap_minutes": 120}),
        (worlds.AFTER_RUNS, {"one": LIFTS, "other": RUNS, "gap_minutes": 61}),
        (worlds.AFTER_VARIANTS, {"one": FAR_RUNS, "other": LIFTS, "gap_minutes": 24 * 60}),
        (worlds.AFTER_VARIANTS, {"one": PLYOMETRIC, "other": RUNS, "gap_minutes": 120}),
        (worlds.THREE, {"one": TEMPO_RUNS, "other": LONG_OR_LOWER, "gap_minutes": 61}),
        (worlds.RACE_MONDAY, {"one": RUNS, "other": LIFTS, "gap_minutes": 4 * 60}),
        (worlds.RACE_MONDAY, {"one": LIFTS, "other": RUNS, "gap_minutes": 6 * 60}),
        (worlds.RACE_AHEAD, {"one": RUNS, "other": LIFTS, "gap_minutes": 120}),
        (worlds.RACE_AHEAD, {"one": LIFTS, "other": HARD_RUNS, "gap_minutes": 90}),
        (worlds.RACE_SUNDAY, {"one": RUNS, "other": ANY, "gap_minutes": 20 * 60}),
        (worlds.SPRING_END, {"one": RUNS, "other": LIFTS, "gap_minutes": 60}),
        (worlds.AUTUMN_END, {"one": RUNS, "other": LIFTS, "gap_minutes": 60}),
    ),
    cases=(
        Case("exactly 120 minutes are enough", gap(), 0, ((TEMPO, SAT), (FULL, "sat 09:00"))),
        Case("119 minutes are too few", gap(), 1, ((TEMPO, SAT), (FULL, "sat 08:59"))),
        Case("the gap is required when the lift comes first too", gap(), 1, ((FULL, SAT), (TEMPO, "sat 08:59"))),
        Case("120 minutes after the lift are enough", gap(), 0, ((FULL, SAT), (TEMPO, "sat 09:00"))),
        Case(
            "plyometrics after the weights delay the end of the lift",
            gap(),
            1,
            ((FULL, SAT, 0, "last"), (TEMPO, "sat 09:00")),
        ),
        Case("exactly six miles need no gap", gap(), 0, ((SPEED, SAT), (FULL, "sat 07:00"))),
        Case("seven miles shortened to six need none", gap(), 0, ((TEMPO, SAT, 1), (FULL, "sat 06:50"))),
        Case(
            "a lift between two runs is close to both",
            gap(),
            2,
            ((TEMPO, SAT), (FULL, "sat 08:00"), (LONG, "sat 10:00")),
        ),
        Case("the gap is required across midnight", gap(), 1, ((TEMPO, "sat 22:30"), (FULL, "sun 01:00"))),
        Case(
            "the gap is required across the start of Monday",
            gap(),
            1,
            ((FULL, "mon 00:45"),),
            ((TEMPO, "last sun 22:00"),),
        ),
        Case("the gap across Monday may be just kept", gap(), 0, ((FULL, "mon 01:00"),), ((TEMPO, "last sun 22:00"),)),
        Case(
            "two sessions of last week do not count",
            gap(),
            0,
            (),
            ((TEMPO, "last sun 06:00"), (FULL, "last sun 07:30")),
        ),
        Case("touching spans keep a gap of nothing", gap(0), 0, ((TEMPO, SAT), (FULL, "sat 07:00"))),
        Case("overlapping spans do not", gap(0), 1, ((TEMPO, SAT), (FULL, "sat 06:59"))),
        Case(
            "the hour that spring skips is no rest", gap(), 1, ((TEMPO, "sun 00:30"), (FULL, "sun 04:00")), week=SPRING
        ),
        Case(
            "two hours in spring are three by the clock",
            gap(),
            0,
            ((TEMPO, "sun 00:30"), (FULL, "sun 04:30")),
            week=SPRING,
        ),
        Case(
            "the hour that autumn repeats is rest", gap(), 0, ((TEMPO, "sun 01:00"), (FULL, "sun 03:00")), week=AUTUMN
        ),
    ),
    draw=draw,
    equivalent={
        GUARD: (
            "encode: self.required and near -> self.required and self.required",
            "encode: whether or not not self.required",
        ),
        SYMMETRIC: (
            (
                "encode: week.gap(one, other, self.gap_minutes, unless=week.breach(self))"
                " -> week.gap(other, one, self.gap_minutes, unless=week.breach(self))"
            ),
        ),
    },
)


def test_the_finding_states_the_gap_and_what_is_there():
    (found,) = DECLARED.found(gap(), (TEMPO, SAT), (FULL, "sat 08:15"))
    assert found.sessions == ("run-tempo", "lift-1")
    assert found.detail == "at least 120 min between the tempo run and lift 1; there are 75"
