"""The small grammar of a day and a time: "Sat 08:00" or "2026-11-28 08:00", and nothing else.

General parsers of dates accept nonsense; this one accepts two forms. Pins, cross-training and `--at` use it.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from liftrun.domain import WEEKDAYS
from liftrun.inputs.fields import DAY_MINUTES, clock_minutes, clock_text
from liftrun.inputs.tables import MIN_STEM

EXPECTED = 'a day and time such as "Sat 08:00" or "2026-11-28 08:00"'
_AT = re.compile(r"(?P<day>\S+)[ T]+(?P<clock>\d{1,2}:\d\d)(:00)?")
_FULL_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True)
class DayTime:
    """A time on a weekday of any week, or on a date.

    Attributes:
        day: The weekday, 0 for Monday; for a date, the weekday of the date.
        date: The date, or None for a weekday.
        clock: Minutes past midnight as the clock shows them.
    """

    day: int
    date: dt.date | None
    clock: int

    def day_in(self, monday: dt.date) -> int | None:
        """Its day in the week that begins on `monday`; None for a date in another week."""
        if self.date is None or self.date - dt.timedelta(days=self.day) == monday:
            return self.day
        return None

    def __str__(self) -> str:
        """`sat 08:00` or `2026-11-28 08:00`."""
        return f"{self.date or WEEKDAYS[self.day]} {clock_text(self.clock)}"


def day_number(text: str) -> int | None:
    """0 for `mon`, `Mon` or `Monday`, to 6 for Sunday; None for anything else."""
    low = text.strip().lower()
    return next((day for day, name in enumerate(_FULL_NAMES) if len(low) >= MIN_STEM and name.startswith(low)), None)


def day_time(value: object) -> DayTime | None:
    """A day and a time from such a text, or from a local date and time of TOML; None for any other value."""
    text = value.isoformat(" ") if isinstance(value, dt.datetime) and value.tzinfo is None else value
    found = _AT.fullmatch(text.strip()) if isinstance(text, str) else None
    clock = clock_minutes(found["clock"]) if found else None
    if found is None or clock is None or clock >= DAY_MINUTES:
        return None
    day, on = day_number(found["day"]), _date_or_none(found["day"])
    if day is not None:
        return DayTime(day, None, clock)
    return None if on is None else DayTime(on.weekday(), on, clock)


def _date_or_none(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
