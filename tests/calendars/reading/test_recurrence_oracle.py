"""Recurrence rules in a window, as guarded dateutil expands them, beside an expansion day by day and by hand."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liftrun.calendars.reading.counted_rules import last_counted
from liftrun.calendars.reading.expansion import rule_dates
from liftrun.calendars.reading.recurrence_rule import read_rule
from tests.calendars.reading import day_by_day

WEEKDAYS = day_by_day.DAYS
LOW = datetime(2026, 11, 20)
HIGH = LOW + timedelta(days=40)


def _some(values):
    return st.lists(st.sampled_from(values), min_size=1, max_size=4, unique=True)


def _joined(name, strategy):
    return strategy.map(lambda items: f"{name}={','.join(map(str, items))}")


MONTHS = _joined("BYMONTH", _some(range(1, 13)))
MONTH_DAYS = _joined("BYMONTHDAY", _some([*range(1, 32), *range(-31, 0)]))
YEAR_DAYS = _joined("BYYEARDAY", _some([*range(300, 367), *range(-60, 0)]))
PLAIN_DAYS = _joined("BYDAY", _some(WEEKDAYS))
NTH_DAYS = _joined("BYDAY", _some([f"{nth}{day}" for nth in (1, 2, 3, 4, 5, -1, -2) for day in WEEKDAYS]))
NTH_IN_YEAR = _joined("BYDAY", _some([f"{nth}{day}" for nth in (46, 47, 48, 49, -5, -6) for day in WEEKDAYS]))
HOURS = _joined("BYHOUR", _some(range(24)))
MINUTES = _joined("BYMINUTE", _some((0, 15, 30, 59)))
POSITIONS = _joined("BYSETPOS", _some((1, 2, 3, -1, -2)))
WEEK_NUMBERS = _joined("BYWEEKNO", _some([1, 2, 47, 48, 49, 50, 51, 52, 53, -1, -2, -4]))

PARTS = {
    "YEARLY": (MONTHS, MONTH_DAYS, YEAR_DAYS, PLAIN_DAYS, NTH_IN_YEAR, WEEK_NUMBERS, HOURS, POSITIONS),
    "MONTHLY": (MONTHS, MONTH_DAYS, PLAIN_DAYS, NTH_DAYS, HOURS, POSITIONS),
    "WEEKLY": (MONTHS, PLAIN_DAYS, HOURS, MINUTES, POSITIONS),
    "DAILY": (MONTHS, MONTH_DAYS, PLAIN_DAYS, HOURS, MINUTES, POSITIONS),
}


@st.composite
def rules(draw):
    frequency = draw(st.sampled_from(sorted(PARTS)))
    parts = {"FREQ": f"FREQ={frequency}"}
    for strategy in draw(st.lists(st.sampled_from(PARTS[frequency]), max_size=3)):
        part = draw(strategy)
        parts[part.partition("=")[0]] = part
    for name, values in (("INTERVAL", st.integers(1, 5)), ("COUNT", st.integers(1, 60)), ("WKST", _one(WEEKDAYS))):
        if draw(st.booleans()):
            parts[name] = f"{name}={draw(values)}"
    return ";".join(parts.values())


def _one(values):
    return st.sampled_from(values)


STARTS = st.datetimes(datetime(2025, 6, 1), datetime(2026, 12, 20)).map(lambda moment: moment.replace(microsecond=0))


def _ours(rule, start, low=LOW, high=HIGH):
    return rule_dates(read_rule(rule), start, low, high).dates


@settings(max_examples=250, deadline=None, derandomize=True)
@given(rules(), STARTS)
def test_rules_give_the_dates_that_they_give_day_by_day(rule, start):
    assert _ours(rule, start) == [moment for moment in day_by_day.dates(rule, start, HIGH) if moment >= LOW]


@settings(max_examples=40, deadline=None, derandomize=True)
@given(rules(), STARTS, st.sampled_from((1, 3, 7, 40)))
def test_a_window_far_away_gives_what_a_walk_from_the_first_date_gives(rule, start, years):
    rule = ";".join(part for part in rule.split(";") if not part.startswith("COUNT"))
    start = start.replace(year=start.year - years)
    assert _ours(rule, start) == [moment for moment in day_by_day.dates(rule, start, HIGH) if moment >= LOW]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.sampled_from(("DAILY", "WEEKLY")), _some(WEEKDAYS), st.integers(1, 4), st.integers(1, 200), STARTS)
def test_the_last_date_of_a_plain_count_is_found_by_arithmetic(frequency, days, interval, count, start):
    by_day = f";BYDAY={','.join(days)};WKST={days[-1]}" if frequency == "WEEKLY" else ""
    rule = f"FREQ={frequency};INTERVAL={interval}{by_day}"
    last = last_counted(read_rule(f"{rule};COUNT={count}"), start)
    found = day_by_day.dates(rule, start, start + timedelta(days=7 * (interval * count + 2)))
    assert last == found[count - 1]


ONCE_A_PERIOD = _one(
    (
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;BYMONTHDAY=5",
        "FREQ=MONTHLY;BYMONTHDAY=-3",
        "FREQ=MONTHLY;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYDAY=2TU",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=MONTHLY;BYDAY=5MO",
        "FREQ=MONTHLY;BYDAY=MO",
        "FREQ=MONTHLY;INTERVAL=5",
        "FREQ=YEARLY",
        "FREQ=YEARLY;INTERVAL=3",
        "FREQ=YEARLY;BYMONTH=11",
        "FREQ=YEARLY;BYMONTH=2,11",
        "FREQ=YEARLY;BYMONTHDAY=7",
        "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24",
        "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
        "FREQ=YEARLY;BYDAY=30SU",
    )
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(ONCE_A_PERIOD, st.integers(1, 40), STARTS, st.integers(0, 12))
def test_a_count_of_months_or_years_gives_what_counting_out_gives(rule, count, start, years):
    start = (start + timedelta(days=3)).replace(year=start.year - years)
    rule = f"{rule};COUNT={count}"
    assert _ours(rule, start) == [moment for moment in day_by_day.dates(rule, start, HIGH) if moment >= LOW]


# The examples of RFC 5545, section 3.8.5.3, with the dates that it prints; all begin in 1997 or 1998.
STANDARD = [
    ("19970902T0900", "FREQ=WEEKLY;INTERVAL=2;WKST=SU", "0902 0916 0930 1014 1028 1111 1125 1209 1223"),
    ("19970902T0900", "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", "0902 0904 0909 0911 0916 0918 0923 0925 0930 1002"),
    ("19970902T0900", "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", "0902 0904 0916 0918 0930 1002 1014 1016"),
    ("19970905T0900", "FREQ=MONTHLY;COUNT=4;BYDAY=1FR", "0905 1003 1107 1205"),
    ("19970907T0900", "FREQ=MONTHLY;INTERVAL=2;COUNT=4;BYDAY=1SU,-1SU", "0907 0928 1102 1130"),
    ("19970928T0900", "FREQ=MONTHLY;BYMONTHDAY=-3", "0928 1029 1128 1229"),
    ("19970902T0900", "FREQ=MONTHLY;COUNT=8;BYMONTHDAY=2,15", "0902 0915 1002 1015 1102 1115 1202 1215"),
    ("19970930T0900", "FREQ=MONTHLY;COUNT=7;BYMONTHDAY=1,-1", "0930 1001 1031 1101 1130 1201 1231"),
    ("19970610T0900", "FREQ=YEARLY;COUNT=2;BYMONTH=6,7", "0610 0710"),
    ("19970902T0900", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", ""),
    ("19970913T0900", "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", "0913 1011 1108 1213"),
    ("19970904T0900", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "0904 1007 1106"),
    ("19970929T0900", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "0929 1030 1127 1230"),
    ("19970512T0900", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "0512"),
    ("19970519T0900", "FREQ=YEARLY;BYDAY=20MO", "0519"),
    ("19970805T0900", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "0805 0810 0819 0824"),
    ("19970805T0900", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "0805 0817 0819 0831"),
    ("19970115T0900", "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "0115 0130 0215 0315 0330"),
]


@pytest.mark.parametrize(("first", "rule", "days"), STANDARD)
def test_the_examples_of_the_standard_have_the_dates_that_it_prints(first, rule, days):
    start = datetime.fromisoformat(first)
    found = _ours(rule, start, datetime(1997, 1, 1), datetime(1997, 12, 31, 23))
    assert [f"{moment:%m%d}" for moment in found] == days.split()


CLOCK_RULES = [
    ("FREQ=HOURLY;INTERVAL=7", "20 04:30, 20 11:30, 20 18:30, 21 01:30, 21 08:30, 21 15:30, 21 22:30"),
    (
        "FREQ=HOURLY;INTERVAL=12;BYMINUTE=0,45",
        "20 09:00, 20 09:45, 20 21:00, 20 21:45, 21 09:00, 21 09:45, 21 21:00, 21 21:45",
    ),
    ("FREQ=HOURLY;BYHOUR=8,20;BYDAY=SA", "21 08:30, 21 20:30"),
    ("FREQ=MINUTELY;INTERVAL=600", "20 03:30, 20 13:30, 20 23:30, 21 09:30, 21 19:30"),
    ("FREQ=MINUTELY;INTERVAL=45;BYHOUR=6", "20 06:30, 21 06:30"),
    ("FREQ=SECONDLY;INTERVAL=40000", "20 02:23, 20 13:30, 21 00:36, 21 11:43, 21 22:50"),
    ("FREQ=DAILY;BYHOUR=6,18;BYMINUTE=5", "20 06:05, 20 18:05, 21 06:05, 21 18:05"),
    ("FREQ=HOURLY;BYMINUTE=10;COUNT=88", "20 00:10, 20 01:10"),
]


@pytest.mark.parametrize(("rule", "times"), CLOCK_RULES)
def test_rules_of_hours_minutes_and_seconds_have_these_times(rule, times):
    found = _ours(rule, datetime(2026, 11, 16, 9, 30), LOW, datetime(2026, 11, 21, 23, 59))
    assert ", ".join(f"{moment:%d %H:%M}" for moment in found) == times


def test_a_window_costs_the_same_however_long_ago_the_series_began():
    rule = read_rule("FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR;BYHOUR=8,12,16")
    begin = time.thread_time()
    for year in range(1900, 2026):
        assert rule_dates(rule, datetime(year, 3, 2, 8), LOW, HIGH).steps < 1000
    assert time.thread_time() - begin < 1
