"""A title cut into words, joints, and numbers with their units: "Tempo 6 x 1k + lift" and what stands in it."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, NamedTuple

from liftrun.domain.units import metres_of_km, metres_of_miles
from liftrun.schedules.model import Extent

Kind = Literal[
    "word", "joint", "open", "close", "distance", "minutes", "repeats", "sets", "pace", "clock", "number", "other"
]
MOST_CHARACTERS = 200

_NUMBER = r"\d{1,5}(?:[.,]\d{1,2})?"
_FAR = r"(?:kilomet(?:er|re)s?|kms?|k|miles?|mi|met(?:er|re)s?|m)\b"
_MINUTES = r"(?:minutes?|mins?|min|')(?![a-z0-9])"
_SECONDS = r"(?:seconds?|secs?|s|\")(?![a-z0-9])"
_HOURS = r"(?:hours?|hrs?|h)(?![a-z])"
_TOKEN = re.compile(
    rf"""
    (?P<pace>(?:\bat\s+)?\d{{1,2}}:\d\d(?:\s*-\s*\d{{1,2}}:\d\d)?\s*(?:(?:min\s*)?/\s*(?:miles?|mi|km|k)\b|(?:min\s+)?pace\b)
        |(?:\bat\s+)?\d{{1,2}}k\s+(?:race\s+)?(?:pace|effort)\b
        |(?:\bat\s+)?\b(?:z|zone\s*)[1-5]\b(?:\s*-\s*(?:z|zone\s*)?[1-5]\b)?)
    |(?P<clock>\b\d{{1,2}}:[0-5]\d(?::[0-5]\d)?(?:\s*[ap]m\b)?(?![\d:]))
    |(?P<repeats>(?P<times>\d{{1,3}})\s*x\s*(?P<each>{_NUMBER})\s*(?:(?P<each_far>{_FAR})|{_MINUTES}|{_SECONDS}))
    |(?P<sets>\d{{1,2}}\s*x\s*\d{{1,3}}(?:\s*-\s*\d{{1,3}})?(?![\d.,]*[a-z]))
    |(?P<length>(?P<hours>\d{{1,2}}(?:[.,]\d{{1,2}})?)\s*{_HOURS}\s*(?:(?P<rest>\d{{1,2}})(?:\s*(?:{_MINUTES}|m\b)|(?!\S)))?)
    |(?P<minutes>(?P<from_minutes>\d{{1,3}})(?:\s*(?:-|to)\s*(?P<to_minutes>\d{{1,3}}))?\s*{_MINUTES})
    |(?P<distance>(?P<from_far>{_NUMBER})(?:\s*(?:-|to)\s*(?P<to_far>{_NUMBER}))?\s*(?P<unit>{_FAR}))
    |(?P<number>\d+(?:\.\d+)?(?![a-z0-9.]))
    |(?P<word>[a-z][a-z0-9]*(?:'[a-z]+)?|&)
    |(?P<joint>->|→|[+/,;])
    |(?P<open>[(\[])
    |(?P<close>[)\]])
    |(?P<blank>[\s:.|·•!*_#–—-]+)
    |(?P<other>.)
    """,
    re.VERBOSE,
)
_REPEATS = re.compile(rf"\d\s*x\s*{_NUMBER}\s*(?:{_FAR}|{_MINUTES}|{_SECONDS})")
_PAUSE = re.compile(
    rf"\d+\s*(?:{_FAR}|{_MINUTES}|{_SECONDS})\s*(?:jog\s+recovery|easy\s+jog|rest|recovery|recoveries|jog|off)\b"
)
_LABEL = re.compile(
    r"\s*(?:(?:week|wk|w)\s*\d{1,2}\b[\s,./]*(?:(?:day|d)\s*\d{1,2}\b)?|(?:day|d)\s*\d{1,2}\b|w\d{1,2}d\d{1,2}\b)\s*[:.)|–-]\s*"
)
_PLAIN = str.maketrans(
    {"×": "x", "✕": "x", "’": "'", "′": "'", "‘": "'", "″": '"', "”": '"', "−": "-", "‑": "-", "@": " at "}
)
_LEAST_METRES_WRITTEN_M = 100  # "10m" may be ten miles to one and ten metres to another


class Token(NamedTuple):
    """A piece of a title.

    Attributes:
        kind: What it is; a `clock` is `2:00`, a start to one and a length to another; `other` is anything that no title
            of a session holds.
        text: As it stands in the folded title.
        extent: Of a distance its metres, of a time its minutes; of repeats the metres of all together, or (0, 0).
        value: Of a lone number, the number.
    """

    kind: Kind
    text: str
    extent: Extent = Extent(0, 0)
    value: float = 0.0


def tokens(title: str) -> tuple[Token, ...]:
    """The tokens of a title, without blanks and without a label such as "Week 5:" at its beginning."""
    folded = _folded(title)
    label = _LABEL.match(folded)
    text = folded[label.end() :] if label else folded
    if _REPEATS.search(text):
        text = _PAUSE.sub(" ", text)  # "6 x 1 km, 90 s rest": the pauses belong to the repetitions
    found = (_token(match) for match in _TOKEN.finditer(text))
    return tuple(token for token in found if token)


def _folded(title: str) -> str:
    """Small letters, plain signs; pictures at its edges and between words left out."""
    text = unicodedata.normalize("NFKC", title[:MOST_CHARACTERS]).casefold().translate(_PLAIN)
    text = "".join(" " if unicodedata.category(char) in ("So", "Sk", "Mn", "Cf") else char for char in text)
    return re.sub(r"\bw/(?!\w)|\bw/(?=\s|[a-z])", " with ", text)


def _token(match: re.Match[str]) -> Token | None:
    text = match[0]
    if match["blank"]:
        return None
    if match["repeats"]:
        return Token("repeats", text, _repeated(match))
    if match["length"] or match["minutes"]:
        return _measured("minutes", text, *_minutes(match))
    if match["distance"]:
        return _far(match)
    if match["number"]:
        return Token("number", text, value=float(text))
    return Token(_plain_kind(match), "and" if text == "&" else text)


def _plain_kind(match: re.Match[str]) -> Kind:
    names: tuple[Kind, ...] = ("pace", "clock", "sets", "word", "joint", "open", "close")
    return next((name for name in names if match[name]), "other")


def _far(match: re.Match[str]) -> Token:
    unit = match["unit"]
    ends = [_metres(_decimal(match[name] or match["from_far"]), unit) for name in ("from_far", "to_far")]
    if unit == "m" and max(ends) < _LEAST_METRES_WRITTEN_M:
        return Token("other", match[0])
    return _measured("distance", match[0], *ends)


def _repeated(match: re.Match[str]) -> Extent:
    """Metres of all repetitions together; none where they go by time."""
    if not match["each_far"]:
        return Extent(0, 0)
    metres = _metres(float(match["times"]) * _decimal(match["each"]), match["each_far"])
    return Extent(metres, metres)


def _metres(far: float, unit: str) -> int:
    if unit.startswith("mi"):
        return metres_of_miles(far)
    return metres_of_km(far) if unit.startswith("k") else round(far)


def _decimal(number: str) -> float:
    """A number with a point or a comma."""
    return float(number.replace(",", "."))


def _minutes(match: re.Match[str]) -> tuple[int, int]:
    """Minutes of "1 h 30", "1.5 hours" or "40-50 min"."""
    if match["length"]:
        whole = round(60 * _decimal(match["hours"])) + int(match["rest"] or 0)
        return whole, whole
    least = int(match["from_minutes"])
    return least, int(match["to_minutes"] or least)


def _measured(kind: Kind, text: str, one: int, other: int) -> Token:
    """A distance or time with its bounds; nothing is none."""
    extent = Extent(*sorted((one, other)))
    return Token(kind, text, extent) if extent.low else Token("other", text)
