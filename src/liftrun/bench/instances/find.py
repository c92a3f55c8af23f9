"""Finds the instances of a settings file by patterns, and the class of each."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from liftrun.bench.instances.frozen import FrozenWeek, content_of
from liftrun.bench.instances.frozen_squad import FrozenSquad
from liftrun.domain.errors import InputError, shown
from liftrun.inputs.table_faults import dotted
from liftrun.inputs.tables import one_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liftrun.rules.problem import WeekProblem
    from liftrun.squad.optimise.pricing_problem import PricedWeek

FORMATS = ("liftrun.week-instance/1", "liftrun.squad-instance/1")
CLASSES = ("easy", "busy", "over-full", "tight", "loose")


@dataclass(frozen=True, slots=True)
class BenchInstance:
    """A frozen instance, ready to be measured.

    Attributes:
        name: Folder and name: `week/busy-half-peak-15min`.
        group: Its folder and class, by which results are reported: `week busy`.
        kind: What it is an instance of.
        hash: SHA-256 of its content.
        problem: The week, or the priced weeks of a squad.
        best: Best known cost of each tier, for a squad the cost of its pricing; empty if none is recorded.
        proven: Whether `best` is proven optimal.
    """

    name: str
    group: str
    kind: Literal["week", "squad"]
    hash: str
    problem: WeekProblem | tuple[PricedWeek, ...]
    best: tuple[int, ...]
    proven: bool


def find(patterns: Sequence[str], settings: Path) -> list[BenchInstance]:
    """The instances that match some patterns, each once, by name.

    Args:
        patterns: Files or globs, relative to the folder of the settings file unless absolute.
        settings: The settings file.

    Raises:
        InputError: if a pattern finds nothing or a file is no instance.
    """
    files: set[Path] = set()
    for number, pattern in enumerate(patterns, start=1):
        found = _matching(pattern, settings.parent)
        if not found:
            raise InputError(
                str(settings), f"instances[{number}]", f'"{pattern}"', "files that exist", "Correct the pattern."
            )
        files.update(found)
    return [read_instance(path) for path in sorted(files)]


def _matching(pattern: str, folder: Path) -> list[Path]:
    whole = folder / pattern
    anchor = Path(whole.anchor)
    return [
        path.resolve() for path in anchor.glob(str(whole.absolute().relative_to(anchor.absolute()))) if path.is_file()
    ]


def read_instance(path: Path) -> BenchInstance:
    """An instance from its file.

    Raises:
        InputError: if it is no frozen instance.
    """
    frozen = read_frozen(path)
    folder = path.parent.name
    tightness = next((name for name in CLASSES if frozen.name.startswith(name)), "other")
    name, group = f"{folder}/{frozen.name}", f"{folder} {tightness}"
    if isinstance(frozen, FrozenSquad):
        return BenchInstance(name, group, "squad", frozen.hash, frozen.weeks, (frozen.best["priced"],), proven=True)
    best = tuple(frozen.best_costs.values())
    return BenchInstance(name, group, "week", frozen.hash, frozen.problem, best, frozen.proven)


def read_frozen(path: Path) -> FrozenWeek | FrozenSquad:
    """The frozen instance of a file.

    Raises:
        InputError: if it is no frozen instance.
    """
    try:
        return _ANY.validate_json(content_of(path))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(
            str(path), "", "damaged gzip data", "a frozen instance", "Make it again, or leave it out."
        ) from error
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise InputError(
            str(path), "", reason, "a file that can be read", "Correct the name, or leave it out."
        ) from error
    except ValidationError as error:
        raise InputError(str(path), *_not_frozen(error), "Make it again, or leave it out.") from error


def _not_frozen(error: ValidationError) -> tuple[str, str, str]:
    """Key, value and expected of the first thing that is wrong with an instance."""
    first = error.errors(include_url=False)[0]
    if first["type"] == "json_invalid":
        return "", "no JSON", "a frozen instance"
    if first["type"].startswith("union_tag") and not first["loc"]:
        found = first["input"].get("format", "") if isinstance(first["input"], dict) else first["input"]
        return "format", shown(found) if found else "", one_of(FORMATS)
    key = dotted(part for part in first["loc"] if part not in FORMATS)
    known = first["type"] == "extra_forbidden"
    found = "an unknown key" if known else "" if first["type"] == "missing" else shown(first["input"])
    return key, found, "a value of a frozen instance" if key else "a frozen instance"


_ANY: TypeAdapter[FrozenWeek | FrozenSquad] = TypeAdapter(
    Annotated[FrozenWeek | FrozenSquad, Field(discriminator="format")]
)
