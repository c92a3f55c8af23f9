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
    """The zone that a wrong name probably means: the one of this city, else one that is similar enough, if any is."""
    places = sorted(available_timezones() - _NO_PLACES)
    return _zone_of_city(name, places) or nearest(name, places, similarity=0.8)


def _zone_of_city(name: str, places: list[str]) -> str | None:
    """The zone `Area/City` of a city, if it is one only: "Lisbon" is `Europe/Lisbon`."""
    city = name.strip().replace(" ", "_").casefold()
    found = [place for place in places if "/" in place and place.rpartition("/")[2].casefold() == city]
    return found[0] if len(found) == 1 else None
