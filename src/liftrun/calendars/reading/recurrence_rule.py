"""A recurrence rule (RFC 5545, 3.3.10) as icalendar parses it, checked strictly, in the terms of `dateutil.rrule`.

A rule that is not fully understood is not followed. What could keep a machine busy is refused here, before anything is
expanded: intervals of nothing, and rules that give more than a date every five minutes.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from dateutil.rrule import DAILY, FREQNAMES, HOURLY, MINUTELY, MONTHLY, SECONDLY, WEEKLY, YEARLY, weekday
from icalendar import vRecur

from liftrun.calendars.reading.bad_value import BadValueError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

SECONDS_OF = {HOURLY: 3600, MINUTELY: 60, SECONDLY: 1}
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NUMBERS = re.compile(r"[+-]?\d{1,18}(?:,\s*[+-]?\d{1,18})*", re.ASCII)
_WEEKDAY_LIST = re.compile(r"(?:[+-]?(?!00?[A-Z])\d{1,2})?(?:MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_MOST_A_DAY = 24 * 12
_DAY_SECONDS = 86400
_WEEKS_OF_MONTH = 5

_UNKNOWN = "a repetition in terms that liftrun does not know"
_NOT_POSITIVE = "a repetition with an interval or count that is not a positive number"
_OUT_OF_RANGE = "a repetition with a number out of range"
_NO_WEEKDAY = "a repetition on a weekday that does not exist"

_FROM_EITHER_END = {"BYSETPOS": 366, "BYWEEKNO": 53, "BYYEARDAY": 366, "BYMONTHDAY": 31}
_ALLOWED = {name: frozenset({*range(-most, 0), *range(1, most + 1)}) for name, most in _FROM_EITHER_END.items()} | {
    "BYMONTH": frozenset(range(1, 13)),
    "BYHOUR": frozenset(range(24)),
    "BYMINUTE": frozenset(range(60)),
    "BYSECOND": frozenset(range(61)),
}
_WITHOUT_EFFECT = {"RSCALE": "GREGORIAN", "SKIP": "OMIT"}


@dataclass(frozen=True, slots=True)
class RecurrenceRule:
    """A rule in the terms of `dateutil.rrule`.

    Attributes:
        frequency: `dateutil.rrule.YEARLY` and so on.
        interval: Every how many years, months and so on it gives dates.
        count: How many dates it gives, or None.
        until: The text of its end, or `""`: which moment that is depends on the zone of the series.
        week_start: The first day of a week, 0 for Monday.
        by: The parts that restrict or expand, by the names of dateutil's arguments (`bymonth`, `byweekday`).
    """

    frequency: Literal[0, 1, 2, 3, 4, 5, 6]
    interval: int = 1
    count: int | None = None
    until: str = ""
    week_start: int = 0
    by: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)

    def completed(self, first: datetime) -> RecurrenceRule:
        """The rule with everything that it leaves open taken from the first date of the series.

        dateutil takes it from the moment at which its walk begins, which is another one here.
        """
        missing: dict[str, tuple[Any, ...]] = {}
        for name, larger in (("hour", HOURLY), ("minute", MINUTELY), ("second", SECONDLY)):
            if self.frequency < larger:
                missing[f"by{name}"] = (getattr(first, name),)
        if not self.by.keys() & {"byweekday", "bymonthday", "byyearday"}:
            if self.frequency == WEEKLY or (self.frequency == YEARLY and "byweekno" in self.by):
                missing["byweekday"] = (weekday(first.weekday()),)
            elif self.frequency in (YEARLY, MONTHLY):
                missing["bymonthday"] = (first.day,)
            if self.frequency == YEARLY and "byweekno" not in self.by:
                missing["bymonth"] = (first.month,)
        return replace(self, by=missing | dict(self.by))


def read_rule(text: str) -> RecurrenceRule:
    """The rule in an RRULE's value.

    Raises:
        BadValueError: if it is malformed, or would give dates too often to be read.
    """
    parts = _parts(text)
    if "FREQ" not in parts:
        raise BadValueError("a repetition without a frequency")
    numbers = {name: _numbers(name, value) for name, value in parts.items() if name in _ALLOWED}
    rule = RecurrenceRule(
        frequency=_frequency(parts["FREQ"]),
        interval=_positive(parts.get("INTERVAL", "1")),
        # A negative count is what some programs write for "for ever".
        count=_positive(parts["COUNT"]) if not parts.get("COUNT", "-").startswith("-") else None,
        until=parts.get("UNTIL", ""),
        week_start=_week_start(parts.get("WKST", "MO")),
        by={name.lower(): found for name, found in numbers.items()},
    )
    if "BYDAY" in parts:
        rule = replace(rule, by={**rule.by, "byweekday": _weekdays(parts["BYDAY"], rule)})
    _refuse_dense(rule)
    return rule


def _parts(text: str) -> dict[str, str]:
    """The parts of a rule by name, in capitals, less those without effect."""
    pairs = [part.partition("=") for part in text.strip().rstrip(";").upper().split(";")]
    named = [(name.strip(), value.strip()) for name, _, value in pairs]
    if max(Counter(name for name, _ in named).values()) > 1:
        raise BadValueError("a repetition that says something twice")
    kept = {name: value for name, value in named if not name.startswith("X-") and _WITHOUT_EFFECT.get(name) != value}
    if kept.keys() - {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", *_ALLOWED}:
        raise BadValueError(_UNKNOWN)
    return kept


def _parsed(name: str, text: str, fault: str) -> list[Any]:
    """The values of a part as icalendar parses them."""
    try:
        values: list[Any] = vRecur.parse_type(name, text)
    except ValueError:
        raise BadValueError(fault) from None
    return values


def _frequency(text: str) -> Literal[0, 1, 2, 3, 4, 5, 6]:
    number: Any = FREQNAMES.index(str(_parsed("FREQ", text, _UNKNOWN)[0]))
    return number  # type: ignore[no-any-return]  # the seven names have these places


def _positive(text: str) -> int:
    if not _NUMBERS.fullmatch(text) or "," in text or _parsed("COUNT", text, _NOT_POSITIVE)[0] < 1:
        raise BadValueError(_NOT_POSITIVE)
    return int(text)


def _week_start(text: str) -> int:
    if text not in _WEEKDAYS:
        raise BadValueError(_UNKNOWN)
    return _WEEKDAYS.index(text)


def _numbers(name: str, text: str) -> tuple[int, ...]:
    if not _NUMBERS.fullmatch(text):
        raise BadValueError(_OUT_OF_RANGE)
    numbers = {int(number) for number in _parsed(name, text.replace(" ", ""), _OUT_OF_RANGE)}
    if numbers - _ALLOWED[name]:
        raise BadValueError(_OUT_OF_RANGE)
    return tuple(sorted({min(number, 59) for number in numbers} if name == "BYSECOND" else numbers))


def _weekdays(text: str, rule: RecurrenceRule) -> tuple[Any, ...]:
    """The weekdays; of those that are counted in a month, the ones that a month can have."""
    items = [item.strip() for item in text.split(",")]
    if not all(_WEEKDAY_LIST.fullmatch(item) for item in items):
        raise BadValueError(_NO_WEEKDAY)
    days = _parsed("BYDAY", ",".join(items), _NO_WEEKDAY)
    in_month = rule.frequency == MONTHLY or (rule.frequency == YEARLY and "bymonth" in rule.by)
    found = [weekday(_WEEKDAYS.index(day.weekday), day.relative) for day in days]
    return tuple(day for day in found if not (in_month and day.n and abs(day.n) > _WEEKS_OF_MONTH))


def _refuse_dense(rule: RecurrenceRule) -> None:
    """Refuse what gives dates more often than every five minutes, as its parts allow it at most."""
    hours, minutes, seconds = (max(1, len(rule.by.get(name, ()))) for name in ("byhour", "byminute", "bysecond"))
    if rule.frequency <= DAILY:
        a_day = hours * minutes * seconds
    else:
        unit = SECONDS_OF[rule.frequency]
        smaller = (minutes if rule.frequency == HOURLY else 1) * (seconds if rule.frequency != SECONDLY else 1)
        a_day = -(-_DAY_SECONDS // (unit * rule.interval)) * smaller
        if "bysetpos" in rule.by:
            raise BadValueError(_UNKNOWN)
    if a_day > _MOST_A_DAY:
        raise BadValueError("a repetition more than every five minutes")
