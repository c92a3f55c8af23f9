"""How many places a room has at each time of the week, and how many are left. Arithmetic only, no solver."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from liftrun.domain import Span
from liftrun.domain.spans import union

if TYPE_CHECKING:
    from collections.abc import Iterable

    from liftrun.domain import Plan

Places = tuple[tuple[Span, int], ...]
"""Sorted, disjoint spans of the week, each with its number of places; at all other times there are none."""


def joined(pieces: Iterable[tuple[Span, int]]) -> Places:
    """Sorted pieces joined to `Places`: those without a place are left out, equal neighbours become one."""
    whole: list[tuple[Span, int]] = []
    for span, places in pieces:
        if places <= 0 or not span.minutes:
            continue
        if whole and whole[-1][1] == places and whole[-1][0].end == span.start:
            whole[-1] = (Span(whole[-1][0].start, span.end), places)
        else:
            whole.append((span, places))
    return tuple(whole)


def use(taken: Iterable[Span]) -> Places:
    """How many of the spans contain each time."""
    changes: dict[int, int] = {}
    for start, end in taken:
        changes[start] = changes.get(start, 0) + 1
        changes[end] = changes.get(end, 0) - 1
    edges = sorted(changes)
    count, found = 0, []
    for start, end in pairwise(edges):
        count += changes[start]
        found.append((Span(start, end), count))
    return joined(found)


def left(places: Places, taken: Iterable[Span]) -> Places:
    """The places that are left when each span takes one; never less than 0."""
    used = use(taken)
    edges = sorted({edge for span, _ in (*places, *used) for edge in span})
    found = []
    for start, end in pairwise(edges):
        piece = Span(start, end)
        found.append((piece, _at(places, piece) - _at(used, piece)))
    return joined(found)


def _at(places: Places, piece: Span) -> int:
    """The number of places during a piece that is inside one span or outside all."""
    return next((count for span, count in places if span.overlaps(piece)), 0)


def places_at(places: Places, minute: int) -> int:
    """The number of places at a minute."""
    return next((count for (start, end), count in places if start <= minute < end), 0)


def overfull(places: Places, taken: Iterable[Span]) -> tuple[Span, ...]:
    """The times at which more places are taken than there are."""
    used = use(taken)
    edges = sorted({edge for span, _ in (*places, *used) for edge in span})
    pieces = (Span(start, end) for start, end in pairwise(edges))
    return union(piece for piece in pieces if _at(used, piece) > _at(places, piece))


def with_a_place(places: Places) -> tuple[Span, ...]:
    """The times at which there is at least one place."""
    return union(span for span, _ in places)


def gym_spans(plan: Plan) -> list[Span]:
    """When a plan's lifts take a place in the gym: during their work, not on the way there and back."""
    return [placed.span for placed in plan.schedule.placed if placed.place == "gym"]
