"""Our expansion of recurrence rules beside dateutil's, on random rules that both understand alike."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from liftrun.calendars.reading.recurrence import Series
from liftrun.calendars.reading.rrule import read_rule

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
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
SECONDS = _joined("BYSECOND", _some((0, 20, 59)))
POSITIONS = _joined("BYSETPOS", _some((1, 2, 3, -1, -2)))
WEEK_NUMBERS = _joined("BYWEEKNO", _some([1, 2, 47, 48, 49, 50, 51, 52, 53, -1, -2, -4]))

PARTS = {
    "YEARLY": (MONTHS, MONTH_DAYS, YEAR_DAYS, PLAIN_DAYS, NTH_IN_YEAR, HOURS),
    "MONTHLY": (MONTHS, MONTH_DAYS, PLAIN_DAYS, NTH_DAYS, HOURS, POSITIONS),
    "WEEKLY": (MONTHS, PLAIN_DAYS, HOURS, MINUTES),  # positions: dateutil counts a first week from its first date
    "DAILY": (MONTHS, MONTH_DAYS, PLAIN_DAYS, HOURS, MINUTES, POSITIONS),
    "HOURLY": (MONTHS, MONTH_DAYS, PLAIN_DAYS, HOURS, MINUTES),
}


@st.composite
def rules(draw):
    frequency = draw(st.sampled_from(sorted(PARTS)))
    parts = {"FREQ": f"FREQ={frequency}"}
    for strategy in draw(st.lists(st.sampled_from(PARTS[frequency]), max_size=3)):
        part = draw(strategy)
        parts[part.partition("=")[0]] = part
    if draw(st.booleans()):
        parts["INTERVAL"] = f"INTERVAL={draw(st.integers(1, 5))}"
    if draw(st.booleans()):
        parts["COUNT"] = f"COUNT={draw(st.integers(1, 60))}"
    if draw(st.booleans()):
        parts["WKST"] = f"WKST={draw(st.sampled_from(WEEKDAYS))}"
    if frequency == "YEARLY" and "BYMONTH" in parts and re.search(r"BYDAY=.*\d", parts.get("BYDAY", "")):
        del parts["BYMONTH"]  # dateutil stumbles over the 46th Monday of a month
    if "BYSETPOS" in parts and len(parts.keys() - {"FREQ", "INTERVAL", "COUNT", "WKST"}) == 1:
        del parts["BYSETPOS"]  # positions need something to be counted in
    return ";".join(parts.values())


STARTS = st.datetimes(datetime(2025, 6, 1), datetime(2026, 12, 20)).map(lambda moment: moment.replace(microsecond=0))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(rules(), STARTS)
def test_rules_give_the_dates_that_dateutil_gives(rule, start):
    ours = Series(read_rule(rule), start).between(LOW, HIGH)
    assert ours == _by_dateutil(rule, start)


FINE_PARTS = st.lists(st.sampled_from((PLAIN_DAYS, HOURS, MINUTES, SECONDS)), max_size=2)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.data(), st.sampled_from((("MINUTELY", 5, 300), ("SECONDLY", 300, 9000))), FINE_PARTS)
def test_rules_of_minutes_and_seconds_give_the_dates_that_dateutil_gives(data, frequency, parts):
    name, least, most = frequency
    chosen = {part.partition("=")[0]: part for part in (data.draw(strategy) for strategy in parts)}
    if name == "MINUTELY":
        chosen.pop("BYSECOND", None)
    rule = ";".join((f"FREQ={name};INTERVAL={data.draw(st.integers(least, most))}", *chosen.values()))
    start = LOW - timedelta(seconds=data.draw(st.integers(0, 200_000)))
    high = LOW + timedelta(days=3)
    assert Series(read_rule(rule), start).between(LOW, high) == _by_dateutil(rule, start, high)


def _by_dateutil(rule, start, high=HIGH):
    try:
        return rrulestr(rule, dtstart=start).between(LOW, high, inc=True)
    except ValueError:  # what it says of a rule that never comes true
        return []


@settings(max_examples=100, deadline=None, derandomize=True)
@given(PLAIN_DAYS, st.lists(st.sampled_from((45, 47, 48, 93, 95, 140, -5, -6, -11)), min_size=1, unique=True), STARTS)
def test_positions_in_a_year_are_those_of_dateutil(days, positions, start):
    rule = f"FREQ=YEARLY;{days};BYSETPOS={','.join(map(str, positions))}"
    start = start.replace(month=1, day=1)  # where dateutil and the standard mean the same first year
    assert Series(read_rule(rule), start).between(LOW, HIGH) == _by_dateutil(rule, start)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(WEEK_NUMBERS, PLAIN_DAYS, st.sampled_from(WEEKDAYS), STARTS)
def test_numbered_weeks_are_those_of_dateutil(weeks, days, week_start, start):
    rule = f"FREQ=YEARLY;{weeks};{days};WKST={week_start}"
    ours = Series(read_rule(rule), start).between(LOW, HIGH)
    assert ours == rrulestr(rule, dtstart=start).between(LOW, HIGH, inc=True)
