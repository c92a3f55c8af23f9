"""The athletes of a squad, from a folder or from lines of a file. Each is read alone: a bad file fails nobody else."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from liftrun.athlete import Athlete, athlete_from
from liftrun.domain.errors import InputError, shown, shown_path
from liftrun.files.input_files import open_regular, read_regular
from liftrun.inputs.text_files import MAX_BYTES, read_text
from liftrun.inputs.toml_files import parse_toml
from liftrun.planning.recorded_inputs import InputFiles, file_part
from liftrun.squad.inputs.athlete_faults import message_of_fault
from liftrun.squad.inputs.file_names import is_plain, refuse_odd_name, slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from liftrun.documents.plan_inputs import InputFilePart

    ReadAthlete = Callable[[object, str], tuple[Athlete, InputFilePart | None]]

LINES = ".jsonl"
MAX_CALENDAR_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Member:
    """An athlete of a squad, with all that is needed to plan their week.

    Attributes:
        position: Place in the squad's order, from 0.
        identity: Unique in the squad; the output files of the athlete have this name.
        file: Name of the athlete's file in messages.
        athlete: The athlete.
        calendars: Name and content of each busy calendar.
        key: Hash of the above that decides the plan.
        inputs: The files of the above; paths are relative to the working folder.
    """

    position: int
    identity: str
    file: str
    athlete: Athlete
    calendars: tuple[tuple[str, bytes], ...] = field(repr=False)
    key: str
    inputs: InputFiles


@dataclass(frozen=True, slots=True)
class AthleteFailure:
    """An athlete who could not be planned, and why, as one message."""

    position: int
    identity: str
    message: str


def members(source: Path, packs: Sequence[str]) -> Iterator[Member | AthleteFailure]:
    """The athletes of a folder, by file name, or of a `.jsonl` file, line by line; never all of them in memory.

    Raises:
        InputError: if there is no such folder or file, or nobody in it.
    """
    several = _lines(source, packs) if source.suffix == LINES else _files(source, packs)
    anyone = False
    for one in several:
        anyone = True
        yield one
    if not anyone:
        raise InputError(str(source), "", "nobody", "at least one athlete", "Put an athlete's file there.")


def members_given(athletes: Iterable[tuple[str, object]], read: ReadAthlete) -> Iterator[Member | AthleteFailure]:
    """The athletes that a Python caller passed, each read by itself.

    Args:
        athletes: What messages call each athlete, and what was passed.
        read: Reads what was passed: the athlete, and the record of their file. Raises `InputError` if it is wrong.
    """
    for position, (file, value) in enumerate(athletes):
        identity = f"{position + 1:07d}"
        try:
            athlete, source = read(value, file)
            named = f"{identity}-{slug(athlete.name)}"
            yield member_of(position, named, athlete, file, {"athlete": repr(athlete)}, source)
        except Exception as fault:  # noqa: BLE001  # one athlete's data must not end the squad
            yield AthleteFailure(position, identity, message_of_fault(fault))


def count_members(source: Path) -> int:
    """How many athletes a folder or a `.jsonl` file has, without reading them; 0 if there is no such folder or file."""
    if source.suffix != LINES:
        return len(list(source.glob("*.toml")))
    if not source.is_file():
        return 0
    with source.open("rb") as file:
        return sum(bool(line.strip()) for line in file)


def _files(folder: Path, packs: Sequence[str]) -> Iterator[Member | AthleteFailure]:
    if not folder.is_dir():
        expected = "a folder of athlete files, or a .jsonl file"
        raise InputError(str(folder), "", "no such folder", expected, "Check `athletes` in the squad's file.")
    for position, path in enumerate(sorted(folder.glob("*.toml"))):
        identity = path.stem
        try:
            refuse_odd_name(path)
            file, text = read_text(path)
            tables = parse_toml(text, file)
            yield _member(
                position, identity, tables, _AthleteSource(file, path.parent, file_part(path, path.read_bytes())), packs
            )
        except Exception as fault:  # noqa: BLE001  # one athlete's data must not end the squad
            name = identity if is_plain(identity) else f"{slug(identity)}-{digest(repr(identity))[:8]}"
            yield AthleteFailure(position, name, message_of_fault(fault))


def _lines(path: Path, packs: Sequence[str]) -> Iterator[Member | AthleteFailure]:
    try:
        stream = open_regular(path)
    except OSError as error:
        reason = (error.strerror or "an error").lower()
        raise InputError(str(path), "", reason, "a file that can be read", "Check `athletes`.") from error
    with stream:
        position = 0
        for number, line in enumerate(iter(lambda: stream.readline(MAX_BYTES + 1), b""), start=1):
            if line.strip():
                yield _from_line(position, number, line, path, packs)
                position += 1


def _from_line(position: int, number: int, line: bytes, path: Path, packs: Sequence[str]) -> Member | AthleteFailure:
    name = f"{path}, line {number}"
    identity = f"{number:07d}"
    try:
        tables = _tables(line, name)
        named = f"{identity}-{slug(str(tables.get('name', '')))}"
        return _member(
            position, named, tables, _AthleteSource(name, path.parent, file_part(path, line, line=number)), packs
        )
    except Exception as fault:  # noqa: BLE001  # one athlete's data must not end the squad
        return AthleteFailure(position, identity, message_of_fault(fault))


def _tables(line: bytes, name: str) -> dict[str, Any]:
    remedy = "Write one athlete, as a JSON object, on each line."
    if len(line) > MAX_BYTES:
        raise InputError(name, "", "a huge line", f"at most {MAX_BYTES} bytes", remedy)
    try:
        tables = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(name, "", shown(line[:40].decode(errors="replace")), "valid JSON", remedy) from error
    if not isinstance(tables, dict):
        raise InputError(name, "", shown(tables), "a JSON object", remedy)
    return tables


def _member(
    position: int, identity: str, tables: dict[str, object], place: _AthleteSource, packs: Sequence[str]
) -> Member:
    athlete = athlete_from(tables, place.file, place.folder, packs)
    return member_of(position, identity, athlete, place.file, tables, place.record)


class _AthleteSource(NamedTuple):
    """Where an athlete's tables come from: name in messages, folder of their calendars, record of the file."""

    file: str
    folder: Path
    record: InputFilePart


