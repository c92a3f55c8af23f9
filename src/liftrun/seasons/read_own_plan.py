"""Reads the athlete's own plan: a CSV, a calendar of training from elsewhere, or JSON with day, kind and distance.

Titles and kinds are read with the vocabulary of `liftrun check`. What cannot be read is listed, never guessed.
"""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from liftrun.athlete.values import day_number
from liftrun.calendars.reading.occurrences import read_occurrences
from liftrun.domain import ACTIVITIES
from liftrun.domain.errors import InputError, shown
from liftrun.domain.plain_text import plain_line
from liftrun.files.input_files import read_regular
from liftrun.inputs.text_files import read_text
from liftrun.schedules.titles.read_title import read_title
from liftrun.seasons.own_plan import OwnPlan, OwnRun

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from liftrun.athlete import Athlete
    from liftrun.domain import RaceDistance, Week
    from liftrun.schedules.model import Extent
    from liftrun.schedules.titles.parsed_title import ParsedTitle
    from liftrun.seasons.season_weeks import SeasonWeeks

_EXPECTED = "a CSV or JSON file with a date (or week and day), a kind and a distance for each run, or a calendar (.ics)"
_REMEDY = "docs/season.md shows the columns."
_WHEN = ("date", "week")
_WHAT = ("title", "kind", "session", "workout", "name", "description")
_FAR: Mapping[str, str] = {"distance": "", "km": " km", "kilometers": " km", "miles": " mi", "mi": " mi"}
_LONG: Mapping[str, str] = {"minutes": " min", "duration": " min", "min": " min"}
_MOST_BYTES = 5_000_000
_LENGTH = re.compile(r"[\s,:;-]*\d+(?:[.,]\d+)?\s*(?:km|k|mi|miles?|min|minutes)?\s*$", re.IGNORECASE)


def read_own_plan(
    path: Path,
    athlete: Athlete,
    ahead: SeasonWeeks,
    weeks: Sequence[Week],
    race_metres: Mapping[RaceDistance, int],
    *,
    may_move: bool = False,
) -> OwnPlan:
    """The own plan in a file.

    Args:
        path: The file.
        athlete: The athlete, in whose unit numbers without one are.
        ahead: The weeks of the season; a plan by numbers of weeks ends in the week of the first race.
        weeks: The frames of these weeks.
        race_metres: Metres of the race distances.
        may_move: Whether a run may be on another day of its week.

    Raises:
        InputError: if the file cannot be read, or contains no run.
    """
    reader = _Reader(athlete, race_metres)
    if path.suffix.lower() == ".ics":
        reader.take_calendar(path, weeks)
    else:
        name, text = read_text(path, if_missing="Check the path.")
        reader.take_rows(_rows(text, name), name, ahead)
    if not reader.runs:
        raise InputError(str(path), "", "no run that can be read", _EXPECTED, _REMEDY)
    runs = sorted(reader.runs, key=lambda run: (run.day, run.kind, run.title))
    return OwnPlan(tuple(runs), tuple(reader.unread), may_move)


def _rows(text: str, file: str) -> list[Mapping[str, object]]:
    """The rows of a CSV with a header, or the objects of a JSON list (or of its key `runs`)."""
    if text.lstrip()[:1] in {"[", "{"}:
        try:
            found = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise InputError(file, "", "a file that is not JSON", _EXPECTED, _REMEDY) from error
        rows = found.get("runs") if isinstance(found, dict) else found
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise InputError(file, "runs", "", "a list of runs", _REMEDY)
        return [_lower(row) for row in rows]
    try:
        dialect = csv.Sniffer().sniff(text[:4096], delimiters=",;\t")
    except csv.Error:
        dialect = csv.excel
    rows = [_lower(row) for row in csv.DictReader(io.StringIO(text), dialect=dialect)]
    if rows and not any(key in rows[0] for key in _WHEN):
        found = ", ".join(list(rows[0])[:6])
        raise InputError(file, "line 1", shown(found), "a header with the column date, or week and day", _REMEDY)
    return rows


def _lower(row: Mapping[object, object]) -> dict[str, object]:
    return {str(key).strip().lower(): value for key, value in row.items() if key is not None}


