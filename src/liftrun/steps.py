"""Ranges of grid steps: the starts from which a session fits into its openings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Ranges = list[tuple[int, int]]
"""Sorted, disjoint, inclusive ranges of grid steps."""


def union(many: Iterable[Ranges]) -> Ranges:
    """Sorted disjoint union of inclusive ranges."""
    merged: Ranges = []
    for low, high in sorted(pair for ranges in many for pair in ranges):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged


def overlap(ranges: Ranges, first: int, last: int) -> Ranges:
    """The part of some ranges that lies between two steps."""
    return [(max(low, first), min(high, last)) for low, high in ranges if low <= last and high >= first]


def intersection(one: Ranges, other: Ranges) -> Ranges:
    """The steps that lie in both."""
    return [part for low, high in one for part in overlap(other, low, high)]
