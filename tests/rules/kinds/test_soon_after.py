"""A session right after another one of its day."""

from __future__ import annotations

from liftrun.rules import SoonAfter
from liftrun.rules.selector import Selector
from tests.rules import worlds
from tests.rules.kind_tests import GUARD, NEVER_OVERLAP, SYMMETRIC, Case, KindTests
from tests.rules.kinds.test_preferred_place import with_a_gym
from tests.rules.selectors import ANY, LIFTS, LIFTS_WITHOUT_PLYOMETRICS, RUNS, two_selectors
from tests.rules.sessions import EASY, FULL, JOG, LONG, SAT, TEMPO, UPPER
from tests.support.factories.weeks import AUTUMN, SPRING

SHORT_RUNS = (Selector(activity="run", at_most_miles=6),)
WISH = {"first": SHORT_RUNS, "then": LIFTS_WITHOUT_PLYOMETRICS, "within_minutes": 30, "place": "home"}
AT_ONCE = {"first": RUNS, "then": LIFTS, "within_minutes": 60}


def draw(random):
    first, then = two_selectors(random)
    minutes = random.choice((0, 30, 60, 600))
    return {
        "first": first,
        "then": then,
        "within_minutes": minutes,
        "place": random.choice((None, None, "home", "gym")),
    }


DECLARED = KindTests(
    SoonAfter,
    tried=(
        (worlds.EVERY_DAY, AT_ONCE),
        (worlds.EVERY_DAY, {**AT_ONCE, "within_minutes": 59}),
        (worlds.THREE, {"first": LIFTS, "then": RUNS, "within_minutes": 180}),
        (worlds.LIFTS, {"first": LIFTS, "then": ANY, "within_minutes": 240}),
        (with_a_gym(worlds.EVERY_DAY), {**AT_ONCE, "place": "home"}),
        (worlds.LENGTHS, {"first": SHORT_RUNS, "then": LIFTS, "within_minutes": 35, "place": "home"}),
        (worlds.LENGTHS, {"first": SHORT_RUNS, "then": LIFTS, "within_minutes": 35, "place": "gym"}),
        (worlds.NIGHT, {"first": RUNS, "then": LIFTS, "within_minutes": 60}),
        (worlds.AFTER_RUNS, {"first": RUNS, "then": LIFTS, "within_minutes": 60}),
        (worlds.SPRING_END, {"first": RUNS, "then": LIFTS, "within_minutes": 60}),
        (worlds.AUTUMN_END, {"first": RUNS, "then": LIFTS, "within_minutes": 60}),
    ),
    cases=(
        Case("half an hour after the run", WISH, 0, ((EASY, SAT), (UPPER, "sat 07:30", 0, "", "home"))),
        Case("a minute more is too late", WISH, 1, ((EASY, SAT), (UPPER, "sat 07:31", 0, "", "home"))),
        Case("before the run is not after it", WISH, 1, ((UPPER, SAT, 0, "", "home"), (EASY, "sat 07:00"))),
        Case("in the gym it does not count", WISH, 1, ((EASY, SAT), (UPPER, "sat 07:10", 0, "", "gym"))),
        Case("seven miles are no short run", WISH, 0, ((TEMPO, SAT), (UPPER, "sat 09:30", 0, "", "home"))),
        Case("six miles are", WISH, 1, ((TEMPO, SAT, 1), (UPPER, "sat 09:30", 0, "", "home"))),
        Case("plyometrics keep their hours", WISH, 0, ((EASY, SAT), (FULL, "sat 12:00", 0, "first", "home"))),
        Case("another day is no shared day", WISH, 0, ((EASY, SAT), (UPPER, "sun 07:00", 0, "", "home"))),
        Case(
            "of two runs one is not right before the lift",
            WISH,
            1,
            ((EASY, SAT), (JOG, "sat 16:00"), (UPPER, "sat 16:45", 0, "", "home")),
        ),
        Case(
            "a lift far from both counts twice",
            WISH,
            2,
            ((EASY, SAT), (JOG, "sat 16:00"), (UPPER, "sat 12:00", 0, "", "home")),
        ),
        Case("the week before does not count", AT_ONCE, 0, (), ((LONG, "last sun 06:00"), (UPPER, "last sun 12:00"))),
        Case(
            "the hour that spring skips is no wait",
            {**AT_ONCE, "within_minutes": 30},
            0,
            ((EASY, "sun 01:00"), (UPPER, "sun 03:30")),
            week=SPRING,
        ),
        Case(
            "the hour that autumn repeats is one",
            {**AT_ONCE, "within_minutes": 30},
            1,
            ((EASY, "sun 01:30"), (UPPER, "sun 03:00")),
            week=AUTUMN,
        ),
    ),
    draw=draw,
    equivalent={
        GUARD: (
            (
                "encode: not first.is_of(then) and first.on.keys() & then.on.keys()"
                " -> not first.is_of(then) and (not first.is_of(then))"
            ),
        ),
        SYMMETRIC: (
            (
                "encode: week.same_day_unless(first, then, unless=week.breach(self))"
                " -> week.same_day_unless(then, first, unless=week.breach(self))"
            ),
        ),
        NEVER_OVERLAP: (
            "encode: first.end -> first.start",
            "encode: then.start -> then.end",
            "encode: 0 -> -1",
        ),
    },
)


def test_the_finding_names_both_and_the_day():
    (found,) = DECLARED.found(WISH, (EASY, SAT), (UPPER, "sat 09:00"))
    assert found.detail == "lift 2 is not right after the easy run on Sat"
