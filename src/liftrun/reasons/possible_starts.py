"""The possible starts of a session by itself, and the sessions that take them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from liftrun.domain import Placed, Span
from liftrun.domain.plan import work_block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from liftrun.domain import Instance, Length, Place, Session


class Start(NamedTuple):
    """A minute at which a session could start, and the places where it would fit from then on."""

    minute: int
    places: tuple[Place, ...]


class Footprint(NamedTuple):
    """A placed session, and the time that it takes from others."""

    placed: Placed
    span: Span


def possible_starts(instance: Instance, session: Session) -> list[Start]:
    """All starts, in order, at which a session fits into its openings by itself: at its shortest, without jumps.

    A pinned session has one such start or none.
    """
    places: dict[int, list[Place]] = {}
    for place in instance.openings.get(session.id, {}):
        for minute in sorted(set(_starts(instance, session, place))):
            places.setdefault(minute, []).append(place)
    return [Start(minute, tuple(places[minute])) for minute in sorted(places)]


def _starts(instance: Instance, session: Session, place: Place) -> Iterator[int]:
    grid, pin, minutes = instance.grid_minutes, instance.pins.get(session.id), session.lengths[-1].minutes
    for span in spans_at(instance, session, place):
        last = min(span.end - minutes, instance.week.minutes - 1)
        if pin is None:
            yield from range(-(-span.start // grid) * grid, last + 1, grid)
        elif span.start <= pin <= last:
            yield pin


def spans_at(instance: Instance, session: Session, place: Place) -> tuple[Span, ...]:
    """The openings of a session at a place, as far as they are in the week or begin in it."""
    spans = instance.openings.get(session.id, {}).get(place, ())
    inside = (Span(max(0, span.start), span.end) for span in spans)
    return tuple(span for span in inside if span.start < min(span.end, instance.week.minutes))


def placed_at(session: Session, start: int, place: Place, length: Length) -> Placed:
    """The session at a start, at one of its lengths and without plyometrics."""
    block = work_block(session, start, start + length.minutes)
    return Placed(session, start, block.end, place, length.metres, (block,))


def footprint(instance: Instance, work: Span, place: Place) -> Span:
    """The time that work at a place takes from other sessions: itself, and the way to the gym and back."""
    travel = instance.travel_minutes if place == "gym" else 0
    return Span(work.start - travel, work.end + travel)


def footprints(instance: Instance, placed: Iterable[Placed]) -> list[Footprint]:
    """The time that each of them takes from others."""
    return [Footprint(one, footprint(instance, one.span, one.place)) for one in placed]


def in_the_way(span: Span, taken: Iterable[Footprint]) -> tuple[Placed, ...]:
    """The sessions whose time shares some with a span."""
    start, end = span
    return tuple(placed for placed, (begins, ends) in taken if start < ends and begins < end)
