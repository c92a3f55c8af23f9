"""The files of a squad: each athlete's calendar, JSON and page, a table of all sessions, what failed.

Every file is made from the rows of the store alone. So equal input gives equal bytes, for any number of workers and
after any interruption.
"""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from liftrun.documents.plan import PlanDocument
from liftrun.domain.errors import InputError
from liftrun.domain.units import miles_of
from liftrun.files.output_files import make_folder, read_previous, write_atomically
from liftrun.files.staged_file import remove_leftovers
from liftrun.outputs.registry import FORMATS, OutputOptions
from liftrun.outputs.targets import is_written_by_liftrun
from liftrun.planning.recorded_inputs import InputFiles, moved_files
from liftrun.squad.inputs.members import AthleteFailure
from liftrun.squad.output.folder_places import ATHLETES, COACH_PAGE, FAILURES, SESSIONS, refuse_athletes_places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from liftrun.documents.plan import SessionPart
    from liftrun.squad.inputs.members import Member
    from liftrun.squad.workers.store import AthleteRow

COLUMNS = (
    "athlete", "id", "session", "activity", "kind", "focus", "status", "start", "end", "place", "miles", "shortened",
    "reason",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class FilesToWrite:
    """What to write of an athlete's plan.

    Attributes:
        kinds: Which files.
        now: The time of writing, which only the calendar contains.
        previous: The calendar that is replaced, or None.
        inputs: The files that the plan is made from, with paths relative to the folder of the plan.
    """

    kinds: tuple[str, ...]
    now: datetime
    previous: bytes | None = None
    inputs: InputFiles = field(default_factory=InputFiles)


def render(document: PlanDocument, files: FilesToWrite) -> dict[str, bytes]:
    """The files of one athlete, by kind."""
    options = OutputOptions(files.now, files.previous)
    return {kind: FORMATS[kind].make(document, options) for kind in files.kinds}


class SquadFolder:
    """The output folder: `athletes/IDENTITY.KIND` for each athlete, the squad's own files beside it."""

    def __init__(self, path: Path, kinds: tuple[str, ...], now: datetime) -> None:
        self.path = path
        self.kinds = kinds
        self._now = now
        self._athletes = path / ATHLETES
        self._refused: set[str] = set()
        make_folder(self._athletes, "--out")
        remove_leftovers(path, (SESSIONS, FAILURES, COACH_PAGE))
        remove_leftovers(self._athletes)

    def admitted(self, one: Member | AthleteFailure, hashes: Mapping[str, str]) -> Member | AthleteFailure:
        """An athlete, or the failure of one whose files would replace an input or what liftrun did not write.

        Args:
            one: The athlete.
            hashes: The hash of each file that an earlier run wrote for them.
        """
        if isinstance(one, AthleteFailure):
            return one
        unknown = [kind for kind in self.kinds if self._hash(one.identity, kind) != hashes.get(kind)]
        try:
            refuse_athletes_places({kind: self._file(one.identity, kind) for kind in unknown}, one)
        except InputError as fault:
            self._refused.add(one.identity)
            return AthleteFailure(one.position, one.identity, str(fault))
        return one

    def to_write(self, member: Member) -> FilesToWrite:
        """What to write of an athlete's plan: their calendar continues the one that is there."""
        previous = read_previous(self._file(member.identity, "ics")) if "ics" in self.kinds else None
        return FilesToWrite(self.kinds, self._now, previous, self.inputs_of(member))

    def inputs_of(self, member: Member) -> InputFiles:
        """The files that an athlete's plan is made from, with paths relative to the folder of the plan."""
        return moved_files(member.inputs, self._athletes)

    def write(self, identity: str, files: Mapping[str, bytes]) -> dict[str, str]:
        """Write an athlete's files; returns the hash of each."""
        for kind, content in files.items():
            write_atomically(self._file(identity, kind), content)
        self._remove(identity, set(FORMATS) - set(files))
        return {kind: hashlib.sha256(content).hexdigest() for kind, content in files.items()}

    def has_files(self, identity: str, hashes: Mapping[str, str]) -> bool:
        """Whether every file of an athlete is in the folder as it was written."""
        return all(self._hash(identity, kind) == hashes.get(kind) for kind in self.kinds)

    def remove(self, identity: str) -> None:
        """Remove liftrun's files of an athlete who has left the squad, or has no plan any more."""
        if identity not in self._refused:
            self._remove(identity, FORMATS)

    def remove_coach_page(self) -> None:
        """Remove the coach's page of an earlier run: the squad shares nothing any more."""
        if is_written_by_liftrun("html", self.path / COACH_PAGE):
            (self.path / COACH_PAGE).unlink()

    def _remove(self, identity: str, kinds: Iterable[str]) -> None:
        for kind in kinds:
            path = self._file(identity, kind)
            if is_written_by_liftrun(kind, path):
                path.unlink()

    def _hash(self, identity: str, kind: str) -> str | None:
        path = self._file(identity, kind)
        return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None

    def _file(self, identity: str, kind: str) -> Path:
        return self._athletes / f"{identity}.{kind}"


def sessions_table(rows: Iterable[AthleteRow]) -> Iterator[bytes]:
    """All sessions as CSV, a piece for each athlete; what was dropped is there too, without times."""
    yield _line(COLUMNS)
    for row in rows:
        if row.document is not None:
            document = PlanDocument.model_validate_json(row.document)
            yield b"".join(_lines(document))


def _lines(document: PlanDocument) -> Iterator[bytes]:
    for part in document.sessions:
        yield _line(_kept(document.athlete, part))
    for lost in document.dropped:
        yield _line((document.athlete, lost.id, lost.title, "", "", "", "dropped", "", "", "", "", "", lost.reason))


def _kept(athlete: str, part: SessionPart) -> tuple[object, ...]:
    short = "yes" if part.shortened else ""
    when = part.start.isoformat(), part.end.isoformat()
    what = part.id, part.title, part.activity, part.kind or "", part.focus or ""
    return (
        athlete,
        *what,
        "kept",
        *when,
        part.place,
        "" if part.metres is None else round(miles_of(part.metres), 2),
        short,
        "",
    )


def _line(values: Iterable[object]) -> bytes:
    """A line of CSV; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    buffer = io.StringIO()
    plain = (f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value for value in values)
    csv.writer(buffer, lineterminator="\r\n").writerow(plain)
    return buffer.getvalue().encode()


def failures_list(rows: Iterable[AthleteRow]) -> Iterator[bytes]:
    """A line for each athlete who could not be planned: who, and why."""
    for row in rows:
        if row.document is None:
            yield f"{row.identity}: {row.message}\n".encode()
