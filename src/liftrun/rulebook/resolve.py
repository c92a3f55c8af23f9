"""Select the rules and numbers for one athlete's week: entries, their cases, the pack, the athlete's choices."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from liftrun.rulebook.athlete_changes import with_choices
from liftrun.rulebook.draft import RuleDraft
from liftrun.rulebook.phases import phase_numbers, run_numbers
from liftrun.rulebook.references import filled
from liftrun.rulebook.rulebook_files import load_pack
from liftrun.rulebook.situation import applies, with_cases
from liftrun.rulebook.toml_tables import subtable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from liftrun.rulebook.book import Pack, Rulebook, RuleEntry
    from liftrun.rulebook.phase_numbers import PhaseNumbers
    from liftrun.rulebook.run_numbers import RunNumbers
    from liftrun.rulebook.situation import Situation
    from liftrun.rules import RuleKind


@dataclass(frozen=True)
class Choices:
    """An athlete's own changes and wishes.

    Attributes:
        rules: Rule id -> keys to change, or `"off"`.
        wishes: Name of a wish -> its value, in the form of the rule that uses it.
        lifts_per_week: Lifts requested each week, or None for the number of the phase.
        file: The athlete's file, for messages.
    """

    rules: Mapping[str, object] = field(default_factory=dict)
    wishes: Mapping[str, object] = field(default_factory=dict)
    lifts_per_week: int | None = None
    file: str = ""


@dataclass(frozen=True)
class ResolvedRulebook:
    """The rulebook for one athlete and week.

    Attributes:
        rules: In the order of the rulebook, a pack's own rules last.
        numbers: The phase's numbers, with the number of lifts that the athlete requests.
        runs: How the week's distance is divided into runs.
        situation: The situation, with values for `lifting` and `lighter_start`.
        week_of_phase: The number of the week in its phase, from 0, and the number of weeks; None in base or if unknown.
        pack: Name of the pack.
        version: The rulebook's version.
        hash: SHA-256 of version, pack, situation, rules and numbers, in hexadecimal.
        book: The rulebook that it was resolved from.
    """

    rules: tuple[RuleKind, ...]
    numbers: PhaseNumbers
    runs: RunNumbers
    situation: Situation
    week_of_phase: tuple[int, int] | None
    pack: str
    version: str
    hash: str
    book: Rulebook

    def rule(self, name: str) -> RuleKind | None:
        """The rule of that id, or None if it does not apply."""
        return next((rule for rule in self.rules if rule.id == name), None)


NO_CHOICES = Choices()
_SHOWN = {"lighter_start", "first_weeks", "sore", "priority", "weekly_miles", "lifts", "wishes"}
"""Parts of a situation that are not in the hash: what they change is in the rules and numbers."""


def resolve(
    rulebook: Rulebook, situation: Situation, *, pack: str = "default", choices: Choices = NO_CHOICES
) -> ResolvedRulebook:
    """The rules and numbers for a situation: entry, its cases, the pack, the athlete's choices, in this order.

    The same situation and choices give the same object: in a squad many athletes share one.

    Raises:
        InputError: naming file and rule, if the rulebook, the pack or a choice is malformed.
    """
    words = repr((id(rulebook), situation, pack, replace(choices, file="")))
    return _resolved(_Request(words, rulebook, choices, situation, pack))


@dataclass(frozen=True, slots=True)
class _Request:
    """A call of `resolve`, as a key of the cache. Two calls are equal if their `words` are equal."""

    words: str
    rulebook: Rulebook = field(compare=False)  # kept alive, so that its id in `words` stays unique
    choices: Choices = field(compare=False)
    situation: Situation = field(compare=False)
    pack: str = field(compare=False)


@lru_cache
def _resolved(request: _Request) -> ResolvedRulebook:
    rulebook, choices, situation, pack = request.rulebook, request.choices, request.situation, request.pack
    overlay = load_pack(rulebook, pack)
    now = _completed(situation, overlay, rulebook, choices.wishes)
    numbers = phase_numbers(rulebook, overlay, now, choices.lifts_per_week)
    now = replace(now, lifts=numbers.lifts.wanted if now.lifts is None else now.lifts)
    entries = rulebook.entries + (overlay.added if overlay else ())
    drafts = with_choices(_drafts(entries, overlay, now), choices.rules, entries, overlay, choices.file)
    whole = (filled(draft, numbers, choices.wishes) for draft in drafts)
    rules = tuple(draft.rule() for draft in whole if draft is not None)
    runs = run_numbers(rulebook, now)
    digest = _digest((rulebook.version, pack, _identity(now)), rules, numbers, runs)
    week = rulebook.week_of_phase(now.phase, now.race, now.weeks_to_race)
    return ResolvedRulebook(rules, numbers, runs, now, week, pack, rulebook.version, digest, rulebook)


def _completed(situation: Situation, pack: Pack | None, rulebook: Rulebook, wishes: Mapping[str, object]) -> Situation:
    """The situation with `lifting` (the athlete's, else the pack's, else heavy), `lighter_start` and `wishes`."""
    lifting = situation.lifting or (pack.head.peak_lifting if pack else None) or "heavy"
    after = situation.phase == "base" and rulebook.starts_lighter(situation.weeks_to_race, situation.race)
    lighter = situation.lighter_start or after
    given = tuple(sorted(name for name, wish in wishes.items() if wish))
    return replace(situation, lifting=lifting, lighter_start=lighter, wishes=given)


def _drafts(entries: tuple[RuleEntry, ...], pack: Pack | None, now: Situation) -> Iterator[RuleDraft]:
    """The entries that apply, with their cases and the pack's changes."""
    for entry in entries:
        changes = _changes(pack, entry.id)
        condition = {"when": changes["when"]} if "when" in changes else entry.table
        if applies(condition, now, entry.file, entry.id):
            draft = RuleDraft(entry.id, entry.file, with_cases(entry.table, now, entry.file, entry.id), {})
            yield draft.changed(with_cases(changes, now, pack.file, f"rules.{entry.id}"), pack.file) if pack else draft


def _changes(pack: Pack | None, name: str) -> dict[str, object]:
    if pack is None or name not in pack.changes:
        return {}
    return subtable(pack.changes, name, pack.file, under="rules")


def _identity(now: Situation) -> dict[str, object]:
    """The part of a situation that the hash includes; the rest shows in the numbers."""
    return {name: value for name, value in asdict(now).items() if name not in _SHOWN}


def _digest(identity: object, rules: tuple[RuleKind, ...], numbers: PhaseNumbers, runs: RunNumbers) -> str:
    content = [identity, *(part.model_dump(mode="json") for part in (*rules, numbers, runs))]
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
