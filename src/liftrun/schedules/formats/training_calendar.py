"""A training calendar: liftrun's own, or anybody's, whose titles the vocabulary knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from liftrun.calendars.clock import moment_of, week_of
from liftrun.calendars.own_marks import OWN_UID
from liftrun.calendars.reading.calendar_summary import summarize_calendar
from liftrun.calendars.reading.limits import too_large
from liftrun.calendars.reading.occurrences import MOST_BYTES, read_occurrences
from liftrun.domain import WEEKDAYS, Span
from liftrun.domain.errors import shown
from liftrun.domain.plain_text import plain_line
from liftrun.schedules.building import Builder, SessionTimes, times_of_parts
from liftrun.schedules.formats.calendar_weeks import no_session, only_week, training_weeks
from liftrun.schedules.formats.own_events import own_season, own_session
from liftrun.schedules.model import Hints, ReadSchedule, ReadSession, SourceKind, Unrecognised
from liftrun.schedules.split_activities import joined
from liftrun.schedules.titles.possible_training import hint_for_title, may_be_training
from liftrun.schedules.titles.read_title import read_title
from liftrun.schedules.titles.unitless import about_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from liftrun.calendars.reading.occurrences import Occurrence
    from liftrun.domain import RaceDistance, Week
    from liftrun.domain.units import Units
    from liftrun.schedules.titles.parsed_title import ParsedTitle

_DAYS = len(WEEKDAYS)
_DAY_MINUTES = 1440
_TURNS_BETWEEN = 12
_MOST_HINTS = 200  # the search for a misspelt word takes a few milliseconds


def read_calendar(
    content: bytes, file: str, race_metres: Mapping[RaceDistance, int], hints: Hints | None = None
) -> ReadSchedule:
    """The week of a calendar, and its sessions of the seven days before.

    Args:
        content: The file's bytes.
        file: How to call it in messages.
        race_metres: Metres of the race distances.
        hints: What is known from elsewhere.

    Raises:
        InputError: if it is no calendar, if its week is not known, or if the week has no session.
    """
    if len(content) > MOST_BYTES:
        raise too_large(file, f"{len(content):,} bytes", MOST_BYTES)
    hints = hints or Hints()
    where = summarize_calendar(file, content, hints.timezone)
    zone = hints.timezone or where.timezone or "UTC"
    week = week_of(hints.week or only_week(where, file), zone)
    found = read_occurrences(file, content, week, hints.own_addresses)
    reading = _Reading(week, race_metres, hints.units, Builder())
    sessions, unrecognised = reading.taken(found.events)
    entries = sum(_in_week(week, one) for one in found.events)
    ours = [one for one in found.events if _in_week(week, one) and one.uid.endswith(OWN_UID)]
    if not _of_week(sessions) and entries == len(unrecognised):
        raise no_session(unrecognised, week.start, file, training_weeks(where, race_metres))
    source: SourceKind = "liftrun calendar" if ours and len(ours) >= len(_of_week(sessions)) else "calendar"
    stated = hints.timezone or where.timezone
    return ReadSchedule(
        source=source,
        week=week,
        dated=True,
        sessions=sessions if source == "liftrun calendar" else joined(sessions),
        season=own_season(ours),
        unrecognised=unrecognised,
        assumed=(
            *(() if stated else ("No time zone is given: the calendar is read in UTC.",)),
            *reading.about_numbers(found.events),
            *(f"{sentence}." for sentence in (*found.assumed, *found.skipped)),
        ),
        entries=entries,
    )


def _of_week(sessions: tuple[ReadSession, ...]) -> list[ReadSession]:
    return [session for session in sessions if session.day >= 0]


def _in_week(week: Week, occurrence: Occurrence) -> bool:
    return 0 <= week.day_of(occurrence.start) < _DAYS


@dataclass
class _Reading:
    """What reading the events needs throughout."""

    week: Week
    race_metres: Mapping[RaceDistance, int]
    likely: Units | None
    builder: Builder

    def taken(self, events: tuple[Occurrence, ...]) -> tuple[tuple[ReadSession, ...], tuple[Unrecognised, ...]]:
        """Sessions of the week and of the seven days before; of the week, what is no session."""
        sessions: list[ReadSession] = []
        unrecognised: list[Unrecognised] = []
        for number, one in enumerate(events):
            day = self.week.day_of(one.start)
            if not -_DAYS <= day < _DAYS:
                continue
            found = list(self._sessions(one, self._times(one, day, number)))
            sessions += found
            if not found and day >= 0 and not self._is_rest(one):
                unrecognised.append(self._unrecognised(one, day, number=len(unrecognised)))
        return tuple(sessions), tuple(unrecognised)

    def about_numbers(self, events: tuple[Occurrence, ...]) -> tuple[str, ...]:
        """What was assumed of distances without a unit."""
        days = range(-_DAYS, _DAYS)
        near = [one for one in events if self.week.day_of(one.start) in days and one.days <= 1 and not own_session(one)]
        sentences = (
            sentence for one in near for sentence in about_numbers(one.title, self._parts(one) or (), self.likely)
        )
        return tuple(dict.fromkeys(sentences))

    def _unrecognised(self, one: Occurrence, day: int, *, number: int) -> Unrecognised:
        hint = hint_for_title(one.title, self.race_metres) if number < _MOST_HINTS else ""
        training = may_be_training(one.title, hint)
        return Unrecognised(shown(one.title, quote=False), self._when(one, day), hint, training)

    def _sessions(self, one: Occurrence, times: SessionTimes) -> Iterator[ReadSession]:
        own = own_session(one)
        title = plain_line(one.title)
        if own:
            yield self.builder.session(own.parsed, title, times, own.id)
        elif one.days <= 1:
            parts = self._parts(one) or ()
            for part, place in zip(parts, times_of_parts(parts, times), strict=True) if parts else ():
                yield self.builder.session(part, title, place)

    def _parts(self, one: Occurrence) -> tuple[ParsedTitle, ...] | None:
        return read_title(one.title, self.race_metres, likely=self.likely)

    def _is_rest(self, one: Occurrence) -> bool:
        return self._parts(one) == ()

    def _times(self, one: Occurrence, day: int, number: int) -> SessionTimes:
        """Its times: both known, a known start, or somewhere on its day."""
        span = self.week.day_span(day) if day >= 0 else Span(day * _DAY_MINUTES, (day + 1) * _DAY_MINUTES)
        if one.all_day:
            return SessionTimes(day, span)
        turn = number * _TURNS_BETWEEN
        if one.has_end and one.end > one.start:
            return SessionTimes(day, Span(one.start, one.end), one.start, one.end, turn)
        return SessionTimes(day, Span(one.start, max(span.end, one.start + 1)), one.start, None, turn)

    def _when(self, one: Occurrence, day: int) -> str:
        name = WEEKDAYS[day].capitalize()
        if one.all_day:
            return name if one.days == 1 else f"{name}, {one.days} days"
        return f"{name} {moment_of(self.week, one.start):%H:%M}"
