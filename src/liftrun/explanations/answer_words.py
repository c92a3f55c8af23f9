"""Answers on where else a session could be, in the athlete's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from liftrun.calendars.clock import moment_of
from liftrun.documents.why import AnswerPart, RuleCostPart
from liftrun.domain import WEEKDAYS
from liftrun.domain.plain_text import plain_line
from liftrun.domain.units import sentence_in
from liftrun.explanations.repair_words import POINTS_OF, points
from liftrun.reasons.clock_words import day_and_clock, listed, span_words

if TYPE_CHECKING:
    from liftrun.domain import Placed, Plan, Tier
    from liftrun.explanations.cause_words import CauseWords
    from liftrun.explanations.elsewhere import Elsewhere
    from liftrun.rules.base import Rule

MOST_RULES = 3
"""Rules that a sentence names; it counts those beyond."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about a session: on a day, at a minute of the week, or not on a day."""

    question: Literal["on", "at", "not_on"]
    day: int
    minute: int | None = None


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """Words for the answers about a session.

    Attributes:
        words: Words for the sessions and causes of the week.
        plan: The plan as it is.
    """

    words: CauseWords
    plan: Plan

    def part(self, asked: Asked, found: Elsewhere) -> AnswerPart:
        """The published form of an answer."""
        week, placed = self.words.prepared.week, found.placed
        costs = {tier: cost for tier, cost in found.costs.items() if cost}
        causes = found.excluded.causes if found.excluded else ()
        return AnswerPart(
            question=asked.question,
            day=WEEKDAYS[asked.day],  # type: ignore[arg-type]  # the name of a day
            at=None if asked.minute is None else moment_of(week, asked.minute),
            status=found.status,
            text=plain_line(self._text(asked, found)),
            start=moment_of(week, placed.start) if placed else None,
            end=moment_of(week, placed.end) if placed else None,
            place=placed.place if placed else None,
            costs=costs,
            rules=tuple(self._rule(rule, cost) for rule, cost in found.rules) if costs else (),
            dropped=self._dropped(found),
            causes=tuple(self.words.part(cause) for cause in causes),
        )

    def trade(self, found: Elsewhere) -> str:
        """What another week gives up and gains against the plan, and what moves."""
        price = self._price(found) if self._in_points(found) else "Costs the same."
        return plain_line(" ".join([price, *self._losses(found), *self._moves(found)]))

    def _rule(self, rule: Rule, cost: int) -> RuleCostPart:
        return RuleCostPart(rule=rule.id, says=self._says(rule), tier=rule.tier, cost=cost)

    def _says(self, rule: Rule) -> str:
        return sentence_in(self.words.prepared.athlete.units, rule.says)

    def _text(self, asked: Asked, found: Elsewhere) -> str:
        if found.status == "here":
            return "It is not there in this plan." if asked.question == "not_on" else "It is there in this plan."
        if found.status == "unsettled":
            return "This was not settled in time."
        if found.status == "impossible":
            return self._impossible(found)
        price = f"Possible without cost: {self._where(found)}." if found.status == "free" else self._price(found)
        losses, moves = self._losses(found), self._moves(found)
        return " ".join([*losses, price, *moves] if found.costs["keep"] > 0 else [price, *losses, *moves])

    def _where(self, found: Elsewhere) -> str:
        return span_words(self.words.prepared.week, found.placed.span) if found.placed else ""

    def _impossible(self, found: Elsewhere) -> str:
        causes = [self.words.part(cause).text for cause in found.excluded.causes] if found.excluded else []
        if not causes:
            return "Impossible, whatever else is given up."
        seems = "" if found.excluded and found.excluded.status == "proven" else " (not everything was settled in time)"
        return f"Impossible{seems}: {' '.join(causes)}"

    def _price(self, found: Elsewhere) -> str:
        """`It costs 10 points of training advice: Tue 18:00–18:45. "Lift on ..." (+10).`."""
        more = [points(tier, cost) for tier, cost in self._in_points(found) if cost > 0]
        less = [points(tier, -cost) for tier, cost in self._in_points(found) if cost < 0]
        facts = [f"costs {listed(more)}"] if more else []
        facts += [f"saves {listed(less)}"] if less else []
        head = ": ".join(part for part in (listed(facts), self._where(found)) if part)
        return f"{_capital(head)}.{self._because(found)}"

    def _in_points(self, found: Elsewhere) -> list[tuple[Tier, int]]:
        return [(tier, cost) for tier in POINTS_OF if (cost := found.costs.get(tier, 0))]

    def _because(self, found: Elsewhere) -> str:
        """The rules behind a price, those with the largest differences."""
        ranked = sorted(found.rules, key=lambda pair: -abs(pair[1]))
        named = [f'"{self._says(rule)}" ({cost:+d})' for rule, cost in ranked[:MOST_RULES]]
        rest = len(ranked) - len(named)
        more = f", and {rest} smaller difference{'' if rest == 1 else 's'}" if rest else ""
        return f" {', '.join(named)}{more}." if named else ""

    def _dropped(self, found: Elsewhere) -> tuple[str, ...]:
        if found.outcome is None or found.outcome.plan is None:
            return ()
        known = {lost.session.id for lost in self.plan.dropped}
        return tuple(lost.session.id for lost in found.outcome.plan.dropped if lost.session.id not in known)

    def _losses(self, found: Elsewhere) -> list[str]:
        """Which other sessions are left out or shorter."""
        gone = [self.words.name(name) for name in self._dropped(found)]
        less = [self.words.name(new.session.id) for old, new in self._both(found) if _is_shorter(new, old)]
        texts = [(gone, "left out"), (less, "shorter")]
        return [f"{_capital(listed(names))} {_are(names)} then {what}." for names, what in texts if names]

    def _moves(self, found: Elsewhere) -> list[str]:
        """Which other sessions are at another time."""
        week, own = self.words.prepared.week, found.placed.session.id if found.placed else ""
        moved = [new for old, new in self._both(found) if old.start != new.start and new.session.id != own]
        times = [f"{self.words.name(one.session.id)} to {day_and_clock(week, one.start)}" for one in moved]
        return [f"It moves {listed(times)}."] if times else []

    def _both(self, found: Elsewhere) -> list[tuple[Placed, Placed]]:
        """The sessions that are in both plans, as they are and as they would be."""
        if found.outcome is None or found.outcome.plan is None:
            return []
        old = {one.session.id: one for one in self.plan.schedule.placed}
        return [(old[one.session.id], one) for one in found.outcome.plan.schedule.placed if one.session.id in old]


def _is_shorter(new: Placed, old: Placed) -> bool:
    return new.work_minutes < old.work_minutes


def _are(names: list[str]) -> str:
    return "is" if len(names) == 1 else "are"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
