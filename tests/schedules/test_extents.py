"""How long and how far, where only one of them is said: bounds that nobody exceeds."""

from __future__ import annotations

import pytest

from liftrun.schedules.extents import lengths
from liftrun.schedules.model import Extent, exactly

HOUR = exactly(60)


@pytest.mark.parametrize(
    ("activity", "minutes", "metres", "expected"),
    [
        ("run", HOUR, exactly(10_000), (HOUR, exactly(10_000))),
        ("run", HOUR, None, (HOUR, Extent(2880, 27692))),
        ("run", Extent(40, 50), None, (Extent(40, 50), Extent(1920, 23076))),
        ("run", None, exactly(10_000), (Extent(21, 209), exactly(10_000))),
        ("run", None, exactly(100), (Extent(1, 3), exactly(100))),
        ("run", None, exactly(100_000), (Extent(216, 2084), exactly(100_000))),
        ("run", None, Extent(6_000, 100_000), (Extent(13, 360), Extent(6_000, 100_000))),
        ("run", None, None, (Extent(1, 360), Extent(1, 100_000))),
        ("run", exactly(1000), None, (exactly(1000), Extent(48_000, 100_000))),
        ("lift", None, None, (Extent(1, 240), exactly(0))),
        ("lift", HOUR, None, (HOUR, exactly(0))),
        ("mobility", None, None, (Extent(1, 240), exactly(0))),
    ],
)
def test_bounds_follow_from_what_is_said(activity, minutes, metres, expected):
    assert lengths(activity, minutes, metres) == expected
