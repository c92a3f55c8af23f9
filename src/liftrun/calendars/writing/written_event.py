"""An event as liftrun writes it: its identity, its revision, and the rest as an `icalendar` component."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from icalendar import Event, vDDDTypes

from liftrun.calendars.own_marks import OWN_UID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.calendars.writing.revision import Revision

REVISION_PROPERTIES = ("UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED")
_UID = re.compile(rf"(\d{{4}}-\d\d-\d\d)-[0-9a-f]{{32}}{re.escape(OWN_UID)}")


@dataclass(frozen=True, slots=True)
class WrittenEvent:
    """One event.

    Attributes:
        uid: Athlete, week and session: the same in every run.
        revision: Which version of the event it is.
        content: Every other property and the alarms; never changed once it is here.
    """

    uid: str
    revision: Revision
    content: Event

    @property
    def week(self) -> date:
        """The Monday of its week."""
        found = _UID.fullmatch(self.uid)
        if not found:
            raise ValueError(f"not a UID of liftrun: {self.uid}")
        return date.fromisoformat(found[1])

    @property
    def start(self) -> datetime:
        """The UTC moment of its start."""
        return moment_in(self.content, "DTSTART").astimezone(UTC)

    def has_content(self, other: Event) -> bool:
        """Whether another content would be written in the same bytes."""
        return bool(self.content.to_ical() == other.to_ical())

    def component(self) -> Event:
        """The whole event."""
        whole = copy_of(self.content)
        whole.add("uid", self.uid)
        whole.add("sequence", self.revision.sequence)
        whole.add("dtstamp", self.revision.stamp)
        whole.add("last-modified", self.revision.stamp)
        return whole

    def zones(self) -> Iterator[tuple[str, date]]:
        """The zones that its times name, each with the local date."""
        for name in ("DTSTART", "DTEND"):
            zone = self.content[name].params.get("TZID")
            if zone is not None:
                yield str(zone), moment_in(self.content, name).date()


def copy_of(event: Event) -> Event:
    """A copy in which properties and alarms can be replaced; their values are shared and never changed."""
    copy = Event(event)
    copy.subcomponents = list(event.subcomponents)
    return copy


def moment_in(event: Event, name: str) -> datetime:
    """The moment in a property of an event.

    Raises:
        KeyError: if there is no such property.
        ValueError: if it has no date, time and zone.
    """
    value = event[name]
    moment = value.dt if isinstance(value, vDDDTypes) else None
    if not isinstance(moment, datetime) or moment.tzinfo is None:
        raise ValueError(f"{name} is no moment")
    return moment
