"""Weeks made by hand, each with a rule and the amount that its check must find; 0 means that it finds nothing.

Sessions are written `(session, moment[, further arguments of put])`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from liftrun.rules import (
    DailyCap,
    DaysOff,
    Frequency,
    MinimumGap,
    NotConsecutiveDays,
    NotSameDay,
    OrderInDay,
    OrderInWeek,
    OrderInWorkout,
    PreferredDay,
    PreferredTime,
    Recovery,
    SameDay,
)
from liftrun.rules.selector import Selector
from tests.support.factories.weeks import AUTUMN, PLAIN, REQUIRED, SPRING, at, lift, put, run, schedule

if TYPE_CHECKING:
    from liftrun.domain import Schedule, Week
    from liftrun.rules.base import Rule

LIFTS = (Selector(activity="lift"),)
RUNS = (Selector(activity="run"),)
HARD = (Selector(activity="run", hard=True),)
EASY_RUNS = (Selector(activity="run", hard=False),)
LEGS = (Selector(activity="lift", focus=("lower", "full")),)
FAR = (Selector(activity="run", over_miles=6),)
JUMPS = (Selector(activity="lift", plyometrics=True),)

LONG = run("run-long", "long", (120, 12.0))
TEMPO = run("run-tempo", "tempo", (60, 7.0), (50, 6.0))
SPEED = run("run-speed", "speed", (60, 6.0))
EASY = run("run-easy", "easy", (60, 5.0))
JOG = run("run-easy-2", "easy", (40, 3.0))
FULL = lift("lift-1", "full", 60, 45, jumps_minutes=15)
UPPER = lift("lift-2", "upper", 60, heavy=False)
LOWER = lift("lift-3", "lower", 60)
SPRINGY = lift("lift-4", "upper", 40, jumps_minutes=10)


class Case(NamedTuple):
    """A rule, a week made by hand, and what the check must find."""

    says: str
    rule: Rule
    amount: int
    placed: tuple[tuple, ...]
    history: tuple[tuple, ...] = ()
    week: Week = PLAIN

    @property
    def schedule(self) -> Schedule:
        """The sessions in their places."""
        now, past = (
            [put(session, at(self.week, when), *rest) for session, when, *rest in them]
            for them in (self.placed, self.history)
        )
        return schedule(self.week, *now, history=past)


def daily_cap(at_most: int = 1) -> Rule:
    return DailyCap(id="cap", of=RUNS, at_most=at_most, **REQUIRED)


def days_off(at_least: int) -> Rule:
    return DaysOff(id="off", of=LIFTS + RUNS, at_least=at_least, **REQUIRED)


def gap(minutes: int = 120) -> Rule:
    return MinimumGap(id="gap", one=FAR, other=LIFTS, gap_minutes=minutes, **REQUIRED)


def recovery(hours: int = 24, *, on_later_days: bool = True) -> Rule:
    return Recovery(id="rest", after=LEGS, before=HARD, hours=hours, on_later_days=on_later_days, **REQUIRED)


def hours(*windows: str) -> Rule:
    return PreferredTime(id="hours", of=RUNS, windows=windows, **REQUIRED)


SPREAD = NotConsecutiveDays(id="spread", of=HARD, **REQUIRED)
EASY_DAYS = NotSameDay(id="easy-days", one=EASY_RUNS, other=LIFTS, **REQUIRED)
RUN_FIRST = OrderInDay(id="run-first", first=RUNS, then=LIFTS, **REQUIRED)
HARD_FIRST = OrderInDay(id="hard-first", first=HARD, then=LIFTS + RUNS, **REQUIRED)
LIFTS_BEFORE_LONG = OrderInWeek(id="lifts-before-long", first=LIFTS, then=(Selector(kind="long"),), **REQUIRED)
JUMPS_FIRST = OrderInWorkout(id="jumps-first", **REQUIRED)
WEIGHTS_FIRST = OrderInWorkout(id="weights-first", first="weights", **REQUIRED)
PAIRED = SameDay(id="paired", each=HARD, alongside=LIFTS, **REQUIRED)
WEEKEND = PreferredDay(id="weekend", of=RUNS, days=("sat", "sun"), **REQUIRED)
JUMP_TWICE = Frequency(id="jump-twice", of=JUMPS, at_least=2, **REQUIRED)
TWO_LIFTS = Frequency(id="two-lifts", of=LIFTS, at_least=2, at_most=2, **REQUIRED)
NO_LIFTS = Frequency(id="no-lifts", of=LIFTS, at_most=0, **REQUIRED)

MON, TUE, WED, THU, FRI, SAT, SUN = (f"{day} 06:00" for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))

CASES = (
    Case("one run a day is within a cap of one", daily_cap(), 0, ((TEMPO, MON), (EASY, TUE), (FULL, "mon 18:00"))),
    Case("two runs on Sunday exceed it by one", daily_cap(), 1, ((TEMPO, SUN), (EASY, "sun 18:00"))),
    Case("three on one day exceed it by two", daily_cap(), 2, ((TEMPO, WED), (EASY, "wed 12:00"), (LONG, "wed 18:00"))),
    Case("two days over the cap add up", daily_cap(0), 2, ((TEMPO, MON), (EASY, SUN))),
    Case("a run after midnight is on the next day", daily_cap(), 0, ((TEMPO, "tue 23:00"), (EASY, "wed 00:00"))),
    Case("the Sunday before does not count", daily_cap(), 0, ((TEMPO, MON),), ((EASY, "last mon 06:00"),)),
    Case("the 25th hour belongs to Sunday", daily_cap(), 1, ((TEMPO, "sun 00:30"), (EASY, "sun 23:00")), week=AUTUMN),
    Case("five days off are five", days_off(5), 0, ((TEMPO, MON), (FULL, "mon 18:00"), (EASY, SUN))),
    Case("six asked for and five found lack one", days_off(6), 1, ((TEMPO, MON), (FULL, "mon 18:00"), (EASY, SUN))),
    Case("an empty week is off for seven days", days_off(7), 0, ()),
    Case("two used days lack two of seven", days_off(7), 2, ((TEMPO, MON), (FULL, SUN))),
    Case("a session over midnight uses the day it starts on", days_off(6), 0, ((LONG, "tue 23:30"),)),
    Case("the week before uses none of the days", days_off(6), 0, ((TEMPO, MON),), ((EASY, "last sun 06:00"),)),
    Case("two lifts are neither too few nor too many", TWO_LIFTS, 0, ((FULL, MON), (UPPER, SUN), (EASY, TUE))),
    Case("one lift is one too few", TWO_LIFTS, 1, ((FULL, MON),)),
    Case("no lift is two too few", TWO_LIFTS, 2, ((EASY, MON),)),
    Case("three lifts are one too many", TWO_LIFTS, 1, ((FULL, MON), (UPPER, SUN), (LOWER, TUE))),
    Case("two lifts are two too many where none is allowed", NO_LIFTS, 2, ((FULL, MON), (UPPER, SUN))),
    Case("lifts of the week before do not count", TWO_LIFTS, 1, ((FULL, MON),), ((UPPER, "last sun 06:00"),)),
    Case("jumps before or after the weights count", JUMP_TWICE, 1, ((FULL, MON, 0, "last"), (UPPER, TUE))),
    Case("a lift without its jumps does not count", JUMP_TWICE, 2, ((FULL, MON), (UPPER, TUE))),
    Case("exactly 120 minutes are enough", gap(), 0, ((TEMPO, SAT), (FULL, "sat 09:00"))),
    Case("119 minutes are too few", gap(), 1, ((TEMPO, SAT), (FULL, "sat 08:59"))),
    Case("the gap holds when the lift comes first", gap(), 1, ((FULL, SAT), (TEMPO, "sat 08:59"))),
    Case("120 minutes after the lift are enough", gap(), 0, ((FULL, SAT), (TEMPO, "sat 09:00"))),
    Case("jumps after the weights delay the end of the lift", gap(), 1, ((FULL, SAT, 0, "last"), (TEMPO, "sat 09:00"))),
    Case("exactly six miles ask for no gap", gap(), 0, ((SPEED, SAT), (FULL, "sat 07:00"))),
    Case("seven miles shortened to six ask for none", gap(), 0, ((TEMPO, SAT, 1), (FULL, "sat 06:50"))),
    Case(
        "a lift between two runs is close to both", gap(), 2, ((TEMPO, SAT), (FULL, "sat 08:00"), (LONG, "sat 10:00"))
    ),
    Case("the gap holds across midnight", gap(), 1, ((TEMPO, "sat 22:30"), (FULL, "sun 01:00"))),
    Case("the gap holds across Monday", gap(), 1, ((FULL, "mon 00:45"),), ((TEMPO, "last sun 22:00"),)),
    Case("the gap across Monday may be just kept", gap(), 0, ((FULL, "mon 01:00"),), ((TEMPO, "last sun 22:00"),)),
    Case("what was too close last week is past", gap(), 0, (), ((TEMPO, "last sun 06:00"), (FULL, "last sun 07:30"))),
    Case("touching spans keep a gap of nothing", gap(0), 0, ((TEMPO, SAT), (FULL, "sat 07:00"))),
    Case("overlapping spans do not", gap(0), 1, ((TEMPO, SAT), (FULL, "sat 06:59"))),
    Case("the hour that spring skips is no rest", gap(), 1, ((TEMPO, "sun 00:30"), (FULL, "sun 04:00")), week=SPRING),
    Case(
        "two hours in spring are three by the clock", gap(), 0, ((TEMPO, "sun 00:30"), (FULL, "sun 04:30")), week=SPRING
    ),
    Case("the hour that autumn repeats is rest", gap(), 0, ((TEMPO, "sun 01:00"), (FULL, "sun 03:00")), week=AUTUMN),
    Case("hard days apart are well spread", SPREAD, 0, ((TEMPO, MON), (SPEED, WED), (LONG, SUN), (EASY, TUE))),
    Case("Saturday and Sunday follow each other", SPREAD, 1, ((SPEED, SAT), (LONG, SUN))),
    Case("Monday, Tuesday, Wednesday are two pairs", SPREAD, 2, ((TEMPO, MON), (SPEED, TUE), (LONG, WED))),
    Case(
        "two on one day and one on the next are one pair", SPREAD, 1, ((TEMPO, MON), (SPEED, "mon 18:00"), (LONG, TUE))
    ),
    Case("the Sunday before is the day before Monday", SPREAD, 1, ((TEMPO, MON),), ((LONG, "last sun 06:00"),)),
    Case("the Saturday before is not", SPREAD, 0, ((TEMPO, MON),), ((LONG, "last sat 06:00"),)),
    Case("days in a row last week are past", SPREAD, 0, (), ((SPEED, "last sat 06:00"), (LONG, "last sun 06:00"))),
    Case("easy runs may follow hard ones", SPREAD, 0, ((TEMPO, MON), (EASY, TUE))),
    Case("a day of 23 hours is a day", SPREAD, 1, ((SPEED, "sat 23:00"), (LONG, "sun 21:30")), week=SPRING),
    Case(
        "lifts on days of their own leave easy days easy",
        EASY_DAYS,
        0,
        ((EASY, MON), (FULL, TUE), (TEMPO, "tue 18:00")),
    ),
    Case("an easy run and a lift on Sunday are one day", EASY_DAYS, 1, ((EASY, SUN), (FULL, "sun 18:00"))),
    Case(
        "two lifts beside one easy run are one day",
        EASY_DAYS,
        1,
        ((EASY, SUN), (FULL, "sun 09:00"), (UPPER, "sun 18:00")),
    ),
    Case("two such days are two", EASY_DAYS, 2, ((EASY, MON), (FULL, "mon 18:00"), (JOG, SUN), (UPPER, "sun 18:00"))),
    Case("the day before is another day", EASY_DAYS, 0, ((EASY, MON),), ((FULL, "last mon 18:00"),)),
    Case("the run comes first", RUN_FIRST, 0, ((EASY, SUN), (FULL, "sun 07:00"))),
    Case("the lift comes first", RUN_FIRST, 1, ((FULL, SUN), (EASY, "sun 07:00"))),
    Case("the lift comes first, a day earlier", RUN_FIRST, 0, ((FULL, SAT), (EASY, SUN))),
    Case(
        "a lift between two runs is before one", RUN_FIRST, 1, ((EASY, MON), (FULL, "mon 09:00"), (TEMPO, "mon 18:00"))
    ),
    Case(
        "two lifts before one run are two pairs",
        RUN_FIRST,
        2,
        ((FULL, MON), (UPPER, "mon 09:00"), (TEMPO, "mon 18:00")),
    ),
    Case("a session is not out of order with itself", HARD_FIRST, 0, ((TEMPO, MON), (EASY, "mon 18:00"))),
    Case("of two hard runs one is behind the other", HARD_FIRST, 1, ((TEMPO, MON), (SPEED, "mon 18:00"))),
    Case("last week's order is past", RUN_FIRST, 0, (), ((FULL, "last mon 06:00"), (EASY, "last mon 18:00"))),
    Case(
        "every lift is done before the long run", LIFTS_BEFORE_LONG, 0, ((FULL, MON), (UPPER, SUN), (LONG, "sun 12:00"))
    ),
    Case("a lift days later is not", LIFTS_BEFORE_LONG, 1, ((FULL, MON), (LONG, TUE), (UPPER, SUN))),
    Case("nor is one of the same evening", LIFTS_BEFORE_LONG, 1, ((LONG, MON), (FULL, "mon 18:00"))),
    Case("each lift too late counts", LIFTS_BEFORE_LONG, 2, ((LONG, MON), (FULL, TUE), (UPPER, WED), (EASY, THU))),
    Case("last week's long run is past", LIFTS_BEFORE_LONG, 0, ((FULL, MON),), ((LONG, "last sun 06:00"),)),
    Case("jumps come first", JUMPS_FIRST, 0, ((FULL, MON, 0, "first"), (UPPER, TUE))),
    Case("jumps come last", JUMPS_FIRST, 1, ((FULL, SUN, 0, "last"), (UPPER, TUE))),
    Case("jumps come last in two workouts", JUMPS_FIRST, 2, ((FULL, SUN, 0, "last"), (SPRINGY, MON, 0, "last"))),
    Case("there are none", JUMPS_FIRST, 0, ((FULL, SUN), (UPPER, TUE))),
    Case("weights first, if so wished", WEIGHTS_FIRST, 0, ((FULL, SUN, 1, "last"),)),
    Case("weights last, against the wish", WEIGHTS_FIRST, 1, ((FULL, SUN, 1, "first"),)),
    Case("last week's jumps are past", JUMPS_FIRST, 0, (), ((FULL, "last sun 06:00", 0, "last"),)),
    Case("the long run stands on a wished day", WEEKEND, 0, ((LONG, SUN), (EASY, SAT), (FULL, MON))),
    Case("Friday is none", WEEKEND, 1, ((LONG, FRI), (EASY, "sat 00:00"))),
    Case("each run on a wrong day counts", WEEKEND, 2, ((LONG, MON), (EASY, "mon 18:00"), (TEMPO, SUN))),
    Case("the week before is past", WEEKEND, 0, (), ((LONG, "last fri 06:00"),)),
    Case("a run fills its window to the minute", hours("06:00-07:00"), 0, ((EASY, SUN), (LOWER, "mon 21:00"))),
    Case("a minute early is outside", hours("06:01-08:00"), 1, ((EASY, SUN),)),
    Case("a minute late is outside", hours("05:00-06:59"), 1, ((EASY, SUN),)),
    Case("two windows do not join", hours("05:00-06:30", "06:30-08:00"), 1, ((EASY, SUN),)),
    Case("one of two windows is enough", hours("05:00-06:30", "17:00-20:00"), 0, ((EASY, "sun 17:00"),)),
    Case("a window may last until midnight", hours("22:00-24:00"), 0, ((EASY, "sun 23:00"), (TEMPO, "mon 22:00"))),
    Case("but not beyond it", hours("22:00-24:00", "00:00-04:00"), 1, ((EASY, "tue 23:30"),)),
    Case("every run outside counts", hours("12:00-13:00"), 2, ((EASY, MON), (TEMPO, TUE), (SPEED, "wed 12:00"))),
    Case("windows go by the clock in spring", hours("06:00-07:00"), 0, ((EASY, SUN),), week=SPRING),
    Case("and are left an hour later", hours("06:00-07:00"), 1, ((EASY, "sun 07:00"),), week=SPRING),
    Case("windows go by the clock in autumn", hours("23:00-24:00"), 0, ((EASY, "sun 23:00"),), week=AUTUMN),
    Case("and are left an hour sooner", hours("23:00-24:00"), 1, ((EASY, "sun 22:00"),), week=AUTUMN),
    Case("exactly 24 hours are enough", recovery(), 0, ((FULL, MON), (TEMPO, "tue 07:00"))),
    Case("a minute less is not", recovery(), 1, ((FULL, MON), (TEMPO, "tue 06:59"))),
    Case("the other way round needs no hours", recovery(), 0, ((TEMPO, MON), (FULL, TUE))),
    Case("upper body lifts spoil no run", recovery(), 0, ((UPPER, MON), (TEMPO, TUE))),
    Case("the same day is another rule's matter", recovery(), 0, ((FULL, MON), (TEMPO, "mon 18:00"))),
    Case("unless told that it is not", recovery(on_later_days=False), 1, ((FULL, MON), (TEMPO, "mon 18:00"))),
    Case("touching on one day is too close", recovery(1, on_later_days=False), 1, ((FULL, MON), (TEMPO, "mon 07:00"))),
    Case("a run before the lift of its day", recovery(on_later_days=False), 0, ((TEMPO, MON), (FULL, "mon 18:00"))),
    Case("each pair counts", recovery(48), 3, ((FULL, MON), (LOWER, TUE), (TEMPO, "tue 18:00"), (LONG, WED))),
    Case("Saturday's lift reaches Sunday", recovery(), 1, ((FULL, "sat 18:00"), (LONG, SUN))),
    Case("last Sunday's lift reaches Monday", recovery(), 1, ((TEMPO, MON),), ((FULL, "last sun 06:00"),)),
    Case("but not for ever", recovery(), 0, ((TEMPO, MON),), ((FULL, "last sun 05:00"),)),
    Case("last week among itself is past", recovery(), 0, (), ((FULL, "last sat 18:00"), (LONG, "last sun 06:00"))),
    Case("in spring a day lasts 23 hours", recovery(), 1, ((FULL, "sat 18:00"), (LONG, "sun 19:59")), week=SPRING),
    Case("and an hour more makes it 24", recovery(), 0, ((FULL, "sat 18:00"), (LONG, "sun 20:00")), week=SPRING),
    Case("in autumn it lasts 25", recovery(), 0, ((FULL, "sat 18:00"), (LONG, "sun 18:00")), week=AUTUMN),
    Case("of which one may not be missing", recovery(), 1, ((FULL, "sat 18:00"), (LONG, "sun 17:59")), week=AUTUMN),
    Case("every hard run has a lift on its day", PAIRED, 0, ((TEMPO, MON), (FULL, "mon 18:00"), (EASY, SUN))),
    Case("a hard run alone on Sunday has none", PAIRED, 1, ((LONG, SUN), (FULL, SAT))),
    Case("one lift serves two hard runs", PAIRED, 0, ((LONG, SUN), (FULL, "sun 12:00"), (TEMPO, "sun 18:00"))),
    Case("two hard runs on one day lack two", PAIRED, 2, ((LONG, SUN), (TEMPO, "sun 18:00"), (FULL, SAT))),
    Case("last week's lift serves none", PAIRED, 1, ((TEMPO, MON),), ((FULL, "last mon 18:00"),)),
)
