"""A room of the squad's file as places through the week."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from liftrun.domain import WEEKDAYS, Span
from liftrun.squad.rooms.capacity import joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from liftrun.domain import Week
    from liftrun.squad.inputs.squad_file import ReducedPlaces, Room
    from liftrun.squad.rooms.capacity import Places


def places_of(room: Room, week: Week) -> Places:
    """The places of a room: those of its opening hours, fewer or none at the times that its file lists."""
    every = [Span(week.at(day, start), week.at(day, end)) for day in range(7) for start, end in room.open.on(day)]
    fewer = [(span, one.places) for one in room.fewer for span in _when(one, week)]
    edges = sorted({edge for span in [*every, *(span for span, _ in fewer)] for edge in span})
    pieces = (Span(start, end) for start, end in pairwise(edges))
    return joined(
        (piece, min([room.places, *(least for span, least in fewer if span.overlaps(piece))]))
        for piece in pieces
        if any(span.overlaps(piece) for span in every)
    )


def _when(fewer: ReducedPlaces, week: Week) -> Iterable[Span]:
    days = [day for day, name in enumerate(WEEKDAYS) if not fewer.day or name in fewer.day]
    for day in days:
        for start, end in fewer.between or ((0, 24 * 60),):
            yield Span(week.at(day, start), week.at(day, end))
