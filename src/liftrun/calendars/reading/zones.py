"""The time zones that a calendar names: IANA and Windows names, definitions in the file, and names in other words."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, NamedTuple

from liftrun.calendars.reading.bad_value import BadValueError
from liftrun.calendars.reading.properties import plain_name
from liftrun.calendars.reading.worded_zones import iana_zone, windows_zone, zone_by_words
from liftrun.calendars.reading.zone_definition import read_zone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import tzinfo

_MOST_NAMES = 300
"""Further names are not looked up: no calendar of a person needs them, and each costs a search on the disk."""


class FoundZone(NamedTuple):
    """What became of a zone's name.

    Attributes:
        zone: The zone, or None.
        note: A key of `account.ASSUMED` where the name is not simply known, else `""`.
        read_as: What the name was read as, if that is not what it says.
    """

    zone: tzinfo | None
    note: str = ""
    read_as: str = ""


class Zones:
    """The zones that the events of one calendar may name.

    Attributes:
        home: The athlete's zone: that of dates and of unknown names.
        floating: The zone of times without a zone: the athlete's, unless the calendar names its own.
        floating_name: The name of that zone in the calendar, if it has one.
    """

    def __init__(self, home: tzinfo, definitions: Mapping[str, Sequence[str]], spend: Callable[[int], None]) -> None:
        """Start.

        Args:
            home: The athlete's zone.
            definitions: TZID to the texts of the parts of a `VTIMEZONE` of the file.
            spend: Takes the steps that computing a defined zone costs.
        """
        self.home = self.floating = home
        self.floating_name = ""
        self._definitions, self._spend = definitions, spend
        self._found: dict[str, FoundZone] = {}

    def of_calendar(self, name: str) -> Zones:
        """The same for a calendar of the file that names a zone of its own (`X-WR-TIMEZONE`)."""
        zones = copy(self)
        zones.floating, zones.floating_name = self.find(name).zone or self.home, name
        return zones

    def zone(self, name: str) -> tzinfo:
        """The zone of that name; the athlete's if it is unknown."""
        return self.find(name).zone or self.home

    def find(self, name: str) -> FoundZone:
        """The zone of that name, and what was assumed to find it."""
        key = plain_name(name)
        if key not in self._found:
            if len(self._found) >= _MOST_NAMES:
                return FoundZone(None, "further-zone")
            self._found[key] = self._search(key)
        return self._found[key]

    def _search(self, name: str) -> FoundZone:
        known = iana_zone(name) or self._defined(name) or windows_zone(name)
        if known:
            return FoundZone(known)
        if words := zone_by_words(name, self.home):
            return FoundZone(words.zone, "worded-zone", words.read_as)
        return FoundZone(None, "unusable-zone" if name in self._definitions else "unknown-zone")

    def _defined(self, name: str) -> tzinfo | None:
        definition = self._definitions.get(name)
        try:
            return read_zone(name, definition, self._spend) if definition else None
        except BadValueError:
            return None
