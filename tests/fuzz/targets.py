"""What is fuzzed: readers of files that people and other programs write. Anything but an `InputError` is a fault.

Each target takes bytes, reads them as a file of its kind, and does with the result what liftrun does: prepares a week
from it, or checks it. The corpus of each lies beside this file; the suite reads all of it, `make fuzz` goes on from it.
"""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from liftrun import rulebook
from liftrun.athlete import athlete_from
from liftrun.calendars.clock import week_of
from liftrun.calendars.policy import CalendarPolicy, CalendarReading
from liftrun.calendars.reading.busy import read_busy
from liftrun.checks.schedule import CheckOptions, check_schedule
from liftrun.domain.errors import InputError
from liftrun.inputs.toml_files import parse_toml
from liftrun.planning.prepare import prepare
from tests.fuzz.week import MONDAY, WEEK

if TYPE_CHECKING:
    from collections.abc import Callable

CORPUS = Path(__file__).parent / "corpus"


def calendar(data: bytes) -> None:
    """A busy calendar."""
    with suppress(InputError):
        reading = read_busy([("fuzzed.ics", data)], WEEK, CalendarPolicy(own_addresses=("me@example.org",)))
        assert all(busy.span.start < busy.span.end for busy in reading.busy)


def athlete(data: bytes) -> None:
    """An athlete's file, up to the week's problem."""
    with suppress(InputError, UnicodeDecodeError):
        tables = parse_toml(data.decode(), "fuzzed.toml")
        somebody = athlete_from(tables, "fuzzed.toml", CORPUS, rulebook.load_rulebook().packs)
        prepare(somebody, week_of(MONDAY, somebody.timezone), CalendarReading(), rulebook.load_rulebook())


def week(data: bytes) -> None:
    """A week of training by anyone, up to what it breaks of the rules."""
    with suppress(InputError), patch("sys.stdin", TextIOWrapper(BytesIO(data))):
        found = check_schedule("-", CheckOptions())
        assert found.model_dump_json()


TARGETS: dict[str, Callable[[bytes], None]] = {"calendar": calendar, "athlete": athlete, "week": week}
