"""Whether a week keeps a rule, breaks it, or leaves it open.

A rule is judged part by part. The missing facts of each part are filled in every possible way, and the rule's own check
looks at each. What it finds in all ways is broken, what it finds in none is kept, and the rest is open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from liftrun.checks.partial.completions import completions, options
from liftrun.checks.partial.rule_parts import parts_of
from liftrun.domain import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liftrun.checks.partial.completions import Facts, SessionChoice
    from liftrun.domain import Week
    from liftrun.rules.base import Rule
    from liftrun.schedules.model import ReadSession

    _Choices = list[tuple[Facts, SessionChoice]]

MOST_WAYS = 512
"""Ways that are tried for a part of a week; a part with more ways stays open."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a rule finds in one part of a week.

    Attributes:
        rule: The rule.
        sessions: The part, in its order.
        low: Amount that is found in every way to fill in what is open; the rule is broken if it is above 0.
        high: Amount that is found in the worst way; if it exceeds `low`, the rest is open.
        found: The violations, if they are the same in every way; else one for the amount that is certain, or none.
        missing: What would have to be known to tell: `distance sat-long`, `times`.
    """

    rule: Rule
    sessions: tuple[ReadSession, ...]
    low: int
    high: int
    found: tuple[Violation, ...]
    missing: tuple[str, ...]


def judge(rules: Sequence[Rule], sessions: Sequence[ReadSession], week: Week) -> Iterator[Judgement]:
    """What each rule finds in each part of a week, where it finds something or cannot tell.

    Args:
        rules: The rules.
        sessions: Of the week, and the fixed ones around it.
        week: The frame of days.
    """
    for rule in rules:
        choices = options(rule, sessions)
        for part in parts_of([one for one in sessions if one.id in choices], rule):
            judged = _judged(rule, part, choices, week)
            if judged.high:
                yield judged


def _judged(rule: Rule, part: tuple[ReadSession, ...], choices: dict[str, _Choices], week: Week) -> Judgement:
    found: dict[Facts, tuple[Violation, ...]] = {}
    amounts: dict[Facts, int] = {}
    for way in completions(rule, part, choices, week):
        found[way.facts] = tuple(rule.check(way.schedule))
        amounts[way.facts] = sum(one.amount for one in found[way.facts])
        if rule.scope == "session" and amounts[way.facts] != next(iter(amounts.values())):
            break  # one session is in its place or not: two ways that differ tell all
        if rule.scope != "session" and len(found) > MOST_WAYS:
            break
    low, high = min(amounts.values()), max(amounts.values())
    if rule.scope != "session" and len(found) > MOST_WAYS:
        low, high = 0, max(1, high)
    return Judgement(rule, part, low, high, _certain(rule, part, low, list(found.values())), _missing(amounts))


def _certain(
    rule: Rule, part: tuple[ReadSession, ...], amount: int, found: Sequence[tuple[Violation, ...]]
) -> tuple[Violation, ...]:
    """The violations that are found whatever is filled in; their sentences must not come from one way of it."""
    if not amount:
        return ()
    if all(one == found[0] for one in found):
        return found[0]
    always = set.intersection(*({name for one in way for name in one.sessions} for way in found))
    names = tuple(session.id for session in part if session.id in always)
    return (Violation(rule.id, amount, names, "true whatever the missing facts are"),)


def _missing(amounts: dict[Facts, int]) -> tuple[str, ...]:
    """The open facts that make a difference by themselves; if none does so alone, all that are open."""
    if len(set(amounts.values())) == 1:
        return ()
    values: dict[str, set[int]] = {}
    for facts in amounts:
        for name, value in facts:
            values.setdefault(name, set()).add(value)
    names = [name for name, several in values.items() if len(several) > 1]
    alone = [name for name in names if _matters(name, amounts)]
    return tuple(alone or names)


def _matters(name: str, amounts: dict[Facts, int]) -> bool:
    """Whether two ways that differ in one fact only differ in their amounts."""
    seen: dict[Facts, int] = {}
    return any(
        seen.setdefault(tuple(fact for fact in facts if fact[0] != name), amount) != amount
        for facts, amount in amounts.items()
    )
