"""A title cut into words, joints, and numbers with their units: "Tempo 6 x 1k + lift"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from liftrun.domain.units import metres_of_km, metres_of_miles
from liftrun.schedules.model import Extent, exactly
from liftrun.schedules.titles.folded_text import HOURS, NUMBER, folded
from liftrun.schedules.titles.number_paces import kinds_of_pace
from liftrun.schedules.titles.token_patterns import TOKEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from liftrun.domain import RunKind

Kind = Literal[
    "word",
    "joint",
    "open",
    "close",
    "distance",
    "minutes",
    "seconds",
    "repeats",
    "one_repeat",
    "sets",
    "times",
    "pace",
    "number",
    "other",
]
_KINDS: tuple[Kind, ...] = get_args(Kind)
_CLOCK = re.compile(r"(\d{1,2})\s*:\s*(\d\d)")
_HOURS = re.compile(rf"({NUMBER})\s*{HOURS}\s*([0-5]?\d)?")
_LEAST_METRES_WRITTEN_M = 100  # "10m" may be ten miles, ten minutes, or ten metres
_ZONES: tuple[tuple[RunKind, ...], ...] = (("easy",), ("easy",), ("easy", "tempo"), ("tempo",), ("speed",))


class Token(NamedTuple):
    """A piece of a title.

    Attributes:
        kind: What it is. `times` is a multiplier as in "4 x hill"; a `pace` changes no length; `other` is anything that
            no title of a session contains.
        text: As in the folded title.
        metres: Of a distance its metres; of repeats the metres of all together.
        minutes: Of a time its minutes; of repeats the minutes of all together.
        value: Of a number the number; of `times` how many.
        each_metres: Of repeats the metres of one, 0 if it goes by time or is not known.
        each_seconds: Of repeats the seconds of one, 0 if it goes by distance or is not known.
        kinds: Of a pace or zone the kinds of run that it makes.
    """

    kind: Kind
    text: str
    metres: Extent | None = None
    minutes: Extent | None = None
    value: float = 0.0
    each_metres: float = 0.0
    each_seconds: float = 0.0
    kinds: tuple[RunKind, ...] = ()


def tokens(title: str) -> tuple[Token, ...]:
    """The tokens of a title, without blanks and without a label such as "Week 5:" at its beginning."""
    found = (_token(match) for match in TOKEN.finditer(folded(title)))
    return tuple(token for token in found if token)


def _token(match: re.Match[str]) -> Token | None:
    name = next(name for name in _ORDER if match[name])
    if name == "blank":
        return None
    if name in _READERS:
        return _READERS[name](match)
    kind: Kind = next((kind for kind in _KINDS if kind == name), "other")
    return Token(kind, "and" if match[0] == "&" else match[0])


def _length(match: re.Match[str]) -> Token:
    """Hours and minutes: "1h30", "2:15 h", "1h-1h15"."""
    found = [60 * int(one[1]) + int(one[2]) for one in _CLOCK.finditer(match[0])]
    found = found or [round(60 * _decimal(one[1])) + int(one[2] or 0) for one in _HOURS.finditer(match[0])]
    return _minutes_token(match[0], found)


def _minutes(match: re.Match[str]) -> Token:
    return _minutes_token(match[0], [int(match["from_minutes"]), int(match["to_minutes"] or match["from_minutes"])])


def _minutes_token(text: str, ends: list[int]) -> Token:
    return Token("minutes", text, minutes=Extent(min(ends), max(ends))) if min(ends) else Token("other", text)


def _distance(match: re.Match[str]) -> Token:
    unit = match["unit"]
    ends = [
        _metres(_decimal(match["from_far"]), match["from_unit"] or unit),
        _metres(_decimal(match["to_far"] or match["from_far"]), unit),
    ]
    if unit == "m" and max(ends) < _LEAST_METRES_WRITTEN_M:
        return Token("number", match[0], value=float(ends[-1]))
    return Token("distance", match[0], metres=Extent(min(ends), max(ends))) if min(ends) else Token("other", match[0])


def _repeats(match: re.Match[str]) -> Token:
    """Repetitions: "8 x 400 m", "4-5 x 1 km", "6 x 2 min"; "8 x 800s" is of 800 m."""
    low, high, each = int(match["times_low"] or match["times"]), int(match["times"]), _decimal(match["each"])
    if match["each_far"] or (match["each_seconds"] and each >= _LEAST_METRES_WRITTEN_M):
        unit = match["each_far"] or "m"
        return _metre_token(
            match[0], Extent(_metres(low * each, unit), _metres(high * each, unit)), _metres(each, unit)
        )
    seconds = each * (60 if match["each_minutes"] else 1)
    whole = Extent(int(low * seconds // 60), int(high * seconds // 60))
    return Token("repeats", match[0], minutes=whole if whole.low else None, each_seconds=seconds)


def _metre_repeats(match: re.Match[str]) -> Token:
    """Repetitions of metres without a unit: "10x400"."""
    each = int(match["metres"])
    whole = Extent(int(match["few"] or match["many"]) * each, int(match["many"]) * each)
    return _metre_token(match[0], whole, each)


def _metre_token(text: str, whole: Extent, each: int) -> Token:
    return Token("repeats", text, metres=whole if each >= _LEAST_METRES_WRITTEN_M else None, each_metres=each)


def _metres_each(match: re.Match[str]) -> Token:
    """The length of repetitions of which the number is elsewhere, or nowhere: "400s"."""
    each = int(match["one"] or match["yasso"] or metres_of_miles(1))
    return Token("one_repeat", match[0], metres=exactly(each), each_metres=each)


def _times(match: re.Match[str]) -> Token:
    return Token("times", match[0], value=float(match["multiplier"] or match["multiplied"]))


def _open_repeats(match: re.Match[str]) -> Token:
    """Repetitions of which the whole is not computed: "20 x 30/30", "400-800-400"."""
    short = match["on_off"] is not None
    return Token("repeats", match[0], kinds=("speed",) if short else ())


def _zone(match: re.Match[str]) -> Token:
    low, high = int(match["zone_low"]), int(match["zone_high"] or match["zone_low"])
    kinds = dict.fromkeys(kind for zone in range(min(low, high), max(low, high) + 1) for kind in _ZONES[zone - 1])
    return Token("pace", match[0], kinds=tuple(kinds))


def _number(match: re.Match[str]) -> Token:
    return Token("number", match[0], value=float(match[0]))


def _metres(far: float, unit: str) -> int:
    if unit.startswith("mi"):
        return metres_of_miles(far)
    return metres_of_km(far) if unit.startswith("k") else round(far)


def _decimal(number: str) -> float:
    """A number with a point or a comma; "1,200" is a thousand and more."""
    whole, comma, rest = number.partition(",")
    return float(whole + rest) if comma and len(rest) == len("200") else float(number.replace(",", "."))


def _pace(match: re.Match[str]) -> Token:
    return Token("pace", match[0])


_READERS: dict[str, Callable[[re.Match[str]], Token]] = {
    "heart": _pace,
    "pace": _pace,
    "ratio": _pace,
    "clock": _pace,
    "race_pace": lambda match: Token("pace", match[0], kinds=kinds_of_pace(match[0])),
    "zone": _zone,
    "length": _length,
    "on_off": _open_repeats,
    "ladder": _open_repeats,
    "repeats": _repeats,
    "metre_repeats": _metre_repeats,
    "times_of": _times,
    "times_after": _times,
    "metres_each": _metres_each,
    "minutes": _minutes,
    "distance": _distance,
    "number": _number,
}
_ORDER = (*_READERS, "sets", "seconds", "word", "joint", "open", "close", "blank", "other")
