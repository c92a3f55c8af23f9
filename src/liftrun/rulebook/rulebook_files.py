"""Reading the rulebook's files, once per folder."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, get_args

from liftrun.domain import Phase, RaceDistance
from liftrun.domain.errors import InputError, shown
from liftrun.files.package_data import constraints_dir
from liftrun.inputs.tables import nearest, one_of
from liftrun.rulebook.book import DEFAULT_PACK, Pack, Rulebook, RuleEntry
from liftrun.rulebook.phase_numbers import WeeksToGo
from liftrun.rulebook.texts import PackHead, SourceEntry
from liftrun.rulebook.toml_tables import checked, file_name, known_only, subtable, subtables, tables_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from liftrun.rulebook.toml_tables import Tables

RACES: tuple[RaceDistance, ...] = get_args(RaceDistance)
_RULE_KEYS = ("rule",)
_KEYS = {
    "rulebook": ("version", "rules"),
    "phases": ("weeks", "after_race", "first_weeks", "race_metres", "focus", "phases"),
    "runs": (
        *("weights", "week", "rounding", "shorter", "pace", "quality"),
        *("easing", "long_run", "optional", "assumed_easy", "doubles", "race_week", "recent", "side_race"),
    ),
    "notes": ("note", "plyometric_speed", "strength"),
}
_OVERLAYS = ("rules", "rule", "phases")


def load_rulebook(folder: Path | None = None) -> Rulebook:
    """The rulebook in a folder, by default liftrun's own.

    Raises:
        InputError: naming the file, if one is missing or no TOML, or a rule has no id or one that another rule has.
    """
    return _load(folder or constraints_dir())


@cache
def _load(folder: Path) -> Rulebook:
    head, phases = _known_tables(folder, "rulebook"), _known_tables(folder, "phases")
    entries = _entries(folder, head)
    _check_ids(entries)
    return Rulebook(
        folder=folder,
        version=str(head.get("version", "")),
        entries=entries,
        weeks=_weeks(phases, file_name("phases")),
        phases=phases,
        runs=_known_tables(folder, "runs"),
        notes=_known_tables(folder, "notes"),
    )


def _known_tables(folder: Path, name: str) -> Tables:
    return known_only(tables_of(folder, name), _KEYS.get(name, _RULE_KEYS), file_name(name))


def _weeks(phases: Tables, file: str) -> dict[RaceDistance, WeeksToGo]:
    found = subtable(phases, "weeks", file)
    return {
        race: checked(WeeksToGo, subtable(found, race, file, under="weeks"), file, f"weeks.{race}") for race in RACES
    }


def _entries(folder: Path, head: Tables) -> tuple[RuleEntry, ...]:
    """The rules of the files that rulebook.toml names."""
    files = head.get("rules", ())
    names = [str(file).removesuffix(".toml") for file in files] if isinstance(files, tuple) else []
    return tuple(entry for name in names for entry in _rules(_known_tables(folder, name), file_name(name)))


def _rules(tables: Tables, file: str) -> tuple[RuleEntry, ...]:
    return tuple(RuleEntry(file, rule) for rule in subtables(tables, "rule", file))


def _check_ids(entries: tuple[RuleEntry, ...]) -> None:
    seen: set[str] = set()
    for entry in entries:
        if not entry.id or entry.id in seen:
            raise InputError(entry.file, "rule.id", shown(entry.id), "an id of its own", "Give the rule another id.")
        seen.add(entry.id)


def known_pack(rulebook: Rulebook, name: str, *, file: str = "", key: str = "pack") -> str:
    """A pack's name, after checking that the pack exists.

    Raises:
        InputError: if there is none, naming the file and key (or option) that contains the name.
    """
    if name not in rulebook.packs:
        meant = nearest(name, rulebook.packs)
        remedy = f'Write "{meant}".' if meant else "Choose one of them."
        raise InputError(file, key, shown(name), one_of(rulebook.packs), remedy)
    return name


def load_pack(rulebook: Rulebook, name: str) -> Pack | None:
    """A pack by its name; None for `default`, which changes nothing.

    Raises:
        InputError: if there is none of that name, or it is malformed.
    """
    if name == DEFAULT_PACK:
        return None
    pack = _load_pack(rulebook, known_pack(rulebook, name))
    _check_ids(rulebook.entries + pack.added)
    return pack


@cache
def _load_pack(rulebook: Rulebook, name: str) -> Pack:
    file, tables = file_name(f"packs/{name}"), tables_of(rulebook.folder, f"packs/{name}")
    head = {key: value for key, value in tables.items() if key not in _OVERLAYS}
    rules, phases = (subtable({key: {}, **tables}, key, file) for key in ("rules", "phases"))
    return Pack(
        file=file,
        head=checked(PackHead, head, file, ""),
        changes=known_only(rules, (entry.id for entry in rulebook.entries), file, "rules"),
        added=_rules(tables, file),
        phases=known_only(phases, get_args(Phase), file, "phases"),
    )


def sources(folder: Path | None = None) -> Mapping[str, SourceEntry]:
    """The bibliography: id -> entry.

    Raises:
        InputError: if an entry is malformed.
    """
    return _sources(folder or constraints_dir())


@cache
def _sources(folder: Path) -> Mapping[str, SourceEntry]:
    file, tables = file_name("sources"), tables_of(folder, "sources")
    return {name: checked(SourceEntry, subtable(tables, name, file), file, name) for name in tables}


@cache
def facts(folder: Path | None = None) -> Mapping[str, str]:
    """The article's facts in short: `S24` -> a sentence.

    Raises:
        InputError: if the file is missing or no TOML.
    """
    return {name: str(text) for name, text in tables_of(folder or constraints_dir(), "facts").items()}
