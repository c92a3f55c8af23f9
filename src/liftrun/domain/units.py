"""Miles, kilometres and paces at the edge; whole metres and seconds per metre inside. Constants of the clock."""

from __future__ import annotations

import re
from typing import Literal

Units = Literal["miles", "km"]

METRES_PER_MILE = 1609.344
METRES_PER_KM = 1000.0
SECONDS_PER_MINUTE = 60
DAYS_PER_WEEK = 7
_METRES_PER_UNIT: dict[Units, float] = {"miles": METRES_PER_MILE, "km": METRES_PER_KM}
_SHORT_NAME: dict[Units, str] = {"miles": "mi", "km": "km"}
_BINARY_ERROR = 1e-9
_PACE = re.compile(r"(\d{1,3}):([0-5]\d)")
_WHOLE_FROM_KM = 3
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_MILES = re.compile(rf"\b(\d+(?:\.\d+)?|{'|'.join(_NUMBERS)}) miles?\b")


def metres_of(distance: float, units: Units) -> int:
    """A distance in the athlete's units as whole metres, so that six miles in a file are the six miles of a rule."""
    return round(distance * _METRES_PER_UNIT[units])


def metres_of_miles(miles: float) -> int:
    """Miles as whole metres."""
    return metres_of(miles, "miles")


def metres_of_km(km: float) -> int:
    """Kilometres as whole metres."""
    return metres_of(km, "km")


def distance_of(metres: float, units: Units) -> float:
    """Metres as a distance in the athlete's units, not rounded."""
    return metres / _METRES_PER_UNIT[units]


def hundredths(distance: float) -> float:
    """A distance to the hundredth of a mile or km. Sessions of the past have whole metres: 4828 m are 3 miles."""
    return round(distance, 2)


def whole_steps(distance: float, step: float) -> int:
    """How many whole steps a distance contains; the last may miss what binary fractions lose."""
    return int(distance / step + _BINARY_ERROR)


def miles_of(metres: float) -> float:
    """Metres as miles, not rounded."""
    return distance_of(metres, "miles")


def unit_name(units: Units) -> str:
    """The short name that follows a number: `mi` or `km`."""
    return _SHORT_NAME[units]


def seconds_of_pace(text: str) -> int:
    """Seconds per unit of a pace written `m:ss`.

    Raises:
        ValueError: if the text is not such a pace, or is zero.
    """
    found = _PACE.fullmatch(text.strip())
    seconds = int(found[1]) * SECONDS_PER_MINUTE + int(found[2]) if found else 0
    if seconds == 0:
        raise ValueError(f"not a pace: {text!r}")
    return seconds


def seconds_per_metre(seconds_per_unit: float, units: Units) -> float:
    """A pace in seconds per mile or km as seconds per metre."""
    return seconds_per_unit / _METRES_PER_UNIT[units]


def pace_text(pace_seconds_per_metre: float, units: Units) -> str:
    """A pace for people: `9:30/mi`, to the nearest second."""
    minutes, seconds = divmod(round(pace_seconds_per_metre * _METRES_PER_UNIT[units]), SECONDS_PER_MINUTE)
    return f"{minutes}:{seconds:02d}/{unit_name(units)}"


def sentence_in(units: Units, sentence: str) -> str:
    """A sentence of the rulebook in the athlete's units: "more than six miles" as "more than about 10 km"."""
    return sentence if units == "miles" else _MILES.sub(_in_km, sentence)


def _in_km(found: re.Match[str]) -> str:
    word = found[1]
    miles = _NUMBERS.index(word) + 1 if word in _NUMBERS else float(word)
    km = miles * METRES_PER_MILE / METRES_PER_KM
    return f"about {km:.0f} km" if km >= _WHOLE_FROM_KM else f"about {km:.1f}".removesuffix(".0") + " km"
