"""Find a time zone by a name that is not an IANA name, if the calendar does not define the zone.

Exchange and Outlook write "(UTC+01:00) Amsterdam, Berlin, Bern, Rome", Notes writes "Eastern", old servers write
"GMT -0500 (Standard) / GMT -0400 (Daylight)", people write "Berlin" or "PST".
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterator

_IANA = re.compile(r"[A-Za-z][A-Za-z0-9_+-]{1,30}(?:/[A-Za-z0-9_+-]{1,30}){0,2}", re.ASCII)
_EMBEDDED = re.compile(r"[A-Za-z]{3,20}/[A-Za-z_]{3,30}(?:/[A-Za-z_]{3,30})?", re.ASCII)
_NO_ZONES = frozenset({"localtime", "posixrules", "Factory"})
_UTC_NAMES = frozenset({"utc", "gmt", "z", "coordinated universal time", "greenwich mean time", "zulu"})
_OFFSET = re.compile(r"(?:\(?\s*(?:UTC|GMT)?\s*([+-])\s*(\d{1,2})(?:[:.]?([0-5]\d))?\s*\)?)", re.ASCII | re.IGNORECASE)
_TWO_OFFSETS = re.compile(rf"{_OFFSET.pattern}\s*\(Standard\)\s*/\s*{_OFFSET.pattern}\s*\(Daylight\)", re.IGNORECASE)
_SUMMER = re.compile(r"\b(?:Daylight|Summer)\b", re.IGNORECASE)
_APPENDIX = re.compile(r"\s*(?:\d{1,3}|\([^()]*\))$")
_MOST_OFFSET = timedelta(hours=15)

_IN_OTHER_WORDS = {
    "America/New_York": "eastern time;eastern time (us & canada);us & canada eastern;et;est;edt;new york time",
    "America/Chicago": "central time;central time (us & canada);ct;cst;cdt",
    "America/Denver": "mountain time;mountain time (us & canada);mt;mst;mdt",
    "America/Los_Angeles": "pacific time;pacific time (us & canada);pt;pst;pdt",
    "America/Phoenix": "arizona",
    "America/Tijuana": "baja california",
    "America/Anchorage": "alaska;akst;akdt",
    "Pacific/Honolulu": "hawaii;hst",
    "America/Halifax": "atlantic time;atlantic time (canada);ast;adt",
    "America/St_Johns": "newfoundland;nst;ndt",
    "America/Regina": "saskatchewan",
    "America/Guatemala": "central america",
    "America/Indiana/Indianapolis": "indiana (east)",
    "America/Sao_Paulo": "brasilia;brt",
    "America/Nuuk": "greenland",
    "Atlantic/Cape_Verde": "cape verde is.;cabo verde is.",
    "Europe/London": "bst;british summer time;gmt-standardzeit",
    "Europe/Lisbon": "western european time;western european summer time;west",
    "Europe/Berlin": (
        "central european time;central european summer time;central europe;cest;mez;mesz;mitteleuropäische zeit;"
        "mitteleuropäische sommerzeit;mitteleuropäische normalzeit;w. european time;heure d’europe centrale;"
        "heure normale d’europe centrale;hora de europa central"
    ),
    "Europe/Athens": "eastern european time;eastern european summer time;eest;osteuropäische zeit",
    "Europe/Moscow": "msk;moscow time",
    "Asia/Kolkata": "india;india time",
    "Asia/Tokyo": "jst;japan",
    "Asia/Seoul": "kst;korea",
    "Asia/Singapore": "sgt;malay peninsula",
    "Asia/Hong_Kong": "hkt",
    "Australia/Sydney": "aest;aedt",
    "Australia/Adelaide": "acst;acdt",
    "Australia/Perth": "awst",
    "Pacific/Auckland": "nzst;nzdt",
}
_CITIES_IN_GERMAN = {
    "wien": "vienna", "rom": "rome", "brüssel": "brussels", "kopenhagen": "copenhagen", "prag": "prague",
    "warschau": "warsaw", "athen": "athens", "moskau": "moscow", "lissabon": "lisbon", "kairo": "cairo",
}  # fmt: skip
_WORDS = {words: key for key, texts in _IN_OTHER_WORDS.items() for words in texts.split(";")}


class WordedZone(NamedTuple):
    """A zone that was found by a description, and its IANA name or offset."""

    zone: tzinfo
    read_as: str


def zone_by_words(name: str, home: tzinfo) -> WordedZone | None:
    """The zone that a text describes. If it states only two offsets and `home` has them, the zone is `home`."""
    for found in (_described(name), _by_two_offsets(name, home), _by_offset(name)):
        if found is not None:
            return WordedZone(found, _name_of(found))
    return None


def iana_zone(name: str) -> tzinfo | None:
    """A zone by its IANA name, or by a name that ends in one ("/vendor.example/20250101_1/Europe/Berlin")."""
    parts = name.strip().strip("/").split("/")
    for kept in (3, 2, 1):
        key = "/".join(parts[-kept:])
        if (kept >= len(parts) or "/" in key or key.upper() == "UTC") and (zone := _zoneinfo(key)):
            return zone
    return None


def _zoneinfo(key: str) -> tzinfo | None:
    if key.casefold() in _UTC_NAMES:
        return UTC
    if not _IANA.fullmatch(key) or key in _NO_ZONES:
        return None
    try:
        return ZoneInfo(key)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def windows_zone(name: str) -> tzinfo | None:
    """A zone by its Windows name ("W. Europe Standard Time"), after the Unicode consortium's table."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # noqa: PLC0415 - rarely needed

    key = WINDOWS_TO_OLSON.get(name.strip())
    return _zoneinfo(key) if key else None


