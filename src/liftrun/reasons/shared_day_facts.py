"""Facts about a day with several sessions: which ones, in which order, and how far apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from liftrun.documents.session_wording import duration
from liftrun.reasons.clock_words import long_day_name
from liftrun.reasons.fact import Fact, against_advice, as_advised, by_authors, capital
from liftrun.reasons.recovery_facts import measured
from liftrun.rules.minimum_gap import MinimumGap
from liftrun.rules.not_same_day import NotSameDay
from liftrun.rules.order_in_day import OrderInDay
from liftrun.rules.recovery import Recovery
from liftrun.rules.same_day import SameDay
from liftrun.rules.selector import any_matches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liftrun.domain import Placed
    from liftrun.reasons.fact import View
    from liftrun.rules.base import Rule
    from liftrun.rules.selector import Selector


class _Detail(NamedTuple):
    """What a rule requires of two sessions of one day, and whether they break it."""

    says: str
    rule: Rule
    broken: bool = False


def alone(view: View, placed: Placed) -> Iterator[Fact]:
    """That its day has no session of the kind that a rule wants there."""
    for rule in view.rules(SameDay):
        companions = (placed, *view.company(placed))
        if any_matches(rule.each, placed) and not any(any_matches(rule.alongside, one) for one in companions):
            day = long_day_name(view.day(placed))
            yield Fact(f"On {day}, a day without a {_kind(rule.alongside)}{against_advice(rule)}.", rule)


def _kind(selectors: Sequence[Selector]) -> str:
    """The kind of session that selectors match, in a word or two."""
    if selectors and all(selector.hard for selector in selectors):
        return "hard run" if all(selector.activity == "run" for selector in selectors) else "hard session"
    first, *others = {selector.activity for selector in selectors}
    return "matching session" if others or first is None else first


def mixed(view: View, placed: Placed) -> Iterator[Fact]:
    """A session of its day that a rule wants on another day."""
    for rule in view.rules(NotSameDay):
        for one in view.company(placed):
            if _concern(rule.one, rule.other, placed, one):
                yield Fact(f"On the same day as {view.name(one)}{against_advice(rule)}.", rule)
                break


def shared(view: View, placed: Placed) -> Iterator[Fact]:
    """How long before or after another session of its day it is, and what rules say about the gap and the order."""
    for one in view.company(placed):
        orders, gaps = list(_orders(view, placed, one)), list(_gaps(view, placed, one))
        wanted = [r for r in view.rules(SameDay) if any_matches(r.each, placed) and any_matches(r.alongside, one)]
        details = [*orders, *gaps]
        if details or wanted or {placed.session.activity, one.session.activity} == {"run", "lift"}:
            broken = [detail.rule for detail in details if detail.broken]
            behind = [*broken, *wanted, *(detail.rule for detail in details), None]
            where = _where(view, placed, one, wanted) + "".join(gap.says for gap in gaps)
            yield Fact(" ".join(f"{part}." for part in (where, *(order.says for order in orders))), behind[0])


def _where(view: View, placed: Placed, one: Placed, wanted: Sequence[SameDay]) -> str:
    """`11 h after the tempo run`; with a rule for it, `On the day of the tempo run, as Bui advises, 11 h after it`."""
    minutes = _minutes_between(placed, one)
    apart = duration(minutes) if minutes > 0 else "right"
    apart += " after" if one.start < placed.start else " before"
    if wanted:
        return f"On the day of {view.name(one)}, {as_advised(wanted[0])}, {apart} it"
    return capital(f"{apart} {view.name(one)}")


def _minutes_between(placed: Placed, one: Placed) -> int:
    return max(placed.start - one.end, one.start - placed.end)


def _orders(view: View, placed: Placed, one: Placed) -> Iterator[_Detail]:
    """Which session comes first, if rules require an order, in one sentence; where they differ, what is broken."""
    early, late = sorted((placed, one), key=lambda known: known.start)
    this = early.session.activity if early.session.activity != late.session.activity else "this session"
    first = capital("the other session" if this == "this session" and early is one else this)
    concerned = [rule for rule in view.rules(OrderInDay) if _concern(rule.first, rule.then, placed, one)]
    broken = [rule for rule in concerned if any_matches(rule.first, late) and any_matches(rule.then, early)]
    kept = [rule for rule in concerned if rule not in broken]
    if broken:
        yield _Detail(f"{first} first{against_advice(*broken)}", broken[0], broken=True)
    elif kept:
        named = next((rule for rule in kept if rule.voice), kept[0])
        yield _Detail(f"{first} first{by_authors(named)}", named)


def _gaps(view: View, placed: Placed, one: Placed) -> Iterator[_Detail]:
    """The recommended gaps that are missed, or the longest that is kept; or why none is needed. They end a sentence."""
    minutes, gaps = _minutes_between(placed, one), list(_recommended(view, placed, one))
    missed = [(gap, rule) for gap, rule in gaps if minutes < gap]
    for number, (gap, rule) in enumerate(missed):
        yield _Detail(f"{' and' if number else ', less than the recommended'} {duration(gap)}", rule, True)
    if gaps and not missed:
        gap, rule = max(gaps, key=lambda known: known[0])
        limit = _limit(rule, placed, one, exceeded=True) if isinstance(rule, MinimumGap) else ""
        yield _Detail(f" ({duration(gap)} are enough{f' around a run over {limit}' * bool(limit)})", rule)
    elif not gaps:
        yield from _needless(view, placed, one)


def _recommended(view: View, placed: Placed, one: Placed) -> Iterator[tuple[int, Rule]]:
    """The minutes that each rule requires between two sessions in their order."""
    early, late = sorted((placed, one), key=lambda known: known.start)
    for gap in view.rules(MinimumGap):
        if _concern(gap.one, gap.other, placed, one):
            yield gap.gap_minutes, gap
    for rest in view.rules(Recovery):
        if measured(view, rest, early, late):
            yield rest.hours * 60, rest


def _needless(view: View, placed: Placed, one: Placed) -> Iterator[_Detail]:
    """That two sessions are closer than a rule would allow if the run were longer."""
    for rule in view.rules(MinimumGap):
        close = _minutes_between(placed, one) < rule.gap_minutes
        if close and _concern(_any_distance(rule.one), _any_distance(rule.other), placed, one):
            limit = _limit(rule, placed, one, exceeded=False)
            yield _Detail(f" (a run of up to {limit} needs no gap)", rule)
            return


def _concern(ones: Sequence[Selector], others: Sequence[Selector], placed: Placed, one: Placed) -> bool:
    """Whether a rule about two kinds of session is about these two."""
    pairs = ((placed, one), (one, placed))
    return any(any_matches(ones, first) and any_matches(others, second) for first, second in pairs)


def _any_distance(selectors: Sequence[Selector]) -> list[Selector]:
    """The selectors without their limits of distance."""
    return [
        selector.model_copy(update={"over_miles": None, "over_km": None, "at_most_miles": None})
        for selector in selectors
    ]


def _limit(rule: MinimumGap, placed: Placed, one: Placed, *, exceeded: bool) -> str:
    """The limit of distance that one of the two exceeds, or stays within: "6 miles"; `""` if the rule has none."""
    limited = [selector for selector in (*rule.one, *rule.other) if selector.over_metres is not None]
    for selector in limited:
        for run in (placed, one):
            if any_matches(_any_distance([selector]), run) and selector.matches(run) == exceeded:
                return f"{selector.over_km:g} km" if selector.over_miles is None else f"{selector.over_miles:g} miles"
    return ""
