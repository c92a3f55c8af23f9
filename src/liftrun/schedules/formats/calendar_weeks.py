"""Which week of a training calendar is read, and which of its weeks contain training."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.domain.errors import InputError, shown
from liftrun.schedules.model import YEARS
from liftrun.schedules.titles.read_title import read_title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from liftrun.calendars.reading.calendar_summary import CalendarSummary
    from liftrun.domain import RaceDistance
    from liftrun.schedules.model import Unrecognised

_MOST_NAMED = 3  # weeks that a message names
_WORDS = "Name its events by the words of docs/words.md"


def only_week(where: CalendarSummary, file: str) -> date:
    """The one week of a calendar.

    Raises:
        InputError: if it has none, or several.
    """
    weeks = [monday for monday in where.weeks if monday.year in YEARS]
    if len(weeks) == 1 and not where.repeats:
        return weeks[0]
    if not weeks and where.breaks_off:
        value, remedy = "a file that breaks off before its first event", "Export it again."
        raise InputError(file, "", value, "a complete calendar", remedy)
    if not weeks:
        raise InputError(file, "", "a calendar without events", "a week of training", "Check that this is the file.")
    value = f"events in {len(weeks)} weeks" if len(weeks) > 1 else "events that repeat"
    remedy = f"Choose the week with --week {weeks[0]}, or another day of it."
    raise InputError(file, "", value, "one week", remedy)


def training_weeks(where: CalendarSummary, race_metres: Mapping[RaceDistance, int]) -> tuple[date, ...]:
    """The Mondays of the weeks in which a calendar has events of which the title is that of a session."""
    known = {monday for monday, title in where.titles if monday.year in YEARS and read_title(title, race_metres)}
    return tuple(sorted(known))


def no_session(unrecognised: Sequence[Unrecognised], monday: date, file: str, others: Sequence[date]) -> InputError:
    """The message for a week without training; its remedy names the weeks that have some."""
    expected = f"a session of training in the week of {monday}"
    known = [one for one in others if one != monday]
    remedy = _named(known) if known else f"{_WORDS}, or give another week with --week."
    return InputError(file, "", _found(unrecognised), expected, remedy)


def _found(unrecognised: Sequence[Unrecognised]) -> str:
    if not unrecognised:
        return "a week without events"
    count = len(unrecognised)
    return f"none among {count} event{'s' * (count > 1)}, the first of them {shown(unrecognised[0].title)}"


def _named(weeks: Sequence[date]) -> str:
    """`Give a week that has some: --week 2026-11-23 or --week 2026-11-30.`; of many the first and the last."""
    if len(weeks) > _MOST_NAMED:
        return f"Give one of the {len(weeks)} weeks that have some, from --week {weeks[0]} to --week {weeks[-1]}."
    return f"Give a week that has some: {' or '.join(f'--week {one}' for one in weeks)}."
