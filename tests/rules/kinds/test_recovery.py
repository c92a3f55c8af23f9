"""Hours of recovery."""

from __future__ import annotations

from liftrun.rules import Recovery
from tests.rules import worlds
from tests.rules.kind_tests import GUARD, NEVER_OVERLAP, SIEVE, Case, KindTests
from tests.rules.selectors import (
    ANY,
    FAR_OR_PLYOMETRIC,
    FAR_RUNS,
    HARD_RUNS,
    HEAVY,
    LEG_LIFTS,
    LIFTS,
    LIFTS_WITHOUT_PLYOMETRICS,
    LONG_OR_LOWER,
    PLYOMETRIC,
    RACES,
    RUNS,
    two_selectors,
)
from tests.rules.sessions import FULL, LONG, LOWER, MON, SUN, TEMPO, TUE, UPPER, WED
from tests.support.factories.weeks import AUTUMN, SPRING

MINUTES_DECIDE = "a day that is always too close may also count as one that sometimes is; the minutes decide there"


def recovery(hours: int = 24, *, on_later_days: bool = True):
    return {"after": LEG_LIFTS, "before": HARD_RUNS, "hours": hours, "on_later_days": on_later_days}


def draw(random):
    after, before = two_selectors(random)
    hours, later = random.choice((1, 12, 24, 48)), random.random() < 0.5
    return {"after": after, "before": before, "hours": hours, "on_later_days": later}


