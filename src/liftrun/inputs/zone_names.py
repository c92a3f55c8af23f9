"""Check names of time zones. The zones themselves are used in `calendars` only."""

from __future__ import annotations

from zoneinfo import ZoneInfo, available_timezones

from liftrun.inputs.tables import nearest

# Files of the tz database that are not places: the computer's own zone, the rules of POSIX, a placeholder.
_NO_PLACES = frozenset({"localtime", "posixrules", "Factory"})
# Folders with copies of all zones; those in "right/" count leap seconds.
_SECOND_SETS = ("posix/", "right/")


def is_zone_name(name: object) -> bool:
    """Whether a name is a zone of the tz database, for example `Europe/Berlin`."""
    if not isinstance(name, str) or name in _NO_PLACES or name.startswith(_SECOND_SETS):
        return False
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):
        return False
    return True


def nearest_zone_name(name: str) -> str | None:
    """The zone that a wrong name probably means, if any is similar enough."""
    places = available_timezones() - _NO_PLACES
    return nearest(name, sorted(places), similarity=0.8)
