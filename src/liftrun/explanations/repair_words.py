"""Repairs in the athlete's words: what to change, and what the week then is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from liftrun.athlete import clock_text
from liftrun.documents.explanation import ChangePart, RepairPart
from liftrun.domain.plain_text import plain_line
from liftrun.domain.units import sentence_in
from liftrun.explanations.changed_week import shortened
from liftrun.explanations.relaxed_instance import needs_weights
from liftrun.reasons.clock_words import day_and_clock, listed, long_day_name, span_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from liftrun.domain import Placed, Schedule, Session, Tier
    from liftrun.explanations.adjustment import Adjustment
    from liftrun.explanations.cause_words import CauseWords
    from liftrun.explanations.repairs import Repair
    from liftrun.planning.prepare import SolvedWeek

POINTS_OF: dict[Tier, str] = {"days": "wished days", "training": "training advice", "preference": "other wishes"}
"""The tiers whose costs are points, as sentences name them."""


@dataclass(frozen=True, slots=True)
class RepairWords:
    """Words for the repairs of a week.

    Attributes:
        words: Words for sessions and times of the week.
        solved: The week as it was planned.
    """

    words: CauseWords
    solved: SolvedWeek

    def part(self, repair: Repair, lost: str) -> RepairPart:
        """The published form of a repair."""
        changes = tuple(self._change(one) for one in repair.changes)
        costs = {tier: self._points(repair.solved, tier) - self._points(self.solved, tier) for tier in POINTS_OF}
        return RepairPart(
            text=plain_line(" ".join(change.text for change in changes)),
            then=plain_line(self._then(repair, lost, costs)),
            changes=changes,
            costs=costs,
        )

    def _points(self, solved: SolvedWeek, tier: Tier) -> int:
        return solved.outcome.verdict.cost(tier) if solved.outcome.verdict else 0

    def _change(self, change: Adjustment) -> ChangePart:
        by_kind: dict[str, Callable[[Adjustment], str]] = {
            "event_ends_earlier": lambda one: f"End {self._event(one)} {one.minutes} minutes earlier.",
            "event_starts_later": lambda one: f"Start {self._event(one)} {one.minutes} minutes later.",
            "event_moves_earlier": lambda one: f"Move {self._event(one)} {one.minutes} minutes earlier.",
            "event_moves_later": lambda one: f"Move {self._event(one)} {one.minutes} minutes later.",
            "window_opens_earlier": self._window,
            "window_closes_later": self._window,
            "session_shorter": self._shorter,
            "lift_at_home": lambda one: f"Do {self._name(one)} at home, with your body weight.",
            "rule_relaxed": self._rule,
            "session_dropped": lambda one: f"Leave out {self._name(one)} instead.",
        }
        text = plain_line(by_kind[change.kind](change))
        return ChangePart(kind=change.kind, text=text, minutes=change.minutes or None)

    def _name(self, change: Adjustment) -> str:
        return self.words.name(change.target)

    def _event(self, change: Adjustment) -> str:
        """`Thursday's 17:00 event`, or its title with day and time."""
        week, busy = self.words.prepared.week, self.words.prepared.reading.busy[int(change.target)]
        if self.words.show_titles and busy.title:
            return f'"{busy.title}" ({span_words(week, busy.span)})'
        day, clock = day_and_clock(week, busy.span.start).split(" ", 1)
        full = next(name for name in map(long_day_name, range(7)) if name.startswith(day))
        return f"{full}'s {clock} event"

    def _window(self, change: Adjustment) -> str:
        """Be available on Thursday from 16:30 instead of 17:00."""
        day, number = map(int, change.target.split("-"))
        start, end = self.words.prepared.athlete.availability.on(day)[number]
        if change.kind == "window_opens_earlier":
            old, new, word = start, start - change.minutes, "from"
        else:
            old, new, word = end, end + change.minutes, "until"
        return f"Be available on {long_day_name(day)} {word} {clock_text(new)} instead of {clock_text(old)}."

    def _shorter(self, change: Adjustment) -> str:
        session = self._session(change.target)
        minutes = shortened(session, change.minutes).lengths[-1].minutes
        return f"Shorten {self._name(change)} to {minutes} minutes."

    def _rule(self, change: Adjustment) -> str:
        rule = next(rule for rule in self.words.prepared.problem.rules if rule.id == change.target)
        return f'Give up a rule this week: "{sentence_in(self.words.prepared.athlete.units, rule.says)}"'

    def _session(self, identity: str) -> Session:
        return next(one for one in self.words.prepared.problem.instance.sessions if one.id == identity)

    def _then(self, repair: Repair, lost: str, costs: dict[Tier, int]) -> str:
        """What the week then is: where the session is, what else moves, what it costs."""
        plan, before = repair.solved.outcome.plan, self.solved.outcome.plan
        assert plan is not None and before is not None  # noqa: S101, PT018  # a repair has a plan
        placed = next(one for one in plan.schedule.placed if one.session.id == lost)
        missing = [self.words.name(one.session.id) for one in plan.dropped]
        fits = f"Then {self.words.name(lost)} fits" if missing else "Then everything fits"
        where = ", at the gym" if placed.place == "gym" else ", at home" if needs_weights(placed.session) else ""
        facts = [f"{fits}: {span_words(self.words.prepared.week, placed.span)}{where}."]
        facts += (
            [f"{_capital(listed(missing))} {'is' if len(missing) == 1 else 'are'} still missing."] if missing else []
        )
        facts += list(self._others(before.schedule, plan.schedule))
        return " ".join([*facts, *_prices(costs)])

    def _others(self, before: Schedule, after: Schedule) -> Sequence[str]:
        """How many other sessions move or get shorter."""
        old = {one.session.id: one for one in before.placed}
        both = [(old[one.session.id], one) for one in after.placed if one.session.id in old]
        moved, less = sum(a.start != b.start for a, b in both), sum(_length(b) < _length(a) for a, b in both)
        texts = [(moved, "at another time"), (less, "shorter")]
        return [f"{n} other session{'s are' if n > 1 else ' is'} {what}." for n, what in texts if n]


def _length(placed: Placed) -> int:
    return placed.end - placed.start


def _prices(costs: dict[Tier, int]) -> list[str]:
    """What the changed week costs more or less, in points."""
    more = [points(tier, cost) for tier, cost in costs.items() if cost > 0]
    less = [points(tier, -cost) for tier, cost in costs.items() if cost < 0]
    texts = [f"It costs {listed(more)} more."] if more else []
    return texts + ([f"It saves {listed(less)}."] if less else [])


def points(tier: Tier, cost: int) -> str:
    """`12 points of training advice`."""
    return f"{cost} point{'' if cost == 1 else 's'} of {POINTS_OF[tier]}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
