"""The places of a room through the week, and what is left of them. No solver is used here."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from liftrun.domain import Span
from liftrun.domain.spans import union

if TYPE_CHECKING:
    from collections.abc import Iterable

    from liftrun.domain import Plan

Places = tuple[tuple[Span, int], ...]
"""Spans of the week, sorted and disjoint, each with its number of places; outside them there are none."""


def joined(pieces: Iterable[tuple[Span, int]]) -> Places:
    """Pieces without those that have no place, neighbours of equal places as one."""
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
    """How many of the spans contain each time, for all times that are in at least one."""
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
    """What is left of the places once some spans have taken one each (never below none)."""
    used = use(taken)
    edges = sorted({edge for span, _ in (*places, *used) for edge in span})
    found = []
    for start, end in pairwise(edges):
        piece = Span(start, end)
        found.append((piece, _at(places, piece) - _at(used, piece)))
    return joined(found)


def _at(places: Places, piece: Span) -> int:
    """The number at a piece that is wholly in one span or outside all."""
    return next((count for span, count in places if span.overlaps(piece)), 0)


def places_at(places: Places, minute: int) -> int:
    """The number of places at a minute."""
    return next((count for (start, end), count in places if start <= minute < end), 0)


def overfull(places: Places, taken: Iterable[Span]) -> tuple[Span, ...]:
    """When more places are taken than there are."""
    used = use(taken)
    edges = sorted({edge for span, _ in (*places, *used) for edge in span})
    pieces = (Span(start, end) for start, end in pairwise(edges))
    return union(piece for piece in pieces if _at(used, piece) > _at(places, piece))


def with_a_place(places: Places) -> tuple[Span, ...]:
    """When there is a place at all."""
    return union(span for span, _ in places)


def gym_spans(plan: Plan) -> list[Span]:
    """When a plan's lifts take a place in the gym: while their work lasts, the way not counted."""
    return [placed.span for placed in plan.schedule.placed if placed.place == "gym"]