DECLARED = KindTests(
    Recovery,
    tried=(
        (worlds.EVERY_DAY, {"after": LEG_LIFTS, "before": HARD_RUNS, "hours": 21}),
        (worlds.EVERY_DAY, {"after": LEG_LIFTS, "before": HARD_RUNS, "hours": 35}),
        (worlds.EVERY_DAY, {"after": LEG_LIFTS, "before": HARD_RUNS, "hours": 60}),
        (worlds.EVERY_DAY, {"after": LEG_LIFTS, "before": HARD_RUNS, "hours": 96}),
        (worlds.EVERY_DAY, {"after": HARD_RUNS, "before": LEG_LIFTS, "hours": 12, "on_later_days": False}),
        (worlds.THREE, {"after": LIFTS, "before": RUNS, "hours": 22}),
        (worlds.THREE, {"after": LIFTS, "before": RUNS, "hours": 3, "on_later_days": False}),
        (worlds.THREE, {"after": ANY, "before": ANY, "hours": 24, "on_later_days": False}),
        (worlds.LENGTHS, {"after": PLYOMETRIC, "before": FAR_RUNS, "hours": 21}),
        (worlds.LENGTHS, {"after": FAR_RUNS, "before": LIFTS, "hours": 1, "on_later_days": False}),
        (worlds.NIGHT, {"after": LEG_LIFTS, "before": HARD_RUNS, "hours": 1}),
        (worlds.NIGHT, {"after": LEG_LIFTS, "before": HARD_RUNS, "hours": 1, "on_later_days": False}),
        (worlds.AFTER_LEGS, {"after": LEG_LIFTS, "before": HARD_RUNS, "hours": 24}),
        (worlds.AFTER_LEGS, {"after": HEAVY, "before": ANY, "hours": 48, "on_later_days": False}),
        (worlds.AFTER_RUNS, {"after": RUNS, "before": LIFTS, "hours": 3, "on_later_days": False}),
        (worlds.AFTER_VARIANTS, {"after": FAR_OR_PLYOMETRIC, "before": ANY, "hours": 20}),
        (worlds.AFTER_VARIANTS, {"after": LIFTS_WITHOUT_PLYOMETRICS + FAR_RUNS, "before": LONG_OR_LOWER, "hours": 28}),
        (worlds.LATE_MONDAY, {"after": LEG_LIFTS, "before": HARD_RUNS, "hours": 24}),
        (worlds.LATE_MONDAY, {"after": HARD_RUNS, "before": LEG_LIFTS, "hours": 23}),
        (worlds.RACE_MONDAY, {"after": LEG_LIFTS, "before": HARD_RUNS, "hours": 24}),
        (worlds.RACE_MONDAY, {"after": ANY, "before": ANY, "hours": 12, "on_later_days": False}),
        (worlds.RACE_AHEAD, {"after": LEG_LIFTS, "before": HARD_RUNS, "hours": 24}),
        (worlds.RACE_AHEAD, {"after": LEG_LIFTS, "before": RACES, "hours": 40, "on_later_days": False}),
        (worlds.RACE_AHEAD, {"after": HARD_RUNS, "before": LEG_LIFTS, "hours": 24}),
        (worlds.RACE_AHEAD_TUESDAY, {"after": LEG_LIFTS, "before": RACES, "hours": 72}),
        (worlds.RACE_SUNDAY, {"after": HARD_RUNS, "before": RUNS, "hours": 24}),
        (worlds.RACE_AFTER_SPRING, {"after": LEG_LIFTS, "before": RACES, "hours": 27}),
        (worlds.SPRING_END, {"after": LEG_LIFTS, "before": HARD_RUNS, "hours": 24}),
        (worlds.AUTUMN_END, {"after": LEG_LIFTS, "before": HARD_RUNS, "hours": 24}),
    ),
    cases=(
        Case("exactly 24 hours are enough", recovery(), 0, ((FULL, MON), (TEMPO, "tue 07:00"))),
        Case("a minute less is not", recovery(), 1, ((FULL, MON), (TEMPO, "tue 06:59"))),
        Case("the other way round needs no hours", recovery(), 0, ((TEMPO, MON), (FULL, TUE))),
        Case("upper body lifts spoil no run", recovery(), 0, ((UPPER, MON), (TEMPO, TUE))),
        Case("other rules judge the same day", recovery(), 0, ((FULL, MON), (TEMPO, "mon 18:00"))),
        Case(
            "unless the rule includes the same day",
            recovery(on_later_days=False),
            1,
            ((FULL, MON), (TEMPO, "mon 18:00")),
        ),
        Case(
            "touching on one day is too close", recovery(1, on_later_days=False), 1, ((FULL, MON), (TEMPO, "mon 07:00"))
        ),
        Case("a run before the lift of its day", recovery(on_later_days=False), 0, ((TEMPO, MON), (FULL, "mon 18:00"))),
        Case("each pair counts", recovery(48), 3, ((FULL, MON), (LOWER, TUE), (TEMPO, "tue 18:00"), (LONG, WED))),
        Case("Saturday's lift reaches Sunday", recovery(), 1, ((FULL, "sat 18:00"), (LONG, SUN))),
        Case("last Sunday's lift reaches Monday", recovery(), 1, ((TEMPO, MON),), ((FULL, "last sun 06:00"),)),
        Case("but not for ever", recovery(), 0, ((TEMPO, MON),), ((FULL, "last sun 05:00"),)),
        Case(
            "two sessions of last week do not count",
            recovery(),
            0,
            (),
            ((FULL, "last sat 18:00"), (LONG, "last sun 06:00")),
        ),
        Case("in spring a day lasts 23 hours", recovery(), 1, ((FULL, "sat 18:00"), (LONG, "sun 19:59")), week=SPRING),
        Case("and an hour more makes it 24", recovery(), 0, ((FULL, "sat 18:00"), (LONG, "sun 20:00")), week=SPRING),
        Case("in autumn a day lasts 25 hours", recovery(), 0, ((FULL, "sat 18:00"), (LONG, "sun 18:00")), week=AUTUMN),
        Case("one minute less is not", recovery(), 1, ((FULL, "sat 18:00"), (LONG, "sun 17:59")), week=AUTUMN),
    ),
    draw=draw,
    equivalent={
        GUARD: (
            "_encode_pair: return left out",
            "_encode_pair: return left out (2)",
            "_encode_pair: whether or not always",
            "_encode_pair: whether or not sometimes",
            "_encode_pair: whether or not shared",
            "_close_days: whether or not close.always or close.sometimes",
        ),
        NEVER_OVERLAP: (
            "_encode_pair: before.end -> before.start",
            "_encode_pair: after.start -> after.end",
            "_encode_pair: 0 -> -1",
        ),
        SIEVE: (
            "_close_days: b > a and starts[b][0] < latest + minutes -> b > a and b > a",
            "_close_days: starts[b][0] < latest + minutes -> starts[b][0] <= latest + minutes",
        ),
        MINUTES_DECIDE: ("_close_days: earliest + minutes -> earliest - minutes",),
    },
)


def test_the_finding_states_the_hours_and_what_is_there():
    (found,) = DECLARED.found(recovery(), (FULL, MON), (TEMPO, "tue 06:30"))
    assert found.sessions == ("lift-1", "run-tempo")
    assert found.detail == "at least 24 h from lift 1 to the tempo run; there are 23 h 30 min"
