"""Reads an athlete's file, and checks what depends on its folder and on the planned week."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from liftrun.athlete.profile import Athlete
from liftrun.domain import WEEKDAYS
from liftrun.domain.errors import InputError, shown
from liftrun.inputs.tables import nearest, one_of
from liftrun.inputs.text_files import read_text
from liftrun.inputs.toml_files import frozen, parse_toml, validated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liftrun.athlete.pins import Pin
    from liftrun.domain import Week
    from liftrun.inputs.text_files import Source

PACKS = ("default", "bui", "helms")


def load_athlete(source: Source, packs: Sequence[str] = PACKS) -> Athlete:
    """The athlete that a TOML file describes.

    Args:
        source: The file, or `-` for standard input.
        packs: Names of the packs that the rulebook has.

    Raises:
        InputError: for the first thing wrong with it.
    """
    file, text = read_text(source, if_missing="Check the name, or write a first one with `liftrun init`.")
    folder = Path() if source == "-" else Path(source).parent
    return athlete_from(parse_toml(text, file), file, folder, packs)


def athlete_from(tables: dict[str, object], file: str, folder: Path, packs: Sequence[str] = PACKS) -> Athlete:
    """The athlete that the tables of a TOML or JSON file describe.

    Args:
        tables: The tables of the file.
        file: Its name in messages.
        folder: The folder to which the paths of the busy calendars are relative.
        packs: Names of the packs that the rulebook has.

    Raises:
        InputError: for the first thing wrong with it.
    """
    athlete = _fields(frozen(tables, file), file)
    _check_pack(athlete, packs, file)
    return _with_calendars_in(athlete, folder, file)


def _fields(tables: dict[str, object], file: str) -> Athlete:
    """The athlete; a fault of a single `[race]` is named without a number."""
    try:
        return validated(Athlete, tables, file)
    except InputError as error:
        if isinstance(tables.get("race"), dict):
            raise replace(error, key=error.key.replace("race[1]", "race")) from error
        raise


def _check_pack(athlete: Athlete, packs: Sequence[str], file: str) -> None:
    if athlete.pack not in packs:
        meant = nearest(athlete.pack, packs)
        remedy = f'Write pack = "{meant}".' if meant else "Choose one of them."
        raise InputError(file, "pack", shown(athlete.pack), one_of(packs), remedy)


def _with_calendars_in(athlete: Athlete, folder: Path, file: str) -> Athlete:
    """The athlete with the full paths of the busy calendars. Raises if one of these files does not exist."""
    found = tuple(folder / name for name in athlete.calendars.busy)
    for number, (name, path) in enumerate(zip(athlete.calendars.busy, found, strict=True), start=1):
        if not path.is_file():
            kind = "a calendar file that exists" if not path.is_dir() else "a file, not a folder"
            raise InputError(
                file,
                f"calendars.busy[{number}]",
                shown(str(name)),
                kind,
                "Put it beside the athlete's file, or remove it from the list.",
            )
    return athlete.model_copy(update={"calendars": athlete.calendars.model_copy(update={"busy": found})})


def check_against_week(athlete: Athlete, week: Week, *, file: str = "") -> None:
    """Refuse what does not fit the planned week: a dated pin in another week, a date that the zone skipped.

    Args:
        athlete: The athlete.
        week: The week to be planned.
        file: The athlete's file, for the message.

    Raises:
        InputError: for the first fault found.
    """
    for number, race in enumerate(athlete.races, start=1):
        key = "race.date" if len(athlete.races) == 1 else f"race[{number}].date"
        _refuse_skipped_date(week, week.day_of_date(race.date), key, file)
    for number, pin in enumerate(athlete.pins, start=1):
        _check_pin(pin, week, f"pin[{number}].at", file)


def _check_pin(pin: Pin, week: Week, key: str, file: str) -> None:
    day = pin.at.day_in(week.start)
    if day is None:
        expected = f"a time in the week {week.start} to {week.date_of(6)}"
        remedy = "Remove the pin, or plan the week that it belongs to."
        raise InputError(file, key, shown(str(pin.at)), expected, remedy)
    _refuse_skipped_date(week, day, key, file)


def _refuse_skipped_date(week: Week, day: int, key: str, file: str) -> None:
    """Refuse a date that the zone skipped when it moved across the date line. Such a day has no minutes."""
    if 0 <= day < len(WEEKDAYS) and not week.day_span(day).minutes:
        skipped = str(week.date_of(day))
        raise InputError(file, key, skipped, f"a date that {week.timezone} did not skip", "Choose another day.")
