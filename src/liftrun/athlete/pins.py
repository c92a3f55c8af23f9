"""Pins, bans, and the sessions of the week before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, Field, PlainValidator, model_validator

from liftrun.athlete.sections import Distance
from liftrun.athlete.values import A_RUN, Clock, Text, Weekday, Weekdays, Windows, written_as
from liftrun.domain import ACTIVITIES, PIN_WORDS, WEEKDAYS, Focus
from liftrun.domain.activities import QUALITY
from liftrun.inputs.day_times import EXPECTED, DayTime, day_time
from liftrun.inputs.fields import Date
from liftrun.inputs.tables import Expect, Table, fault, nearest, one_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

RACE = "race"


def _one_of(words: Iterable[str]) -> AfterValidator:
    """A validator that accepts only these words."""
    known = tuple(dict.fromkeys(words))

    def check(word: str) -> str:
        if word not in known:
            meant = nearest(word, known)
            raise fault(one_of(known), f'Write "{meant}".' if meant else "Choose one of them.")
        return word

    return AfterValidator(check)


_CANONICAL = written_as("session")
_PAST = [word for word in PIN_WORDS if word != QUALITY]
Wanted = Annotated[str, _CANONICAL, _one_of(PIN_WORDS)]
Past = Annotated[str, A_RUN, _one_of([*_PAST, RACE])]
Banned = Annotated[str, _CANONICAL, _one_of([*ACTIVITIES, *PIN_WORDS])]


def is_run(word: str) -> bool:
    """Whether a name in the file is the name of a run. A race is a run."""
    return word == RACE or PIN_WORDS[word].has_distance


PinTime = DayTime
"""When a pinned session starts: every week on a weekday, or once on a date."""


def pin_time(value: object) -> DayTime:
    """The time of a pin from a text such as "Sat 08:00". Raises a fault for any other value."""
    found = day_time(value)
    if found is None:
        raise fault(EXPECTED, "Write it so, in the local time of the athlete.")
    return found


class Pin(Table):
    """A session with a fixed start ("club run Sat 08:00"); the distance is in the athlete's unit."""

    session: Annotated[Wanted, Expect("the session to pin", 'session = "long"')]
    at: Annotated[PinTime, PlainValidator(pin_time), Expect("a day and a time", 'at = "Sat 08:00"')]
    distance: Distance | None = None
    label: Text | None = None

    @model_validator(mode="after")
    def _only_runs_have_a_distance(self) -> Pin:
        if self.distance is not None and not is_run(self.session):
            raise fault(
                "no distance for a session that is not a run",
                "Remove the distance.",
                key="distance",
                value=f"{self.distance:g}",
            )
        return self


class Ban(Table):
    """When an activity or a kind of run is not allowed: on some days, at some times, or at some times of some days."""

    activity: Annotated[Banned, Expect("the activity to ban", 'activity = "lift"')]
    day: Weekdays = ()
    between: Windows = ()

    @model_validator(mode="after")
    def _has_a_day_or_a_time(self) -> Ban:
        if not self.day and not self.between:
            raise fault(
                "a day, a time between, or both",
                'Add day = "wed", or between = "12:00-13:00".',
                value="",
            )
        return self


class PastSession(Table):
    """A session before the week: recovery counts across Monday, and the week builds on what was run lately.

    Attributes:
        session: What it was.
        day: The weekday before the planned Monday; or instead
        date: its date, up to 42 days before.
        at: Start in minutes past midnight.
        minutes: How long it took.
        distance: Of a run, in the athlete's unit.
        focus: The focus of a lift.
        heavy: Whether a lift was heavy.
        hard: Whether cross-training was hard. For a run, its kind decides this.
        workout: Of a run, the id of its workout in workouts.toml, so that it is not repeated.
    """

    session: Annotated[Past, Expect("the session done", 'session = "long"')]
    day: Annotated[Weekday | None, Expect("its day", 'day = "sun"')] = None
    date: Annotated[Date | None, Expect("a date such as 2026-11-20", "date = 2026-11-20")] = None
    at: Annotated[Clock, Expect("its start", 'at = "16:00"')]
    minutes: Annotated[int, Field(ge=1, le=720), Expect("a whole number of minutes from 1 to 720", "minutes = 60")]
    distance: Distance | None = None
    focus: Annotated[Focus, written_as("focus")] = "full"
    heavy: Annotated[bool, Expect("true or false", "heavy = true")] = True
    hard: Annotated[bool, Expect("true or false", "hard = true")] = False
    workout: Text | None = None

    def day_before(self, monday: dt.date) -> int:
        """Its day counted from a Monday: -1 is the Sunday before."""
        if self.date is not None:
            return (self.date - monday).days
        return WEEKDAYS.index(self.day or WEEKDAYS[0]) - len(WEEKDAYS)

    @model_validator(mode="after")
    def _has_a_day_or_a_date(self) -> PastSession:
        if (self.day is None) == (self.date is None):
            raise fault("its day or its date", 'Add day = "sun", or date = 2026-11-20.', key="day", value="")
        return self

    @model_validator(mode="after")
    def _runs_and_only_runs_have_a_distance(self) -> PastSession:
        a_run = is_run(self.session)
        if a_run and self.distance is None:
            raise fault("the distance of the run", "Add distance = 10.", key="distance", value="")
        if not a_run and self.distance is not None:
            raise fault(
                "no distance for a session that is not a run",
                "Remove the distance.",
                key="distance",
                value=f"{self.distance:g}",
            )
        return self
