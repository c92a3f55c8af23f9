"""The model of a week in which each use of a required rule can be given up: for explanations only.

The rules add themselves with the same `encode` as in an ordinary week. This model gives them an *escape* where an
ordinary week gives a required rule none. Each escape belongs to one use of the rule: one pair of sessions, one day.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from liftrun.model.cpsat import FALSE, TRUE, Linear
from liftrun.model.session import SessionModel
from liftrun.model.week import WeekModel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from liftrun.domain import Instance, Session, Span
    from liftrun.model.cpsat import Literal, Model
    from liftrun.model.start_ranges import Ranges
    from liftrun.rules.base import Rule
    from liftrun.rules.encoding import PricedRule, SessionPick


class FreedSession(SessionModel):
    """A session whose pinned start is off the grid: it may start there, or anywhere on the grid."""

    def __init__(self, model: Model, instance: Instance, session: Session, own_start: int) -> None:
        self._own_start, self._coarse = own_start, instance.grid_minutes
        super().__init__(model, replace(instance, grid_minutes=1), session)

    def _start_ranges(self, spans: Iterable[Span], minutes: int) -> Ranges:
        steps = range(0, self._week.minutes, self._coarse)
        every = sorted({*steps, self._own_start})
        whole = [(start, end - minutes) for start, end in spans]
        return [(step, step) for step in every if any(low <= step <= high for low, high in whole)]


class ExplainingWeek(WeekModel):
    """A week without costs, whose pins and required rules can be given up.

    Attributes:
        escapes: Literal -> the required rule of which it gives up one use.
    """

    def __init__(self, instance: Instance, freed: Mapping[str, int]) -> None:
        """Create the variables.

        Args:
            instance: The sessions, and where each could be if nothing blocked any time.
            freed: Session id -> the pinned start that may be given up.
        """
        self._freed = freed
        self.escapes: dict[Literal, Rule] = {}
        self._recorded: dict[Literal, list[Literal]] = {}
        self._pairs: dict[Literal, list[tuple[str, int | None]]] = {}
        self._rule: Rule | None = None
        super().__init__(instance)

    def add_rules(self, rules: Iterable[Rule]) -> None:
        """Add required rules, each use of which can be given up."""
        for rule in rules:
            self._rule = rule
            rule.encode(self)

    def use_of(self, escape: Literal) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """Ids and days of the sessions of one use of a rule, as far as they are known."""
        owners = self._owners()
        found = list(self._pairs.get(escape, ()))
        found += [owner for literal in self._recorded.get(escape, ()) for owner in owners.get(variable_of(literal), ())]
        days = {day for _, day in found if day is not None}
        return tuple(dict.fromkeys(name for name, _ in found)), tuple(sorted(days))

    def _variables_of(self, session: Session) -> SessionModel:
        start = self._freed.get(session.id)
        if start is None or start % self.instance.grid_minutes == 0:
            return SessionModel(self.model, self.instance, session)
        return FreedSession(self.model, self.instance, session, start)

    def _order_equal_sessions(self) -> None:
        """Equal sessions keep their names here: an explanation is about one of them."""

    def _price_losses(self) -> None:
        """Nothing has a price here."""

    def breach(self, rule: PricedRule, *, spared: bool = False) -> Literal:  # noqa: ARG002  # its rule is `_rule`
        """A new escape from one use of a required rule."""
        if spared:
            return TRUE
        escape = self.model.boolean()
        if self._rule is not None:
            self.escapes[escape] = self._rule
        return escape

    def clause(self, *literals: Literal) -> None:
        """A clause; if it has an escape, its sessions are recorded."""
        self._record(literals)
        super().clause(*literals)

    def together(self, one: Literal, other: Literal, *, unless: Literal) -> None:
        """As in an ordinary week; the two are recorded."""
        self._record((one, other, unless))
        super().together(one, other, unless=unless)

    def count(
        self, literals: Sequence[Literal], *, low: int = 0, high: int | None = None, breaches: Sequence[Literal]
    ) -> None:
        """As in an ordinary week, but one escape gives up the whole limit."""
        escapes = [breach for breach in breaches if breach in self.escapes]
        for other in escapes[1:]:
            del self.escapes[other]
        escape = escapes[0] if escapes else FALSE
        self._record((*literals, escape))
        most = max(low, len(literals)) if high is None else high
        self.model.linear(Linear(tuple((1, literal) for literal in literals)), low, most, when=[~escape])

    def gap_to_all(
        self, one: SessionPick, others: Iterable[SessionPick], minutes: int, *, unless: Literal = FALSE
    ) -> None:
        """The gap to each of several sessions, each with an escape of its own."""
        for other in others:
            escape = unless
            if unless == FALSE and self._rule is not None:
                escape = self.breach(self._rule)
            self._pairs[escape] = [(pick.id, None) for pick in (one, other) if not pick.fixed]
            super().gap_to_all(one, [other], minutes, unless=escape)

    def _record(self, literals: Sequence[Literal]) -> None:
        for escape in (literal for literal in literals if literal in self.escapes):
            self._recorded.setdefault(escape, []).extend(literal for literal in literals if literal != escape)

    def _owners(self) -> dict[int, list[tuple[str, int | None]]]:
        """Variable -> the sessions, and the day, that it is about."""
        owners: dict[int, list[tuple[str, int | None]]] = {}
        for pick in self._pick_by_variants.values():
            owners.setdefault(variable_of(pick.chosen), []).append((pick.id, None))
            for day, literal in pick.__dict__.get("on", {}).items():  # no rule has read the days of the other picks
                owners.setdefault(variable_of(literal), []).append((pick.id, day))
        return owners


def variable_of(literal: Literal) -> int:
    """The variable of a literal or of its negation."""
    return literal if literal >= 0 else ~literal
