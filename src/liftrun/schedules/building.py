"""Makes a session of a schedule from what a title states, and from where it is in the week."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from liftrun.domain import ACTIVITIES, HARD_RUNS, WEEKDAYS, Length, Load, Priority, Session, Span
from liftrun.schedules.extents import lengths
from liftrun.schedules.model import Extent, ReadSession, exactly

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liftrun.schedules.titles.parsed_title import ParsedTitle


class SessionTimes(NamedTuple):
    """When a session is.

    Attributes:
        day: 0 for Monday, negative in the week before.
        window: The minutes between which it takes place.
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
        """One session; with the identity given if that is free, else with one of its own."""
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
        what = parsed.kinds[0] if len(parsed.kinds) == 1 else parsed.activity.replace("_", "-")
        first = f"{'last-' if day < 0 else ''}{WEEKDAYS[day % len(WEEKDAYS)]}-{what}"
        number, name = 1, first
        while name in self._seen:
            number += 1
            name = f"{first}-{number}"
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
        if parsed.trunk_only:  # to some a lift, to others mobility work
            yield Session(identity, "mobility", Priority.MOBILITY, length, optional=parsed.optional)
    elif ACTIVITIES[parsed.activity].hard_as_stated:
        for hard in (False, True) if parsed.hard is None else (parsed.hard,):
            yield _cross_training(identity, parsed, length, hard=hard)
    else:
        yield Session(identity, parsed.activity, Priority.MOBILITY, length, optional=parsed.optional)


def _cross_training(identity: str, parsed: ParsedTitle, length: tuple[Length, ...], *, hard: bool) -> Session:
    kind, load = parsed.cross_kind, parsed.load or Load(hard=hard)
    priority, optional = Priority.MOBILITY, parsed.optional
    return Session(identity, parsed.activity, priority, length, kind, hard=hard, optional=optional, own_load=load)


def times_of_parts(parts: Sequence[ParsedTitle], whole: SessionTimes) -> list[SessionTimes]:
    """When each of the sessions of one title is, within the time of all of them.

    Only "then" states which of them comes first. The first of a row starts when the whole does, the last ends with it.
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
