"""Small values that are texts in several kinds of file: dates, clock times, time zones."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator, PlainValidator

from liftrun.inputs.tables import Expect, fault
from liftrun.inputs.zone_names import is_zone_name, nearest_zone_name

DAY_MINUTES = 1440
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)")


def clock_text(minutes: int) -> str:
    """Minutes past midnight as a clock shows them: `05:45`."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def clock_minutes(text: str) -> int | None:
    """Minutes past midnight of `5:45`, `05:45` or `24:00`; None for anything else."""
    found = _CLOCK.fullmatch(text.strip())
    minutes = int(found[1]) * 60 + int(found[2]) if found else DAY_MINUTES + 1
    return minutes if minutes <= DAY_MINUTES else None


def listed(value: object) -> object:
    """A single text is a list of one."""
    return (value,) if isinstance(value, str) else value


def _date(value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise fault("a date such as 2027-04-25", "Write year, month and day.") from None


def _zone(name: str) -> str:
    if not is_zone_name(name):
        similar = nearest_zone_name(name)
        remedy = (
            f'Write "{similar}".' if similar else "Write area and city, as your computer's clock settings name them."
        )
        raise fault('a time zone such as "Europe/Berlin"', remedy)
    return name


Date = Annotated[date, PlainValidator(_date)]
Timezone = Annotated[str, AfterValidator(_zone), Expect("a time zone", 'timezone = "Europe/Berlin"')]
