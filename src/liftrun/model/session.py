"""The variables of one session in CP-SAT: when it starts, where, how long it is, and whether it is kept.

The start is one integer on the grid; each day, place and length has a literal, and a plyometric block has one. How long
a session takes depends on its *variant*, a length with or without plyometrics. Where it
may start also depends on its place. Rules see only `Pick`s.
"""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from liftrun.model.cpsat import FALSE, TRUE, Linear, Literal, Model
from liftrun.model.start_ranges import Ranges, ends_between, intersection, plateaus, union

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from liftrun.domain import Instance, Length, Place, Session, Span

T = TypeVar("T")


class Variant(NamedTuple):
    """A length of a session, with or without its plyometric block."""

    length: Length
    plyometrics: bool


class SessionModel:
    """The variables of one session.

    Attributes:
        session: The session.
        dropped: Literal, true if the session is not in the plan. Exactly one of `dropped` and the literals of `day` is
            true.
        present: The negation of `dropped`.
        day: Day -> literal, true if it starts on that day. Days without a feasible start are left out; the same holds
            for `place` and `length`.
        place: Place -> literal, true if it is at that place.
        length: Length -> literal, true if it has that length.
        plyometrics: Literal, true if it has a plyometric block.
        start: Start minute; like `end`, meaningful only if present.
        end: End minute.
    """

    def __init__(self, model: Model, instance: Instance, session: Session) -> None:
        self.session = session
        self._model = model
        self._week = instance.week
        self._pin = instance.pins.get(session.id)
        self._grid = 1 if self._pin is not None else instance.grid_minutes
        self._feasible = {place: r for place, spans in self._openings(instance) if (r := self._starts(spans))}
        self._every = union(ranges for by_minutes in self._feasible.values() for ranges in by_minutes.values())
        self._edges = [self._day_steps(day) for day in range(7)]
        self._bounds: dict[int, dict[int, tuple[int, int]]] = {}
        self._intervals: dict[tuple[int, Literal], int] = {}
        self._both: dict[tuple[Literal, Literal], Literal] = {}
        self.dropped = model.boolean() if self._every else TRUE
        self.present = ~self.dropped
        self._step = model.integer(self._every or [(0, 0)])
        self.start = Linear(((self._grid, self._step),))
        self._choose()
        self._size_and_end()
        self._restrict_starts()

    def _openings(self, instance: Instance) -> Iterable[tuple[Place, tuple[Span, ...]]]:
        return instance.openings.get(self.session.id, {}).items()

    @cached_property
    def _plyometric_minutes(self) -> int:
        return self.session.plyometrics.minutes if self.session.plyometrics else 0

    def minutes(self, variant: Variant) -> int:
        """Minutes from start to end of a variant."""
        return variant.length.minutes + (self._plyometric_minutes if variant.plyometrics else 0)

    @cached_property
    def variants(self) -> tuple[Variant, ...]:
        """The variants that fit somewhere."""
        fitting = {minutes for by_minutes in self._feasible.values() for minutes in by_minutes}
        both = (False, True) if self.session.plyometrics else (False,)
        every = (Variant(length, plyometrics) for length in self.session.lengths for plyometrics in both)
        return tuple(variant for variant in every if self.minutes(variant) in fitting)

    @cached_property
    def every_variant(self) -> frozenset[Variant]:
        """The same as a set, the same object each time."""
        return frozenset(self.variants)

    def _starts(self, spans: tuple[Span, ...]) -> dict[int, Ranges]:
        """Minutes of a variant -> starts from which they fit into the spans; minutes that fit nowhere are left out."""
        lengths = {length.minutes + more for length in self.session.lengths for more in {0, self._plyometric_minutes}}
        starts = ((minutes, self._start_ranges(spans, minutes)) for minutes in sorted(lengths))
        return {minutes: ranges for minutes, ranges in starts if ranges}

    def _start_ranges(self, spans: Iterable[Span], minutes: int) -> Ranges:
        if self._pin is not None:
            fits = any(start <= self._pin and self._pin + minutes <= end for start, end in spans)
            return [(self._pin, self._pin)] if fits else []
        steps = ((-(-start // self._grid), (end - minutes) // self._grid) for start, end in spans)
        return union([[(low, high) for low, high in steps if low <= high]])

    def _choose(self) -> None:
        """Create the literals: the session is dropped, or has one day, one place and one length."""
        self.day = {d: self._model.boolean() for d in range(7) if ends_between(self._every, *self._edges[d])}
        self.place = self._one_of(list(self._feasible))
        self.length = self._one_of(list(dict.fromkeys(v.length for v in self.variants)))
        self.plyometrics = self._model.boolean() if any(v.plyometrics for v in self.variants) else FALSE
        if self._every:
            self._model.exactly_one([self.dropped, *self.day.values()])
            self._model.clause([~self.plyometrics, self.present])

    def _one_of(self, options: list[T]) -> dict[T, Literal]:
        """A literal for each option, exactly one of which holds if the session is present."""
        if len(options) == 1:
            return {options[0]: self.present}
        literals = {option: self._model.boolean() for option in options}
        if options:
            self._model.exactly_one([self.dropped, *literals.values()])
        return literals

    def _size_and_end(self) -> None:
        """The duration and the end as variables, or as expressions if there is only one duration.

        `start + size == end` is not stated here: the intervals imply it for a present session. As an equation it makes
        presolve compute the holes in the domain of the end, which takes twice the time of everything else.
        """
        durations = sorted({self.minutes(variant) for variant in self.variants})
        if len(durations) <= 1:
            self._size = Linear((), *durations)
            self.end = self.start + self._size
            return
        size = self._model.integer([(durations[0], durations[-1])])
        end = self._model.integer([(0, self._week.minutes + durations[-1])])
        self._size, self.end = Linear(((1, size),)), Linear(((1, end),))
        parts = [(length.minutes, literal) for length, literal in self.length.items()]
        parts += [(self._plyometric_minutes, self.plyometrics), (durations[0], self.dropped), (-1, size)]
        self._model.linear(Linear(tuple(parts)), 0, 0)

    def conditions(self) -> Iterator[tuple[int, list[Literal]]]:
        """Pairs `(minutes, literals)`: if all the literals hold, the session takes at least that long."""
        for length, literal in self.length.items():
            yield length.minutes, [literal]
            if self.plyometrics != FALSE:
                yield length.minutes + self._plyometric_minutes, [literal, self.plyometrics]

    def _restrict_starts(self) -> None:
        """A day, a place and a duration each leave only some of the starts."""
        for day, literal in self.day.items():
            self._model.linear(Linear(((1, self._step),)), *self._edges[day], when=[literal])
        for place, by_minutes in self._feasible.items():
            for minutes, literals in self.conditions():
                self._only_from(by_minutes.get(minutes, []), [self.place[place], *literals])

    def _only_from(self, ranges: Ranges, when: Sequence[Literal], model: Model | None = None) -> None:
        """If all of `when` are true, the start is in the ranges."""
        model = model or self._model
        if not ranges:
            model.clause([~literal for literal in when])
        elif ranges != self._every:
            model.linear(Linear(((1, self._step),)), when=dict.fromkeys(when), ranges=ranges)

    def start_within(self, spans: Sequence[Span], when: Sequence[Literal], model: Model | None = None) -> None:
        """If all of `when` are true and the session is present, it is within one of the spans.

        `model` is a copy of the session's model, if the statement is for the copy only.
        """
        for minutes, literals in self.conditions():
            ranges = intersection(self._every, self._start_ranges(spans, minutes))
            self._only_from(ranges, [*when, *literals], model)

    def keep_out_of(self, blocked: Sequence[Span], when: Sequence[Literal], pad_minutes: Mapping[Place, int]) -> None:
        """If all of `when` are true and the session is present, it does not touch the blocked spans.

        Args:
            blocked: Spans, in any order.
            when: Literals.
            pad_minutes: The places where it must not touch them, each with the minutes before and after the session
                that must not touch them either (the way to the gym).
        """
        for place in (place for place in self.place if place in pad_minutes):
            for minutes, literals in self.conditions():
                allowed = self._steps_outside(blocked, minutes, pad_minutes[place])
                enforced = dict.fromkeys([*when, self.place[place], *literals])
                self._model.linear(Linear(((1, self._step),)), when=enforced, ranges=allowed)

    def _steps_outside(self, blocked: Sequence[Span], minutes: int, pad: int) -> Ranges:
        """The steps from which so many minutes, padded, touch no blocked span."""
        grid = self._grid
        bad = union([[((s - pad - minutes) // grid + 1, -(-(e + pad) // grid) - 1)] for s, e in blocked])
        edges = [-1, *(step for low, high in bad for step in (low - 1, high + 1)), self._week.minutes]
        return [(low, high) for low, high in zip(edges[::2], edges[1::2], strict=True) if low <= high]

    def only_at(self, minute: int, openings: Mapping[Place, Sequence[Span]], when: Sequence[Literal]) -> None:
        """If all of `when` are true and the session is present, it starts at a minute, within the openings."""
        step = minute // self._grid
        self._model.linear(Linear(((1, self._step),)), step, step, when=[*when, self.present])
        for place, spans in ((place, openings.get(place, ())) for place in self.place):
            for minutes, literals in self.conditions():
                fits = any(start <= minute and minute + minutes <= end for start, end in spans)
                if not fits:
                    self._model.clause([~literal for literal in (*when, self.place[place], *literals)])

    def _day_steps(self, day: int) -> tuple[int, int]:
        """First and last grid step of a day."""
        low, high = self._week.day_span(day)
        return -(-low // self._grid), -(-high // self._grid) - 1

    def any_of(self, variants: frozenset[Variant]) -> Literal:
        """A literal that holds exactly if the session is kept as one of these variants."""
        if variants == self.every_variant:
            return self.present
        lengths = {variant.length for variant in variants}
        if variants == {v for v in self.variants if v.plyometrics}:
            return self.plyometrics
        if len(lengths) == 1 and variants == {v for v in self.variants if v.length in lengths}:
            return self.length[next(iter(lengths))]
        each = [self._variant(variant) for variant in self.variants if variant in variants]
        either = self._model.boolean()
        self._model.exactly_one([~either, *each])
        return either

    def _variant(self, variant: Variant) -> Literal:
        if self.plyometrics == FALSE:
            return self.length[variant.length]
        return self.both(self.length[variant.length], self.plyometrics if variant.plyometrics else ~self.plyometrics)

    def both(self, one: Literal, other: Literal) -> Literal:
        """A literal that holds exactly if both do; the same one each time."""
        key = (one, other) if one < other else (other, one)
        if key not in self._both:
            self._both[key] = both = self._model.boolean()
            self._model.clause([~both, one])
            self._model.clause([~both, other])
            self._model.clause([both, ~one, ~other])
        return self._both[key]

    def start_bounds(self, variants: Iterable[Variant]) -> dict[int, tuple[int, int]]:
        """Day -> earliest and latest start minute of some variants."""
        return self._widest((self.minutes(variant), 0) for variant in variants)

    def end_bounds(self, variants: Iterable[Variant]) -> dict[int, tuple[int, int]]:
        """Day of the start -> earliest and latest end minute of some variants."""
        return self._widest((self.minutes(variant),) * 2 for variant in variants)

    def _widest(self, shifted: Iterable[tuple[int, int]]) -> dict[int, tuple[int, int]]:
        """Day -> the widest of the start bounds of some durations, each shifted by some minutes."""
        widest: dict[int, tuple[int, int]] = {}
        for minutes, shift in shifted:
            for day, (low, high) in self._steps_on_days(minutes).items():
                bounds = low * self._grid + shift, high * self._grid + shift
                known = widest.get(day, bounds)
                widest[day] = min(known[0], bounds[0]), max(known[1], bounds[1])
        return widest

    def _steps_on_days(self, minutes: int) -> dict[int, tuple[int, int]]:
        """Day -> first and last feasible step of a duration, over all places."""
        if minutes not in self._bounds:
            ranges = union(by_minutes.get(minutes, []) for by_minutes in self._feasible.values())
            within = ((day, ends_between(ranges, *edges)) for day, edges in enumerate(self._edges))
            self._bounds[minutes] = {day: found for day, found in within if found}
        return self._bounds[minutes]

    def intervals(self, chosen: Literal, pad_minutes: Mapping[Place, int]) -> list[int]:
        """One interval for each padding (on both sides); present if `chosen` and at a place with this padding."""
        pads = {place: pad_minutes.get(place, 0) for place in self.place}
        if len(set(pads.values())) == 1:
            return [self._interval(next(iter(pads.values())), chosen)]
        return [self._interval(pad, self.chosen_at(place, chosen)) for place, pad in pads.items()]

    def interval_at(self, place: Place) -> int | None:
        """An optional interval of the work, present if the session is at this place; None if it cannot be there."""
        return self._interval(0, self.place[place]) if place in self.place else None

    def charge(self, place: Place, price: Callable[[int, int], int]) -> list[tuple[int, Literal]]:
        """(cost, literal) pairs whose sum is the price of the session if it is at a place.

        Args:
            place: The place.
            price: Start minute and minutes of work -> what they cost, 0 or more.
        """
        priced = {
            minutes: plateaus(ranges, lambda step, length=minutes: price(step * self._grid, length))  # type: ignore[misc]  # a default binds it
            for minutes, ranges in self._feasible.get(place, {}).items()
        }
        steps = [0, *sorted({cost for costs in priced.values() for _, cost in costs} - {0})]
        charged = [(above - below, above, self._model.boolean()) for below, above in pairwise(steps)]
        for minutes, literals in self.conditions():
            for _, cost, literal in charged:
                cheaper = union([[steps] for steps, asked in priced.get(minutes, []) if asked < cost])
                self._only_from(cheaper, [self.place[place], *literals, ~literal])
        return [(more, literal) for more, _, literal in charged]

    def chosen_at(self, place: Place, chosen: Literal) -> Literal:
        """A literal that is true if `chosen` is and the session is at a place that it can have."""
        return self.place[place] if chosen == self.present else self.both(chosen, self.place[place])

    def _interval(self, pad: int, present: Literal) -> int:
        """The interval of a padding and a literal, the same one each time."""
        key = pad, present
        if key not in self._intervals:
            self._intervals[key] = self._model.interval(
                self.start + -pad, self._size + 2 * pad, self.end + pad, present
            )
        return self._intervals[key]

    @property
    def exchange_key(self) -> object:
        """A key that is equal for two sessions if they can be exchanged. It leaves out id and label.

        It includes the priority only if there are several lengths: then the less important session is the one to
        shorten, on any day.
        """
        s = self.session
        rank = s.priority if len(s.lengths) > 1 else None
        return (s.activity, s.kind, s.focus, s.load, s.heavy, s.lengths, rank, s.plyometrics, repr(self._feasible))
