"""Checks of what a Python caller passes: every fault is one `InputError` that names the argument."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from liftrun.calendars.clock import YEARS, current_minute, monday_of
from liftrun.domain.errors import InputError, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liftrun.inputs.text_files import Source

STANDARD_INPUT: Literal["-"] = "-"
_DATE_REMEDY = "Write year, month and day."


def moment_argument(now: object) -> datetime:
    """The time of writing in UTC, to the second; None is the current time, to the minute.

    Args:
        now: A datetime with its zone, or text with its offset from UTC (`2026-11-22T18:00Z`), or None.

    Raises:
        InputError: if it is no such time, or in a year in which no week can be planned.
    """
    if now is None:
        return current_minute()
    try:
        given = datetime.fromisoformat(now) if isinstance(now, str) else now
    except ValueError:
        given = None
    if not isinstance(given, datetime) or given.tzinfo is None or given.year not in YEARS:
        expected = "a time with its offset from UTC, such as 2026-11-22T18:00Z"
        found = shown(now if isinstance(now, str) else str(now))
        raise InputError("", "now", found, expected, "Write date, time and offset; Z is UTC.")
    return given.astimezone(UTC).replace(microsecond=0)


def monday_of_week(week: date | str | None, timezone: str, now: datetime | None = None) -> date:
    """The Monday of the week that contains a day; without a day, of the week that begins next (today, on a Monday).

    Args:
        week: A day of the week, as a date or as text (`2026-11-23`), or None.
        timezone: The zone in which today is looked up.
        now: The time that decides which day today is; without it, the current time.

    Raises:
        InputError: if it is no date, or outside the years in which weeks can be planned.
    """
    if week is None:
        today = (now or current_minute()).astimezone(ZoneInfo(timezone)).date()
        return today + timedelta(days=-today.weekday() % 7)
    return monday_of(day_argument(week))


def day_argument(week: date | str) -> date:
    """A day given as a date or as text.

    Raises:
        InputError: as `monday_of_week`.
    """
    day = _day(week)
    if day.year not in YEARS:
        expected = f"a year from {YEARS[0]} to {YEARS[-1]}"
        raise InputError("", "week", str(day), expected, _DATE_REMEDY)
    return day


def _day(week: object) -> date:
    if isinstance(week, datetime):
        return week.date()
    if isinstance(week, date):
        return week
    try:
        return date.fromisoformat(week if isinstance(week, str) else "")
    except ValueError:
        raise InputError("", "week", shown(week), "a date such as 2026-11-23", _DATE_REMEDY) from None


def file_argument(value: object, name: str, expected: str) -> Source:
    """A file given as text or path; `-` is standard input.

    Args:
        value: What the caller passed.
        name: The argument's name, for messages.
        expected: What the argument may be, for messages.

    Raises:
        InputError: if it is neither text nor path.
    """
    if not isinstance(value, str | Path) or not str(value):
        raise wrong_type(name, value, expected)
    return STANDARD_INPUT if str(value) == STANDARD_INPUT else Path(value)


def calendars_argument(busy: object) -> tuple[Source, ...] | None:
    """Busy calendars: one file or several; None for those that the athlete's file names.

    Raises:
        InputError: if one is neither text nor path.
    """
    if busy is None:
        return None
    several = [busy] if isinstance(busy, str | Path) else busy
    expected = "a list of .ics files"
    if not isinstance(several, Iterable) or isinstance(several, Mapping | bytes):
        raise wrong_type("busy", busy, expected)
    return tuple(file_argument(one, "busy", expected) for one in several)


def choice_argument(name: str, value: object, choices: Sequence[str | int]) -> None:
    """Refuse a value that is not one of the choices.

    Raises:
        InputError: with the nearest choice.
    """
    if value in choices and not isinstance(value, bool):
        return
    from liftrun.inputs.tables import nearest, one_of  # noqa: PLC0415  # loads pydantic, only for a fault

    meant = nearest(value, [str(one) for one in choices]) if isinstance(value, str) else None
    remedy = f'Write "{meant}".' if meant else "Choose one of them."
    expected = one_of([str(one) for one in choices]) if isinstance(choices[0], str) else _numbers(choices)
    raise InputError("", name, shown(value), expected, remedy)


def _numbers(choices: Sequence[str | int]) -> str:
    *first, last = map(str, choices)
    return f"{', '.join(first)} or {last}"


def whole_number_argument(name: str, value: object, least: int, most: int) -> None:
    """Refuse what is no whole number within bounds.

    Raises:
        InputError: if it is not.
    """
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        expected = f"a whole number from {least} to {most}"
        raise InputError("", name, shown(value), expected, "Give another number.")


def seconds_argument(name: str, value: object) -> None:
    """Refuse what is neither None nor a number of seconds above 0.

    Raises:
        InputError: if it is not.
    """
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if value is not None and not (number and isfinite(value) and value > 0):  # type: ignore[arg-type,operator]  # a number, as the line above found
        raise InputError("", name, shown(value), "a number of seconds above 0", "Give another number, or leave it out.")


def wrong_type(name: str, value: object, expected: str) -> InputError:
    """The fault of an argument of a wrong type."""
    found = shown(value) if value is None or isinstance(value, str | int | float) else type(value).__name__
    return InputError("", name, found, expected, f"Pass {expected}.")
