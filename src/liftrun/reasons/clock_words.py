"""Times of a week in the form that athletes read: "Sat 07:00–08:30"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.calendars.clock import moment_of
from liftrun.domain import WEEKDAYS

if TYPE_CHECKING:
    from datetime import datetime

    from liftrun.domain import Span, Week


LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_name(day: int) -> str:
    """`Mon` to `Sun` for a day of the week, 0 for Monday; other days are counted on."""
    return WEEKDAYS[day % len(WEEKDAYS)].capitalize()


def long_day_name(day: int) -> str:
    """`Monday` to `Sunday` for a day of the week, 0 for Monday."""
    return LONG_DAYS[day % len(LONG_DAYS)]


def clock(week: Week, minute: int) -> str:
    """`07:00`, with the zone's short name where the clock shows that time twice ("02:30 CEST")."""
    return _shown(moment_of(week, minute))


def day_and_clock(week: Week, minute: int) -> str:
    """`Sat 07:00`."""
    moment = moment_of(week, minute)
    return f"{day_name(moment.weekday())} {_shown(moment)}"


def span_words(week: Week, span: Span) -> str:
    """`Sat 07:00–08:30`; `Sat 22:00–24:00` up to midnight, `Sat 22:00–Sun 01:00` beyond it."""
    start, end = moment_of(week, span.start), moment_of(week, span.end)
    until = day_and_clock(week, span.end)
    if start.date() == end.date():
        until = _shown(end)
    elif moment_of(week, span.end - 1).date() == start.date():
        until = "24:00"
    return f"{day_name(start.weekday())} {_shown(start)}–{until}"


def span_and_minutes(week: Week, span: Span) -> str:
    """`Sat 07:00–08:30 (90 minutes)`, with the reason if the clock shows another length."""
    start, end = moment_of(week, span.start), moment_of(week, span.end)
    shown_minutes = (end.replace(tzinfo=None) - start.replace(tzinfo=None)).total_seconds() // 60
    change = "" if shown_minutes == span.minutes else ", because the clocks change"
    return f"{span_words(week, span)} ({span.minutes} minutes{change})"


def listed(words: list[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`; or with another word before the last."""
    return f" {last} ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def _shown(moment: datetime) -> str:
    twice = moment.replace(fold=1 - moment.fold).utcoffset() != moment.utcoffset()
    return f"{moment:%H:%M} {moment.tzname()}" if twice else f"{moment:%H:%M}"
