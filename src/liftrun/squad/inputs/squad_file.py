"""The squad's file: its athletes, weight rooms, group sessions and coach."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field, PlainValidator, model_validator

from liftrun.athlete import Calendars, DayWindows, PinTime
from liftrun.athlete.pins import Wanted, pin_time
from liftrun.athlete.values import Text, Weekdays, Windows, listed
from liftrun.inputs.fields import Timezone
from liftrun.inputs.tables import Expect, Table, fault

GroupSession = Wanted
Names = Annotated[tuple[Text, ...], BeforeValidator(listed), Expect("a list of names", '["Ada Quill", "Ben Ferrow"]')]


def _athletes(value: object) -> Path:
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise fault("a folder of athlete files, or a .jsonl file", 'Write it in quotes: athletes = "athletes/".')
    return Path(value)


class ReducedPlaces(Table):
    """When a room has fewer places than usual, or none: on days, between times, or between times on days."""

    day: Weekdays = ()
    between: Windows = ()
    places: Annotated[int, Field(ge=0, le=10_000), Expect("a whole number of places", "places = 2")] = 0

    @model_validator(mode="after")
    def _says_when(self) -> ReducedPlaces:
        if not self.day and not self.between:
            raise fault("a day, a time between, or both", 'Add day = "wed", or between = "12:00-13:00".', value="")
        return self


class Room(Table):
    """A weight room: how many can lift in it at once, and when.

    Attributes:
        id: Short name.
        places: How many can lift at the same time.
        open: Opening hours.
        fewer: When there are fewer places, or none (closures).
        athletes: Who lifts here; empty for everyone with a gym who is in no other room's list.
    """

    id: Annotated[Text, Expect("a short name", 'id = "weights"')]
    places: Annotated[int, Field(ge=1, le=10_000), Expect("a whole number of places, 1 or more", "places = 6")]
    open: Annotated[DayWindows, Expect("opening hours", 'open = { weekdays = "06:00-21:00" }')]
    fewer: tuple[ReducedPlaces, ...] = ()
    athletes: Names = ()


class Group(Table):
    """A session that several do together: they start at the same time.

    Attributes:
        name: What it is called.
        session: Which session of each member it is.
        at: When it may start. Of several times, that at which most members can come is chosen; of equal ones, the
            first.
        members: Who belongs to it.
        coach: Whether the coach must be there.
        required: Whether a member who cannot come does not do this session; else they train alone at another time.
    """

    name: Annotated[Text, Expect("a name", 'name = "Saturday long run"')]
    session: Annotated[GroupSession, Expect("the session done together", 'session = "long"')]
    at: Annotated[
        tuple[Annotated[PinTime, PlainValidator(pin_time)], ...],
        BeforeValidator(listed),
        Field(min_length=1),
        Expect("a day and a time, or several", 'at = ["Sat 08:00", "Sat 09:00"]'),
    ]
    members: Annotated[Names, Field(min_length=1), Expect("a list of names", 'members = ["Ada Quill"]')]
    coach: Annotated[bool, Expect("true or false", "coach = true")] = False
    required: Annotated[bool, Expect("true or false", "required = true")] = False


class Coach(Table):
    """The coach: name, and the calendars that say when they are busy."""

    name: Annotated[Text, Expect("a name", 'name = "Rhona Wexcombe"')]
    calendars: Calendars = Field(default_factory=Calendars.model_construct)


class SquadTables(Table):
    """A squad's file, checked.

    Attributes:
        name: For titles.
        timezone: IANA name, for rooms, groups and the coach. Athletes who share them must be in the same zone.
        athletes: A folder of athlete files (*.toml), or a .jsonl file with an athlete on each line.
        rooms: Weight rooms.
        groups: Sessions done together.
        coach: The coach, or None.
    """

    name: Annotated[Text, Expect("a name", 'name = "Saltmarsh Harriers"')]
    timezone: Timezone
    athletes: Annotated[
        Path, PlainValidator(_athletes), Expect("a folder of athlete files, or a .jsonl file", 'athletes = "athletes/"')
    ]
    rooms: tuple[Room, ...] = Field((), alias="room")
    groups: tuple[Group, ...] = Field((), alias="group")
    coach: Coach | None = None

    @model_validator(mode="after")
    def _is_coherent(self) -> SquadTables:
        for key, names in (("room", [r.id for r in self.rooms]), ("group", [g.name for g in self.groups])):
            if len(set(names)) < len(names):
                raise fault("names that differ", f"Give each {key} a name of its own.", key=key, value="")
        if self.coach is None and any(group.coach for group in self.groups):
            raise fault("a [coach] table", "Add [coach], or remove coach = true.", key="coach", value="")
        if sum(not room.athletes for room in self.rooms) > 1:
            raise fault(
                "one room at most without a list of athletes", "List who uses each.", key="room.athletes", value=""
            )
        return self

    @property
    def shares(self) -> bool:
        """Whether the athletes share anything, and so have to be planned together."""
        return bool(self.rooms or self.groups)
