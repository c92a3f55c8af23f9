"""TCX (Training Center XML): activities of laps with seconds and metres."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.recordings.gpx import moment_of_text
from liftrun.recordings.limited_xml import read_xml
from liftrun.recordings.recording import Recording, activity_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime


class _Activity:
    """One activity: its sport, its start, and the sums of its laps."""

    def __init__(self, sport: str) -> None:
        self.sport = sport
        self.start: datetime | None = None
        self.seconds = 0.0
        self.metres: float | None = None


class _Reader:
    """Collects activities while the file is read."""

    def __init__(self) -> None:
        self.activities: list[_Activity] = []
        self._path: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin an activity or a lap."""
        self._path.append(name)
        if name == "Activity":
            self.activities.append(_Activity(attributes.get("Sport", "")))
        elif name == "Lap" and self.activities and self.activities[-1].start is None:
            self.activities[-1].start = moment_of_text(attributes.get("StartTime", ""))

    def end(self, name: str, text: str) -> None:
        """Add the sums of a lap; the distances of its points have the same name and are left out."""
        self._path.pop()
        if not self.activities or not self._path or self._path[-1] != "Lap":
            return
        activity = self.activities[-1]
        if name == "TotalTimeSeconds":
            activity.seconds += _number(text) or 0
        elif name == "DistanceMeters":
            found = _number(text)
            activity.metres = activity.metres if found is None else (activity.metres or 0) + found


def read_tcx(content: bytes, file: str) -> Iterator[Recording | None]:
    """The activities in a TCX file; None for each that is no training, or whose sport is not known.

    Raises:
        UnreadableXmlError: if the file is not XML that is accepted.
    """
    reader = _Reader()
    read_xml(content, reader.start, reader.end)
    for one in reader.activities:
        name = activity_name(one.sport)
        if name is None or one.start is None:
            yield None
        else:
            metres = round(one.metres) if one.metres else None
            yield Recording(name, one.start, round(one.seconds), metres, file)


def _number(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if 0 <= found < 1e7 else None  # noqa: PLR2004  # also refuses nan and infinity
