"""The rulebook on a terminal: all rules in short, or one in full."""

from __future__ import annotations

from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING

from liftrun.domain.errors import InputError, shown
from liftrun.inputs.tables import nearest
from liftrun.rulebook.citations import cited
from liftrun.rulebook.entry_words import cases_of, condition_of, in_words, numbers_of, strength_of
from liftrun.rulebook.rulebook_files import facts, load_pack, sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.rulebook.book import Rulebook, RuleEntry
    from liftrun.rulebook.toml_tables import Tables

_COLUMN = 15
_WIDTH = 98


def describe(rulebook: Rulebook, rule: str | None = None) -> str:
    """What `liftrun rules` prints: all rules, or one by its id. Ends with a line break.

    Raises:
        InputError: if there is no rule of that id.
    """
    lines = _one(rulebook, _entry(rulebook, rule)) if rule else _all(rulebook)
    return "\n".join(lines) + "\n"


def all_entries(rulebook: Rulebook) -> tuple[RuleEntry, ...]:
    """The rules of the rulebook, and those that packs add."""
    packs = (load_pack(rulebook, name) for name in rulebook.packs)
    return rulebook.entries + tuple(entry for pack in packs if pack for entry in pack.added)


def _entry(rulebook: Rulebook, rule: str) -> RuleEntry:
    entries = {entry.id: entry for entry in all_entries(rulebook)}
    if rule not in entries:
        meant = nearest(rule, entries)
        remedy = f'Write "{meant}".' if meant else "List them all with `liftrun rules`."
        raise InputError("", "ID", shown(rule), "the id of a rule", remedy)
    return entries[rule]


def _all(rulebook: Rulebook) -> Iterator[str]:
    yield f"Rulebook {rulebook.version}, packs: {', '.join(rulebook.packs)}"
    for file, entries in groupby(all_entries(rulebook), key=lambda entry: entry.file):
        yield f"\n{file}"
        for entry in entries:
            yield f"  {entry.id} ({strength_of(entry.table)})"
            yield f"      {entry.table.get('says', '')}"
    yield "\nOne rule in full: liftrun rules ID"


def _one(rulebook: Rulebook, entry: RuleEntry) -> Iterator[str]:
    table = entry.table
    yield f"{entry.id} ({strength_of(table)})"
    yield f"  {table.get('says', '')}\n"
    yield _row("in", entry.file)
    yield _row("kind", str(table.get("kind")))
    yield from (_row(name, value) for name, value in numbers_of(table))
    yield from _conditions(table)
    if "trades" in table:
        yield _row("trades", str(table["trades"]))
    yield from _packs(rulebook, entry)
    yield from _sources(rulebook, table)
    yield f'\nTo change it for one athlete, add [rules.{entry.id}] to their file; strength = "off" removes it.'


def _conditions(table: Tables) -> Iterator[str]:
    if condition_of(table):
        yield _row("when", condition_of(table))
    yield from (_row("case", f"{condition}: {changes}") for condition, changes in cases_of(table))


def _packs(rulebook: Rulebook, entry: RuleEntry) -> Iterator[str]:
    for name in rulebook.packs:
        pack = load_pack(rulebook, name)
        changes = pack.changes.get(entry.id) if pack else None
        if isinstance(changes, dict):
            changed = (f"{key} = {in_words(value)}" for key, value in changes.items() if key not in ("source", "voice"))
            yield _row(f"pack {name}", ", ".join(changed))


def _sources(rulebook: Rulebook, table: Tables) -> Iterator[str]:
    if table.get("voice"):
        yield _row("voice", str(table["voice"]))
    for source, place in cited(str(table.get("source", ""))):
        entry = sources(rulebook.folder).get(source)
        text = facts(rulebook.folder).get(place, "") if source == "article" else entry.title if entry else ""
        yield _row("source", f"{source}:{place}{': ' if text else ''}{text}")


def _row(name: str, value: str) -> str:
    """A name and its value, wrapped into lines."""
    first, *rest = wrap(value, _WIDTH - _COLUMN) or [""]
    return "\n".join([f"  {name:<{_COLUMN}}{first}", *(f"  {'':<{_COLUMN}}{line}" for line in rest)])
