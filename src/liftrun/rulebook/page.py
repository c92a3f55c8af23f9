"""docs/rulebook.md, made from the rulebook's files so that it always agrees with them."""

from __future__ import annotations

from inspect import cleandoc
from itertools import groupby
from typing import TYPE_CHECKING

from liftrun.rulebook.citations import citations
from liftrun.rulebook.describe import all_entries
from liftrun.rulebook.entry_words import cases_of, condition_of, in_words, numbers_of, strength_of
from liftrun.rulebook.rulebook_files import facts, load_pack, sources
from liftrun.rulebook.season_tables import SEASON
from liftrun.rulebook.toml_tables import subtables, tables_of
from liftrun.rules import KINDS
from liftrun.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from liftrun.rulebook.book import Pack, Rulebook, RuleEntry
    from liftrun.rulebook.texts import SourceEntry
    from liftrun.rulebook.toml_tables import Tables

_HEAD = """# The rulebook

<!-- Made from constraints/ by `python -m liftrun.rulebook`; edit those files, not this page. -->

Every number of training advice that liftrun uses is in `constraints/`, with its source. A plan never breaks a
*required* rule. Breaking a *weighted* rule once costs its weight, within its tier: keeping sessions, then wished days,
then training, then preferences. No cost in a lower tier outweighs one in a higher tier. A rule that is *off* applies
only if a pack or an athlete's file turns it on. Numbers marked *house* are liftrun's own, chosen because no source
gives them.

A table in an athlete's file changes any rule for this athlete:

```toml
[rules.day-off]
strength = "off"            # or "weighted" with a weight, or another number of the rule
```
"""


def page(rulebook: Rulebook) -> str:
    """The page as Markdown."""
    parts = (
        _HEAD,
        *_rules(rulebook),
        *_kinds(),
        *_phases(rulebook),
        *_runs(rulebook),
        *_season(rulebook),
        *_notes(rulebook),
        *_packs(rulebook),
    )
    return "\n".join((*parts, *_facts(rulebook), *_sources(rulebook)))


def _rules(rulebook: Rulebook) -> Iterator[str]:
    yield "## Rules\n"
    for file, entries in groupby(all_entries(rulebook), key=lambda entry: entry.file):
        listed = tuple(entries)
        yield f"`{file}`\n"
        rows = ((f"[{e.id}](#{e.id})", strength_of(e.table), str(e.table.get("says", ""))) for e in listed)
        yield _table(("Rule", "Strength", "Content"), rows)
    for entry in all_entries(rulebook):
        yield from _rule(entry)


def _rule(entry: RuleEntry) -> Iterator[str]:
    table = entry.table
    yield f"### {entry.id}\n"
    yield f"{table.get('says', '')}\n"
    yield f"- Kind `{table.get('kind')}`, {strength_of(table)}"
    yield from (f"- {name.replace('_', ' ')}: {value}" for name, value in numbers_of(table))
    if condition_of(table):
        yield f"- Only for {condition_of(table)}"
    yield from (f"- For {condition}: {changes}" for condition, changes in cases_of(table))
    if "trades" in table:
        yield f"- What its weight trades: {table['trades']}"
    voice = f" ({table['voice']})" if table.get("voice") else ""
    yield f"- Source: {table.get('source', '')}{voice}\n"


def _kinds() -> Iterator[str]:
    yield "## Rule kinds\n\nThe kinds that an entry can name, with their parameters.\n"
    yield _table(("Kind", "Parameters", "A plan keeps the rule if"), (_kind(kind) for kind in KINDS))


def _kind(kind: type[Rule]) -> tuple[str, str, str]:
    own = (name for name in kind.model_fields if name not in Rule.model_fields)
    text = " ".join(cleandoc(kind.__doc__ or "").split("\n\n")[0].split())
    return f"`{kind.model_fields['kind'].default}`", ", ".join(f"`{name}`" for name in own), text


def _phases(rulebook: Rulebook) -> Iterator[str]:
    yield "## Phases\n\nWeeks to go at which each phase begins (0 is the week of the race); earlier is base.\n"
    names = ("race", "taper", "peak", "build", "maintenance")
    rows = ((race, *(str(getattr(weeks, name)) for name in names)) for race, weeks in rulebook.weeks.items())
    yield _table(("Race", "race week", "taper", "peak", "build", "weeks of maintenance after it"), rows)
    yield "Lifts of a week, by their number, the most important first.\n"
    yield _table(("Lifts", "Focus"), _numbered(rulebook.phases, "focus"))
    phases = rulebook.phases["phases"]
    for name, groups in phases.items() if isinstance(phases, dict) else ():
        yield f"### Phase: {name}\n"
        yield _table(("Group", "Numbers", "Source"), _groups(groups))


def _groups(groups: Tables) -> Iterator[tuple[str, ...]]:
    for name, table in groups.items():
        if isinstance(table, dict):
            yield name, _numbers_in_words(table), str(table.get("source", ""))
            for condition, changes in cases_of(table):
                yield "", f"for {condition}: {changes}", ""


