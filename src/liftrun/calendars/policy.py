"""How the athlete wants calendars to be read, and what reading them gives."""

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
        tentative: Whether an event not yet confirmed, or an invitation not yet answered, takes its time.
        own_addresses: The athlete's mail addresses: an invitation that one of them declined is not busy, and one that
            none of them has answered yet is read as tentative.
        max_bytes: The largest file that is read, in bytes.
        seconds: The most processor time that reading all files together may take.
        working_elsewhere: Whether an event that Microsoft's programs show as "working elsewhere" takes its time.
    """

    all_day: BusyOrFree = "busy"
    tentative: BusyOrFree = "busy"
    own_addresses: tuple[str, ...] = ()
    max_bytes: int = 20_000_000
    seconds: float = 5
    working_elsewhere: BusyOrFree = "free"


@dataclass(frozen=True, slots=True)
class BusyTime:
    """A stretch of time that a calendar takes.

    Attributes:
        span: The time.
        title: Private: it is shown only where the athlete wants it.
        series: Whether it is a date of a repeated event, so that also its later dates are known.
    """

    span: Span
    title: str
    series: bool = False


@dataclass(frozen=True, slots=True)
class CalendarReading:
    """The busy times of a week by its calendars.

    Attributes:
        busy: Busy times by start, clipped to the requested range. They may overlap; none occurs twice.
        events_read: Events and free/busy blocks found in the files, in this week or not, less those not understood.
        assumed: Sentences on what was read by assumption, each with its file and a count.
        skipped: Sentences on what was left out, and why, each with its file and a count.
        broken_off: The files that break off before their first complete event: nothing is known of that time.
    """

    busy: tuple[BusyTime, ...] = ()
    events_read: int = 0
    assumed: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    broken_off: tuple[str, ...] = ()
