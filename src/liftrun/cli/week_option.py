"""Which week a command is asked for: by any day of it, or the one that begins next."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from liftrun.calendars.clock import YEARS, monday_of
from liftrun.domain.errors import InputError, shown

_REMEDY = "Write year, month and day."


def monday_asked(day: str | None, timezone: str) -> date:
    """The Monday of the week that `--week` names; of the week that begins next (today, on a Monday), if it is None.

    Raises:
        InputError: if the day is no date, or lies where dates and zones come to their ends.
    """
    if day is None:
        today = datetime.now(ZoneInfo(timezone)).date()
        return today + timedelta(days=-today.weekday() % 7)
    try:
        asked = date.fromisoformat(day)
    except ValueError:
        raise InputError("", "--week", shown(day), "a date such as 2026-11-23", _REMEDY) from None
    if asked.year not in YEARS:
        raise InputError("", "--week", str(asked), f"a year from {YEARS[0]} to {YEARS[-1]}", _REMEDY)
    return monday_of(asked)
