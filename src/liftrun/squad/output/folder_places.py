"""Which files a squad's run may replace in its output folder: no input, and nothing that liftrun did not write."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from liftrun.domain.errors import InputError, shown
from liftrun.files.output_files import refusing
from liftrun.outputs.registry import FORMATS, is_page
from liftrun.outputs.targets import OutputPlace, place_of, refuse_places
from liftrun.squad.workers.results_file import is_results_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from liftrun.squad.inputs.members import Member

ATHLETES = "athletes"
"""The folder within the output folder that has each athlete's files."""
RESULTS = "results.sqlite"
COACH_PAGE = "squad.html"
SESSIONS = "sessions.csv"
FAILURES = "failures.txt"
SESSIONS_BEGIN = b"athlete,id,session,"
_OPTION = "--out"
_REMEDY = "Move it away, or name another folder with --out."


def refuse_squad_folder(out: Path, athletes: Path | None, inputs: Iterable[Path]) -> None:
    """Refuse an output folder in which a run would replace what is not its own. Nothing is touched.

    Args:
        out: The output folder; it may not exist yet.
        athletes: The folder with the athletes' files, or None if they come from none.
        inputs: The squad's file and what else is read for the whole squad.

    Raises:
        InputError: for the first such file.
    """
    with refusing(out, _REMEDY):
        same, there = athletes is not None and _is_same(out / ATHLETES, athletes), out.is_dir()
    if same:
        expected = "a folder whose `athletes` is not the folder of the athletes' files"
        raise InputError("", "out", shown(str(out), quote=False, limit=200), expected, "Name a new folder.")
    if there:
        refuse_places(_squad_places(out), inputs)


def refuse_athletes_places(paths: Mapping[str, Path], member: Member) -> None:
    """Refuse an athlete whose files would replace an input, or what liftrun did not write for them.

    Args:
        paths: Name of a format -> the athlete's file.
        member: The athlete.

    Raises:
        InputError: for the first such file.
    """
    parts = (member.inputs.athlete, *member.inputs.calendars)
    inputs = [Path(part.path) for part in parts if part is not None and part.path is not None]
    refuse_places([_place(name, path, member.athlete.name) for name, path in paths.items()], inputs)


def _place(name: str, path: Path, athlete: str) -> OutputPlace:
    entry = FORMATS[name]
    return OutputPlace(_OPTION, path, lambda content: entry.refuse(content, athlete), entry.read_bytes, _REMEDY)


def _squad_places(out: Path) -> list[OutputPlace]:
    """The files of the whole squad. A list of failures has no form of its own: results beside it make it liftrun's."""
    results = out / RESULTS
    ours = [
        place_of(_OPTION, results, "results", lambda _: is_results_file(results)),
        place_of(_OPTION, out / COACH_PAGE, "a page", is_page),
        place_of(_OPTION, out / SESSIONS, "a table", lambda content: content.startswith(SESSIONS_BEGIN)),
        place_of(_OPTION, out / FAILURES, "a list", lambda _: is_results_file(results)),
    ]
    return [place._replace(remedy=_REMEDY) for place in ours]


def _is_same(path: Path, other: Path) -> bool:
    return path.is_dir() and other.is_dir() and path.samefile(other)
