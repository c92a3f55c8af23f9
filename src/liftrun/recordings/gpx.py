"""GPX 1.0 and 1.1: tracks of points with times. Each segment of a track is one piece."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

from liftrun.recordings.limited_xml import read_xml
from liftrun.recordings.recording import ActivityName, Recording, activity_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_EARTH_METRES = 6_371_009
_RUN = ActivityName("run")


class _Track:
    """The segments of one track, each a list of (time, latitude, longitude)."""

    def __init__(self) -> None:
        self.kind = ""
        self.segments: list[list[tuple[datetime, float, float]]] = []


class _Reader:
    """Collects tracks while the file is read."""

    def __init__(self) -> None:
        self.tracks: list[_Track] = []
        self._point: tuple[float, float] | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin a track, a segment or a point."""
        if name == "trk":
            self.tracks.append(_Track())
        elif name == "trkseg" and self.tracks:
            self.tracks[-1].segments.append([])
        elif name == "trkpt":
            self._point = _position(attributes)

    def end(self, name: str, text: str) -> None:
        """Keep the kind of a track and the time of a point."""
        if name == "type" and self.tracks and self._point is None:
            self.tracks[-1].kind = text
        elif name == "time" and self._point is not None and self.tracks and self.tracks[-1].segments:
            moment = moment_of_text(text)
            if moment is not None:
                self.tracks[-1].segments[-1].append((moment, *self._point))
        elif name == "trkpt":
            self._point = None


def read_gpx(content: bytes, file: str) -> Iterator[Recording | None]:
    """The pieces in a GPX file; None for each that is no training, as a walk. A track without a type is a run.

    Raises:
        UnreadableXmlError: if the file is not XML that is accepted.
    """
    reader = _Reader()
    read_xml(content, reader.start, reader.end)
    for track in reader.tracks:
        name = activity_name(track.kind) if track.kind else _RUN
        for points in track.segments:
            if len(points) > 1:
                seconds = round((points[-1][0] - points[0][0]).total_seconds())
                yield None if name is None else Recording(name, points[0][0], seconds, _metres(points), file)


def moment_of_text(text: str) -> datetime | None:
    """A moment such as `2026-11-24T06:00:12Z`; without a zone it is UTC, as both formats require. None for others."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _position(attributes: Mapping[str, str]) -> tuple[float, float] | None:
    try:
        latitude, longitude = float(attributes["lat"]), float(attributes["lon"])
    except (KeyError, ValueError):
        return None
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None  # noqa: PLR2004  # degrees


def _metres(points: list[tuple[datetime, float, float]]) -> int:
    """The length of a track (haversine formula)."""
    total = 0.0
    for (_, lat, lon), (_, lat2, lon2) in pairwise(points):
        a, b = radians(lat), radians(lat2)
        chord = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(lon2 - lon) / 2) ** 2
        total += 2 * _EARTH_METRES * asin(sqrt(min(1.0, chord)))
    return round(total)
