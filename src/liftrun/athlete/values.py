"""Reads the short texts of an athlete's file: clock times, windows, days, paces, names."""

from __future__ import annotations

import re
from datetime import time
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

from pydantic import AfterValidator, BeforeValidator, PlainValidator

from liftrun.domain import WEEKDAYS
from liftrun.domain.plain_text import plain_line
from liftrun.domain.units import seconds_of_pace
from liftrun.inputs.day_times import day_number
from liftrun.inputs.fields import DAY_MINUTES, clock_minutes, clock_text, listed
from liftrun.inputs.synonyms import canonical, canonical_run
from liftrun.inputs.tables import Expect, fault, one_of

if TYPE_CHECKING:
    from liftrun.inputs.synonyms import Subject

__all__ = [
    "A_RUN",
    "Clock",
    "Pace",
    "Text",
    "Weekday",
    "Weekdays",
    "Window",
    "Windows",
    "day_number",
    "listed",
    "written_as",
]

MAX_TEXT = 80
_DASH = re.compile(r"\s*[-\u2013]\s*")


class Window(NamedTuple):
    """A part of a day, `start <= t < end`, in minutes past midnight (0 to 1440) by the clock on the wall."""

    start: int
    end: int

    def __str__(self) -> str:
        """`05:45-07:30`."""
        return f"{clock_text(self.start)}-{clock_text(self.end)}"


def _clock(value: object) -> int:
    if isinstance(value, time):
        return value.hour * 60 + value.minute
    minutes = clock_minutes(value) if isinstance(value, str) else None
    if minutes is None or minutes == DAY_MINUTES:
        raise fault('a time of day such as "09:00"', 'Write hours and minutes, "00:00" to "23:59".')
    return minutes


def _window(value: object) -> Window:
    ends = [clock_minutes(part) for part in _DASH.split(value.strip())] if isinstance(value, str) else []
    match ends:
        case [int(start), int(end)]:
            return _forward(Window(start, end))
    raise fault('a window such as "05:45-07:30"', 'Write two times with a dash between; a day ends at "24:00".')


def _forward(window: Window) -> Window:
    start, end = window
    if start < end:
        return window
    remedy = f'Write "{Window(end, start)}", or split it at midnight into two days.'
    if end == 0:
        remedy = f'Write "{Window(start, DAY_MINUTES)}".'
    elif start == end:
        remedy = 'Write a later end, or "00:00-24:00" for the whole day.'
    raise fault("a window that ends after it begins, on the same day", remedy)


def _disjoint(windows: tuple[Window, ...]) -> tuple[Window, ...]:
    ordered = tuple(sorted(windows))
    for first, second in pairwise(ordered):
        if second.start < first.end:
            joined = Window(first.start, max(first.end, second.end))
            raise fault("windows that do not overlap", f'Join them: "{joined}".', value=f'"{first}" and "{second}"')
    return ordered


def _weekday(value: object) -> str:
    day = day_number(value) if isinstance(value, str) else None
    if day is None:
        raise fault(f"a day: {one_of(WEEKDAYS)}", "Write the first three letters of the day.")
    return WEEKDAYS[day]


def _pace(value: object) -> int:
    try:
        return seconds_of_pace(value if isinstance(value, str) else "")
    except ValueError:
        raise fault('a pace per mile or km such as "9:30"', "Write minutes and seconds, in quotes.") from None


def _plain_text(value: str) -> str:
    text = plain_line(value)
    if not 1 <= len(text) <= MAX_TEXT:
        raise fault(f"a line of 1 to {MAX_TEXT} characters", "Fill it in." if not text else "Shorten it.")
    return text


Text = Annotated[str, AfterValidator(_plain_text), Expect("a text", 'a text in quotes, "..."')]
Clock = Annotated[int, PlainValidator(_clock)]
Pace = Annotated[int, PlainValidator(_pace)]
Weekday = Annotated[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"], PlainValidator(_weekday)]
Weekdays = Annotated[tuple[Weekday, ...], BeforeValidator(listed), Expect("a list of days", '["sat", "sun"]')]
Windows = Annotated[
    tuple[Annotated[Window, PlainValidator(_window)], ...],
    BeforeValidator(listed),
    AfterValidator(_disjoint),
    Expect("a list of windows", '["05:45-07:30", "18:30-21:30"]'),
]

A_RUN = BeforeValidator(canonical_run)
"""Accepts the words that people write for a kind of run."""


def written_as(subject: Subject) -> BeforeValidator:
    """Accepts the words that people write for a value: for a race distance, "marathon" is read as `full`."""
    return BeforeValidator(partial(canonical, subject))
