"""Every citation of the rulebook: each `source` in its files, with the rule or table that cites it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from liftrun.rulebook.rulebook_files import load_pack
from liftrun.rulebook.season_tables import SEASON
from liftrun.rulebook.toml_tables import file_name, subtables, tables_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.rulebook.book import Pack, Rulebook
    from liftrun.rulebook.toml_tables import Tables

_LISTS = ("week", "note", "workout", "exercise")
_KEYS = ("source", "rough_source")
_END = re.compile(r",\s*(?=[\w-]+:)")


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation.

    Attributes:
        source: Id in sources.toml.
        place: The place in it, as `S24`.
        file: The file that cites it.
        key: The rule, note or table that cites it, as `gap-around-long-runs` or `phases.peak.weights`.
    """

    source: str
    place: str
    file: str
    key: str


def cited(text: str) -> Iterator[tuple[str, str]]:
    """`"article:S24, house:default"` as pairs of source and place.

    A comma ends a citation only if the next one, `id:place`, follows: "house:rough, for durations only" is one.
    """
    for one in _END.split(text):
        source, _, place = one.strip().partition(":")
        yield source, place


def citations(rulebook: Rulebook) -> list[Citation]:
    """Every citation, in the order of the files; rules first."""
    found = [one for entry in rulebook.entries for one in _in_table(entry.table, entry.file, entry.id)]
    for name, tables in (("phases", rulebook.phases), ("runs", rulebook.runs), ("notes", rulebook.notes)):
        found += _in_tables(tables, file_name(name), "")
    for name in ("workouts", "exercises", SEASON):
        found += _in_tables(tables_of(rulebook.folder, name), file_name(name), "")
    for pack in (load_pack(rulebook, name) for name in rulebook.packs):
        found += _in_pack(pack) if pack else []
    return found


def _in_pack(pack: Pack) -> Iterator[Citation]:
    for source, place in cited(pack.head.source):
        yield Citation(source, place, pack.file, pack.head.id)
    for entry in pack.added:
        yield from _in_table(entry.table, pack.file, entry.id)
    yield from _in_tables({"rules": pack.changes, "phases": pack.phases}, pack.file, "")


def _in_tables(tables: Tables, file: str, path: str) -> Iterator[Citation]:
    """The citations of a table and of all tables in it. The tables of a list are named by their id or number."""
    yield from _in_table(tables, file, path)
    for key, value in tables.items():
        below = f"{path}.{key}".strip(".")
        if isinstance(value, dict):
            yield from _in_tables(value, file, below)
        elif key in _LISTS:
            for number, table in enumerate(subtables(tables, key, file), start=1):
                yield from _in_table(table, file, str(table.get("id", f"{below}[{number}]")))


def _in_table(table: Tables, file: str, key: str) -> Iterator[Citation]:
    """The citations of one table and of its cases."""
    for one in (table, *subtables(table, "case", file)):
        for source, place in (pair for name in _KEYS if name in one for pair in cited(str(one[name]))):
            yield Citation(source, place, file, key)
