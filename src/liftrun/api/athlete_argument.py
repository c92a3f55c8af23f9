"""The athlete as a caller passes them: a file, a dict with the keys of such a file, or an `Athlete`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from liftrun.api.arguments import STANDARD_INPUT, file_argument
from liftrun.athlete import Athlete, athlete_from, load_athlete
from liftrun.domain.errors import shown
from liftrun.rulebook import known_pack

if TYPE_CHECKING:
    from liftrun.rulebook import Rulebook

_EXPECTED = "a path, a dict or an Athlete"


@dataclass(frozen=True, slots=True)
class GivenAthlete:
    """An athlete, and where they came from.

    Attributes:
        athlete: The athlete, checked.
        file: How messages call the file.
        path: The file, or None if there is none (a dict, an `Athlete`, standard input, a pipe).
        content: Content of the file, empty if there is none.
    """

    athlete: Athlete
    file: str
    path: Path | None = None
    content: bytes = b""


def athlete_argument(value: object, book: Rulebook, pack: str | None = None, *, name: str = "athlete") -> GivenAthlete:
    """The athlete that a caller passed, with the pack that the caller chose.

    Args:
        value: A path (`-` is standard input), a dict with the keys of an athlete's file, or an `Athlete`.
        book: The rulebook, whose packs there are.
        pack: School of advice, or None for the athlete's own.
        name: How messages call the argument.

    Raises:
        InputError: for the first thing wrong with it.
    """
    given = _athlete(value, book, name)
    if pack is None:
        return given
    chosen = given.athlete.model_copy(update={"pack": known_pack(book, str(pack))})
    return replace(given, athlete=chosen)


def _athlete(value: object, book: Rulebook, name: str) -> GivenAthlete:
    if isinstance(value, Athlete):
        return GivenAthlete(value, name)
    if isinstance(value, Mapping):
        tables = {str(key): _plain(one) for key, one in value.items()}
        return GivenAthlete(athlete_from(tables, name, Path(), book.packs), name)
    source = file_argument(value, name, _EXPECTED)
    athlete = load_athlete(source, book.packs)
    if source == STANDARD_INPUT:
        return GivenAthlete(athlete, "standard input")
    path, named = Path(source), shown(str(source), quote=False, limit=200)
    return GivenAthlete(athlete, named, path, path.read_bytes()) if path.is_file() else GivenAthlete(athlete, named)


def _plain(value: object) -> object:
    """Tables and lists of any kind as dicts and lists, paths as texts, NumPy's numbers and moments as Python's."""
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    return value.item() if hasattr(value, "item") else value
