"""The files that a plan was made from: recorded with their hashes, and checked before a plan is used again.

In a file, their paths are relative to the folder of the plan. In memory, they are relative to the working folder.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from liftrun.documents.plan_inputs import InputFilePart
from liftrun.domain.errors import InputError, shown

if TYPE_CHECKING:
    from liftrun.documents.plan import PlanDocument


@dataclass(frozen=True, slots=True)
class InputFiles:
    """The files that a plan was made from.

    Attributes:
        athlete: The athlete's file; None for an athlete who came from no file.
        calendars: The busy calendars.
    """

    athlete: InputFilePart | None = None
    calendars: tuple[InputFilePart, ...] = ()


_LINE_END = b"\r\n"
_AGAIN = "Plan the week again, or restore the file."


def file_part(
    path: Path | None, content: bytes, *, folder: Path | None = None, line: int | None = None
) -> InputFilePart:
    """The record of a file.

    Args:
        path: The file, or None for standard input.
        content: Content of the file, or of the line.
        folder: What the path is to be relative to; without it, the working folder.
        line: The athlete's line, in a file with one athlete on each line.
    """
    name = None if path is None else relative(path, folder or Path())
    counted = content if line is None else content.rstrip(_LINE_END)
    return InputFilePart(path=name, sha256=hashlib.sha256(counted).hexdigest(), line=line)


def relative(path: Path, folder: Path) -> str:
    """A file's path relative to a folder, with `/` between folders; absolute if the two are on different drives."""
    place = os.path.realpath(path.parent)
    try:
        found = Path(os.path.relpath(place, os.path.realpath(folder)))
    except ValueError:  # Windows, another drive
        found = Path(place)
    return _in_utf8((found / path.name).as_posix())


def _in_utf8(name: str) -> str:
    """A path that JSON can contain. Bytes that are not UTF-8 become `?`, so the file cannot be found by this path."""
    return name.encode("utf-8", "replace").decode("utf-8")


def with_inputs_relative_to(plan: PlanDocument, folder: Path, *, base: Path | None = None) -> PlanDocument:
    """The same plan with the paths of its inputs relative to a folder.

    Args:
        plan: The plan.
        folder: Where it is to be written.
        base: What the paths are relative to now; without it, the working folder.
    """
    if plan.inputs is None:
        return plan
    files = moved_files(InputFiles(plan.inputs.athlete, plan.inputs.calendars), folder, base=base)
    inputs = plan.inputs.model_copy(update={"athlete": files.athlete, "calendars": files.calendars})
    return plan.model_copy(update={"inputs": inputs})


def moved_files(files: InputFiles, folder: Path, *, base: Path | None = None) -> InputFiles:
    """The records with paths relative to another folder; arguments as for `with_inputs_relative_to`."""
    here = base or Path()
    athlete = None if files.athlete is None else _moved(files.athlete, here, folder)
    return InputFiles(athlete, tuple(_moved(part, here, folder) for part in files.calendars))


def _moved(part: InputFilePart, base: Path, folder: Path) -> InputFilePart:
    return part if part.path is None else part.model_copy(update={"path": relative(base / part.path, folder)})


def check_inputs(plan: PlanDocument, file: Path) -> tuple[Path, ...]:
    """Check that the inputs of a plan are unchanged, and return them, the athlete's file first.

    Args:
        plan: The plan.
        file: Where it was read from.

    Raises:
        InputError: if the plan names no files, or one of them is missing or has changed.
    """
    if plan.inputs is None or plan.inputs.athlete is None:
        expected, remedy = "a plan that names the files it was made from", "Plan the week again from an athlete's file."
        raise InputError(str(file), "inputs.athlete", "", expected, remedy)
    return tuple(_checked(part, file) for part in (plan.inputs.athlete, *plan.inputs.calendars))


def _checked(part: InputFilePart, file: Path) -> Path:
    if part.path is None:
        expected, remedy = "an input that is a file", "Plan the week again from files."
        raise InputError(str(file), "inputs", "standard input", expected, remedy)
    path = file.parent / part.path
    if path.exists() and not path.is_file():
        raise InputError(_name(path), "", "a folder or device", f"a file that {_name(file)} was made from", _AGAIN)
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "an error").lower()
        raise InputError(_name(path), "", reason, f"a file that {_name(file)} was made from", _AGAIN) from error
    if hashlib.sha256(_part_of(content, part.line)).hexdigest() != part.sha256:
        raise InputError(_name(path), "", "different content", f"the content that {_name(file)} was made from", _AGAIN)
    return path


def _part_of(content: bytes, line: int | None) -> bytes:
    if line is None:
        return content
    lines = content.split(b"\n")
    return lines[line - 1].rstrip(_LINE_END) if line <= len(lines) else b""


def _name(path: Path) -> str:
    return shown(str(path), quote=False, limit=200)
