"""What takes place in a week by a calendar, with its titles: for a calendar that is itself a schedule.

An event that leaves its time free is still an event here, and so is one of liftrun's own; only what is cancelled or
declined does not take place.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from liftrun.calendars.clock import instant
from liftrun.calendars.policy import CalendarPolicy
from liftrun.calendars.reading.account import ASSUMED, SKIPPED
from liftrun.calendars.reading.components import components
from liftrun.calendars.reading.dates import Window
from liftrun.calendars.reading.limits import too_large
from liftrun.calendars.reading.properties import read_properties
from liftrun.calendars.reading.window_reading import WindowReading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.calendars.reading.series import EventDate
    from liftrun.calendars.reading.source_text import Source
    from liftrun.domain import Week

MOST_BYTES = 5_000_000
"""A calendar of training is far smaller; reading it needs no process of its own, as busy calendars of any size do."""

_DAYS_BEFORE = 7
_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_END = re.compile(rb"\nEND:VEVENT[ \t]*\n", re.IGNORECASE)
_WANTED = frozenset({"CATEGORIES", "STATUS", "DTEND", "DURATION", "X-LIFTRUN-SESSION", "X-LIFTRUN-WEEK"})


class Occurrence(NamedTuple):
    """One date of an event.

    Attributes:
        title: As in the calendar, on one line.
        uid: The event's identity.
        start: Minute of the week at which it starts.
        end: Minute at which it ends.
        all_day: Whether it is of whole days, without a clock time.
        days: How many days it takes, if it is of whole days.
        has_end: Whether the calendar says when it ends.
        facts: Its categories (`CATEGORIES`), and what liftrun wrote about it (`X-LIFTRUN-...`): name -> value.
    """

    title: str
    uid: str
    start: int
    end: int
    all_day: bool
    days: int
    has_end: bool
    facts: dict[str, str]


class Occurrences(NamedTuple):
    """What takes place, by start, and the report on what was assumed and left out."""

    events: tuple[Occurrence, ...]
    assumed: tuple[str, ...]
    skipped: tuple[str, ...]


def read_occurrences(name: str, content: bytes, week: Week, own_addresses: tuple[str, ...] = ()) -> Occurrences:
    """What takes place in a week and in the seven days before it, by start.

    Args:
        name: The file as the user named it.
        content: Its bytes.
        week: The frame of the minutes; floating times and whole days are read in its zone.
        own_addresses: The athlete's mail addresses: what one of them declined does not take place.

    Raises:
        InputError: if the content is no calendar, is too large, or needs too much work.
    """
    if len(content) > MOST_BYTES:
        raise too_large(name, f"{len(content):,} bytes", MOST_BYTES)
    return _Reading(name, week, CalendarPolicy(own_addresses=own_addresses)).read(content)


class _Reading:
    """One reading of one file."""

    def __init__(self, name: str, week: Week, policy: CalendarPolicy) -> None:
        self._name, self._week = name, week
        self._begin = instant(week.start, time(0), week.timezone).replace(tzinfo=None)
        window = Window(self._begin - (_DAYS_BEFORE + 1) * _DAY, self._begin + (week.minutes + 1440) * _MINUTE)
        self._common = WindowReading(week.timezone, window, policy, moments=True)

    def read(self, content: bytes) -> Occurrences:
        self._common.open(self._name, content)
        found = sorted(self._occurrences(), key=lambda one: (one.start, one.end, one.title, one.uid))
        account = self._common.account
        return Occurrences(tuple(found), account.sentences(ASSUMED), account.sentences(SKIPPED))

    def _occurrences(self) -> Iterator[Occurrence]:
        for dates in self._common.all_dates():
            for one in dates:
                self._common.budget.spend(self._name, 20)
                yield from self._taking_place(one)

    def _taking_place(self, one: EventDate) -> Iterator[Occurrence]:
        source, offset, _ = one.event.origin
        facts = _facts(source, offset)
        cancelled = facts.get("STATUS", "").strip().upper() == "CANCELLED"
        if cancelled or one.event.status in ("cancelled", "declined"):
            self._common.account.note(source, "cancelled" if cancelled else one.event.status, offset=offset)
            return
        yield Occurrence(
            title=one.event.title,
            uid=one.event.uid,
            start=self._minute(one.start),
            end=self._minute(one.end),
            all_day=one.event.start.is_date,
            days=max(1, one.event.length.nominal // _DAY) if one.event.start.is_date else 0,
            has_end="DTEND" in facts or "DURATION" in facts,
            facts=facts,
        )

    def _minute(self, moment: datetime) -> int:
        return (moment - self._begin) // _MINUTE


def _facts(source: Source, offset: int) -> dict[str, str]:
    """The properties of an event that say what it is, by name; of several the first, categories all together."""
    end = _END.search(source.lines, offset)
    text = source.lines[offset : end.end() if end else len(source.lines)]
    component = next(components(text), None)
    own = component.text(text).decode(errors="replace") if component else ""
    found = read_properties(own, _WANTED)
    return {name: ",".join(one.value for one in properties) for name, properties in found.items()}
