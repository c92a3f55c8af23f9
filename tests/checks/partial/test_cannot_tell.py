"""Weeks that do not say everything: what is broken all the same, what is kept all the same, and what cannot be told."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from liftrun.checks.partial import judge
from liftrun.checks.partial.time_bounds import all_times, bounds, times_together
from liftrun.domain import Span
from liftrun.rules import (
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
from tests.checks.partial.readings import Builder, said
from tests.support.factories.weeks import AUTUMN, PLAIN, REQUIRED, SPRING

RUNS, LIFTS = (Selector(activity="run"),), (Selector(activity="lift"),)
HARD = (Selector(activity="run", hard=True),)
EASY = (Selector(activity="run", kind="easy"),)
LEGS = (Selector(activity="lift", focus=("lower", "full"), heavy=True),)
FAR = (Selector(activity="run", over_miles=6),)
KEPT, OPEN, BROKEN = (0, 0), (0, 1), (1, 1)

GAP = MinimumGap(id="gap", one=FAR, other=LIFTS, gap_minutes=120, **REQUIRED)
RUN_FIRST = OrderInDay(id="order", first=RUNS, then=LIFTS, **REQUIRED)
DAY_AFTER_LEGS = Recovery(id="day", after=LEGS, before=HARD, hours=24, **REQUIRED)
LIFTS_BEFORE_LONG = OrderInWeek(id="week", first=LIFTS, then=(Selector(kind="long"),), **REQUIRED)
TWO_DAYS_AFTER_LEGS = Recovery(id="days", after=LEGS, before=HARD, hours=48, **REQUIRED)
SAME_DAY = Recovery(id="same", after=LIFTS, before=RUNS, hours=6, on_later_days=False, **REQUIRED)
HARD_APART = NotConsecutiveDays(id="apart", of=HARD, **REQUIRED)
LEGS_APART = NotConsecutiveDays(id="legs", of=(Selector(activity="lift", focus=("lower", "full")),), **REQUIRED)
PAIRED = SameDay(id="paired", each=LIFTS, alongside=HARD, **REQUIRED)
EASY_ALONE = NotSameDay(id="alone", one=EASY, other=LIFTS, **REQUIRED)
JUMPS_FIRST = OrderInWorkout(id="jumps", **REQUIRED)
WEEKEND = PreferredDay(id="weekend", of=(Selector(kind="long"),), days=("sat", "sun"), **REQUIRED)
EVENINGS = PreferredTime(id="evenings", of=LIFTS, windows="17:00-20:00", **REQUIRED)
ANY_HOUR = PreferredTime(id="any", of=LIFTS, windows="00:00-24:00", **REQUIRED)
ONE_LIFT = Frequency(id="one", of=LIFTS, at_most=1, **REQUIRED)
TWO_HARD = Frequency(id="two", of=HARD, at_least=2, **REQUIRED)
DAY_OFF = DaysOff(id="off", of=RUNS + LIFTS, at_least=1, **REQUIRED)

# What the case shows, the rule, the sessions as (day, title[, clock]) in the order of their days, what is found, and
# what is missing.
CASES = [
    ("the order of a day needs no clock", RUN_FIRST, [(5, "long 12 mi"), (5, "lift full")], KEPT, ()),
    ("nor does the wrong order", RUN_FIRST, [(5, "lift full"), (5, "long 12 mi")], BROKEN, ()),
    ("the order of a week needs no clock", LIFTS_BEFORE_LONG, [(2, "lift"), (5, "long 12 mi")], KEPT, ()),
    ("nor does the wrong order of days", LIFTS_BEFORE_LONG, [(2, "long 12 mi"), (5, "lift")], BROKEN, ()),
    ("two hours between need a clock", GAP, [(5, "long 12 mi"), (5, "lift full")], OPEN, ("times",)),
    ("a long run is over by the evening", GAP, [(5, "long 12 mi", "06:30"), (5, "lift", "18:00")], KEPT, ()),
    ("not by noon", GAP, [(5, "long 12 mi", "08:00"), (5, "lift", "12:00")], OPEN, ("times",)),
    ("a run of four miles asks for no gap", GAP, [(1, "easy 4 mi"), (1, "lift")], KEPT, ()),
    ("one of exactly six neither", GAP, [(1, "easy 6 mi"), (1, "lift")], KEPT, ()),
    (
        "of a run without a distance it matters how far",
        GAP,
        [(1, "easy", "07:00-08:00"), (1, "lift", "09:00")],
        OPEN,
        ("distance tue-easy",),
    ),
    ("unless the gap is there anyway", GAP, [(1, "easy", "07:00-08:00"), (1, "lift", "18:00-19:00")], KEPT, ()),
    (
        "repetitions alone may be over six miles",
        GAP,
        [(1, "track 10 x 1 mi", "07:00-09:00"), (1, "lift", "10:00")],
        BROKEN,
        (),
    ),
    (
        "or leave it open",
        GAP,
        [(1, "track 8 x 400 m", "07:00-08:00"), (1, "lift", "09:00")],
        OPEN,
        ("distance tue-speed",),
    ),
    ("a day later is far enough", GAP, [(1, "long 12 mi", "07:00-09:00"), (2, "lift")], KEPT, ()),
    ("midnight may lie between too little", GAP, [(1, "long 12 mi"), (2, "lift")], OPEN, ("times",)),
    ("a day between is a day between", DAY_AFTER_LEGS, [(1, "lift lower"), (3, "speed")], KEPT, ()),
    ("the next day may be too soon", DAY_AFTER_LEGS, [(1, "lift lower"), (2, "speed")], OPEN, ("times",)),
    ("in the evening it is not", DAY_AFTER_LEGS, [(1, "lift lower", "06:00-07:00"), (2, "speed", "18:00")], KEPT, ()),
    ("in the morning it is", DAY_AFTER_LEGS, [(1, "lift lower", "18:00-19:00"), (2, "speed", "06:30")], BROKEN, ()),
    ("the next day is never two days later", TWO_DAYS_AFTER_LEGS, [(1, "lift lower"), (2, "speed")], BROKEN, ()),
    ("two days later may be", TWO_DAYS_AFTER_LEGS, [(1, "lift lower"), (3, "speed")], OPEN, ("times",)),
    ("three days later is", TWO_DAYS_AFTER_LEGS, [(1, "lift lower"), (4, "speed")], KEPT, ()),
    ("the same day is another rule's matter", DAY_AFTER_LEGS, [(1, "lift lower"), (1, "speed")], KEPT, ()),
    ("six hours on one day need a clock", SAME_DAY, [(1, "lift"), (1, "easy 5k")], OPEN, ("times",)),
    ("not if the run comes first", SAME_DAY, [(1, "easy 5k"), (1, "lift")], KEPT, ()),
    (
        "legs or not, if the lift does not say",
        DAY_AFTER_LEGS,
        [(1, "lift", "18:00-19:00"), (2, "speed", "06:30")],
        OPEN,
        ("focus tue-lift",),
    ),
    (
        "the upper body does not count",
        DAY_AFTER_LEGS,
        [(1, "lift upper", "18:00-19:00"), (2, "speed", "06:30")],
        KEPT,
        (),
    ),
    (
        "a run that does not say whether it is hard",
        HARD_APART,
        [(0, "tempo"), (1, "run 5 mi")],
        OPEN,
        ("kind tue-run",),
    ),
    ("a hard run of either kind is hard", HARD_APART, [(0, "tempo"), (1, "hard run")], BROKEN, ()),
    ("an easy run is not", HARD_APART, [(0, "tempo"), (1, "easy"), (2, "speed")], KEPT, ()),
    (
        "two lifts of which one may be for the legs",
        LEGS_APART,
        [(0, "lift lower"), (1, "lift")],
        OPEN,
        ("focus tue-lift",),
    ),
    ("pairing looks at days alone", PAIRED, [(0, "tempo"), (0, "lift"), (1, "lift lower")], BROKEN, ()),
    ("pairing with a run that may be hard", PAIRED, [(0, "run 5 mi"), (0, "lift")], OPEN, ("kind mon-run",)),
    ("a lift beside a run that may be easy", EASY_ALONE, [(0, "run 5 mi"), (0, "lift")], OPEN, ("kind mon-run",)),
    ("jumps in an order that is not said", JUMPS_FIRST, [(0, "lift + plyos")], OPEN, ("order mon-lift",)),
    ("jumps that are said to come first", JUMPS_FIRST, [(0, "plyos then lift")], KEPT, ()),
    ("jumps that are said to come last", JUMPS_FIRST, [(0, "lift then plyos")], BROKEN, ()),
    ("a lift that names no jumps", JUMPS_FIRST, [(0, "lift")], KEPT, ()),
    ("a day needs no clock", WEEKEND, [(2, "long 12 mi")], BROKEN, ()),
    ("a run that may be the long one", WEEKEND, [(2, "run 12 mi")], OPEN, ("kind wed-run",)),
    ("hours without a clock", EVENINGS, [(2, "lift")], OPEN, ("times",)),
    ("an hour outside", EVENINGS, [(2, "lift", "06:00")], BROKEN, ()),
    ("a start inside, an end not said", EVENINGS, [(2, "lift", "18:00")], OPEN, ("times",)),
    ("a start inside, and an hour", EVENINGS, [(2, "lift 60 min", "18:00")], KEPT, ()),
    ("any hour will do", ANY_HOUR, [(2, "lift")], KEPT, ()),
    ("to count needs no clock", ONE_LIFT, [(2, "lift"), (3, "lift")], BROKEN, ()),
    ("a count that a kind decides", TWO_HARD, [(2, "tempo"), (4, "run 5 mi")], OPEN, ("kind fri-run",)),
    ("a day off needs no clock", DAY_OFF, [(day, "run") for day in range(7)], BROKEN, ()),
]


def read(sessions, week=PLAIN):
    builder = Builder()
    return [
        said(week, day, title, *clock, turn=turn, builder=builder) for turn, (day, title, *clock) in enumerate(sessions)
    ]


def found(rule, sessions, week=PLAIN):
    return list(judge([rule], read(sessions, week), week))


@pytest.mark.parametrize(("shows", "rule", "sessions", "amounts", "missing"), CASES, ids=[case[0] for case in CASES])
def test_what_is_told_and_what_is_not(shows, rule, sessions, amounts, missing):
    judged = found(rule, sessions)
    assert (sum(one.low for one in judged), sum(one.high for one in judged)) == amounts
    assert tuple(name for one in judged for name in one.missing) == missing


@pytest.mark.parametrize("week", [PLAIN, SPRING, AUTUMN], ids=["plain", "spring", "autumn"])
@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_what_can_be_told_early_in_the_week_can_be_told_in_weeks_with_a_clock_change(week, case):
    _, rule, sessions, amounts, _ = case
    judged = found(rule, sessions, week)
    assert (sum(one.low for one in judged), sum(one.high for one in judged)) == amounts


def test_a_day_of_25_hours_makes_two_days_later_of_the_next_day_but_one():
    ((spring,), (autumn,)) = (
        found(TWO_DAYS_AFTER_LEGS, [(5, "lift lower"), (6, "speed")], w) for w in (SPRING, AUTUMN)
    )
    assert (spring.low, spring.high) == (1, 1)
    assert (autumn.low, autumn.high) == (0, 1)


def test_only_the_pair_concerned_cannot_be_told():
    judged = found(GAP, [(1, "long 12 mi"), (1, "lift"), (3, "long 8 mi", "06:00-07:20"), (3, "lift", "08:00")])
    assert [([one.id for one in j.sessions], j.low, j.high) for j in judged] == [
        (["tue-long", "tue-lift"], 0, 1),
        (["thu-long", "thu-lift"], 1, 1),
    ]


def test_what_is_broken_in_any_case_tells_no_minutes_that_nobody_knows():
    (judged,) = found(TWO_DAYS_AFTER_LEGS, [(1, "lift lower"), (2, "speed")])
    (violation,) = judged.found
    assert violation.detail == "true whatever the missing facts are"
    assert violation.sessions == ("tue-lift", "wed-speed")


def test_what_is_certain_of_an_amount_is_broken_and_the_rest_cannot_be_told():
    (judged,) = found(Frequency(id="f", of=HARD, at_most=1, **REQUIRED), [(0, "tempo"), (2, "speed"), (4, "run")])
    assert (judged.low, judged.high, judged.missing) == (1, 2, ("kind fri-run",))
    assert [(v.amount, v.sessions) for v in judged.found] == [(1, ("mon-tempo", "wed-speed"))]


def test_two_open_facts_that_only_matter_together_are_both_named():
    judged = found(HARD_APART, [(0, "run"), (1, "run")])
    assert [one.missing for one in judged] == [("kind mon-run", "kind tue-run")]


def test_a_week_that_leaves_more_open_than_can_be_tried_cannot_be_told():
    sessions = [(day, "run") for day in range(7) for _ in range(2)]
    (judged,) = found(Frequency(id="f", of=HARD, at_most=13, **REQUIRED), sessions)
    assert (judged.low, judged.high) == (0, 1)
    (judged,) = found(Frequency(id="f", of=HARD, at_most=2, **REQUIRED), sessions)
    assert judged.low == 0
    assert judged.high > 1


def test_sessions_whose_order_is_not_told_may_stand_either_way():
    builder = Builder()
    pair = [said(PLAIN, 1, "easy 5k", builder=builder), said(PLAIN, 1, "lift", builder=builder)]
    (judged,) = judge([RUN_FIRST], pair, PLAIN)
    assert (judged.low, judged.high, judged.missing) == (0, 1, ("times",))


def test_last_sundays_run_counts_on_monday():
    past = replace(said(PLAIN, 0, "long 12 mi"), id="last-sun-long", day=-1, window=Span(-1440, 0))
    (judged,) = judge([HARD_APART], [past, said(PLAIN, 0, "tempo")], PLAIN)
    assert (judged.low, judged.high) == (1, 1)


# ---- the extremes of two sessions, against every hour of the day


@pytest.mark.parametrize("gap", [0, 60, 120, 180, 600, 1200, 1320])
@pytest.mark.parametrize("days", [(1, 1), (1, 2)])
@pytest.mark.parametrize("clocks", [*product(["", "10:00"], ["", "14:00"])])
def test_the_extremes_of_two_sessions_are_those_of_all_their_hours(gap, days, clocks):
    builder = Builder()
    one = said(PLAIN, days[0], "long 12 mi 120 min", clocks[0], turn=0, builder=builder)
    other = said(PLAIN, days[1], "lift 60 min", clocks[1], turn=1, builder=builder)
    rule = MinimumGap(id="gap", one=FAR, other=LIFTS, gap_minutes=gap, **REQUIRED)
    judged = list(judge([rule], [one, other], PLAIN))
    told = (sum(j.low for j in judged), sum(j.high for j in judged))
    gaps = [b - a - 120 for a in hours(one) for b in hours(other) if b >= a + 120]
    amounts = {int(found < gap) for found in gaps}
    assert told == (min(amounts), max(amounts))


def hours(session):
    if session.start is not None:
        return [session.start]
    span, minutes = PLAIN.day_span(session.day), session.minutes.low
    return range(span.start, span.end - minutes + 1, 60)


def test_every_minute_of_a_day_is_tried_for_a_session_without_a_clock_time():
    session = said(PLAIN, 2, "lift 60 min")
    assert {times.start for times in all_times(session)} == set(range(2 * 1440, 3 * 1440 - 59))


def test_both_the_shortest_and_the_longest_that_a_session_may_take_are_tried():
    session = replace(said(PLAIN, 2, "lift"), window=Span(2 * 1440 + 1080, 2 * 1440 + 1200))
    two_hours = PreferredTime(id="hours", of=LIFTS, windows=("18:00-19:00", "19:00-20:00"), **REQUIRED)
    (judged,) = judge([two_hours], [session], PLAIN)
    assert (judged.low, judged.high) == (0, 1)


@pytest.mark.parametrize("title", ["lift", "lift 45 min", "long 12 mi", "easy"])
@pytest.mark.parametrize("clock", ["", "06:30", "22:45"])
def test_times_that_are_tried_lie_within_their_bounds(title, clock):
    one, other = said(PLAIN, 2, title, clock, turn=0), said(PLAIN, 2, "yoga 30 min", turn=1)
    tried = [times for pair in times_together(one, other) for times in pair[:1]]
    for times in (*all_times(one), *tried):
        low = bounds(one)
        assert low.first_start <= times.start <= low.last_start
        assert low.first_end <= times.end <= low.last_end
        assert times.end - times.start >= one.minutes.low
