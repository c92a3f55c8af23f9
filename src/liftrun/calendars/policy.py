"""What the athlete says about calendars, and what reading them gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from liftrun.domain import Span

BusyOrFree = Literal["busy", "free"]


@dataclass(frozen=True, slots=True)
class CalendarPolicy:
    """How to read what a calendar leaves open, and how much reading is allowed.

    Attributes:
        all_day: Whether an all-day event that does not itself say "free" takes the day.
        tentative: Whether an event not yet confirmed takes its time.
        own_addresses: The athlete's mail addresses: an invitation that one of them declined is not busy.
        max_bytes: The largest file that is read, in bytes.
        seconds: The longest that reading all files together may take.
    """

    all_day: BusyOrFree = "busy"
    tentative: BusyOrFree = "busy"
    own_addresses: tuple[str, ...] = ()
    max_bytes: int = 20_000_000
    seconds: float = 5


@dataclass(frozen=True, slots=True)
class BusyTime:
    """A stretch of time that a calendar takes. The title is private: nobody shows it unless asked to."""

    span: Span
    title: str


@dataclass(frozen=True, slots=True)
class CalendarReading:
    """What the calendars say about a week.

    Attributes:
        busy: Busy times by start, clipped to the range that was asked for. They may overlap; none is there twice.
        events_read: Events and free/busy blocks found in the files, in this week or not, less those not understood.
        assumed: Sentences on what was read by assumption, each with its file and a count.
        skipped: Sentences on what was left out, and why, each with its file and a count.
    """

    busy: tuple[BusyTime, ...] = ()
    events_read: int = 0
    assumed: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
