"""The fields of an athlete's file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, Field

from liftrun.athlete.cross_training import CrossTraining
from liftrun.athlete.pins import Ban, PastSession, Pin
from liftrun.athlete.sections import Calendars, DayWindows, Gym, Home, Paces, Preferences, Race, Run, Running
from liftrun.athlete.training import HeartRate, OneRepMaxima, Recent, Result
from liftrun.athlete.values import Text, written_as
from liftrun.domain import Experience
from liftrun.domain.units import Units, metres_of, seconds_per_metre
from liftrun.inputs.fields import Timezone
from liftrun.inputs.synonyms import NO_RACE, canonical
from liftrun.inputs.tables import Expect, Table

if TYPE_CHECKING:
    from liftrun.domain import RunKind


def _several(value: object) -> object:
    """`[race]` is one race, `[[race]]` are several; `race = "none"`, or a distance of `none`, is no race."""
    races = [value] if isinstance(value, dict | str) else value
    if not isinstance(races, list | tuple):
        return races
    return tuple(race for race in races if canonical("race", _distance(race)) != NO_RACE)


def _distance(race: object) -> object:
    return race.get("distance") if isinstance(race, dict) else race


class AthleteFields(Table):
    """An athlete's file, each field checked by itself.

    Distances and paces are in the athlete's own unit, as written; `metres` and `pace` turn them into metres
    and seconds per metre.

    Attributes:
        name: For titles, file names and the identity of calendar events.
        timezone: IANA name.
        units: Unit of every distance and pace in the file.
        experience: Experience with running and with weights, where they are the same.
        running_experience: Experience with running, if it differs.
        lifting_experience: Experience with weights, if it differs.
        age: In years; it only softens.
        returning: Whether the athlete comes back from a break or an injury; it only softens.
        lift_minutes: The most minutes of a lift, plyometrics included.
        priority: What has priority in the off-season.
        pack: Name of the school of advice whose overlay applies.
        peak_lifting: How lifts change towards the race: lighter with more repetitions, or as heavy with fewer sets.
        lifts_per_week: Lifts a week, or None for those of the phase.
        paces: Paces in seconds per unit.
        running: Days and distance a week; exactly one of `running` and `runs` is given.
        runs: The week's runs, one by one.
        races: The races; the next of priority A is trained for.
        result: A recent race result, or None.
        heart_rate: Heart rate, or None.
        recent: The recent weeks, or None if the file says nothing about them.
        one_rep_max: Maximum lifts, or None.
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
        Experience | None, written_as("experience"), Expect("your experience", 'experience = "beginner"')
    ] = None
    running_experience: Annotated[
        Experience | None,
        written_as("experience"),
        Expect("your running experience", 'running_experience = "beginner"'),
    ] = None
    lifting_experience: Annotated[
        Experience | None,
        written_as("experience"),
        Expect("your experience with weights", 'lifting_experience = "beginner"'),
    ] = None
    age: Annotated[int | None, Field(ge=14, le=100), Expect("your age in years, from 14 to 100", "age = 52")] = None
    returning: Annotated[bool, Expect("true or false", "returning = true")] = False
    lift_minutes: Annotated[
        int | None, Field(ge=15, le=120), Expect("a whole number of minutes from 15 to 120", "lift_minutes = 30")
    ] = None
    priority: Annotated[Literal["running", "strength"], Expect('"running" or "strength"', 'priority = "strength"')] = (
        "running"
    )
    pack: Annotated[str, Expect("the name of a pack", 'pack = "default"')] = "default"
    peak_lifting: Literal["endurance", "heavy"] = "heavy"
    lifts_per_week: Annotated[
        int | None, Field(ge=0, le=7), Expect("a whole number from 0 to 7", "lifts_per_week = 2")
    ] = None
    paces: Paces = Field(default_factory=Paces.model_construct)
    running: Running | None = None
    runs: tuple[Run, ...] = ()
    races: Annotated[tuple[Race, ...], BeforeValidator(_several)] = Field((), alias="race")
    result: Result | None = None
    heart_rate: HeartRate | None = None
    recent: Recent | None = None
    one_rep_max: OneRepMaxima | None = None
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

    @property
    def race(self) -> Race | None:
        """The race trained for: the first of priority A, see `for_week`."""
        return next((race for race in self.races if race.priority == "A"), None)

    @property
    def lifting_level(self) -> Experience:
        """Experience with weights."""
        return self.lifting_experience or self.experience or "beginner"

    @property
    def running_level(self) -> Experience:
        """Experience with running."""
        return self.running_experience or self.experience or "beginner"

    def metres(self, distance: float) -> int:
        """A distance of this file as whole metres."""
        return metres_of(distance, self.units)

    def pace(self, kind: RunKind) -> float | None:
        """Seconds per metre of a kind of run, or None if it follows from the easy pace."""
        seconds: int | None = getattr(self.paces, kind)
        return None if seconds is None else seconds_per_metre(seconds, self.units)
