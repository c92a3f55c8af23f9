"""The lines of one day of a week written by hand: their clock times, their order, and what each says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from liftrun.domain import Span
from liftrun.domain.errors import InputError, shown
from liftrun.inputs.fields import clock_minutes, clock_text
from liftrun.schedules.extents import lengths
from liftrun.schedules.titles.possible_training import hint_for_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from liftrun.domain import RaceDistance, Week
    from liftrun.schedules.model import Extent
    from liftrun.schedules.titles.parsed_title import ParsedTitle

    Parts = tuple[ParsedTitle, ...] | None

MOST_A_DAY = 12
_PREFIX = re.compile(r"\s*(\d{1,2}:\d\d)(?:\s*[-–]\s*(\d{1,2}:\d\d))?\s+(\S.*)", re.DOTALL)


class Line(NamedTuple):
    """One line of a day: its clock times, in minutes past midnight, its text without them, and what that says."""

    key: str
    start: int | None
    end: int | None
    text: str
    parts: Parts


def lines_of(texts: Sequence[str], day: str, file: str, read: Callable[[str], Parts]) -> list[Line]:
    """The lines of a day.

    Args:
        texts: The lines.
        day: Their key, as `mon`.
        file: How to call the file in messages.
        read: What a line says once its clock times are taken off.

    Raises:
        InputError: for too many lines, and for times that are none or not in their order.
    """
    if len(texts) > MOST_A_DAY:
        value, remedy = f"{len(texts)} texts", "Remove some."
        raise InputError(file, day, value, f"at most {MOST_A_DAY} sessions a day", remedy)
    lines = [_line(f"{day}[{number}]", text, file, read) for number, text in enumerate(texts, start=1)]
    latest = 0
    for line, text in zip(lines, texts, strict=True):
        if line.start is not None:
            if line.start < latest:
                expected = f"a time not before {clock_text(latest)}: a day is written in its order"
                raise InputError(file, line.key, shown(text), expected, "Put the earlier session first.")
            latest = line.start
    return lines


def _line(key: str, text: str, file: str, read: Callable[[str], Parts]) -> Line:
    found = _PREFIX.fullmatch(text)
    if not found:
        return Line(key, None, None, text, read(text))
    start, end = (clock_minutes(clock) if clock else None for clock in (found[1], found[2]))
    if start is None or start == 24 * 60 or (found[2] and (end is None or end <= start)):
        expected = 'a time such as "06:30", or a start and an end such as "06:30-07:15", before a session'
        raise InputError(file, key, shown(text), expected, "Correct the time; a day ends at 24:00.")
    return Line(key, start, end, found[3], read(found[3]))


def refuse_unknown(lines: Sequence[Line], file: str, race_metres: Mapping[RaceDistance, int]) -> None:
    """A week of which no line is understood is no week without faults.

    Raises:
        InputError: if it is one, with what the first line may have been intended to be.
    """
    if lines and all(line.parts is None for line in lines):
        first = lines[0]
        hint = hint_for_line(first.text, race_metres)
        advice = f"For the first, {hint}." if " " in hint else f'Did you mean "{hint}"?' if hint else ""
        value = f"none in {len(lines)} line{'s' * (len(lines) > 1)}, the first of them {shown(first.text)}"
        remedy = advice or "Write it in the words of docs/words.md."
        raise InputError(file, first.key, value, "a session of training", remedy)


def windows(week: Week, day: int, lines: Sequence[Line]) -> list[Span]:
    """From when each may start until when each may last, given that one follows the other."""
    span = week.day_span(day)
    least = [sum(_least(part).low for part in line.parts or ()) for line in lines]
    earliest, free_from = [], span.start
    for line, minutes in zip(lines, least, strict=True):
        begin = min(free_from, span.end - 1) if line.start is None else week.at(day, line.start)
        earliest.append(begin)
        free_from = max(free_from, begin + minutes)
    latest, free_until = [], span.end
    for line, minutes, begin in zip(reversed(lines), reversed(least), reversed(earliest), strict=True):
        end = week.at(day, line.end) if line.end is not None else max(free_until, begin + minutes)
        latest.append(end)
        free_until = begin if line.start is not None else end - minutes
    return [Span(*ends) for ends in zip(earliest, reversed(latest), strict=True)]


def _least(part: ParsedTitle) -> Extent:
    return lengths(part.activity, part.minutes, part.metres)[0]
