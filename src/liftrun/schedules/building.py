"""From what a title says, and where it stands, to a session of a schedule."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from liftrun.domain import HARD_RUNS, WEEKDAYS, Length, Priority, Session, Span
from liftrun.schedules.extents import lengths
from liftrun.schedules.model import Extent, ReadSession, exactly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.schedules.titles.parsed_title import ParsedTitle


class SessionTimes(NamedTuple):
    """Where a session stands.

    Attributes:
        day: 0 for Monday, negative in the week before.
        window: Between which minutes it lies.
        start: When it starts, or None.
        end: When it ends, or None.
        turn: Its place in the order of its day, or None.
    """

    day: int
    window: Span
    start: int | None = None
    end: int | None = None
    turn: int | None = None


@dataclass
class Builder:
    """Makes the sessions of one schedule, each with an id of its own."""

    _seen: set[str] = field(default_factory=set)

    def session(self, parsed: ParsedTitle, title: str, times: SessionTimes, identity: str = "") -> ReadSession:
        """One session; with the identity given if that is not taken yet, else with one of its own."""
        if not identity or identity in self._seen:
            identity = self._id(parsed, times.day)
        self._seen.add(identity)
        minutes, metres = lengths(parsed.activity, _stated_minutes(parsed, times), parsed.metres)
        return ReadSession(
            id=identity,
            title=title,
            day=times.day,
            variants=tuple(_variants(identity, parsed, minutes, metres)),
            heavy=parsed.heavy if parsed.activity == "lift" else False,
            metres=metres,
            minutes=minutes,
            window=times.window,
            start=times.start,
            end=_end(times, minutes),
            turn=times.turn,
            plyometrics=parsed.plyometrics,
            place=parsed.place,
        )

    def _id(self, parsed: ParsedTitle, day: int) -> str:
        """`sat-long`, `thu-lift-2`, `last-sun-run`."""
        what = parsed.kinds[0] if len(parsed.kinds) == 1 else parsed.activity
        name = f"{'last-' if day < 0 else ''}{WEEKDAYS[day % len(WEEKDAYS)]}-{what}"
        while name in self._seen:
            head, _, number = name.rpartition("-")
            name = f"{head}-{int(number) + 1}" if number.isdigit() else f"{name}-2"
        return name


def _stated_minutes(parsed: ParsedTitle, times: SessionTimes) -> Extent | None:
    """How long, by the clock or by the title."""
    if times.start is not None and times.end is not None:
        return exactly(times.end - times.start)
    return parsed.minutes


def _end(times: SessionTimes, minutes: Extent) -> int | None:
    if times.start is None or times.end is not None:
        return times.end
    return times.start + minutes.low if minutes.known else None


def _variants(identity: str, parsed: ParsedTitle, minutes: Extent, metres: Extent) -> Iterator[Session]:
    """One session for each thing that it may be."""
    length = (Length(minutes.low, metres.low),)
    if parsed.activity == "run":
        for kind in parsed.kinds:
            hard = kind in HARD_RUNS
            yield Session(identity, "run", Priority.OTHER_RUN, length, kind=kind, hard=hard, optional=parsed.optional)
    elif parsed.activity == "lift":
        for focus in parsed.focuses:
            yield Session(identity, "lift", Priority.FURTHER_LIFT, length, focus=focus, optional=parsed.optional)
    else:
        yield Session(identity, "mobility", Priority.MOBILITY, length, optional=parsed.optional)


def times_of_parts(parts: tuple[ParsedTitle, ...], whole: SessionTimes) -> list[SessionTimes]:
    """Where each of the sessions of one title stands within the time of all of them.

    Only "then" tells which of them comes first. The first of a row starts when the whole does, the last ends with it.
    """
    if len(parts) == 1:
        return [whole]
    row = all(part.comes_next for part in parts[1:])
    found, turn = [], whole.turn or 0
    for number, part in enumerate(parts):
        turn += part.comes_next
        first, last = row and number == 0, row and number == len(parts) - 1
        found.append(whole._replace(start=whole.start if first else None, end=whole.end if last else None, turn=turn))
    return found
