"""How long a session takes and how far it goes, as far as one follows from the other: bounds, never estimates.

The constants here are no advice. They are limits that no session exceeds, so that an end that is not given is bounded
too: a long run that starts at half past six is over by the evening.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from liftrun.domain import ACTIVITIES
from liftrun.schedules.model import Extent

if TYPE_CHECKING:
    from liftrun.domain import Activity

FASTEST_SECONDS_PER_METRE = 0.13  # faster than anyone over a mile or more
SLOWEST_SECONDS_PER_METRE = 1.25  # a stroll
MOST_METRES = 100_000
MOST_MINUTES: dict[Activity, int] = {name: entry.most_minutes for name, entry in ACTIVITIES.items()}


def lengths(activity: Activity, minutes: Extent | None, metres: Extent | None) -> tuple[Extent, Extent]:
    """Bounds of minutes and metres, from whichever of them is given.

    Args:
        activity: What is done; only a run has metres.
        minutes: How long it takes, None if it is not given.
        metres: How far it goes, None if that is not given.
    """
    if activity != "run":
        return minutes or Extent(1, MOST_MINUTES[activity]), Extent(0, 0)
    if metres is None and minutes is None:
        return Extent(1, MOST_MINUTES["run"]), Extent(1, MOST_METRES)
    if metres is None and minutes is not None:
        return minutes, _metres_in(minutes)
    if minutes is None and metres is not None:
        return _minutes_for(metres), metres
    return minutes or Extent(1, MOST_MINUTES["run"]), metres or Extent(1, MOST_METRES)


def _metres_in(minutes: Extent) -> Extent:
    farthest = int(60 * minutes.high / FASTEST_SECONDS_PER_METRE)
    return Extent(max(1, int(60 * minutes.low / SLOWEST_SECONDS_PER_METRE)), min(MOST_METRES, farthest))


def _minutes_for(metres: Extent) -> Extent:
    bounded = metres.known or metres.high < MOST_METRES
    longest = ceil(metres.high * SLOWEST_SECONDS_PER_METRE / 60) if bounded else MOST_MINUTES["run"]
    shortest = max(1, int(metres.low * FASTEST_SECONDS_PER_METRE / 60))
    return Extent(shortest, max(shortest, longest))