def _numbers_in_words(table: Tables) -> str:
    return ", ".join(f"{key} = {value or 'none'}" for key, value in numbers_of(table))


def _numbered(tables: Tables, key: str) -> Iterator[tuple[str, str]]:
    table = tables[key]
    for name, value in table.items() if isinstance(table, dict) else ():
        if name.isdigit():
            yield name, in_words(value)


def _runs(rulebook: Rulebook) -> Iterator[str]:
    yield "## Runs of a week\n"
    for week in subtables(rulebook.runs, "week", ""):
        yield f"For {condition_of(week)} (source: {week.get('source', '')}), by days of running:\n"
        yield _table(("Days", "Runs"), ((key, in_words(week[key])) for key in week if key.isdigit()))
    groups = ((name, table) for name, table in rulebook.runs.items() if isinstance(table, dict))
    rows = ((name, _numbers_in_words(table), str(table.get("source", ""))) for name, table in groups)
    yield _table(("Group", "Numbers", "Source"), rows)


def _season(rulebook: Rulebook) -> Iterator[str]:
    yield "## Weeks of a season\n\nHow the weeks follow one another.\n"
    tables = tables_of(rulebook.folder, SEASON)
    groups = ((name, table) for name, table in tables.items() if isinstance(table, dict))
    rows = ((name, _numbers_in_words(table), str(table.get("source", ""))) for name, table in groups)
    yield _table(("Group", "Numbers", "Source"), rows)


def _notes(rulebook: Rulebook) -> Iterator[str]:
    yield "## Notes\n\nAdvice that is not a rule is given as a sentence, with the week or with each lift.\n"
    rows = (
        (str(note["id"]), str(note["says"]), _occasion(note), str(note["source"]))
        for note in subtables(rulebook.notes, "note", "")
    )
    yield _table(("Note", "Text", "Given", "Source"), rows)


def _occasion(note: Tables) -> str:
    """`week; phase base; after-race`."""
    return "; ".join(part for part in (str(note["place"]), condition_of(note), str(note.get("topic", ""))) if part)


def _packs(rulebook: Rulebook) -> Iterator[str]:
    yield "## Packs\n\nA pack changes these rules and numbers to the advice of one school.\n"
    for pack in (load_pack(rulebook, name) for name in rulebook.packs):
        if pack:
            yield f"### Pack: {pack.head.id}\n\n{pack.head.title} (source: {pack.head.source}).\n"
            yield _table(("Changes", "To", "Source"), _pack_rows(pack))


def _pack_rows(pack: Pack) -> Iterator[tuple[str, ...]]:
    if pack.head.peak_lifting:
        yield "peak_lifting", f"{pack.head.peak_lifting}, unless the athlete's file sets it", pack.head.source
    for name, table in _changes(pack):
        changed = [
            f"{key} = {in_words(value)}" for key, value in table.items() if key not in ("source", "case", "voice")
        ]
        changed += [f"for {condition}: {changes}" for condition, changes in cases_of(table)]
        yield name, "; ".join(changed), str(table.get("source", ""))


def _changes(pack: Pack) -> Iterator[tuple[str, Tables]]:
    """The rules and the groups of numbers that a pack changes."""
    for key, table in pack.changes.items():
        if isinstance(table, dict):
            yield f"rule {key}", table
    for phase, groups in pack.phases.items():
        for key, table in groups.items() if isinstance(groups, dict) else ():
            yield f"phases.{phase}.{key}", table


def _facts(rulebook: Rulebook) -> Iterator[str]:
    yield "## The article's facts, and where each is used\n"
    found = [one for one in citations(rulebook) if one.source == "article"]
    rules = {entry.id for entry in all_entries(rulebook)}
    rows = []
    for fact, text in facts(rulebook.folder).items():
        homes = dict.fromkeys(_home(one.file, one.key, rules) for one in found if one.place == fact)
        rows.append((fact, text, "<br>".join(homes)))
    yield _table(("Fact", "Content", "Used in"), rows)


def _home(file: str, key: str, rules: set[str]) -> str:
    if key in rules:
        return f"rule [{key}](#{key})"
    return f"`{file.removeprefix('constraints/')}` {key}".strip()


def _sources(rulebook: Rulebook) -> Iterator[str]:
    yield "## Sources\n"
    yield from (_reference(name, source) for name, source in sources(rulebook.folder).items())
    yield ""


def _reference(name: str, source: SourceEntry) -> str:
    where = ", ".join(str(part) for part in (source.where, source.year) if part)
    doi = f"doi {source.doi}" if source.doi else ""
    parts = (source.authors, f"*{source.title}*", where, doi, " ".join(source.about.split()).removesuffix("."))
    return f"- **{name}**: {'. '.join(part for part in parts if part)}."


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (head, tuple("---" for _ in head), *rows)
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines) + "\n"
