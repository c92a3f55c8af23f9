"""Reading a schedule, whatever sort of file it is."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from liftrun.domain.errors import InputError, shown
from liftrun.files.input_files import read_regular, read_standard_input
from liftrun.inputs.text_files import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liftrun.domain import RaceDistance
    from liftrun.schedules.model import Hints, ReadSchedule

MOST_SESSIONS = 40
"""More than anybody trains in two weeks: a judgement takes time that grows with the square of their number."""

_MOST_BYTES = 5_000_000
_CALENDAR = re.compile(rb"\s*BEGIN:VCALENDAR", re.IGNORECASE)
_WEB_PAGE = re.compile(r"\s*<")


class ScheduleContent(NamedTuple):
    """A schedule that is in memory instead of in a file; `name` is how messages call it."""

    name: str
    content: bytes


ScheduleSource = Path | Literal["-"] | ScheduleContent


def load_schedule(source: ScheduleSource, race_metres: Mapping[RaceDistance, int], hints: Hints) -> ReadSchedule:
    """The week in a file: a plan in JSON, a calendar, or a week written by hand in TOML.

    Args:
        source: The file, `-` for standard input, or content in memory.
        race_metres: Metres of the race distances.
        hints: What is known of it from elsewhere.

    Raises:
        InputError: if it cannot be read, or is none of these.
    """
    file = name_of(source)
    return read_schedule(_content(source, file), file, race_metres, hints)


def name_of(source: ScheduleSource) -> str:
    """How messages call a schedule."""
    if isinstance(source, ScheduleContent):
        return source.name
    return "standard input" if source == "-" else shown(str(source), quote=False, limit=200)


def read_schedule(content: bytes, file: str, race_metres: Mapping[RaceDistance, int], hints: Hints) -> ReadSchedule:
    """The week in the content of a file; `file` is how messages call it, else as `load_schedule`."""
    found = _read(content, file, race_metres, hints)
    count = len(found.sessions)
    if count > MOST_SESSIONS:
        expected = f"at most {MOST_SESSIONS}, the week before included"
        raise InputError(file, "", f"{count} sessions", expected, "Check that this is the week of one athlete.")
    return found


def _read(content: bytes, file: str, race_metres: Mapping[RaceDistance, int], hints: Hints) -> ReadSchedule:
    """By its content, and where that does not tell by its name, the reader of its sort."""
    if _CALENDAR.match(content.removeprefix(codecs.BOM_UTF8)) or file.lower().endswith(".ics"):
        from liftrun.schedules.formats.training_calendar import read_calendar  # noqa: PLC0415  # each sort of file loads its own reader

        return read_calendar(content, file, race_metres, hints)
    text = _text(content, file)
    if text.lstrip().startswith("{") or file.lower().endswith(".json"):
        from liftrun.schedules.formats.plan_json import read_plan  # noqa: PLC0415  # as above

        return read_plan(text, file, hints)
    from liftrun.schedules.formats.handwritten import read_handwritten  # noqa: PLC0415  # as above

    return read_handwritten(text, file, race_metres, hints)


def _content(source: ScheduleSource, file: str) -> bytes:
    if isinstance(source, ScheduleContent):
        return _at_most(source.content, file)
    try:
        if source == "-":
            return _at_most(read_standard_input(_MOST_BYTES + 1), file)
        return _at_most(read_regular(source, _MOST_BYTES + 1), file)
    except FileNotFoundError:
        raise InputError(file, "", "no such file", "a schedule", "Check the path.") from None
    except IsADirectoryError:
        raise InputError(file, "", "a folder", "a schedule", "Name the file in it.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "a name that no file can have"
        raise InputError(
            file, "", reason.lower(), "a schedule that can be read", "Check its name and permissions."
        ) from None


def _at_most(content: bytes, file: str) -> bytes:
    if len(content) > _MOST_BYTES:
        value, expected = f"more than {_MOST_BYTES:,} bytes", f"a schedule of at most {_MOST_BYTES:,} bytes"
        raise InputError(file, "", value, expected, "Export one week, or a shorter stretch of the calendar.")
    return content


def _text(content: bytes, file: str) -> str:
    """The text of a file that is no calendar."""
    expected = "a plan in JSON, a calendar (.ics), or a week written by hand (TOML)"
    if not content.strip():
        raise InputError(file, "", "an empty file", expected, "Check that this is the right file.")
    if len(content) > MAX_BYTES:
        raise InputError(file, "", "a huge file", f"at most {MAX_BYTES:,} bytes", "Check that this is the right file.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, wrong = content.count(b"\n", 0, error.start) + 1, shown(content[error.start : error.start + 1])
        remedy = "Save it as UTF-8, or check that this is the right file."
        raise InputError(file, f"line {line}", wrong, expected, remedy) from None
    if _WEB_PAGE.match(text):
        raise InputError(file, "", "a web page", expected, "Download the schedule itself.")
    return text
