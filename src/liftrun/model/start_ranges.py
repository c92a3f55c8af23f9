"""Ranges of grid steps: the starts from which a session fits into its openings."""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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
    """The part of some ranges between two steps."""
    begin = bisect_left(ranges, (first,))
    if begin and ranges[begin - 1][1] >= first:
        begin -= 1
    stop = bisect_left(ranges, (last + 1,), begin)
    return [(max(low, first), min(high, last)) for low, high in ranges[begin:stop]]


def ends_between(ranges: Ranges, first: int, last: int) -> tuple[int, int] | None:
    """The first and the last step of some ranges between two steps; None if there is none."""
    begin = bisect_left(ranges, (first,))
    if begin and ranges[begin - 1][1] >= first:
        begin -= 1
    stop = bisect_left(ranges, (last + 1,), begin)
    if begin == stop:
        return None
    return max(ranges[begin][0], first), min(ranges[stop - 1][1], last)


def intersection(one: Ranges, other: Ranges) -> Ranges:
    """The steps that are in both."""
    return [part for low, high in one for part in overlap(other, low, high)]


def plateaus(ranges: Ranges, value: Callable[[int], int]) -> list[tuple[tuple[int, int], int]]:
    """The ranges, divided where a function of the step changes, each with the value of the function."""
    found = []
    for low, high in ranges:
        for height, group in groupby(range(low, high + 1), value):
            same = list(group)
            found.append(((same[0], same[-1]), height))
    return found
