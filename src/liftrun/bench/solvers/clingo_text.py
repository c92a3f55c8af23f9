"""A core problem as an answer set program: facts of the week, and one encoding for all weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from liftrun.rules import DailyCap, DaysOff, Frequency, MinimumGap, NotConsecutiveDays, SameDay

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from liftrun.bench.core.start_costs import StartCosts
    from liftrun.rules.selector import Selector

ENCODING = """
1 { at(S, N) : start(S, N, _, _, _) ; drop(S) } 1 :- session(S).
on(S, D) :- at(S, N), start(S, N, _, D, _).
taken(S, T..T+L-1) :- at(S, N), start(S, N, T, _, _), length(S, L).
:- slot(X), 2 { taken(S, X) : session(S) }.
:~ drop(S), drop_price(S, P). [P, drop, S]
:~ at(S, N), start(S, N, _, _, P), P > 0. [P, price, S]

% A gap: the first session, wider by the gap, and the second share no slot.
wide(R, S, T-G..T+L+G-1) :- at(S, N), start(S, N, T, _, _), length(S, L), gap(R, G), of(R, one, S).
near(R, A, B) :- wide(R, A, X), taken(B, X), of(R, other, B), A != B.
:- near(R, A, B), required(R).
:~ near(R, A, B), weight(R, W). [W, near, R, A, B]

% Another session on the same day.
lonely(R, S) :- same_day(R), of(R, one, S), on(S, D), not on(O, D) : of(R, other, O).
:- lonely(R, S), required(R).
:~ lonely(R, S), weight(R, W). [W, lonely, R, S]

% Counts over the week and over each day; each unit too many or too few has its cost.
:- at_most(R, M), required(R), M+1 { on(S, D) : of(R, one, S) }.
:~ at_most(R, M), weight(R, W), C = #count { S : on(S, _), of(R, one, S) }, C > M. [W*(C-M), many, R]
:- at_least(R, M), required(R), { on(S, D) : of(R, one, S) } M-1.
:~ at_least(R, M), weight(R, W), C = #count { S : on(S, _), of(R, one, S) }, C < M. [W*(M-C), few, R]
:- a_day(R, M), required(R), day(D), M+1 { on(S, D) : of(R, one, S) }.
:~ a_day(R, M), weight(R, W), day(D), C = #count { S : on(S, D), of(R, one, S) }, C > M. [W*(C-M), a_day, R, D]

% Days off, and days in a row.
used(R, D) :- of(R, one, S), on(S, D).
:- days_off(R, M), required(R), 7-M+1 { used(R, D) : day(D) }.
:~ days_off(R, M), weight(R, W), C = #count { D : used(R, D) }, C > 7-M. [W*(C-7+M), off, R]
:- in_a_row(R), required(R), used(R, D), used(R, D+1).
:~ in_a_row(R), weight(R, W), used(R, D), used(R, D+1). [W, row, R, D]

#show at/2.
"""


def program(start_costs: StartCosts) -> str:
    """The facts of a week and the encoding."""
    return "\n".join([*_facts(start_costs), ENCODING])


def _facts(start_costs: StartCosts) -> Iterator[str]:
    slot = start_costs.slot_minutes
    yield "day(0..6)."
    for number, (name, many) in enumerate(start_costs.starts.items()):
        yield f"session({number}). drop_price({number}, {start_costs.drop[name]})."
        if many:
            yield f"length({number}, {(many[0].placed.end - many[0].placed.start) // slot})."
        for place, start in enumerate(many):
            yield f"start({number}, {place}, {start.placed.start // slot}, {start.day}, {start.price})."
    yield f"slot(0..{start_costs.core.instance.week.minutes // slot})."
    for number, rule in enumerate(start_costs.core.rules):
        if type(rule) in _FACTS:
            yield f"required({number})." if rule.required else f"weight({number}, {rule.weight})."
            yield from _FACTS[type(rule)](start_costs, number, rule)


def _of(start_costs: StartCosts, number: int, part: str, selectors: Sequence[Selector]) -> Iterator[str]:
    ids = {name: place for place, name in enumerate(start_costs.starts)}
    yield from (f"of({number}, {part}, {ids[name]})." for name in start_costs.matching(selectors))


def _gap(start_costs: StartCosts, number: int, rule: MinimumGap) -> Iterator[str]:
    # Starts and ends are multiples of the slot, so a gap can be rounded up to a multiple.
    yield f"gap({number}, {-(-rule.gap_minutes // start_costs.slot_minutes)})."
    yield from _of(start_costs, number, "one", rule.one)
    yield from _of(start_costs, number, "other", rule.other)


def _same_day(start_costs: StartCosts, number: int, rule: SameDay) -> Iterator[str]:
    yield f"same_day({number})."
    yield from _of(start_costs, number, "one", rule.each)
    yield from _of(start_costs, number, "other", rule.alongside)


def _frequency(start_costs: StartCosts, number: int, rule: Frequency) -> Iterator[str]:
    if rule.at_most is not None:
        yield f"at_most({number}, {rule.at_most})."
    if rule.at_least:
        yield f"at_least({number}, {rule.at_least})."
    yield from _of(start_costs, number, "one", rule.of)


def _counted(predicate: str, value: Callable[[Any], str]) -> Callable[[StartCosts, int, Any], Iterator[str]]:
    """Facts of a rule about one kind of session: `predicate(rule, value).` and the sessions that it selects."""

    def facts(start_costs: StartCosts, number: int, rule: Any) -> Iterator[str]:  # noqa: ANN401  # a rule with `of`
        yield f"{predicate}({number}{value(rule)})."
        yield from _of(start_costs, number, "one", rule.of)

    return facts


_FACTS: dict[type, Callable[[StartCosts, int, Any], Iterator[str]]] = {
    DailyCap: _counted("a_day", lambda rule: f", {rule.at_most}"),
    DaysOff: _counted("days_off", lambda rule: f", {rule.at_least}"),
    Frequency: _frequency,
    MinimumGap: _gap,
    NotConsecutiveDays: _counted("in_a_row", lambda _: ""),
    SameDay: _same_day,
}
"""Preferences are part of the price of each start."""
