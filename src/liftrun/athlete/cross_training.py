"""Cross-training that an athlete wants in each week: `[[cross_training]]`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple, cast

from pydantic import Field, PlainValidator, model_validator

from liftrun.athlete.pins import Pin, PinTime, pin_time
from liftrun.athlete.values import Text, written_as
from liftrun.domain import CrossTrainingKind, Load
from liftrun.inputs.tables import Expect, Table, fault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from liftrun.domain import Week
    from liftrun.domain.load import LoadLevel

_Level = Annotated[int, Field(ge=0, le=3), Expect("a load from 0 (none) to 3 (heavy)", "legs = 2")]


class StatedLoad(Table):
    """What a session loads, as its athlete states it: each part from 0 (none) to 3 (heavy)."""

    legs: _Level = 0
    upper: _Level = 0
    trunk: _Level = 0
    impact: Annotated[bool, Expect("true or false", "impact = true")] = False


class CrossTraining(Table):
    """Sessions of one kind of cross-training, by time: so many a week, or one at a fixed time.

    Attributes:
        kind: What is done.
        minutes: How long a session takes, with changing and the way there.
        times: Sessions a week.
        at: When the session starts, if that is fixed; then there is one a week, or one on its date.
        hard: Whether it makes its day a hard day.
        load: What it loads.
        label: The athlete's own name for it.
    """

    kind: Annotated[
        CrossTrainingKind,
        written_as("session"),
        Expect('one of "bike", "swim", "row", "class"', 'kind = "bike"'),
    ]
    minutes: Annotated[int, Field(ge=10, le=480), Expect("a whole number of minutes from 10 to 480", "minutes = 60")]
    times: Annotated[int, Field(ge=1, le=7), Expect("a whole number from 1 to 7", "times = 2")] = 1
    at: Annotated[PinTime, PlainValidator(pin_time), Expect("a day and a time", 'at = "Wed 18:00"')] | None = None
    hard: Annotated[bool, Expect("true or false", "hard = true")] = False
    load: Annotated[StatedLoad, Expect("a table of loads", "load = { legs = 2 }")] = Field(
        default_factory=StatedLoad.model_construct
    )
    label: Text | None = None

    @model_validator(mode="after")
    def _is_fixed_once(self) -> CrossTraining:
        if self.at is not None and self.times != 1:
            remedy = 'Remove "times" or "at"; or write one [[cross_training]] for each fixed time.'
            raise fault("one session for a fixed time", remedy, key="times", value=str(self.times))
        return self

    @property
    def as_pin(self) -> Pin | None:
        """Its fixed time as a pin, or None without one."""
        if self.at is None:
            return None
        return Pin.model_construct(session=self.kind, at=self.at, distance=None, label=self.label)

    @property
    def whole_load(self) -> Load:
        """What a session loads, with its hardness."""
        legs, upper, trunk = (cast("LoadLevel", level) for level in (self.load.legs, self.load.upper, self.load.trunk))
        return Load(legs, upper, trunk, impact=self.load.impact, hard=self.hard)


class NumberedCrossTraining(NamedTuple):
    """One session of an entry, with the id that it has in every week."""

    id: str
    entry: CrossTraining


def cross_training_in(entries: Iterable[CrossTraining], week: Week) -> tuple[NumberedCrossTraining, ...]:
    """The sessions of a week in the order of the file, without those that are fixed on a date of another week."""
    each = (entry for entry in entries for _ in range(entry.times))
    numbered = (NumberedCrossTraining(f"cross_training-{number}", entry) for number, entry in enumerate(each, start=1))
    return tuple(one for one in numbered if one.entry.at is None or one.entry.at.day_in(week.start) is not None)


def fixed_starts(entries: Iterable[CrossTraining], week: Week) -> dict[str, int]:
    """Session id -> minute of the week, for the sessions with a fixed time."""
    fixed = ((one.id, one.entry.at) for one in cross_training_in(entries, week))
    return {name: week.at(at.day, at.clock) for name, at in fixed if at is not None}
