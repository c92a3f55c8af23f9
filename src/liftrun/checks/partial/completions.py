"""Every way to fill in what a schedule leaves open, as far as one rule could tell the ways apart."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from liftrun.checks.partial.time_bounds import all_times, some_time, times_together
from liftrun.domain import WEEKDAYS, Block, Placed, Schedule
from liftrun.domain.activities import ACTIVITIES
from liftrun.domain.plan import work_block
from liftrun.rules.selector import Selector

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from liftrun.checks.partial.time_bounds import Times
    from liftrun.domain import Session, Week
    from liftrun.rules.base import Rule
    from liftrun.schedules.model import ReadSession

    _Signature = tuple[tuple[bool, ...], tuple[bool, ...]]

Facts = tuple[tuple[str, int], ...]
"""What was filled in: the name of each open fact, and the number of the value that it was given."""


class SessionChoice(NamedTuple):
    """What a session is taken to be: one of its variants, a distance, and whether its plyometrics come last."""

    variant: Session
    metres: int
    plyometrics_last: bool


class Completion(NamedTuple):
    """A part of a week with everything filled in."""

    facts: Facts
    schedule: Schedule


def options(rule: Rule, sessions: Sequence[ReadSession]) -> dict[str, list[tuple[Facts, SessionChoice]]]:
    """What each session may be in the eyes of a rule; a session that none of its selectors can mean is left out."""
    selectors = _selectors(rule)
    return {one.id: list(_choices(rule, selectors, one)) for one in sessions if _concerns(selectors, one)}


def completions(
    rule: Rule, part: Sequence[ReadSession], choices: Mapping[str, list[tuple[Facts, SessionChoice]]], week: Week
) -> Iterator[Completion]:
    """The ways to fill in a part of a week, one for each that the rule may tell apart; `choices` as from `options`."""
    for number, times in enumerate(_times(rule, part)):
        for chosen in product(*(choices[one.id] for one in part)):
            placed = [placed_as(s, choice, t) for s, (_, choice), t in zip(part, chosen, times, strict=True)]
            facts = (("times", number), *(fact for known, _ in chosen for fact in known))
            yield Completion(facts, _schedule(week, part, placed))


def _schedule(week: Week, part: Sequence[ReadSession], placed: Sequence[Placed]) -> Schedule:
    order = sorted(zip(part, placed, strict=True), key=lambda pair: (pair[1].start, pair[1].session.id))
    inside = range(len(WEEKDAYS))
    now, around = (tuple(one for read, one in order if (read.day in inside) == there) for there in (True, False))
    return Schedule(week, now, around)


def _times(rule: Rule, part: Sequence[ReadSession]) -> Iterator[tuple[Times, ...]]:
    if not rule.needs_clock_times:
        yield tuple(some_time(session) for session in part)
    elif rule.scope == "session":
        yield from ((times,) for times in all_times(part[0]))
    else:
        yield from times_together(*part)


def _concerns(selectors: Sequence[Selector], session: ReadSession) -> bool:
    """Whether a rule could mean a session; one without selectors means all of them."""
    return not selectors or any(any(low + high) for low, high in _signatures(selectors, session))


def _choices(rule: Rule, selectors: Sequence[Selector], session: ReadSession) -> Iterator[tuple[Facts, SessionChoice]]:
    """What a session may be, as far as the rule's selectors see a difference; and the order of its blocks."""
    first = session.variants[0]
    signatures = _signatures(selectors, session)
    seen = dict(zip(reversed(signatures), reversed(session.variants), strict=True))
    lengths = list(dict.fromkeys(session.metres)) if any(low != high for low, high in seen) else [session.metres.low]
    either = session.plyometrics == "unsaid" and rule.scope == "session"
    orders = [False, True] if either else [session.plyometrics == "last"]
    what = f"kind {session.id}" if first.activity == "run" else f"focus {session.id}"
    for (number, variant), (length, metres), last in product(enumerate(seen.values()), enumerate(lengths), orders):
        facts = ((what, number), (f"distance {session.id}", length), (f"order {session.id}", int(last)))
        yield facts, SessionChoice(variant, metres, last)


def _selectors(rule: Rule) -> tuple[Selector, ...]:
    """The selectors among a rule's parameters."""
    values = (value for _, value in rule if isinstance(value, tuple))
    return tuple(one for value in values for one in value if isinstance(one, Selector))


def _signatures(selectors: Sequence[Selector], session: ReadSession) -> list[_Signature]:
    """For each variant of a session, which selectors mean it at its shortest, and which at its longest."""
    return [_signature(selectors, session, variant) for variant in session.variants]


def _signature(selectors: Sequence[Selector], session: ReadSession, variant: Session) -> _Signature:
    choices = (SessionChoice(variant, metres, plyometrics_last=False) for metres in session.metres)
    ends = (placed_as(session, choice, some_time(session)) for choice in choices)
    low, high = (tuple(selector.matches(placed) for selector in selectors) for placed in ends)
    return low, high


def placed_as(session: ReadSession, choice: SessionChoice, times: Times) -> Placed:
    """A session as one of the things that it may be, at one of the times at which it may be."""
    activity = choice.variant.activity
    place = session.place or ("road" if ACTIVITIES[activity].where == "road" else "home")
    return Placed(choice.variant, times.start, times.end, place, choice.metres, _blocks(session, choice, times))


def _blocks(session: ReadSession, choice: SessionChoice, times: Times) -> tuple[Block, ...]:
    """One block, or two for plyometrics and weights, of which only the order means anything."""
    start, end = times
    if choice.variant.activity != "lift" or session.plyometrics == "none":
        return (work_block(choice.variant, start, end),)
    turn = (start + end) // 2
    if choice.plyometrics_last:
        return (Block("weights", start, turn), Block("plyometrics", turn, end))
    return (Block("plyometrics", start, turn), Block("weights", turn, end))
