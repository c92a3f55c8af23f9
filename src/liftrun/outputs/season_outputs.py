"""The output files of a season: one calendar, one JSON, one page, in one folder; all of them or none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from liftrun.files.output_files import make_folder, write_all
from liftrun.outputs.registry import FORMATS, HEAD_BYTES, WHOLE_FILE, not_ours
from liftrun.outputs.targets import OutputPlace, content_to_replace, refuse_places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from liftrun.documents.season import SeasonDocument
    from liftrun.outputs.registry import Refusal

STEM = "season"


@dataclass(frozen=True, slots=True)
class SeasonOutputOptions:
    """What a format may need besides the season; as `OutputOptions`."""

    now: datetime | None = None
    previous: bytes | None = None
    alarm_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class SeasonFormat:
    """One output format of a season.

    Attributes:
        name: Short name; the suffix of the file is `.NAME`.
        make: Makes the content of the file.
        refuse: From an existing file's content and the athlete's name, why it must not be replaced; None if it may.
        read_bytes: How much of an existing file that needs.
    """

    name: str
    make: Callable[[SeasonDocument, SeasonOutputOptions], bytes]
    refuse: Callable[[bytes, str], Refusal | None]
    read_bytes: int = HEAD_BYTES


def is_season(content: bytes) -> bool:
    """Whether a file begins as a season in JSON does."""
    head = content.lstrip()
    return head.startswith(b"{") and b'"liftrun.season/' in head


def _ics(season: SeasonDocument, options: SeasonOutputOptions) -> bytes:
    from liftrun.calendars.clock import current_minute  # noqa: PLC0415  # only for a calendar
    from liftrun.calendars.writing.export import ExportOptions, export_season  # noqa: PLC0415  # as above

    now, reminders = options.now or current_minute(), ExportOptions(alarm_minutes=options.alarm_minutes)
    plans = [week.plan for week in season.weeks]
    return export_season(plans, now=now, previous=options.previous, options=reminders)


def _json(season: SeasonDocument, _options: SeasonOutputOptions) -> bytes:
    return season.model_dump_json(indent=2).encode() + b"\n"


def _html(season: SeasonDocument, _options: SeasonOutputOptions) -> bytes:
    from liftrun.report.season.page import season_page  # noqa: PLC0415  # only for a page

    return season_page(season).encode()


SEASON_FORMATS: dict[str, SeasonFormat] = {
    entry.name: entry
    for entry in (
        SeasonFormat("ics", _ics, FORMATS["ics"].refuse, WHOLE_FILE),
        SeasonFormat("json", _json, lambda content, _: None if is_season(content) else not_ours("a season in JSON")),
        SeasonFormat("html", _html, FORMATS["html"].refuse),
    )
}
"""Every format by its name."""


def season_places(folder: Path, formats: Iterable[str], athlete: str) -> dict[str, OutputPlace]:
    """Where the files of a season go, by the name of the format."""
    return {name: _place(folder / f"{STEM}.{name}", SEASON_FORMATS[name], athlete) for name in formats}


def refuse_season(folder: Path, inputs: Iterable[Path], formats: Iterable[str], athlete: str) -> None:
    """Make the folder, and refuse files in it that would destroy something or that cannot be written.

    Raises:
        InputError: for the first such file.
    """
    make_folder(folder, "--out")
    refuse_places(list(season_places(folder, formats, athlete).values()), inputs)


def write_season(
    season: SeasonDocument,
    folder: Path,
    inputs: Sequence[Path],
    formats: Iterable[str],
    options: SeasonOutputOptions,
) -> tuple[Path, ...]:
    """Write the files of a season; returns their places.

    Args:
        season: The season.
        folder: Where they go.
        inputs: The files that the season was made from, which are never replaced.
        formats: Names of the formats.
        options: Time of writing and reminders; `previous` is read from the folder.

    Raises:
        InputError: if a place is refused or cannot be written to. Then nothing is written.
    """
    names = tuple(formats)
    refuse_season(folder, inputs, names, season.athlete)
    contents = {}
    for name, place in season_places(folder, names, season.athlete).items():
        previous = content_to_replace(place) if name == "ics" else None
        made = SeasonOutputOptions(options.now, previous, options.alarm_minutes)
        contents[place.path] = SEASON_FORMATS[name].make(season, made)
    write_all(contents)
    return tuple(contents)


def _place(path: Path, entry: SeasonFormat, athlete: str) -> OutputPlace:
    return OutputPlace("--out", path, lambda content: entry.refuse(content, athlete), entry.read_bytes)
