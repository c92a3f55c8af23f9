"""Preferred days."""

from __future__ import annotations

from liftrun.domain import WEEKDAYS
from liftrun.rules import PreferredDay
from tests.rules import worlds
from tests.rules.kind_tests import GUARD, Case, KindTests
from tests.rules.selectors import ANY, FAR_OR_PLYOMETRIC, HARD_RUNS, LIFTS, RUNS, one_selector
from tests.rules.sessions import EASY, FRI, FULL, LONG, MON, SAT, SUN, TEMPO

WEEKEND = {"of": RUNS, "days": ("sat", "sun")}


def draw(random):
    return {"of": one_selector(random), "days": tuple(random.sample(WEEKDAYS, random.randint(1, 4)))}


DECLARED = KindTests(
    PreferredDay,
    tried=(
        (worlds.EVERY_DAY, {"of": RUNS, "days": ("sat", "sun")}),
        (worlds.EVERY_DAY, {"of": ANY, "days": ("mon", "tue", "wed", "thu", "fri", "sat")}),
        (worlds.THREE, {"of": ANY, "days": "mon"}),
        (worlds.NIGHT, {"of": LIFTS, "days": "sun"}),
        (worlds.LENGTHS, {"of": FAR_OR_PLYOMETRIC, "days": "sat"}),
        (worlds.AFTER_RUNS, {"of": RUNS, "days": ("tue", "sun")}),
        (worlds.RACE_MONDAY, {"of": HARD_RUNS, "days": "tue"}),
    ),
    cases=(
        Case("the long run is on a preferred day", WEEKEND, 0, ((LONG, SUN), (EASY, SAT), (FULL, MON))),
        Case("Friday is not preferred", WEEKEND, 1, ((LONG, FRI), (EASY, "sat 00:00"))),
        Case("each run on a wrong day counts", WEEKEND, 2, ((LONG, MON), (EASY, "mon 18:00"), (TEMPO, SUN))),
        Case("the week before does not count", WEEKEND, 0, (), ((LONG, "last fri 06:00"),)),
    ),
    draw=draw,
    equivalent={
        GUARD: ("encode: whether or not others",),
    },
)


def test_the_finding_states_the_day_and_the_preferred_ones():
    (found,) = DECLARED.found(WEEKEND, (LONG, FRI))
    assert found.detail == "the long run is on Fri, not on Sat or Sun"


def test_a_day_is_preferred_by_its_name_in_the_next_week_too():
    mondays = {"of": RUNS, "days": "mon"}
    assert DECLARED.found(mondays, (EASY, "next mon 06:00")) == []
    assert len(DECLARED.found(mondays, (EASY, "next tue 06:00"))) == 1
