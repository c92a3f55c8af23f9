"""One recorded activity, and the words by which services name activities."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from liftrun.domain import Activity

PAUSE = timedelta(minutes=15)
"""Pieces of one activity that are less than this apart are one session: a watch was stopped in between."""
MOST_SECONDS = 2 * 24 * 3600
MOST_METRES = 1_000_000


class ActivityName(NamedTuple):
    """An activity, and its kind where it has one ("bike")."""

    activity: Activity
    kind: str = ""


_RUN, _LIFT, _MOBILITY = ActivityName("run"), ActivityName("lift"), ActivityName("mobility")
_BIKE, _SWIM, _ROW = (ActivityName("cross_training", kind) for kind in ("bike", "swim", "row"))
_NAMES = {
    **dict.fromkeys(("run", "running", "trailrun", "trailrunning", "virtualrun", "treadmillrunning", "9"), _RUN),
    **dict.fromkeys(("trackrunning", "streetrunning", "indoorrunning", "ultrarun", "jogging"), _RUN),
    **dict.fromkeys(("weighttraining", "strengthtraining", "strength", "weights"), _LIFT),
    **dict.fromkeys(("yoga", "pilates", "stretching", "flexibility", "mobility"), _MOBILITY),
    **dict.fromkeys(("ride", "cycling", "biking", "bike", "virtualride", "indoorcycling", "ebikeride", "1"), _BIKE),
    **dict.fromkeys(("roadbiking", "mountainbiking", "mountainbikeride", "gravelcycling", "gravelride"), _BIKE),
    **dict.fromkeys(("swim", "swimming", "lapswimming", "openwaterswimming", "poolswim"), _SWIM),
    **dict.fromkeys(("row", "rowing", "indoorrowing", "virtualrow"), _ROW),
}


def activity_name(word: str) -> ActivityName | None:
    """The activity that a service names by a word; None for one that is no training of liftrun's, as a walk."""
    return _NAMES.get(re.sub(r"[^a-z0-9]", "", word.casefold()))


@dataclass(frozen=True, slots=True)
class Recording:
    """A recorded activity.

    Attributes:
        name: The activity.
        start: When it began; without a zone, it is the athlete's clock.
        seconds: From its beginning to its end.
        metres: Its distance; None if it was not recorded.
        file: The file that it is from.
    """

    name: ActivityName
    start: datetime
    seconds: int
    metres: int | None
    file: str

    @property
    def end(self) -> datetime:
        """When it ended."""
        return self.start + timedelta(seconds=self.seconds)

    @property
    def minutes(self) -> int:
        """How long it took, rounded, at least 1."""
        return max(1, round(self.seconds / 60))

    @property
    def is_plausible(self) -> bool:
        """Whether length and distance are possible."""
        return 0 < self.seconds <= MOST_SECONDS and (self.metres is None or 0 <= self.metres <= MOST_METRES)


def joined(recordings: Iterable[Recording]) -> Iterator[Recording]:
    """The recordings by start, with pieces of one session joined. All starts have a zone."""
    current: Recording | None = None
    for one in sorted(recordings, key=lambda found: (found.start, found.name)):
        if current is None:
            current = one
        elif one.name == current.name and one.start - current.end < PAUSE:
            current = _both(current, one)
        else:
            yield current
            current = one
    if current is not None:
        yield current


def _both(one: Recording, other: Recording) -> Recording:
    """Two pieces as one. The same activity from two files counts once."""
    end = max(one.end, other.end)
    if other.start < one.end:  # they overlap: two records of the same activity
        longer = max(one, other, key=lambda found: found.metres or 0)
        metres = longer.metres
    else:
        metres = None if one.metres is None or other.metres is None else one.metres + other.metres
    return replace(one, seconds=round((end - one.start).total_seconds()), metres=metres)
