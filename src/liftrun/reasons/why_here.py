"""Why each session of a plan is where it is, in one or two sentences.

The sentences follow from the rules in force, with their numbers and their own sentences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.domain.plain_text import plain_line
from liftrun.reasons.breach_facts import breaches
from liftrun.reasons.fact import View
from liftrun.reasons.recovery_facts import recovery, spread
from liftrun.reasons.session_facts import fixed_start, plyometrics, room, shortened
from liftrun.reasons.shared_day_facts import alone, mixed, shared
from liftrun.reasons.wish_facts import preferred_day, preferred_time

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from liftrun.domain import Placed, Plan
    from liftrun.reasons.fact import Fact
    from liftrun.rules.problem import WeekProblem

LONGEST = 200
"""The most characters of a text; a single fact may be longer."""

MOST_FACTS = 3
"""The most facts of a text: it is read between two meetings."""

_FINDERS = (
    fixed_start,
    alone,
    shared,
    shortened,
    plyometrics,
    recovery,
    preferred_day,
    mixed,
    spread,
    preferred_time,
    breaches,
)
"""The facts that are looked for, the most important first."""


def why(problem: WeekProblem, plan: Plan, titles: Mapping[str, str]) -> dict[str, str]:
    """Why each placed session is where it is, by the session's id.

    Args:
        problem: The week's problem.
        plan: A plan of it.
        titles: Titles of the problem's sessions by id (`titles.titles`).
    """
    view = View(problem, plan.schedule, titles)
    return {placed.session.id: plain_line(_text(_facts(view, placed))) for placed in plan.schedule.placed}


def _facts(view: View, placed: Placed) -> list[Fact]:
    found = [fact for finder in _FINDERS for fact in finder(view, placed)]
    return found or list(room(view, placed))


def _text(facts: Sequence[Fact]) -> str:
    """As many facts as fit, and the sentence of one of their rules, the first that fits."""
    chosen: list[Fact] = []
    for fact in facts:
        if not chosen or (len(chosen) < MOST_FACTS and len(_joined([*chosen, fact])) <= LONGEST):
            chosen.append(fact)
    return next((text for text in _with_advice(chosen) if len(text) <= LONGEST), _joined(chosen))


def _joined(facts: Sequence[Fact]) -> str:
    return " ".join(fact.says for fact in facts)


def _with_advice(facts: Sequence[Fact]) -> list[str]:
    """The facts with the sentence of one of their rules, of each in turn."""
    sentences = [fact.says for fact in facts]
    return [
        " ".join([*sentences[: number + 1], fact.advice, *sentences[number + 1 :]])
        for number, fact in enumerate(facts)
        if fact.advice
    ]
