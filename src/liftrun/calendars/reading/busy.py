"""Busy time from the athlete's calendars: what other packages call. The libraries are loaded when a file is read.

    reading = load_busy([Path("work.ics"), Path("family.ics")], week, CalendarPolicy())

An unreadable calendar is an error, never free time. A partly broken one is read as far as possible, and everything
that was skipped or assumed is reported, with counts.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from liftrun.calendars.policy import BusyTime, CalendarPolicy, CalendarReading
from liftrun.calendars.reading.limits import too_large
from liftrun.domain.errors import InputError, shown_path
from liftrun.files.input_files import NotRegularFileError, read_regular, read_standard_input

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liftrun.domain import Week

__all__ = ["BusyTime", "CalendarPolicy", "CalendarReading", "calendar_contents", "load_busy", "read_busy"]

_ADDRESS = re.compile(r"(https?|webcals?|ftp|file):/", re.IGNORECASE)  # a path shows one of the two strokes
HARMLESS_BYTES = 500_000
"""Files that are not larger, all together, cannot need much memory and are read in this process."""


def read_busy(
    sources: Sequence[tuple[str, bytes]], week: Week, policy: CalendarPolicy, days_before: int = 0
) -> CalendarReading:
    """The busy times of calendars in a week, the day before it and the day after it.

    Args:
        sources: Name, as the user gave it, and content of each calendar file.
        week: The week; floating times and whole days are read in its zone.
        policy: How to read what calendars leave open, and how much reading is allowed.
        days_before: Further days before the week that matter.

    Returns:
        Busy times in minutes from the week's Monday 00:00, clipped to `-1440 * (1 + days_before)` and a day after the
        week's end, and the report on what was assumed and skipped.

    Raises:
        InputError: if a file is no calendar, is too large, or takes more than 5 seconds (see `policy`) or 512 MB.
    """
    for name, content in sources:
        if len(content) > policy.max_bytes:
            raise too_large(name, f"{len(content):,} bytes", policy.max_bytes)
    if not sources:
        return CalendarReading()
    if sum(len(content) for _, content in sources) <= HARMLESS_BYTES:
        from liftrun.calendars.reading.read_calendars import read_here  # noqa: PLC0415 - loads icalendar and dateutil

        return read_here(sources, week, policy, days_before)
    from liftrun.calendars.reading.guard import read_guarded  # noqa: PLC0415 - small calendars start no process

    return read_guarded(sources, week, policy, days_before)


def load_busy(paths: Sequence[Path | Literal["-"]], week: Week, policy: CalendarPolicy) -> CalendarReading:
    """`read_busy` of files; `-` is standard input.

    Raises:
        InputError: if a file cannot be read, and as `read_busy`.
    """
    return read_busy(calendar_contents(paths, policy), week, policy)


def calendar_contents(paths: Sequence[Path | Literal["-"]], policy: CalendarPolicy) -> list[tuple[str, bytes]]:
    """Name and content of each calendar file, for `read_busy`; `-` is standard input.

    Raises:
        InputError: if a file cannot be read, or is too large.
    """
    return [(shown_path(path), _content(path, policy.max_bytes)) for path in paths]


def _content(path: Path | Literal["-"], most_bytes: int) -> bytes:
    try:
        content = read_standard_input(most_bytes + 1) if path == "-" else _file_content(Path(path), most_bytes + 1)
    except FileNotFoundError:
        if _ADDRESS.match(str(path)):
            remedy = "Download the calendar and name the file; liftrun fetches nothing."
            raise InputError(str(path), "", "an address", "a file on this computer", remedy) from None
        remedy = "Check the path, or leave the calendar out."
        raise InputError(str(path), "", "no such file", "a calendar file", remedy) from None
    except (OSError, ValueError) as error:
        remedy = "Make the file readable, or leave the calendar out."
        found = getattr(error, "strerror", None) or str(error)
        raise InputError(str(path), "", found, "a readable calendar file", remedy) from None
    if len(content) > most_bytes:
        raise too_large(str(path), f"more than {most_bytes:,} bytes", most_bytes)
    return content


def _file_content(path: Path, most_bytes: int) -> bytes:
    if path.is_dir():
        raise InputError(str(path), "", "a folder", "a calendar file", "Name the .ics file inside it.")
    try:
        return read_regular(path, most_bytes)
    except NotRegularFileError:
        remedy = "Save the calendar to a file first."
        raise InputError(str(path), "", "a device or pipe", "a calendar file", remedy) from None
