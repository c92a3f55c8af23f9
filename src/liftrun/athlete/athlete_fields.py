"""The fields of an athlete's file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, Field

from liftrun.athlete.cross_training import CrossTraining
from liftrun.athlete.pins import Ban, PastSession, Pin
from liftrun.athlete.sections import Calendars, DayWindows, Gym, Home, Paces, Preferences, Race, Run, Running
from liftrun.athlete.values import Text, written_as
from liftrun.domain import Experience
from liftrun.domain.units import Units, metres_of, seconds_per_metre
from liftrun.inputs.fields import Timezone
from liftrun.inputs.synonyms import NO_RACE, canonical
from liftrun.inputs.tables import Expect, Table

if TYPE_CHECKING:
    from liftrun.domain import RunKind


def _no_race(value: object) -> object:
    """None for `race = "none"`, and for a [race] table with `distance = "none"`."""
    distance = value.get("distance") if isinstance(value, dict) else value
    return None if canonical("race", distance) == NO_RACE else value


class AthleteFields(Table):
    """An athlete's file, each field checked by itself.

    Distances and paces are in the athlete's own unit, as written; `metres` and `pace` turn them into metres
    and seconds per metre.

    Attributes:
        name: For titles, file names and the identity of calendar events.
        timezone: IANA name.
        units: Unit of every distance and pace in the file.
        experience: Lifting experience.
        pack: Name of the school of advice whose overlay applies.
        peak_lifting: How lifts change towards the race: lighter with more repetitions, or as heavy with fewer sets.
        lifts_per_week: Lifts a week, or None for those of the phase.
        paces: Paces in seconds per unit.
        running: Days and distance a week; exactly one of `running` and `runs` is given.
        runs: The week's runs, one by one.
        race: The next race, or None.
        availability: When the athlete can train.
        gym: The gym, or None.
        home: What there is at home, or None.
        calendars: Busy calendars and how to read them.
        preferences: Wishes.
        cross_training: Cross-training wanted a week.
        pins: Sessions with a fixed start.
        bans: When an activity may not be.
        rules: Rule id -> changes to that rule; the rulebook checks them.
        history: Sessions of the seven days before.
    """

    name: Annotated[Text, Expect("a name", 'name = "Maya Lindqvist"')]
    timezone: Timezone
    units: Annotated[Units, Expect('"miles" or "km"', 'units = "miles"')]
    experience: Annotated[
        Experience,
        written_as("experience"),
        Expect("your lifting experience", 'experience = "beginner"'),
    ]
    pack: Annotated[str, Expect("the name of a pack", 'pack = "default"')] = "default"
    peak_lifting: Literal["endurance", "heavy"] = "heavy"
    lifts_per_week: Annotated[
        int | None, Field(ge=0, le=7), Expect("a whole number from 0 to 7", "lifts_per_week = 2")
    ] = None
    paces: Annotated[Paces, Expect("a [paces] table", '[paces] with easy = "9:30"')]
    running: Running | None = None
    runs: tuple[Run, ...] = ()
    race: Annotated[Race | None, BeforeValidator(_no_race)] = None
    availability: Annotated[
        DayWindows, Expect("an [availability] table", '[availability] with every_day = ["06:00-08:00", "18:00-21:00"]')
    ]
    gym: Gym | None = None
    home: Home | None = None
    calendars: Calendars = Field(default_factory=Calendars.model_construct)
    preferences: Preferences = Field(default_factory=Preferences.model_construct)
    cross_training: tuple[CrossTraining, ...] = ()
    pins: tuple[Pin, ...] = Field((), alias="pin")
    bans: tuple[Ban, ...] = Field((), alias="ban")
    rules: dict[str, dict[str, object]] = Field(default_factory=dict)
    history: tuple[PastSession, ...] = ()

    def metres(self, distance: float) -> int:
        """A distance of this file as whole metres."""
        return metres_of(distance, self.units)

    def pace(self, kind: RunKind) -> float | None:
        """Seconds per metre of a kind of run, or None if it follows from the easy pace."""
        seconds: int | None = getattr(self.paces, kind)
        return None if seconds is None else seconds_per_metre(seconds, self.units)
