"""An athlete's own changes to rules: `[rules.day-off]` with `strength = "off"`, a weight, another number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.domain.errors import InputError, shown
from liftrun.inputs.tables import nearest
from liftrun.rulebook.overrides import OFF, check_override

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from liftrun.rulebook.book import Pack, RuleEntry
    from liftrun.rulebook.draft import RuleDraft
    from liftrun.rulebook.toml_tables import Tables

_FIXED = ("id", "kind", "says", "source", "voice")


def with_choices(
    drafts: Iterable[RuleDraft],
    choices: Mapping[str, object],
    entries: Sequence[RuleEntry],
    pack: Pack | None,
    file: str,
) -> Iterator[RuleDraft]:
    """The drafts with the athlete's changes, without the rules that are off.

    Args:
        drafts: The rules of the week.
        choices: Rule id -> keys to change, or `"off"`.
        entries: All rules, also those of other phases: an athlete may change them too.
        pack: The pack that applies, if any.
        file: The athlete's file, for messages.

    Raises:
        InputError: for a rule that does not exist, or a change that does not fit its rule, in this week or another.
    """
    known = {entry.id: entry for entry in entries}
    tables = {name: _table(name, choice, tuple(known), file) for name, choice in choices.items()}
    for name, changes in tables.items():
        check_override(known[name], changes, pack, file)
    for draft in drafts:
        changes = tables.get(draft.id, {})
        final = draft.changed(_complete(draft, changes), file) if changes else draft
        if final.table.get("strength") != OFF:
            yield final


def _table(name: str, choice: object, known: Sequence[str], file: str) -> Tables:
    key = f"rules.{shown(name, quote=False)}"
    if name not in known:
        meant = nearest(name, known)
        remedy = f'Rename it to "{meant}", or remove it.' if meant else "Remove it; `liftrun rules` lists them all."
        raise InputError(file, key, "an unknown rule", "the id of a rule", remedy)
    table: object = {"strength": OFF} if choice == OFF else choice
    if not isinstance(table, dict):
        raise InputError(file, key, shown(choice), "a table of changes", f'Write [{key}] with strength = "off".')
    for fixed in (one for one in _FIXED if one in table):
        expected = "a change of strength, weight or a number"
        raise InputError(file, f"{key}.{fixed}", shown(table[fixed]), expected, "Remove it.")
    return table


def _complete(draft: RuleDraft, changes: Tables) -> Tables:
    """A required rule that becomes weighted gets a sentence on what its weight trades."""
    if changes.get("strength") != "weighted":
        return changes
    return {"trades": draft.table.get("trades") or "Relaxed by the athlete.", **changes}