def _described(name: str) -> tzinfo | None:
    """A zone by a variant of its Windows name, by cities or an IANA name in the text, or by an abbreviation."""
    offset, rest = _split_offset(" ".join(name.replace("_", " ").split()))
    return next((zone for zone in _candidates(name, rest) if offset is None or offset in _offsets(zone)), None)


def _candidates(name: str, words: str) -> Iterator[tzinfo]:
    """The zones that a name may describe, the most likely first; `words` is the text without its offset."""
    plain = _APPENDIX.sub("", words)
    for windows in (plain, _SUMMER.sub("Standard", words), f"{words} Standard Time"):
        if zone := windows_zone(windows):
            yield zone
    if zone := _zoneinfo(_WORDS.get(words.casefold().replace("'", "’"), plain)):
        yield zone
    spelled = (plain, plain.replace(" ", "_"), re.sub(r"[- ]", "/", plain, count=1))
    embedded = (match[0] for match in _EMBEDDED.finditer(name.replace(" ", "_")))
    for key in (*spelled, *embedded):
        if zone := _zoneinfo(_iana_names_by_lower_case().get(key.casefold(), "")):
            yield zone
    for city in re.split(r"[,;/()]", words):
        yield from _of_city(city.strip().casefold())


def _split_offset(words: str) -> tuple[timedelta | None, str]:
    """The offset at the start of a text, if there is one, and the rest."""
    match = _OFFSET.match(words)
    if not match:
        return None, re.sub(r"^\((?:UTC|GMT)\)\s*", "", words)
    return _span(*match.groups()), words[match.end() :].strip(" :-")


def _span(sign: str, hours: str, minutes: str | None) -> timedelta:
    span = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return -span if sign == "-" else span


@lru_cache(maxsize=1)
def _iana_names_by_lower_case() -> dict[str, str]:
    """IANA names by their lower-case form. The list in the package `tzdata` is faster than a search of the disk."""
    names = resources.files("tzdata").joinpath("zones").read_text("utf-8").split()
    return {key.casefold(): key for key in names}


@lru_cache(maxsize=1)
def _cities() -> dict[str, tuple[str, ...]]:
    """City in lower case -> the IANA names that contain it."""
    found: dict[str, tuple[str, ...]] = {}
    for key in sorted(_iana_names_by_lower_case().values()):
        area, _, city = key.rpartition("/")
        if area and area not in ("Etc", "SystemV", "US", "Canada", "Brazil", "Chile", "Mexico"):
            city = city.replace("_", " ").casefold()
            found[city] = (*found.get(city, ()), key)
    return found


def _of_city(city: str) -> list[tzinfo]:
    keys = _cities().get(_CITIES_IN_GERMAN.get(city, city), ())
    return [zone for key in keys if (zone := _zoneinfo(key))]


def _offsets(zone: tzinfo) -> tuple[timedelta, ...]:
    """The zone's offsets in the middle of winter and of summer."""
    moments = (datetime(2026, month, 15, tzinfo=zone) for month in (1, 7))
    return tuple(moment.utcoffset() or timedelta() for moment in moments)


def _by_two_offsets(name: str, home: tzinfo) -> tzinfo | None:
    """A zone by its offsets in winter and summer: `home` if it has them, else the first of our list."""
    match = _TWO_OFFSETS.search(name)
    if not match:
        return None
    wanted = {_span(*match.groups()[:3]), _span(*match.groups()[3:])}
    known = (_zoneinfo(key) for key in (*_IN_OTHER_WORDS, "America/Santiago", "Asia/Jerusalem"))
    return next((zone for zone in (home, *known) if zone and set(_offsets(zone)) == wanted), None)


def _by_offset(name: str) -> tzinfo | None:
    """A fixed offset: at the start of the text ("UTC+01:00", "(GMT-03:00) Somewhere") or the whole text ("+0100")."""
    match = _OFFSET.match(name.strip())
    if not match or not (match.end() == len(name.strip()) or match[0].lstrip("( ").upper().startswith(("UTC", "GMT"))):
        return None
    span = _span(*match.groups())
    return timezone(span) if abs(span) < _MOST_OFFSET else None


def _name_of(zone: tzinfo) -> str:
    return zone.key if isinstance(zone, ZoneInfo) else str(zone)
