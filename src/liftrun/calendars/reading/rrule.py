"""A recurrence rule (RFC 5545, 3.3.10), read strictly: a rule that is not fully understood is not followed.

What could keep a machine busy is refused here, before anything is expanded: intervals of nothing, and rules that come
true more than every five minutes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from liftrun.calendars.reading.properties import BadValueError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

SECONDS_OF = {"HOURLY": 3600, "MINUTELY": 60, "SECONDLY": 1}
_FREQUENCIES = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY", *SECONDS_OF)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BY_WEEKDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_INTEGER = re.compile(r"[+-]?\d{1,18}", re.ASCII)
_MOST_A_DAY = 24 * 12
_DAY_SECONDS = 86400

Numbers = frozenset[int]


class Weekday(NamedTuple):
    """A weekday, 0 for Monday; the n-th of the month or year, from its end if negative, every one if 0."""

    nth: int
    weekday: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as written; an empty set does not restrict. `until` is left as text, its zone being the series'."""

    frequency: str
    interval: int = 1
    count: int | None = None
    until: str = ""
    week_start: int = 0
    positions: Numbers = frozenset()
    months: Numbers = frozenset()
    weeks: Numbers = frozenset()
    year_days: Numbers = frozenset()
    month_days: Numbers = frozenset()
    weekdays: frozenset[Weekday] = frozenset()
    hours: Numbers = frozenset()
    minutes: Numbers = frozenset()
    seconds: Numbers = frozenset()

    def completed(self, first: datetime) -> Rule:
        """The rule with the days that it leaves open taken from the first date of the series."""
        by_day = self.weekdays or self.month_days or self.year_days
        if self.frequency == "WEEKLY" or (self.frequency == "YEARLY" and self.weeks):
            return self if by_day else replace(self, weekdays=frozenset({Weekday(0, first.weekday())}))
        if by_day or self.frequency not in ("YEARLY", "MONTHLY"):
            return self
        months = frozenset({first.month}) if self.frequency == "YEARLY" and not self.months else self.months
        return replace(self, months=months, month_days=frozenset({first.day}))


def read_rule(text: str) -> Rule:
    """The rule in an RRULE's value.

    Raises:
        BadValueError: if it is malformed, or would come true too often to be read.
    """
    fields: dict[str, Any] = {}
    names = set()
    for part in text.strip().rstrip(";").upper().split(";"):
        name, _, value = (piece.strip() for piece in part.partition("="))
        if name in names:
            raise BadValueError("a repetition that says something twice")
        names.add(name)
        fields.update(_field(name, value))
    if "frequency" not in fields:
        raise BadValueError("a repetition without a frequency")
    rule = Rule(**fields)
    _refuse_dense(rule)
    return rule


def _field(name: str, value: str) -> dict[str, Any]:
    """The field of `Rule` that one part of the text fills in, if any."""
    if name in _NUMBERS:
        field, largest, from_end = _NUMBERS[name]
        return {field: frozenset(_number(item, largest, from_end=from_end) for item in value.split(","))}
    if name in _READERS:
        field, read = _READERS[name]
        return {field: read(value)}
    if name.startswith("X-") or (name, value) in (("RSCALE", "GREGORIAN"), ("SKIP", "OMIT")):
        return {}
    raise BadValueError("a repetition in terms that liftrun does not know")


def _number(text: str, largest: int, *, from_end: bool | None) -> int:
    number = int(text) if _INTEGER.fullmatch(text.strip()) else None
    smallest = 0 if from_end is None else -largest if from_end else 1
    if number is None or not smallest <= number <= largest or (number == 0 and from_end is not None):
        raise BadValueError("a repetition with a number out of range")
    return number


def _positive(text: str) -> int:
    if not _INTEGER.fullmatch(text) or int(text) < 1:
        raise BadValueError("a repetition with an interval or count that is not a positive number")
    return int(text)


def _count(text: str) -> int | None:
    """A count; a negative one is what some programs write for "for ever"."""
    return None if text.startswith("-") else _positive(text)


def _one_of(words: Sequence[str], text: str) -> str:
    if text not in words:
        raise BadValueError("a repetition in terms that liftrun does not know")
    return text


def _weekday(text: str) -> Weekday:
    match = _BY_WEEKDAY.fullmatch(text)
    if not match or match[1] in ("0", "+0", "-0"):
        raise BadValueError("a repetition on a weekday that does not exist")
    return Weekday(int(match[1] or 0), _WEEKDAYS.index(match[2]))


def _refuse_dense(rule: Rule) -> None:
    """Refuse what comes true more than every five minutes, as its parts allow it at most."""
    unit = SECONDS_OF.get(rule.frequency)
    if unit is None:
        a_day = max(1, len(rule.hours)) * max(1, len(rule.minutes)) * max(1, len(rule.seconds))
    else:
        smaller = (rule.minutes if unit > SECONDS_OF["MINUTELY"] else ()), (rule.seconds if unit > 1 else ())
        a_day = -(-_DAY_SECONDS // (unit * rule.interval)) * max(1, len(smaller[0])) * max(1, len(smaller[1]))
        if rule.positions:
            raise BadValueError("a repetition in terms that liftrun does not know")
    if a_day > _MOST_A_DAY:
        raise BadValueError("a repetition more than every five minutes")


_NUMBERS = {
    "BYSETPOS": ("positions", 366, True),
    "BYMONTH": ("months", 12, False),
    "BYWEEKNO": ("weeks", 53, True),
    "BYYEARDAY": ("year_days", 366, True),
    "BYMONTHDAY": ("month_days", 31, True),
    "BYHOUR": ("hours", 23, None),
    "BYMINUTE": ("minutes", 59, None),
    "BYSECOND": ("seconds", 60, None),
}
"""Part -> field, largest number, whether it may count from the end (None: it may be zero instead)."""

_READERS: dict[str, tuple[str, Callable[[str], object]]] = {
    "FREQ": ("frequency", lambda text: _one_of(_FREQUENCIES, text)),
    "INTERVAL": ("interval", _positive),
    "COUNT": ("count", _count),
    "UNTIL": ("until", str),
    "WKST": ("week_start", lambda text: _WEEKDAYS.index(_one_of(_WEEKDAYS, text))),
    "BYDAY": ("weekdays", lambda text: frozenset(_weekday(item.strip()) for item in text.split(","))),
}
"""Part -> field and what reads it."""
