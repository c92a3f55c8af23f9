from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liftrun.domain.units import (
    distance_of,
    metres_of,
    metres_of_km,
    metres_of_miles,
    miles_of,
    pace_text,
    seconds_of_pace,
    seconds_per_metre,
    unit_name,
)


def test_six_miles_are_not_over_six_miles_however_they_are_written():
    assert metres_of_miles(6) == metres_of(6.0, "miles") == 9656
    assert not metres_of_km(9.656) > metres_of_miles(6)
    assert metres_of_miles(6.01) > metres_of_miles(6)
    assert metres_of_km(9.7) > metres_of_miles(6)


def test_a_marathon_is_the_same_in_miles_and_kilometres():
    assert metres_of_km(42.195) == 42195
    assert metres_of_miles(26.2188) == 42195


@settings(deadline=None)
@given(st.integers(1, 200_000), st.sampled_from(["miles", "km"]))
def test_metres_come_back_from_either_unit(metres, units):
    assert metres_of(distance_of(metres, units), units) == metres


@pytest.mark.parametrize(
    ("text", "seconds"), [("9:30", 570), ("4:05", 245), ("10:00", 600), (" 7:59 ", 479), ("0:01", 1)]
)
def test_a_pace_is_minutes_and_seconds(text, seconds):
    assert seconds_of_pace(text) == seconds


@pytest.mark.parametrize(
    "text", ["", "9", "9:5", "9:60", "9:300", ":30", "-9:30", "0:00", "9.30", "9:30/mi", "1:09:30"]
)
def test_anything_else_is_no_pace(text):
    with pytest.raises(ValueError, match="not a pace"):
        seconds_of_pace(text)


def test_a_pace_is_told_in_the_unit_of_the_athlete():
    pace = seconds_per_metre(570, "miles")
    assert pace_text(pace, "miles") == "9:30/mi"
    assert pace_text(pace, "km") == "5:54/km"
    assert unit_name("km") == "km"


@settings(deadline=None)
@given(st.integers(100, 1500), st.sampled_from(["miles", "km"]))
def test_a_pace_told_is_the_pace_written(seconds, units):
    told = pace_text(seconds_per_metre(seconds, units), units)
    assert seconds_of_pace(told.split("/")[0]) == seconds


def test_miles_of_a_ten_kilometre_race():
    assert miles_of(10_000) == pytest.approx(6.2137, abs=1e-4)
