"""The CP-SAT model of a week, with methods in the terms of a coach.

Rules never see variables: they ask for `picks` (the sessions, or those of their variants, that a selector matches), for
the literals of a day, and for gaps in minutes. They state what must be true, or else a breach is paid.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from liftrun.domain import WEEKDAYS, Length
from liftrun.model.cpsat import FALSE, TRUE, Linear, Literal, Model
from liftrun.model.objective import CAN_BE_HALVED, Costs
from liftrun.model.picks import FixedPick, Pick
from liftrun.model.session import SessionModel, Variant

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from liftrun.domain import Instance, Session
    from liftrun.rules.encoding import PricedRule, SessionPick
    from liftrun.rules.selector import Selector


class WeekModel:
    """The model of one week; rules add themselves through the methods below.

    Several weeks may share a model and its costs: those of athletes who are planned together.

    Attributes:
        instance: The sessions and where they may be.
        week: The frame of days.
        model: The CP-SAT model.
        costs: The losses that the model may suffer.
        sessions: Session id -> its variables.
        block_order: Session id -> literal, true if its plyometric block comes last; only where a rule reads it.
        order_of_equals: Session id -> indices of the constraints that put it and its equals in one order. They lose no
            optimum, but a question that names one of these sessions needs a model without them.
    """

    def __init__(self, instance: Instance, model: Model | None = None, costs: Costs | None = None) -> None:
        self.instance = instance
        self.week = instance.week
        self.model = Model() if model is None else model
        self.costs = Costs() if costs is None else costs
        self.sessions = {s.id: self._variables_of(s) for s in instance.sessions}
        self.block_order: dict[str, Literal] = {}
        self.order_of_equals: dict[str, range] = {}
        self._fixed = [(placed, FixedPick(self.model, placed, self.week)) for placed in instance.history]
        self._pick_by_variants: dict[tuple[str, frozenset[Variant]], Pick] = {}
        self._picks: dict[tuple[Selector, ...], tuple[tuple[Pick, ...], tuple[Pick, ...]]] = {}
        self._known: dict[int, tuple[Sequence[Selector], tuple[Pick, ...], tuple[Pick, ...]]] = {}
        self._keep_apart()
        self._order_equal_sessions()
        self._price_losses()

    def _variables_of(self, session: Session) -> SessionModel:
        """The variables of a session."""
        return SessionModel(self.model, self.instance, session)

    def _keep_apart(self) -> None:
        """No two sessions at once, travel to the gym included."""
        fitting = [session for session in self.sessions.values() if session.variants]
        travel = self.instance.travel_minutes
        self.model.no_overlap([i for s in fitting for i in s.intervals(s.present, {"gym": travel})])

    def _order_equal_sessions(self) -> None:
        """Of sessions that differ only in id and priority, the more important comes first and is dropped last."""
        alike: dict[object, list[SessionModel]] = {}
        for session in self.sessions.values():
            if session.variants and session.session.id not in self.instance.pins:
                alike.setdefault(session.exchange_key, []).append(session)
        for group in alike.values():
            before = self.model.size
            for first, second in pairwise(sorted(group, key=lambda s: s.session.priority)):
                self.model.clause([~second.present, first.present])
                self.model.linear(second.start + first.end.times(-1), low=0, when=[second.present])
            added = range(before, self.model.size)
            self.order_of_equals |= {session.session.id: added for session in group if added}

    def _price_losses(self) -> None:
        for session in self.sessions.values():
            self.costs.drop(session.session.priority, session.dropped)
            for longer in session.session.lengths[:-1]:
                short = frozenset(v for v in session.variants if v.length.minutes < longer.minutes)
                if short:
                    shorter = session.any_of(short)
                    self.costs.shorten(session.session.priority, shorter)
                    if longer != session.session.lengths[0] and session.session.priority is CAN_BE_HALVED:
                        self.costs.halve(shorter)

    def picks(self, selectors: Sequence[Selector], *, around: bool = False) -> tuple[Pick, ...]:
        """The matching variants of the sessions; with `around` also matching fixed sessions outside the week."""
        known = self._known.get(id(selectors))  # a rule asks with the same tuple again and again
        if known is None:
            key = tuple(selectors)
            if key not in self._picks:
                self._picks[key] = tuple(self._present_picks(key)), tuple(self._fixed_picks(key))
            known = self._known[id(selectors)] = selectors, *self._picks[key]
        _, chosen, fixed = known
        return (*fixed, *chosen) if around else chosen

    def _present_picks(self, selectors: Sequence[Selector]) -> Iterable[Pick]:
        for session in self.sessions.values():
            matching = [s for s in selectors if _matches(s, session.session)]
            if any(s.plyometrics is None and not s.reads_distance for s in matching):
                variants = session.every_variant
            else:
                variants = frozenset(v for v in session.variants if any(_matches_variant(s, v) for s in matching))
            if variants:
                yield self._pick_of(session, variants)

    def _pick_of(self, session: SessionModel, variants: frozenset[Variant]) -> Pick:
        """Some variants of a session, as rules see them; the same object each time."""
        key = session.session.id, variants
        if key not in self._pick_by_variants:
            self._pick_by_variants[key] = Pick(session, variants)
        return self._pick_by_variants[key]

    def _fixed_picks(self, selectors: Sequence[Selector]) -> Iterable[Pick]:
        for placed, pick in self._fixed:
            variant = Variant(Length(0, placed.metres), placed.has_plyometrics)
            if any(_matches(s, placed.session) and _matches_variant(s, variant) for s in selectors):
                yield pick

    def on_day(self, selectors: Sequence[Selector], day: int, *, race: bool = True) -> list[Literal]:
        """One literal for each matching session that may start on a day, or is on that day outside the week.

        Without `race` a race of the week is left out.
        """
        picks = self.picks(selectors, around=not 0 <= day < len(WEEKDAYS))
        return [pick.on[day] for pick in picks if day in pick.on and (race or not pick.race)]

    def breach(self, rule: PricedRule, *, spared: bool = False) -> Literal:
        """The breach of a rule: a literal that costs the weight of the rule if true; `FALSE` for a required rule.

        `spared` is for a race that a required rule does not apply to: the breach is then free (`TRUE`).
        """
        if rule.required:
            return TRUE if spared else FALSE
        literal = self.model.boolean()
        self.costs.breach(rule.tier, rule.weight, literal)
        return literal

    def spares(self, rule: PricedRule, one: SessionPick, other: SessionPick) -> bool:
        """Whether a rule is not applied to two sessions.

        This is so in two cases: both are outside the week; or the rule is required, one session is outside the
        week, and at least one of the two is a race.
        """
        if one.fixed and other.fixed:
            return True
        return rule.required and (one.fixed or other.fixed) and (one.race or other.race)

    def boolean(self) -> Literal:
        """A new literal, free to be true or false."""
        return self.model.boolean()

    def clause(self, *literals: Literal) -> None:
        """At least one of these must be true."""
        self.model.clause(literals)

    def together(self, one: Literal, other: Literal, *, unless: Literal) -> None:
        """The two must not both be true, except if `unless` is true."""
        self.model.clause((~one, ~other, unless))

    def exclude(self, one: Literal, others: Sequence[Literal], *, unless: Iterable[Literal] = ()) -> None:
        """If `one` is true, none of the others is, except if a literal of `unless` is true."""
        self.model.none_of(others, [one, *(~literal for literal in unless)])

    def count(
        self,
        literals: Sequence[Literal],
        *,
        low: int = 0,
        high: int | None = None,
        breaches: Sequence[Literal],
    ) -> None:
        """Between `low` and `high` of the literals are true; each one missing or too many is paid by a breach."""
        paid = tuple((1 if high is None else -1, breach) for breach in breaches if breach != FALSE)
        found = Linear(tuple((1, literal) for literal in literals) + paid)
        most = max(low, len(literals) + len(paid))  # else the range is empty and the model malformed
        self.model.linear(found, low if high is None else -len(paid), most if high is None else high)

    def same_day_unless(self, one: SessionPick, other: SessionPick, *, unless: Literal) -> Literal:
        """A literal that must be true if the two share a day, unless `unless` is; the caller decides what it means."""
        ordered = self.model.boolean()
        for day in sorted(one.on.keys() & other.on.keys()):
            self.clause(~one.on[day], ~other.on[day], ordered, unless)
        return ordered

    def after(self, first: Linear, second: Linear, minutes: int, when: Iterable[Literal]) -> None:
        """If all of `when` are true, minute `second` is at least `minutes` later than minute `first`."""
        terms = (*second.terms, *((-coefficient, variable) for coefficient, variable in first.terms))
        self.model.linear(Linear(terms, second.constant - first.constant), low=minutes, when=when)

    def gap(self, one: SessionPick, other: SessionPick, minutes: int, *, unless: Literal) -> None:
        """At least `minutes` between the end of one and the start of the other, whichever comes first."""
        self.gap_to_all(one, [other], minutes, unless=unless)

    def gap_to_all(
        self, one: SessionPick, others: Iterable[SessionPick], minutes: int, *, unless: Literal = FALSE
    ) -> None:
        """`gap` from one to each of several that never overlap one another."""
        there = one.chosen_and(~unless)
        padded = [interval for other in others for interval in other.padded(0, other.chosen)]
        self.model.no_overlap([*one.padded(minutes, there), *padded])

    def plyometrics_last(self, pick: SessionPick) -> Literal:
        """A literal: the plyometric block of a lift, if it has one, comes after its weights."""
        if pick.id not in self.block_order:
            self.block_order[pick.id] = self.model.boolean()
        return self.block_order[pick.id]


def _matches(selector: Selector, session: Session) -> bool:
    """Whether a selector matches a session, apart from its length and plyometrics."""
    return (
        (selector.activity is None or selector.activity == session.activity)
        and (selector.hard is None or selector.hard == session.hard)
        and (selector.heavy is None or selector.heavy == session.heavy)
        and (selector.loads is None or session.load.at_least(selector.loads))
        and (selector.kind is None or session.kind in selector.kind)
        and (selector.focus is None or session.focus in selector.focus)
        and selector.several_places in (None, len(session.workouts_at) > 1)
    )


def _matches_variant(selector: Selector, variant: Variant) -> bool:
    """Whether a selector that matches a session matches it in this variant."""
    if selector.plyometrics is not None and selector.plyometrics != variant.plyometrics:
        return False
    return selector.far_enough(variant.length.metres)
