"""What a rule sees of the model of a week while it is encoded.

`liftrun.model` implements these protocols. Rules never see solver variables: they get literals and minutes as opaque
values, combine them through the methods below, and state what must be true unless a breach is paid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from liftrun.domain import Place, Span, Tier, Week
    from liftrun.rules.selector import Selector

Literal: TypeAlias = int
"""A statement that the solver makes true or false. `~literal` is its negation."""

Minute: TypeAlias = Any
"""A minute of the week that is still open, such as the start of a session: the model's own expression."""


class PricedRule(Protocol):
    """A rule as the model sees it: whether it is required, and what it costs to break it."""

    @property
    def required(self) -> bool:
        """Whether a plan must keep it."""

    @property
    def tier(self) -> Tier:
        """The tier in which a weighted rule is paid."""

    @property
    def weight(self) -> int:
        """The cost of one breach."""


class SessionPick(Protocol):
    """A session, or some of its variants, that a selector matches."""

    @property
    def id(self) -> str:
        """The id of the session."""

    @property
    def race(self) -> bool:
        """Whether it is a race of the planned week."""

    @property
    def fixed(self) -> bool:
        """Whether it is outside the planned week, so that nothing about it can change."""

    @property
    def chosen(self) -> Literal:
        """True if the session is kept as one of these variants."""

    @property
    def start(self) -> Minute:
        """The start, meaningful only if chosen."""

    @property
    def end(self) -> Minute:
        """The end, meaningful only if chosen."""

    @property
    def on(self) -> Mapping[int, Literal]:
        """Day -> true if it is chosen and starts on that day. Impossible days are left out."""

    @property
    def starts(self) -> Mapping[int, tuple[int, int]]:
        """Day -> earliest and latest start, in minutes of the week."""

    @property
    def ends(self) -> Mapping[int, tuple[int, int]]:
        """Day of the start -> earliest and latest end, in minutes of the week."""

    def is_of(self, other: SessionPick) -> bool:
        """Whether both are of the same session."""

    def start_within(self, spans: Sequence[Span], when: Sequence[Literal]) -> None:
        """If all of `when` are true and it is chosen, all of it is within one of the spans."""

    def at(self, place: Place) -> Literal:
        """A literal that is true if it is chosen and at a place; false in any case if it cannot be there."""

    def chosen_and(self, condition: Literal) -> Literal:
        """A literal that is true exactly if it is chosen and the condition is true. For the model."""

    def padded(self, minutes: int, when: Literal) -> list[int]:
        """Intervals that cover it and `minutes` on both sides, present if `when` is true. For the model."""


class WeekEncoding(Protocol):
    """The model of a week, as a rule adds itself to it."""

    @property
    def week(self) -> Week:
        """The seven days."""

    def picks(self, selectors: Sequence[Selector], *, around: bool = False) -> tuple[SessionPick, ...]:
        """The sessions that a selector matches; with `around` also those before and after the week."""

    def on_day(self, selectors: Sequence[Selector], day: int, *, race: bool = True) -> list[Literal]:
        """One literal for each matching session that may start on a day; without `race`, no race of the week."""

    def breach(self, rule: PricedRule, *, spared: bool = False) -> Literal:
        """The way out of a rule: it costs the weight of the rule. A required rule has none, unless `spared`."""

    def spares(self, rule: PricedRule, one: SessionPick, other: SessionPick) -> bool:
        """Whether a rule does not judge two sessions against each other (see `Rule.spares`)."""

    def boolean(self) -> Literal:
        """A new literal, free to be true or false."""

    def clause(self, *literals: Literal) -> None:
        """At least one of these is true."""

    def together(self, one: Literal, other: Literal, *, unless: Literal) -> None:
        """Both are not true at once, unless the breach is paid."""

    def exclude(self, one: Literal, others: Sequence[Literal], *, unless: Iterable[Literal] = ()) -> None:
        """If `one` is true, none of the others is, except if a literal of `unless` is true."""

    def count(
        self, literals: Sequence[Literal], *, low: int = 0, high: int | None = None, breaches: Sequence[Literal]
    ) -> None:
        """Between `low` and `high` of the literals are true; each missing or extra one is paid by a breach."""

    def same_day_unless(self, one: SessionPick, other: SessionPick, *, unless: Literal) -> Literal:
        """A literal that must be true if both share a day, unless the breach is paid."""

    def after(self, first: Minute, second: Minute, minutes: int, when: Iterable[Literal]) -> None:
        """If all of `when` are true, `second` is at least `minutes` later than `first`."""

    def gap(self, one: SessionPick, other: SessionPick, minutes: int, *, unless: Literal) -> None:
        """At least `minutes` between the two, whichever comes first, unless the breach is paid."""

    def gap_to_all(
        self, one: SessionPick, others: Iterable[SessionPick], minutes: int, *, unless: Literal = ...
    ) -> None:
        """`gap` from one to each of several that never overlap one another."""

    def plyometrics_last(self, pick: SessionPick) -> Literal:
        """True if the plyometric block of a workout, should it have one, comes after its weights."""
