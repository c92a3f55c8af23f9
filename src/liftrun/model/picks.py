"""Sessions as rules use them: those that a selector matches, with literals for days and expressions for times."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from liftrun.model.cpsat import FALSE, TRUE, Linear

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from liftrun.domain import Place, Placed, Span, Week
    from liftrun.model.cpsat import Literal, Model
    from liftrun.model.session import SessionModel, Variant
    from liftrun.rules.encoding import SessionPick


class Pick:
    """A session, or those of its variants that a selector matches.

    Attributes:
        id: The session's id.
        chosen: Holds if the session is kept as one of those variants.
        start: Start minute, meaningful only if chosen.
        end: End minute, meaningful only if chosen.
        race: Whether it is a race of the week.
        fixed: Whether it is outside the week, and so cannot change.
    """

    fixed = False

    def __init__(self, session: SessionModel, variants: frozenset[Variant]) -> None:
        self.id = session.session.id
        self.race = session.session.is_race
        self.chosen = session.any_of(variants)
        self.start, self.end = session.start, session.end
        self._session = session
        self._variants = [variant for variant in session.variants if variant in variants]

    @cached_property
    def on(self) -> Mapping[int, Literal]:
        """Day -> holds if it is chosen and starts on that day; days it cannot have are left out."""
        if self.chosen == self._session.present:
            return self._session.day
        return {d: self._session.both(self.chosen, on) for d, on in self._session.day.items() if d in self.starts}

    @cached_property
    def starts(self) -> Mapping[int, tuple[int, int]]:
        """Day -> earliest and latest start minute there."""
        return self._session.start_bounds(self._variants)

    @cached_property
    def ends(self) -> Mapping[int, tuple[int, int]]:
        """Day of the start -> earliest and latest end minute."""
        return self._session.end_bounds(self._variants)

    def padded(self, minutes: int, when: Literal) -> list[int]:
        """Intervals that cover it and `minutes` on both sides, there if `when` (which implies `chosen`) holds."""
        return self._session.intervals(when, dict.fromkeys(("road", "home", "gym"), minutes))

    def is_of(self, other: SessionPick) -> bool:
        """Whether the two are of one and the same session."""
        return self.id == other.id and self.fixed == other.fixed

    def at(self, place: Place) -> Literal:
        """A literal that is true if it is chosen and at a place; `FALSE` if it cannot be there."""
        return self._session.chosen_at(place, self.chosen) if place in self._session.place else FALSE

    def chosen_and(self, condition: Literal) -> Literal:
        """A literal that holds exactly if it is chosen and the condition holds."""
        return self.chosen if condition == TRUE else self._session.both(self.chosen, condition)

    def start_within(self, spans: Sequence[Span], when: Sequence[Literal]) -> None:
        """If all of `when` are true and it is chosen, it is within one of the spans."""
        whole = self.chosen == self._session.present
        self._session.start_within(spans, when if whole else [*when, self.chosen])


class FixedPick(Pick):
    """A session outside the week: always chosen, at its place."""

    fixed = True

    def __init__(self, model: Model, placed: Placed, week: Week) -> None:
        self.id = placed.session.id
        self.race = False
        self.chosen = TRUE
        self.start, self.end = Linear((), placed.start), Linear((), placed.end)
        self._model, self._placed = model, placed
        day = week.day_of(placed.start)
        self.on = {day: TRUE}
        self.starts = {day: (placed.start, placed.start)}
        self.ends = {day: (placed.end, placed.end)}

    def padded(self, minutes: int, when: Literal) -> list[int]:
        """Its time and `minutes` on both sides."""
        size = self._placed.end - self._placed.start + 2 * minutes
        return [self._model.interval(self.start + -minutes, Linear((), size), self.end + minutes, when)]

    def at(self, place: Place) -> Literal:
        """Whether it was at a place."""
        return TRUE if self._placed.place == place else FALSE

    def chosen_and(self, condition: Literal) -> Literal:
        """The condition itself."""
        return condition
