"""Facts about one session by itself: a fixed start, a shortened length, plyometrics, or the free time around it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from liftrun.domain import Block, Span
from liftrun.reasons.additions import broken_with
from liftrun.reasons.clock_words import clock, span_words
from liftrun.reasons.fact import Fact
from liftrun.reasons.possible_starts import footprint, footprints, in_the_way, spans_at
from liftrun.rules.order_in_workout import OrderInWorkout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.domain import Placed
    from liftrun.reasons.fact import View


RACE_DAY = "Race day: the start is fixed."


def fixed_start(view: View, placed: Placed) -> Iterator[Fact]:
    """That its start was fixed before planning."""
    if placed.session.id in view.instance.pins:
        yield Fact(RACE_DAY if placed.session.kind == "race" else "Pinned by you.")


def shortened(view: View, placed: Placed) -> Iterator[Fact]:
    """That it is shortened, and why it cannot have its full length here."""
    if placed.shortened:
        full = placed.session.lengths[0].minutes
        longer = _in_full(placed)
        fact = _against(view, placed, longer)
        yield fact._replace(says=f"Shortened from {full} to {full - (longer.end - placed.end)} minutes{fact.says}.")


def _in_full(placed: Placed) -> Placed:
    """The same session at its full length, from the same start and with the plyometrics that it has."""
    full = placed.session.lengths[0]
    missing = full.minutes - placed.work_minutes
    blocks, end = [], placed.start
    for block in placed.blocks:
        minutes = block.minutes + (missing if block.kind != "plyometrics" else 0)
        blocks.append(Block(block.kind, end, end + minutes))
        end += minutes
    return replace(placed, end=end, metres=full.metres, blocks=tuple(blocks))


def _against(view: View, placed: Placed, longer: Placed) -> Fact:
    """Why the full length is not possible: free time ends, another session follows, or a required rule; else empty."""
    free = _room(view, placed)
    if free is not None and longer.end > free.end:
        return Fact(f", because the free time ends at {clock(view.schedule.week, free.end)}")
    others = tuple(one for one in view.schedule.placed if one is not placed)
    span = footprint(view.instance, longer.span, longer.place)
    for other in in_the_way(span, footprints(view.instance, others)):
        return Fact(f", because {view.name(other)} follows")
    required = [rule for rule in view.problem.rules if rule.required]
    for rule in broken_with(required, replace(view.schedule, placed=others), longer):
        return Fact(", because a rule forbids the full length here", rule)
    return Fact("")


def _room(view: View, placed: Placed) -> Span | None:
    """The span of free time that contains the session."""
    spans = spans_at(view.instance, placed.session, placed.place)
    return next((span for span in spans if span.start <= placed.start and placed.end <= span.end), None)


def plyometrics(view: View, placed: Placed) -> Iterator[Fact]:
    """That it is a lift with plyometrics, and whether they are before or after the weights."""
    if placed.has_plyometrics:
        carriers = sum(one.has_plyometrics for one in view.schedule.placed)
        which = f"One of {carriers} lifts with plyometrics" if carriers > 1 else "The lift with plyometrics"
        first = placed.blocks[0].kind
        where = "before" if first == "plyometrics" else "after"
        rule = next((rule for rule in view.rules(OrderInWorkout) if rule.first == first), None)
        yield Fact(f"{which} this week, {where} the weights.", rule)


def room(view: View, placed: Placed) -> Iterator[Fact]:
    """The free time around it, for sessions without another fact."""
    free = _room(view, placed)
    if free is not None:
        yield Fact(f"Free time here: {span_words(view.schedule.week, free)}.")
