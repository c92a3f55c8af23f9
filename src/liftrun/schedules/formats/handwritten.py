"""A week written by hand: a phase, a race, and for each day a list of texts.

    phase = "build"
    race = "half"
    mon = ["tempo 6mi"]
    thu = ["06:30 speed 5mi", "18:00-19:00 lift upper"]
    sat = ["long 12mi", "lift full"]

A text may begin with the time at which the session starts, or with its start and end. The order of a day is the order
in which it is written: each session ends before the next one starts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator

from liftrun.calendars.clock import week_of
from liftrun.domain import WEEKDAYS, Experience, Phase, RaceDistance
from liftrun.domain.errors import InputError, shown
from liftrun.domain.plain_text import plain_line
from liftrun.domain.units import Units
from liftrun.inputs.fields import Date, Timezone, clock_text, listed
from liftrun.inputs.synonyms import RaceWord, canonical
from liftrun.inputs.tables import Expect, Table
from liftrun.inputs.toml_files import parse_toml, validated
from liftrun.schedules.building import Builder, SessionTimes, times_of_parts
from liftrun.schedules.formats.handwritten_lines import MOST_A_DAY, Line, lines_of, refuse_unknown, windows
from liftrun.schedules.model import YEARS, Hints, ReadSchedule, ReadSession, StatedSeason, Unrecognised
from liftrun.schedules.split_activities import joined
from liftrun.schedules.titles.possible_training import hint_for_line
from liftrun.schedules.titles.read_title import read_title
from liftrun.schedules.titles.unitless import about_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from liftrun.domain import Week

ANY_MONDAY = date(2001, 1, 1)
"""The Monday of a week without a date; in UTC, so that every day has 24 hours."""

Texts = Annotated[
    tuple[str, ...],
    BeforeValidator(listed),
    Expect("a list of sessions in quotes", '["06:30 tempo 6mi", "lift lower"], or [] for a day off'),
]


class HandWritten(Table):
    """The file."""

    phase: Annotated[
        Phase | None, BeforeValidator(partial(canonical, "phase")), Expect("a phase of the season", 'phase = "build"')
    ] = None
    race: Annotated[
        RaceWord | None,
        BeforeValidator(partial(canonical, "race")),
        Expect("the race trained for", 'race = "half"'),
    ] = None
    experience: Annotated[
        Experience | None,
        BeforeValidator(partial(canonical, "experience")),
        Expect("your lifting experience", 'experience = "beginner"'),
    ] = None
    units: Annotated[Units | None, Expect('"miles" or "km"', 'units = "miles"')] = None
    week_start: Date | None = None
    timezone: Timezone | None = None
    mon: Texts = ()
    tue: Texts = ()
    wed: Texts = ()
    thu: Texts = ()
    fri: Texts = ()
    sat: Texts = ()
    sun: Texts = ()


@dataclass(frozen=True)
class _Reading:
    """What reading one file needs throughout."""

    file: str
    table: HandWritten
    week: Week
    race_metres: Mapping[RaceDistance, int]
    likely: Units | None
    builder: Builder


def read_handwritten(
    text: str, file: str, race_metres: Mapping[RaceDistance, int], hints: Hints | None = None
) -> ReadSchedule:
    """The week that a text describes.

    Args:
        text: The text, TOML.
        file: How to call it in messages.
        race_metres: Metres of the race distances.
        hints: What is known from elsewhere.

    Raises:
        InputError: for the first thing wrong with it; texts that are no session are listed instead.
    """
    tables = parse_toml(text, file)
    _refuse_others(tables, file)
    table = validated(HandWritten, tables, file)
    hints = hints or Hints()
    start = _week_start(table, hints.week, file)
    zone = _agreed(table.timezone, hints.timezone, file)
    frame = week_of(start or ANY_MONDAY, (zone or "UTC") if start else "UTC")
    reading = _Reading(file, table, frame, race_metres, hints.units, Builder())
    days = [_lines(reading, day) for day in range(len(WEEKDAYS))]
    found = [one for day, items in enumerate(days) for one in _day(reading, day, items)]
    refuse_unknown([line for lines in days for line in lines], file, race_metres)
    no_zone = () if zone or not start else ("No time zone is given: the week is read in UTC.",)
    return ReadSchedule(
        source="written by hand",
        week=frame,
        dated=start is not None,
        sessions=joined([one for one in found if isinstance(one, ReadSession)]),
        season=StatedSeason(phase=table.phase, race=table.race, experience=table.experience),
        unrecognised=tuple(one for one in found if isinstance(one, Unrecognised)),
        assumed=(*no_zone, *dict.fromkeys(_about_numbers(reading, days))),
        entries=sum(map(len, days)),
    )


def _refuse_others(tables: Mapping[str, object], file: str) -> None:
    """Say so if the file is an athlete's."""
    if {"paces", "availability"} <= tables.keys():
        remedy = "Name the schedule, and the athlete's file with --athlete."
        raise InputError(file, "", "an athlete's file", "a schedule", remedy)


def _week_start(table: HandWritten, asked: date | None, file: str) -> date | None:
    stated = table.week_start
    if stated is not None and (stated.weekday() != 0 or stated.year not in YEARS):
        expected, remedy = "a Monday such as 2026-11-23", "Give the first day of the week."
        raise InputError(file, "week_start", str(stated), expected, remedy)
    if stated is not None and asked is not None and stated != asked:
        raise InputError("", "--week", str(asked), f"a day of the week of {stated}, as {file} says", "Leave it out.")
    return stated or asked


def _agreed(stated: str | None, asked: str | None, file: str) -> str | None:
    if stated is not None and asked is not None and stated != asked:
        remedy = "Let the two agree, or remove the schedule's own."
        raise InputError(file, "timezone", shown(stated), f"{asked}, as requested", remedy)
    return stated or asked


def _about_numbers(reading: _Reading, days: list[list[Line]]) -> Iterator[str]:
    for items in days:
        for item in items:
            yield from about_numbers(item.text, item.parts or (), reading.likely)


def _day(reading: _Reading, day: int, items: list[Line]) -> Iterator[ReadSession | Unrecognised]:
    yield from (_unrecognised(reading, item, day) for item in items if item.parts is None)
    known = [item for item in items if item.parts]
    for turn, (item, window) in enumerate(zip(known, windows(reading.week, day, known), strict=True)):
        start, end = (None if clock is None else reading.week.at(day, clock) for clock in (item.start, item.end))
        whole = SessionTimes(day, window, start, end, turn * MOST_A_DAY)
        for part, times in zip(item.parts or (), times_of_parts(item.parts or (), whole), strict=True):
            yield reading.builder.session(part, plain_line(item.text), times)


def _lines(reading: _Reading, day: int) -> list[Line]:
    texts: tuple[str, ...] = getattr(reading.table, WEEKDAYS[day])
    units = reading.table.units
    say = partial(read_title, race_metres=reading.race_metres, units=units, likely=reading.likely, all_training=True)
    return lines_of(texts, WEEKDAYS[day], reading.file, say)


def _unrecognised(reading: _Reading, item: Line, day: int) -> Unrecognised:
    when = WEEKDAYS[day].capitalize() + (f" {clock_text(item.start)}" if item.start is not None else "")
    return Unrecognised(shown(item.text, quote=False), when, hint_for_line(item.text, reading.race_metres))
