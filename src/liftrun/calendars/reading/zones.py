"""The time zones that a calendar names: IANA names, definitions in the file, Windows names, and names of nobody."""

from __future__ import annotations

import re
from datetime import UTC, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from liftrun.calendars.reading.bad_value import BadValueError
from liftrun.calendars.reading.zone_definition import read_zone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_IANA = re.compile(r"[A-Za-z][A-Za-z0-9_+-]{1,30}(?:/[A-Za-z0-9_+-]{1,30}){0,2}", re.ASCII)
_MACHINE_DEPENDENT = frozenset({"localtime", "posixrules", "Factory"})
_WINDOWS = re.compile(r"(?:.{1,60} Standard Time(?: \(Mexico\))?|Russia Time Zone \d+|UTC[+-]\d\d)", re.ASCII)


_MOST_NAMES = 300
"""Further names are unknown: no calendar of a living person needs them, and each costs a search on the disk."""


class Zones:
    """The zones that the events of one file may name."""

    def __init__(self, home: tzinfo, definitions: Mapping[str, Sequence[str]], spend: Callable[[int], None]) -> None:
        """Start.

        Args:
            home: The athlete's zone: that of dates, floating times and unknown names.
            definitions: TZID to the texts of the parts of a `VTIMEZONE` of the file.
            spend: Takes the steps that working out a defined zone costs.
        """
        self.home = home
        self._definitions, self._spend = definitions, spend
        self._found: dict[str, tzinfo | None] = {}

    def zone(self, name: str) -> tzinfo:
        """The zone of that name; the athlete's if nobody knows it."""
        return self._find(name) or self.home

    def knows(self, name: str) -> bool:
        """Whether the name is known."""
        return self._find(name) is not None

    def _find(self, name: str) -> tzinfo | None:
        if name not in self._found and len(self._found) < _MOST_NAMES:
            self._found[name] = _iana(name) or self._defined(name) or _windows(name)
        return self._found.get(name)

    def _defined(self, name: str) -> tzinfo | None:
        definition = self._definitions.get(name)
        try:
            return read_zone(name, definition, self._spend) if definition else None
        except BadValueError:
            return None


def _iana(name: str) -> tzinfo | None:
    """A zone by its IANA name, or by a name that ends in one ("/vendor.example/20250101_1/Europe/Berlin")."""
    parts = name.strip().strip("/").split("/")
    for kept in (3, 2, 1):
        key = "/".join(parts[-kept:])
        if (kept >= len(parts) or "/" in key or key.upper() == "UTC") and (zone := _zoneinfo(key)):
            return zone
    return None


def _zoneinfo(key: str) -> tzinfo | None:
    if key.upper() in ("UTC", "GMT", "Z"):
        return UTC
    if not _IANA.fullmatch(key) or key in _MACHINE_DEPENDENT:
        return None
    try:
        return ZoneInfo(key)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _windows(name: str) -> tzinfo | None:
    """A zone by its Windows name ("W. Europe Standard Time"), after the Unicode consortium's table."""
    if not _WINDOWS.fullmatch(name.strip()):
        return None
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # noqa: PLC0415 - slow to load, rarely needed

    key = WINDOWS_TO_OLSON.get(name.strip())
    return _zoneinfo(key) if key else None
