"""The core problem as a time-indexed mixed-integer program, for OR-Tools' own SCIP and HiGHS.

One binary for each session and feasible start, a clique for each slot of time, and day sums where the interval model
has day literals. It is the textbook form of such problems, as tight as that form allows.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from liftrun.bench.core.candidates import candidates, plan_of
from liftrun.bench.core.core_problem import drop_prices
from liftrun.domain import WEEKDAYS, Schedule, Span
from liftrun.rules import (
    DailyCap,
    DaysOff,
    Frequency,
    MinimumGap,
    NotConsecutiveDays,
    PreferredDay,
    PreferredTime,
    SameDay,
)
from liftrun.rules.selector import any_matches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from liftrun.domain import Placed, Plan
    from liftrun.rules.base import Rule
    from liftrun.rules.problem import WeekProblem
    from liftrun.rules.selector import Selector


class TimeIndexed:
    """The program of one core problem."""

    def __init__(self, core: WeekProblem, solver: Any) -> None:  # noqa: ANN401  # pywraplp ships no types
        self.core, self.solver = core, solver
        self.objective = solver.Objective()
        self.objective.SetMinimization()
        self.candidates = {s.id: list(candidates(core, s)) for s in core.instance.sessions}
        self.chosen = {
            (name, placed.start): solver.BoolVar("") for name, many in self.candidates.items() for placed in many
        }
        self.on_day = {(name, day): self._day_terms(name, day) for name in self.candidates for day in range(7)}
        self._place_or_drop()
        self._one_at_a_time()
        for rule in core.rules:
            _ENCODERS[type(rule)](self, rule)

    def _day_terms(self, name: str, day: int) -> list[Any]:
        week = self.core.instance.week
        return [self.chosen[name, p.start] for p in self.candidates[name] if week.day_of(p.start) == day]

    def matching(self, selectors: Sequence[Selector]) -> list[str]:
        """Ids of the sessions that some selectors match."""
        return [name for name, many in self.candidates.items() if many and any_matches(selectors, many[0])]

    def constrain(self, terms: Iterable[Any], most: float, extra: Iterable[tuple[float, Any]] = ()) -> None:
        """`sum(terms) + sum(coefficient * variable) <= most`."""
        row = self.solver.Constraint(-self.solver.infinity(), most)
        total: dict[Any, float] = defaultdict(float)
        for variable in terms:
            total[variable] += 1
        for coefficient, variable in extra:
            total[variable] += coefficient
        for variable, coefficient in total.items():
            row.SetCoefficient(variable, coefficient)

    def breach(self, rule: Rule, most: int = 1) -> list[tuple[float, Any]]:
        """`-1 *` an integer that costs the rule's weight a unit; nothing for a required rule."""
        if rule.required:
            return []
        variable = self.solver.IntVar(0, most, "")
        self.objective.SetCoefficient(variable, rule.weight)
        return [(-1.0, variable)]

    def _place_or_drop(self) -> None:
        prices = drop_prices(self.core)
        for session in self.core.instance.sessions:
            dropped = self.solver.BoolVar("")
            self.objective.SetCoefficient(dropped, prices[session.priority])
            row = self.solver.Constraint(1, 1)
            for placed in self.candidates[session.id]:
                row.SetCoefficient(self.chosen[session.id, placed.start], 1)
            row.SetCoefficient(dropped, 1)

    def _one_at_a_time(self) -> None:
        everything = [placed for many in self.candidates.values() for placed in many]
        self._cliques(everything, {placed: placed.span for placed in everything})

    def _cliques(
        self, placed: Iterable[Placed], taken: Mapping[Placed, Span], extra: Iterable[tuple[float, Any]] = ()
    ) -> None:
        """At any slot of time, at most one of the candidates whose span covers it."""
        grid, extra = self.core.instance.grid_minutes, list(extra)
        slots = defaultdict(list)
        for one in placed:
            for slot in range(taken[one].start // grid, -(-taken[one].end // grid)):
                slots[slot].append(self.chosen[one.session.id, one.start])
        rows = {tuple(map(id, terms)): terms for terms in slots.values() if len(terms) > 1}
        for terms in rows.values():
            self.constrain(terms, 1, extra)

    def gap(self, rule: MinimumGap) -> None:
        """The first session, wider by the gap, does not overlap the second: a clique for each slot and pair."""
        for one in self.matching(rule.one):
            for other in self.matching(rule.other):
                wide = {p: Span(p.start - rule.gap_minutes, p.end + rule.gap_minutes) for p in self.candidates[one]}
                taken = wide | {p: p.span for p in self.candidates[other]}
                self._cliques(taken, taken, self.breach(rule))

    def same_day(self, rule: SameDay) -> None:
        """A session on a day, minus its companions on that day, is at most the breach."""
        companions = self.matching(rule.alongside)
        for name in self.matching(rule.each):
            paid = self.breach(rule)
            for day in range(7):
                others = [(-1.0, term) for other in companions for term in self.on_day[other, day]]
                if self.on_day[name, day]:
                    self.constrain(self.on_day[name, day], 0, [*others, *paid])

    def frequency(self, rule: Frequency) -> None:
        """The number of sessions chosen."""
        terms = [term for name in self.matching(rule.of) for day in range(7) for term in self.on_day[name, day]]
        if rule.at_most is not None:
            self.constrain(terms, rule.at_most, self.breach(rule, len(self.candidates)))
        if rule.at_least:
            less = [(-1.0, term) for term in terms]
            self.constrain([], -rule.at_least, [*less, *self.breach(rule, rule.at_least)])

    def daily_cap(self, rule: DailyCap) -> None:
        """The number of sessions chosen each day."""
        for day in range(7):
            terms = [term for name in self.matching(rule.of) for term in self.on_day[name, day]]
            self.constrain(terms, rule.at_most, self.breach(rule, len(self.candidates)))

    def days_off(self, rule: DaysOff) -> None:
        """A day off has none of the sessions; enough days are off."""
        off = [self.solver.BoolVar("") for _ in range(7)]
        for day in range(7):
            for name in self.matching(rule.of):
                self.constrain([*self.on_day[name, day], off[day]], 1)
        self.constrain([], -rule.at_least, [(-1.0, day) for day in off] + self.breach(rule, rule.at_least))

    def not_consecutive_days(self, rule: NotConsecutiveDays) -> None:
        """No session of a pair today and the other one tomorrow."""
        names = self.matching(rule.of)
        for day in range(6):
            paid = self.breach(rule)
            for one in names:
                for other in names:
                    if one != other and self.on_day[one, day] and self.on_day[other, day + 1]:
                        self.constrain([*self.on_day[one, day], *self.on_day[other, day + 1]], 1, paid)

    def preferred_day(self, rule: PreferredDay) -> None:
        """A start on another day costs the weight."""
        week = self.core.instance.week
        self._priced(rule, lambda placed: WEEKDAYS[week.day_of(placed.start)] not in rule.days)

    def preferred_time(self, rule: PreferredTime) -> None:
        """A start outside the windows costs the weight."""
        week = self.core.instance.week
        self._priced(rule, lambda placed: any(rule.check(Schedule(week, (placed,)))))

    def _priced(self, rule: PreferredDay | PreferredTime, bad: Callable[[Placed], bool]) -> None:
        for name in self.matching(rule.of):
            for placed in self.candidates[name]:
                if bad(placed):
                    variable = self.chosen[name, placed.start]
                    if rule.required:
                        variable.SetUb(0)
                    old = self.objective.GetCoefficient(variable)
                    self.objective.SetCoefficient(variable, old + (0 if rule.required else rule.weight))

    def plan(self) -> Plan:
        """The plan of the solver's values."""
        placed = [
            one
            for name, many in self.candidates.items()
            for one in many
            if self.chosen[name, one.start].solution_value() > _HALF
        ]
        return plan_of(self.core, placed)


_HALF = 0.5
_ENCODERS: dict[type, Callable[[TimeIndexed, Any], None]] = {
    DailyCap: TimeIndexed.daily_cap,
    DaysOff: TimeIndexed.days_off,
    Frequency: TimeIndexed.frequency,
    MinimumGap: TimeIndexed.gap,
    NotConsecutiveDays: TimeIndexed.not_consecutive_days,
    PreferredDay: TimeIndexed.preferred_day,
    PreferredTime: TimeIndexed.preferred_time,
    SameDay: TimeIndexed.same_day,
}
