"""Tables of activities, as services export them: CSV (Strava, Garmin Connect, intervals.icu) and JSON (the same)."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from liftrun.domain.units import metres_of
from liftrun.recordings.recording import Recording, activity_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from liftrun.domain.units import Units

_STARTS = ("start_date", "starttimegmt", "start_date_local", "starttimelocal", "activity date", "start time", "date")
_KINDS = ("sport_type", "activity type", "activitytype", "type", "sport")
_LENGTHS = ("elapsed_time", "elapsed time", "duration", "moving_time", "moving time", "time")
_UTC = {"start_date", "starttimegmt", "activity date"}
_TIME_FORMATS = ("%b %d, %Y, %I:%M:%S %p", "%b %d, %Y, %H:%M:%S", "%d/%m/%Y %H:%M:%S", "%Y/%m/%d %H:%M:%S")
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,]\d+)?")
_UNIT = re.compile(r"distance[ _(]+(m|km|mi|miles|meters|metres)\)?")
_TO_METRES = {"m": 1.0, "meters": 1.0, "metres": 1.0, "km": 1000.0, "mi": 1609.344, "miles": 1609.344}
_LARGEST_DISTANCE = 1000
"""A distance above this many miles or kilometres is one in metres."""

Row = dict[str, Any]


def read_csv(content: bytes, file: str, units: Units) -> Iterator[Recording | None]:
    """The rows of a CSV export; None for each that is no training, or cannot be read.

    A distance without a unit is in the athlete's units; where a table has two columns of distances, the second is in
    metres.
    """
    text = content.decode("utf-8-sig", errors="replace")
    delimiter = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    rows = _rows(text, delimiter)
    header = [name.strip().casefold() for name in next(rows, [])]
    twice = header.count("distance") > 1
    for cells in rows:
        row = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if cell.strip()}
        if row:  # of two columns with one name, the second is kept
            yield _recording(row, file, lambda row: _distance_of_text(row, units, in_metres=twice))


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise ValueError(str(error)) from error


def read_json(content: bytes, file: str) -> Iterator[Recording | None]:
    """The activities of a JSON export; None for each that is no training, or cannot be read. Distances are in metres.

    Raises:
        ValueError: if it is not JSON.
    """
    found = json.loads(content)
    several = found.get("activities", [found]) if isinstance(found, dict) else found
    for one in several if isinstance(several, list) else []:
        if isinstance(one, dict):
            row = {str(key).casefold(): value for key, value in one.items()}
            yield _recording(row, file, lambda row: _number(row.get("distance")))


def _recording(row: Row, file: str, distance: Callable[[Row], float | None]) -> Recording | None:
    name = activity_name(_kind(row))
    start, seconds = _start(row), _seconds(row)
    if name is None or start is None or not seconds:
        return None
    metres = distance(row)
    found = Recording(name, start, round(seconds), round(metres) if metres else None, file)
    return found if found.is_plausible else None


def _kind(row: Mapping[str, Any]) -> str:
    value = _first(row, _KINDS)
    return str(value.get("typeKey", "") if isinstance(value, dict) else value or "")


def _first(row: Mapping[str, Any], names: Sequence[str]) -> Any:  # noqa: ANN401  # whatever the file has
    return next((row[name] for name in names if row.get(name)), None)


def _start(row: Mapping[str, Any]) -> datetime | None:
    """The start: of UTC columns with its zone, of the others on the athlete's clock."""
    for name in _STARTS:
        found = _moment(str(row.get(name) or ""))
        if found is not None:
            return found.replace(tzinfo=UTC) if name in _UTC and found.tzinfo is None else found
    return None


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    for form in _TIME_FORMATS:
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007  # its column decides on the zone
        except ValueError:
            continue
    return None


def _seconds(row: Mapping[str, Any]) -> float | None:
    for name in _LENGTHS:
        value = row.get(name)
        if isinstance(value, str) and (clock := _CLOCK.fullmatch(value)):
            hours, minutes, seconds = (int(part or 0) for part in clock.groups())
            return 3600 * hours + 60 * minutes + seconds
        if (number := _number(value)) is not None:
            return number
    in_minutes = _number(row.get("minutes"))
    return None if in_minutes is None else 60 * in_minutes


def _distance_of_text(row: Mapping[str, Any], units: Units, *, in_metres: bool) -> float | None:
    for name, value in row.items():
        if found := _UNIT.fullmatch(name):
            number = _number(value)
            return None if number is None else number * _TO_METRES[found[1]]
    number = _number(row.get("distance"))
    if number is None or in_metres or number > _LARGEST_DISTANCE:
        return number
    return metres_of(number, units)


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(_without_marks(value) if isinstance(value, str) else value)
    except (ValueError, OverflowError):
        return None
    return number if 0 <= number < 1e9 else None  # noqa: PLR2004  # also refuses nan and infinity


def _without_marks(text: str) -> str:
    """A number without marks between thousands: "1,234.5" is 1234.5; "8,42" is 8.42."""
    if "," in text and "." not in text and not re.fullmatch(r"\d{1,3}(,\d{3})+", text):
        return text.replace(",", ".")
    return text.replace(",", "")
