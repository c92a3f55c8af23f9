"""Frozen instances: the problem of a week as a JSON file that never changes.

A frozen instance contains sessions, openings and resolved rules. So neither the rulebook nor the calendar reader can
change it. It has a hash of that content, and its best known costs. A file is written once. A suite keeps the checksums
of its files, in the format of `sha256sum`, and a test compares them. Large instances are compressed with gzip.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from liftrun.domain import TIERS, Instance, Tier
from liftrun.files.output_files import write_atomically
from liftrun.rules import RuleKind
from liftrun.rules.problem import WeekProblem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHECKSUMS = "SHA256SUMS"
_DEPTH_ON_LINES = 3


class FrozenInstance(BaseModel):
    """A frozen instance of any kind, with its name and origin.

    Attributes:
        format: The kind of instance and the version of its form.
        name: Unique among the instances, and the name of its file.
        origin: The generator's arguments, or a sentence.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    suffix: ClassVar[str] = ".json"
    """How the file's name ends; a file that ends in `.gz` is compressed."""

    format: str
    name: str
    origin: dict[str, str | int]


class FrozenWeek(FrozenInstance):
    """A week's problem.

    Attributes:
        best: Best known cost of each tier, None if not yet solved. A tier that is left out costs nothing.
        proven: Whether `best` is proven optimal.
        instance: The sessions and their possible times and places.
        rules: The rules, resolved.
    """

    format: Literal["liftrun.week-instance/1"] = "liftrun.week-instance/1"
    best: dict[str, int] | None = None
    proven: bool = False
    instance: Instance
    rules: tuple[Annotated[RuleKind, Field(discriminator="kind")], ...]

    @property
    def best_costs(self) -> dict[Tier, int]:
        """Best known cost of every tier, in their order; empty if not yet solved."""
        return {tier: self.best.get(tier, 0) for tier in TIERS} if self.best else {}

    @property
    def problem(self) -> WeekProblem:
        """The problem that the solver gets."""
        return WeekProblem(self.instance, self.rules)

    @property
    def hash(self) -> str:
        """SHA-256 of instance and rules, in hexadecimal; a later key does not change it while it has its default."""
        content = self.model_dump(mode="json", include={"instance", "rules"}, exclude_defaults=True)
        kinds = [rule.kind for rule in self.rules]
        return hashlib.sha256(json.dumps([kinds, content], sort_keys=True).encode()).hexdigest()


def load_frozen_week(path: Path) -> FrozenWeek:
    """A frozen instance from its file."""
    return FrozenWeek.model_validate_json(content_of(path))


def content_of(path: Path) -> bytes:
    """The JSON of an instance's file, decompressed if its name ends in `.gz`.

    Raises:
        OSError: if the file cannot be read, or is not compressed although its name ends in `.gz`.
        EOFError: if a compressed file is incomplete.
        zlib.error: if a compressed file is damaged.
    """
    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content


def load_all(folder: Path) -> list[FrozenWeek]:
    """All instances of a folder, by name."""
    return [load_frozen_week(path) for path in sorted(folder.glob("*.json"))]


def file_in(folder: Path, kind: type[FrozenInstance], name: str) -> Path:
    """The file of an instance in a folder."""
    return folder / f"{name}{kind.suffix}"


def write_once(folder: Path, week: FrozenInstance) -> Path:
    """Write an instance into a folder and add its checksum there.

    Raises:
        FileExistsError: if an instance of this name exists; a frozen file is never changed.
        InputError: if the folder cannot be written to.
    """
    path = file_in(folder, type(week), week.name)
    if path.exists():
        raise FileExistsError(path)
    content = text_of(week).encode()
    write_atomically(path, gzip.compress(content, mtime=0) if path.suffix == ".gz" else content)
    sums = {**checksums(folder), path.name: checksum(path)}
    lines = "".join(f"{value}  {name}\n" for name, value in sorted(sums.items()))
    write_atomically(folder / CHECKSUMS, lines.encode())
    return path


def checksums(folder: Path) -> dict[str, str]:
    """File name -> SHA-256, from the folder's list of checksums."""
    path = folder / CHECKSUMS
    lines = path.read_text(encoding="ascii").splitlines() if path.exists() else []
    return {name: value for value, name in (line.split(maxsplit=1) for line in lines)}


def checksum(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def text_of(week: FrozenInstance) -> str:
    """An instance as JSON, each session, opening and rule on a line of its own."""
    return "".join(_lines(week.model_dump(mode="json"), 0)) + "\n"


def _lines(value: object, depth: int) -> Iterator[str]:
    indent = "  " * (depth + 1)
    if depth < _DEPTH_ON_LINES and isinstance(value, dict | list) and value:
        keys = [f"{json.dumps(key)}: " for key in value] if isinstance(value, dict) else [""] * len(value)
        parts = list(value.values()) if isinstance(value, dict) else value
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        yield opening
        for number, (key, part) in enumerate(zip(keys, parts, strict=True)):
            yield f"{',' if number else ''}\n{indent}{key}"
            yield from _lines(part, depth + 1)
        yield f"\n{indent[2:]}{closing}"
    else:
        yield json.dumps(value, ensure_ascii=False)