def member_of(
    position: int,
    identity: str,
    athlete: Athlete,
    file: str,
    tables: dict[str, object],
    record: InputFilePart | None,
) -> Member:
    """A member with the content of their calendars.

    Args:
        position: As in `Member`.
        identity: As in `Member`.
        athlete: The athlete, with the paths of their calendars.
        file: What messages call the athlete's file.
        tables: What the athlete was made from; part of the member's key.
        record: The record of the athlete's file, or None.

    Raises:
        InputError: if a calendar cannot be read.
    """
    paths = athlete.calendars.busy
    calendars = tuple((shown_path(one.name), calendar_content(one)) for one in paths)
    records = tuple(file_part(one, content) for one, (_, content) in zip(paths, calendars, strict=True))
    plain = athlete.calendars.model_copy(update={"busy": ()})
    athlete = athlete.model_copy(update={"calendars": plain})
    key = _key(identity, tables, calendars)
    return Member(position, identity, file, athlete, calendars, key, InputFiles(record, records))


def calendar_content(calendar: Path) -> bytes:
    """The content of a calendar file.

    Raises:
        InputError: if it cannot be read.
    """
    try:
        return read_regular(calendar, MAX_CALENDAR_BYTES + 1)
    except OSError as error:
        remedy = "Make the file readable, or leave the calendar out."
        reason = error.strerror or "an error"
        raise InputError(str(calendar), "", reason, "a readable calendar file", remedy) from error


def _key(identity: str, tables: dict[str, object], calendars: Sequence[tuple[str, bytes]]) -> str:
    contents = [[name, hashlib.sha256(content).hexdigest()] for name, content in calendars]
    return digest([identity, tables, contents])


def digest(value: object) -> str:
    """SHA-256 of a value made of texts, numbers, lists and tables, the same on every machine."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()
