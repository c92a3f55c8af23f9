"""The tables of an athlete's file: paces, race, running, places to lift, calendars, preferences."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

from pydantic import BeforeValidator, Field, PlainValidator, model_validator

from liftrun.athlete.values import A_RUN, Clock, Pace, Text, Weekday, Weekdays, Windows, written_as
from liftrun.domain import WEEKDAYS, RaceDistance
from liftrun.domain.errors import shown
from liftrun.domain.units import METRES_PER_MILE
from liftrun.inputs.fields import Date, listed
from liftrun.inputs.synonyms import canonical
from liftrun.inputs.tables import Expect, Table, fault, nearest

if TYPE_CHECKING:
    from pydantic_core import PydanticCustomError

    from liftrun.athlete.values import Window

PlannedRunKind = Literal["easy", "tempo", "speed", "long"]
Policy = Literal["busy", "free"]
Distance = Annotated[
    float, Field(gt=0, allow_inf_nan=False), Expect("a distance above 0, in your units", "distance = 6")
]


class Paces(Table):
    """Paces in seconds per mile or km (the athlete's unit); those that are None follow from `easy`."""

    easy: Pace | None = None
    tempo: Pace | None = None
    speed: Pace | None = None
    long: Pace | None = None
    race: Pace | None = None


_OTHER_RACE = re.compile(r"(?:(\d+(?:\.\d+)?) ?)?(km?|mi|miles?)")
_METRES = {"k": 1000.0, "km": 1000.0}
_PROGRAMMES: tuple[tuple[int, RaceDistance], ...] = (
    (7_500, "5k"),
    (16_000, "10k"),
    (32_000, "half"),
    (250_000, "full"),
)
"""Up to so many metres a race of another distance is trained for as for this one."""
_SHORTEST_RACE_METRES = 1_000


def _any_distance(table: object) -> object:
    """A race of another distance, such as "15k", "mile" or "50 km", with the distance that it is trained for as."""
    if not isinstance(table, dict) or not isinstance(table.get("distance"), str):
        return table
    if "metres" in table:
        raise fault('the distance alone, such as "15k"', "Remove metres.", key="metres", value=shown(table["metres"]))
    word = str(canonical("race", table["distance"])).strip().lower()
    if word in get_args(RaceDistance):
        return table
    found = _OTHER_RACE.fullmatch(word)
    metres = round(float(found[1] or 1) * _METRES.get(found[2], METRES_PER_MILE)) if found else 0
    programme = next((name for most, name in _PROGRAMMES if metres <= most), None)
    if programme is None or metres < _SHORTEST_RACE_METRES:
        raise _no_distance(table["distance"])
    return {**table, "distance": programme, "metres": metres}


def _no_distance(written: str) -> PydanticCustomError:
    names = get_args(RaceDistance)
    expected = ", ".join(f'"{name}"' for name in names) + ', or another distance from 1 to 250 km such as "15k"'
    similar = nearest(written, names)
    remedy = f'Write "{similar}".' if similar else "Choose one of them."
    return fault(expected, remedy, key="distance", value=shown(written))


class Race(Table):
    """A race: distance, local date, and start in minutes past midnight.

    Attributes:
        distance: The distance that it is trained for as.
        metres: Its own distance, if that is another one.
        date: Its local date.
        start: Minutes after midnight.
        priority: `A` is trained for; `B` is a hard and long run of its week; so is `C`.
        name: What the athlete calls it.
    """

    distance: Annotated[
        RaceDistance,
        written_as("race"),
        Expect('one of "full", "half", "10k", "5k"', 'distance = "half"'),
    ]
    date: Annotated[Date, Expect("a date such as 2027-04-25", "date = 2027-04-25")]
    start: Clock = 9 * 60
    priority: Annotated[Literal["A", "B", "C"], Expect('"A", "B" or "C"', 'priority = "A"')] = "A"
    name: Text | None = None
    metres: int | None = None

    @model_validator(mode="before")
    @classmethod
    def _of_any_distance(cls, table: object) -> object:
        return _any_distance(table)


class Running(Table):
    """How much to run: days a week, and distance (in the athlete's unit) or minutes a week."""

    days: Annotated[int, Field(ge=1, le=7), Expect("a whole number of days from 1 to 7", "days = 5")]
    weekly_distance: Annotated[
        float | None,
        Field(gt=0, allow_inf_nan=False),
        Expect("a distance above 0, in your units", "weekly_distance = 40"),
    ] = None
    weekly_minutes: Annotated[
        int | None, Field(ge=10, le=2400), Expect("a whole number of minutes from 10 to 2400", "weekly_minutes = 240")
    ] = None
    doubles: Annotated[bool, Expect("true or false", "doubles = true")] = False

    @model_validator(mode="after")
    def _distance_or_minutes(self) -> Running:
        expected = "either weekly_distance or weekly_minutes"
        if self.weekly_distance is None and self.weekly_minutes is None:
            remedy = "Add weekly_distance = 40, or weekly_minutes = 240."
            raise fault(expected, remedy, key="weekly_distance", value="")
        if self.weekly_distance is not None and self.weekly_minutes is not None:
            raise fault(expected, "Remove one of them.", key="weekly_minutes", value="both")
        return self


class Run(Table):
    """One run of a week, if the athlete lists them instead of `[running]`; distance in the athlete's unit."""

    kind: Annotated[
        PlannedRunKind,
        A_RUN,
        Expect('one of "easy", "tempo", "speed", "long"', 'kind = "easy"'),
    ]
    distance: Distance | None = None
    minutes: Annotated[
        int | None, Field(ge=10, le=600), Expect("a whole number of minutes from 10 to 600", "minutes = 45")
    ] = None
    optional: Annotated[bool, Expect("true or false", "optional = true")] = False
    label: Text | None = None

    @model_validator(mode="after")
    def _distance_or_minutes(self) -> Run:
        expected = "either distance or minutes"
        if self.distance is None and self.minutes is None:
            raise fault(expected, "Add distance = 6, or minutes = 45.", key="distance", value="")
        if self.distance is not None and self.minutes is not None:
            raise fault(expected, "Remove one of them.", key="minutes", value="both")
        return self


class DayWindows(Table):
    """Windows per weekday: the key of a day outranks `weekdays` and `weekend`, and these outrank `every_day`.

    Windows without a key are those of every day.
    """

    every_day: Windows = ()
    weekdays: Windows | None = None
    weekend: Windows | None = None
    mon: Windows | None = None
    tue: Windows | None = None
    wed: Windows | None = None
    thu: Windows | None = None
    fri: Windows | None = None
    sat: Windows | None = None
    sun: Windows | None = None

    @model_validator(mode="before")
    @classmethod
    def _of_every_day(cls, value: object) -> object:
        return {"every_day": value} if isinstance(value, str | tuple | list) else value

    def on(self, day: int) -> tuple[Window, ...]:
        """The windows of a day (0 for Monday), sorted and disjoint; none if the day is not named."""
        own: tuple[Window, ...] | None = getattr(self, WEEKDAYS[day])
        part = self.weekend if day >= WEEKDAYS.index("sat") else self.weekdays
        return next(windows for windows in (own, part, self.every_day) if windows is not None)

    def __bool__(self) -> bool:
        """Whether any day has a window."""
        return any(self.on(day) for day in range(7))


class Gym(Table):
    """A gym: its opening hours, and the way there (and the same way back) in minutes."""

    travel_minutes: Annotated[
        int, Field(ge=0, le=180), Expect("a whole number of minutes from 0 to 180", "travel_minutes = 10")
    ] = 0
    open: Annotated[
        DayWindows,
        Expect("the opening hours of the gym", 'open = { weekdays = "06:00-22:00", weekend = "08:00-20:00" }'),
    ]


class Home(Table):
    """The equipment at home; `["body weight"]` counts."""

    equipment: Annotated[
        tuple[Text, ...],
        BeforeValidator(listed),
        Field(min_length=1),
        Expect("a list of what you can lift at home", 'equipment = ["dumbbells"]'),
    ]


def _calendar(value: object) -> Path:
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise fault("the name of an .ics file", 'Write it in quotes, relative to this file: "work.ics".')
    if "://" in value or value.lower().startswith("webcal:"):
        raise fault("a file on this computer", "Download the calendar and name the file; liftrun fetches nothing.")
    return Path(value)


def _address(value: object) -> str:
    text = value.strip().removeprefix("mailto:") if isinstance(value, str) else ""
    if text.count("@") != 1 or not text.isprintable() or " " in text:
        raise fault("an e-mail address of yours", 'Write it in quotes: "name@example.org".')
    return text


class Calendars(Table):
    """Busy calendars, and how to read them.

    Attributes:
        busy: The .ics files; relative to the athlete's file as written; complete paths after `load_athlete`.
        buffer_minutes: Kept free before and after each busy event.
        all_day: Whether all-day events block their days.
        tentative: Whether tentative events, and invitations without an answer, block their time.
        working_elsewhere: Whether events shown as "working elsewhere" block their time.
        addresses: The athlete's own e-mail addresses, to see which invitations were declined or not yet answered.
    """

    busy: Annotated[
        tuple[Annotated[Path, PlainValidator(_calendar)], ...],
        BeforeValidator(listed),
        Expect("a list of .ics files", 'busy = ["work.ics"]'),
    ] = ()
    buffer_minutes: Annotated[
        int, Field(ge=0, le=240), Expect("a whole number of minutes from 0 to 240", "buffer_minutes = 10")
    ] = 0
    all_day: Policy = "busy"
    tentative: Policy = "busy"
    working_elsewhere: Policy = "free"
    addresses: Annotated[
        tuple[Annotated[str, PlainValidator(_address)], ...],
        BeforeValidator(listed),
        Expect("a list of e-mail addresses", 'addresses = ["name@example.org"]'),
    ] = ()


class Preferences(Table):
    """Wishes: when to run and lift, on which days. Days count more than training advice, hours less."""

    run_time: Windows = ()
    lift_time: Windows = ()
    long_run_days: Weekdays = ()
    rest_day: Weekday | None = None
    lift_after_run: bool = False