class _Reader:
    """Collects the runs, and what is none."""

    def __init__(self, athlete: Athlete, race_metres: Mapping[RaceDistance, int]) -> None:
        self._athlete, self._race_metres = athlete, race_metres
        self.runs: list[OwnRun] = []
        self.unread: list[str] = []

    def take_calendar(self, path: Path, weeks: Iterable[Week]) -> None:
        """The events of the weeks of the season."""
        try:
            content = read_regular(path, _MOST_BYTES + 1)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "a name that no file can have"
            raise InputError(str(path), "", reason.lower(), _EXPECTED, "Check its name.") from error
        for week in weeks:
            for one in read_occurrences(str(path), content, week, self._athlete.calendars.addresses).events:
                day = week.day_of(one.start)
                if 0 <= day < 7 and one.days <= 1:  # noqa: PLR2004  # days of a week
                    self._take(week.date_of(day), plain_line(one.title))

    def take_rows(self, rows: Sequence[Mapping[str, object]], file: str, ahead: SeasonWeeks) -> None:
        """The rows of a table; one by week and day is in the last weeks before the first race."""
        first = _first_monday(rows, ahead)
        for number, row in enumerate(rows, start=1):
            day, title, length = _day(row, first), _title(row), _length(row)
            if day is None or not (title or length):
                where = ", ".join(str(value) for value in row.values() if value not in {None, ""})
                self._refuse(f"row {number}", where or file, "has no date, or no kind of run")
            else:
                self._take(day, title or "run", length)

    def _parsed(self, title: str) -> tuple[ParsedTitle, ...] | None:
        return read_title(title, self._race_metres, units=self._athlete.units, all_training=True)

    def _take(self, day: date, title: str, length: str = "") -> None:
        """Take in the runs of a title; `length` is that of the whole, where another column has it."""
        parts = self._parsed(title)
        whole = (self._parsed(f"run {length}") or (None,))[0] if length else None
        if parts is None:
            self._refuse(str(day), title, "has words that liftrun does not know")
            return
        for part in parts:
            if not ACTIVITIES[part.activity].has_distance:
                self._refuse(str(day), title, "is no run; liftrun plans the rest")
            elif "race" in part.kinds and len(part.kinds) == 1:
                self._refuse(str(day), title, "is a race; races are in your file")
            elif (run := _run(day, self._label(title, part), part, whole if len(parts) == 1 else None)) is None:
                self._refuse(str(day), title, "does not state how long it is in all")
            else:
                self.runs.append(run)

    def _label(self, title: str, part: ParsedTitle) -> str:
        """The title without the length at its end, if it names the same kind of run without it."""
        short = _LENGTH.sub("", title)
        found = self._parsed(short) if short else None
        return short if found is not None and len(found) == 1 and found[0].kinds == part.kinds else title

    def _refuse(self, where: str, title: str, reason: str) -> None:
        self.unread.append(f"Not read, {where}: {shown(title)} {reason}.")


def _run(day: date, title: str, part: ParsedTitle, whole: ParsedTitle | None) -> OwnRun | None:
    """The run that a title names; one that may be of several kinds is easy. None if its length is not known."""
    kind = part.kinds[0] if len(part.kinds) == 1 else "easy"
    for stated in (whole, part):
        metres, minutes = _known(stated.metres if stated else None), _known(stated.minutes if stated else None)
        if kind != "race" and (metres is not None or minutes is not None):
            return OwnRun(day, kind, metres, minutes, title)
    return None


def _known(extent: Extent | None) -> int | None:
    return extent.low if extent is not None and extent.known else None


def _first_monday(rows: Sequence[Mapping[str, object]], ahead: SeasonWeeks) -> date:
    """The Monday of week 1: so that the last week is that of the first race; without a race the season's first one."""
    numbers = [number for row in rows if (number := _whole(row.get("week"))) is not None]
    if not numbers or not ahead.races:
        return ahead.mondays[0]
    race = ahead.races[0].date
    return race - timedelta(days=race.weekday() + 7 * (max(numbers) - 1))


def _day(row: Mapping[str, object], first: date) -> date | None:
    if row.get("date"):
        try:
            return date.fromisoformat(str(row["date"]).strip()[:10])
        except ValueError:
            return None
    week, day = _whole(row.get("week")), day_number(str(row.get("day") or "").strip())
    if week is None or day is None:
        return None
    return first + timedelta(days=7 * (week - 1) + day)


def _whole(value: object) -> int | None:
    text = str(value).strip() if value is not None else ""
    return int(text) if text.isdigit() and len(text) <= 3 else None  # noqa: PLR2004  # digits of a week's number


def _title(row: Mapping[str, object]) -> str:
    """What to do in words: `tempo`."""
    return next((plain_line(text) for name in _WHAT if (text := str(row.get(name) or "").strip())), "")


def _length(row: Mapping[str, object]) -> str:
    for units in (_FAR, _LONG):
        for name, unit in units.items():
            if text := str(row.get(name) or "").strip():
                return f"{text}{unit}" if text[-1].isdigit() else text
    return ""
