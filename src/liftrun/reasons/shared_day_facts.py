"""Why a session stands on its day: with whom it shares it, in which order and how far apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from liftrun.documents.session_wording import duration
from liftrun.reasons.clock_words import day_name
from liftrun.reasons.fact import Fact, as_asked, capital, cost
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
    """A rule's word on two sessions of one day, and whether they break it."""

    says: str
    rule: Rule
    broken: bool = False


def alone(view: View, placed: Placed) -> Iterator[Fact]:
    """What it costs that its day holds no companion, where a rule wants one."""
    for rule in view.rules(SameDay):
        companions = (placed, *view.company(placed))
        if any_matches(rule.each, placed) and not any(any_matches(rule.alongside, one) for one in companions):
            yield Fact(f"No {_sort(rule.alongside)} on {day_name(view.day(placed))}{cost(rule)}.", rule)


def _sort(selectors: Sequence[Selector]) -> str:
    """What selectors mean, as far as a word will do."""
    if all(selector.activity == "run" and selector.hard for selector in selectors):
        return "hard run"
    first, *others = {selector.activity for selector in selectors}
    return "companion" if others or first is None else first


def mixed(view: View, placed: Placed) -> Iterator[Fact]:
    """A companion that a rule would rather have on another day."""
    for rule in view.rules(NotSameDay):
        for one in view.company(placed):
            if _concern(rule.one, rule.other, placed, one):
                yield Fact(f"Shares its day with {view.name(one)}, against advice{cost(rule)}.", rule)
                break


def shared(view: View, placed: Placed) -> Iterator[Fact]:
    """How long before or after a companion it stands, in which order, and what rules have to say on that."""
    for one in view.company(placed):
        details = [*_orders(view, placed, one), *_gaps(view, placed, one)]
        wanted = [r for r in view.rules(SameDay) if any_matches(r.each, placed) and any_matches(r.alongside, one)]
        if details or wanted or {placed.session.activity, one.session.activity} == {"run", "lift"}:
            broken = [detail.rule for detail in details if detail.broken]
            behind = [*broken, *wanted, *(detail.rule for detail in details), None]
            told = "; ".join([_where(view, placed, one, wanted), *(detail.says for detail in details)])
            yield Fact(f"{told}.", behind[0])


def _where(view: View, placed: Placed, one: Placed, wanted: Sequence[SameDay]) -> str:
    """`11 h after the tempo run`; if it is wanted there, `On the day of the tempo run, as Bui asks, 11 h after it`."""
    minutes = _minutes_between(placed, one)
    apart = duration(minutes) if minutes > 0 else "straight"
    apart += " after" if one.start < placed.start else " before"
    if wanted:
        return f"On the day of {view.name(one)}, {as_asked(wanted[0])}, {apart} it"
    return capital(f"{apart} {view.name(one)}")


def _minutes_between(placed: Placed, one: Placed) -> int:
    return max(placed.start - one.end, one.start - placed.end)


def _orders(view: View, placed: Placed, one: Placed) -> Iterator[_Detail]:
    """Who goes first, where a rule has a word to say on it."""
    early, late = sorted((placed, one), key=lambda known: known.start)
    this = early.session.activity if early.session.activity != late.session.activity else "this one"
    first = "the other" if this == "this one" and early is one else this
    for rule in view.rules(OrderInDay):
        if any_matches(rule.first, late) and any_matches(rule.then, early):
            yield _Detail(f"{first} first, against advice{cost(rule)}", rule, broken=True)
        elif _concern(rule.first, rule.then, placed, one):
            yield _Detail(f"{first} first, {as_asked(rule)}", rule)


def _gaps(view: View, placed: Placed, one: Placed) -> Iterator[_Detail]:
    """The gaps that were asked for and missed, or the longest that is kept; or why none is due after all."""
    minutes, asking = _minutes_between(placed, one), list(_asking(view, placed, one))
    missed = [(due, rule) for due, rule in asking if minutes < due]
    for due, rule in missed:
        yield _Detail(f"{duration(due)} were asked for{cost(rule)}", rule, broken=True)
    if asking and not missed:
        due, rule = max(asking, key=lambda known: known[0])
        limit = _limit(rule, placed, one, exceeded=True) if isinstance(rule, MinimumGap) else ""
        yield _Detail(f"{duration(due)} were due{f' around a run over {limit}' * bool(limit)}", rule)
    elif not asking:
        yield from _spared(view, placed, one)


def _asking(view: View, placed: Placed, one: Placed) -> Iterator[tuple[int, Rule]]:
    """The minutes that each rule asks for between the two as they stand."""
    early, late = sorted((placed, one), key=lambda known: known.start)
    for gap in view.rules(MinimumGap):
        if _concern(gap.one, gap.other, placed, one):
            yield gap.gap_minutes, gap
    for rest in view.rules(Recovery):
        if measured(view, rest, early, late):
            yield rest.hours * 60, rest


def _spared(view: View, placed: Placed, one: Placed) -> Iterator[_Detail]:
    """That the two stand nearer than a rule would allow if the run were longer."""
    for rule in view.rules(MinimumGap):
        close = _minutes_between(placed, one) < rule.gap_minutes
        if close and _concern(_any_distance(rule.one), _any_distance(rule.other), placed, one):
            limit = _limit(rule, placed, one, exceeded=False)
            yield _Detail(f"a run not over {limit} asks for no gap", rule)
            return


def _concern(ones: Sequence[Selector], others: Sequence[Selector], placed: Placed, one: Placed) -> bool:
    """Whether a rule on two sorts of session speaks of these two."""
    pairs = ((placed, one), (one, placed))
    return any(any_matches(ones, first) and any_matches(others, second) for first, second in pairs)


def _any_distance(selectors: Sequence[Selector]) -> list[Selector]:
    """The selectors without their limits of distance."""
    return [selector.model_copy(update={"over_miles": None, "over_km": None}) for selector in selectors]


def _limit(rule: MinimumGap, placed: Placed, one: Placed, *, exceeded: bool) -> str:
    """The limit of distance that one of the two exceeds, or stays within: "6 miles"; `""` if the rule knows none."""
    limited = [selector for selector in (*rule.one, *rule.other) if selector.over_metres is not None]
    for selector in limited:
        for run in (placed, one):
            if any_matches(_any_distance([selector]), run) and selector.matches(run) == exceeded:
                return f"{selector.over_km:g} km" if selector.over_miles is None else f"{selector.over_miles:g} miles"
    return ""
