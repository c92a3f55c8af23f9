"""The best plan of a week of which a part has passed and which was published before: with the fewest changes, proven.

The order in which it minimises: required rules that the past already breaks; the sessions kept; sessions that are moved
or dropped against what was published; wished days; training; preferences; the minutes by which sessions move. Each is
one search, and its proven optimum is a condition of the next. (A single sum of all of them would be larger than the
solver's numbers.)
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from liftrun.checks.plan import check_plan, check_rules
from liftrun.domain import TIERS, Placed, Schedule
from liftrun.domain.errors import BrokenPlanError
from liftrun.domain.plan import work_block
from liftrun.model.built_week import BuiltWeek
from liftrun.model.cpsat import FALSE, TRUE, Linear
from liftrun.model.outcome import Outcome, Timing, extract, price
from liftrun.model.search import SearchResult, SolveOptions, search

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from liftrun.domain import Instance, Place, Session, Tier
    from liftrun.model.cpsat import Literal
    from liftrun.rules.base import Rule
    from liftrun.rules.problem import WeekProblem

Terms = tuple[tuple[int, int], ...]


class PublishedTime(NamedTuple):
    """When and where a session was published: minute of the week, and place."""

    start: int
    place: Place


@dataclass(frozen=True, slots=True)
class Changes:
    """What a new plan starts from.

    Attributes:
        past: Session id -> whether it has a plyometric block. These sessions are over or have begun; the problem fixes
            them by a pin and an opening of their length.
        published: Session id -> when and where it was published, for each session that is still to come.
        improve: Whether wished days and training count before the number of changes.
    """

    past: Mapping[str, bool]
    published: Mapping[str, PublishedTime]
    improve: bool = False


@dataclass(frozen=True, slots=True)
class ChangedWeek:
    """The result.

    Attributes:
        outcome: The plan with its costs. Its bounds are proven for plans with as few changes.
        changes: How many published sessions that were to come are moved or dropped.
        broken: How often required rules are broken, which the past makes unavoidable.
        minutes: By how many minutes sessions move, in all.
        rules_broken: The required rules that are broken.
    """

    outcome: Outcome
    changes: int = 0
    broken: int = 0
    minutes: int = 0
    rules_broken: tuple[Rule, ...] = ()


class _Stage(NamedTuple):
    """One search: what it minimises, by name."""

    name: str
    terms: Terms


def fewest_changes(problem: WeekProblem, changes: Changes, options: SolveOptions | None = None) -> ChangedWeek:
    """The best plan of a week, in the order of this module.

    Required rules hold. Where they cannot, because of what has happened, those that the past breaks are broken as
    little as possible; and if there is still no plan, all of them.

    Raises:
        KeyboardInterrupt: if interrupted.
        BrokenPlanError: if the plan found does not pass its check (a bug in liftrun).
    """
    found = ChangedWeek(Outcome("infeasible"))
    for relaxed in ((), _broken_by(problem, changes.past), tuple(rule for rule in problem.rules if rule.required)):
        found = _Solve(problem, changes, options or SolveOptions(), relaxed).result()
        if found.outcome.status != "infeasible":
            break
    return found


def _broken_by(problem: WeekProblem, past: Mapping[str, bool]) -> tuple[Rule, ...]:
    """The required rules that the past breaks by itself."""
    instance = problem.instance
    placed = [_past(session, instance) for session in instance.sessions if session.id in past]
    schedule = Schedule(instance.week, tuple(sorted(placed, key=lambda one: one.start)), instance.history)
    return tuple(rule for rule in problem.rules if rule.required and any(rule.check(schedule)))


class _Solve:
    """The searches of one problem, some of whose required rules may be broken."""

    def __init__(self, problem: WeekProblem, changes: Changes, options: SolveOptions, relaxed: Sequence[Rule]) -> None:
        names = {rule.id for rule in relaxed}
        self._problem = replace(problem, rules=tuple(rule for rule in problem.rules if rule.id not in names))
        self._relaxed = [_weighted(rule) for rule in relaxed]
        self._changes, self._options = changes, options
        self._built = BuiltWeek(self._problem, options)
        self._breaches = self._encode_relaxed()
        self._model = self._built.week.model.copy()
        self._fix_past()
        self._costs: dict[str, int] = {}

    def _encode_relaxed(self) -> Terms:
        """Add the relaxed rules to the model; returns the literals of their breaches."""
        week = self._built.week
        paid = week.costs.breaches["keep"]
        before = len(paid)
        for rule in self._relaxed:
            rule.encode(week)
        breaches = tuple(paid[before:])
        del paid[before:]
        return breaches

    def _fix_past(self) -> None:
        """What has happened is in the plan. Equal sessions are no longer exchangeable: each has its published time."""
        week = self._built.week
        for constraints in {id(found): found for found in week.order_of_equals.values()}.values():
            self._model.remove(constraints)
        for name, jumps in self._changes.past.items():
            session = week.sessions[name]
            self._model.clause([session.present])
            if session.plyometrics != FALSE:
                self._model.clause([session.plyometrics if jumps else ~session.plyometrics])

    def result(self) -> ChangedWeek:
        """The plan after all searches."""
        began = time.perf_counter()
        found: SearchResult | None = None
        proven = True
        for stage in self._stages():
            if not stage.terms and found is not None:
                continue
            result = self._minimise(stage, found)
            if result.status not in ("optimal", "feasible"):
                if found is None:
                    return ChangedWeek(Outcome(result.status, scales=self._built.scales))
                proven = False
                break
            found, proven = result, proven and result.status == "optimal"
        assert found is not None  # noqa: S101  # there is always a stage
        return self._judged(found, 1000 * (time.perf_counter() - began), proven=proven)

    def _stages(self) -> list[_Stage]:
        week, scales = self._built.week, self._built.scales
        tiers = {tier: _Stage(tier, tuple(week.costs.tier_terms(tier, scales))) for tier in TIERS}
        moved = _Stage("changes", tuple((1, ~literal) for literal in self._unchanged()))
        last = _Stage("minutes", tuple((1, variable) for variable in self._minutes_moved()))
        first = [_Stage("broken", self._breaches)] if self._breaches else []
        keep, days, training, preference = (tiers[tier] for tier in TIERS)
        if self._changes.improve:
            return [*first, keep, days, training, moved, preference, last]
        return [*first, keep, moved, days, training, preference, last]

    def _unchanged(self) -> list[Literal]:
        """For each published session a literal; if it is true, the session is when and where it was."""
        literals = []
        for name, time_and_place in self._changes.published.items():
            session = self._built.week.sessions[name]
            literal = self._model.boolean()
            self._model.clause([~literal, session.place.get(time_and_place.place, FALSE)])
            self._model.clause([~literal, session.present])
            self._model.linear(session.start, time_and_place.start, time_and_place.start, when=[literal])
            literals.append(literal)
        return literals

    def _minutes_moved(self) -> list[int]:
        """For each published session the minutes by which it moves, at least."""
        variables = []
        for name, (start, _) in self._changes.published.items():
            session = self._built.week.sessions[name]
            if session.present == ~TRUE:
                continue
            minutes = self._model.integer([(0, self._built.week.week.minutes)])
            for sign in (1, -1):
                later = session.start.times(sign) + Linear(((-1, minutes),), -sign * start)
                self._model.linear(later, high=0, when=[session.present])
            variables.append(minutes)
        return variables

    def _minimise(self, stage: _Stage, before: SearchResult | None) -> SearchResult:
        """Minimise one stage, and keep its cost in all that follow."""
        if before is not None:
            self._model.hint(enumerate(before.response.solution))
        self._model.minimise(Linear(stage.terms))
        result = search(self._model, self._options, self._built.decisions)
        if result.status in ("optimal", "feasible"):
            self._costs[stage.name] = _value(stage.terms, result)
            if stage.terms:
                self._model.linear(Linear(stage.terms), high=self._costs[stage.name])
        return result

    def _judged(self, found: SearchResult, solve_ms: float, *, proven: bool) -> ChangedWeek:
        """Check the plan, and compute its costs again in plain Python."""
        began = time.perf_counter()
        built = self._built
        plan = extract(built.week, list(found.response.solution))
        verdict = check_plan(self._problem, plan)
        objective = price(plan, verdict, built.scales)
        unavoidable = check_rules(self._relaxed, plan.schedule).paid
        broken = sum(one.amount * rule.weight for rule, found_there in unavoidable for one in found_there)
        violations = "; ".join(f"{one.rule}: {one.detail}" for one in verdict.broken)
        self._compare(objective, broken, violations, proven=proven)
        cost = sum(built.scales.tier[tier] * objective[tier] for tier in TIERS)
        timing = Timing(built.build_ms, solve_ms, 1000 * (time.perf_counter() - began))
        status, bound = ("optimal", cost) if proven else ("feasible", 0)
        outcome = Outcome(status, plan, objective, cost, bound, verdict, built.scales, timing)  # type: ignore[arg-type]  # two statuses
        rules = tuple(rule for rule, _ in unavoidable)
        return ChangedWeek(outcome, self._costs.get("changes", 0), broken, self._costs.get("minutes", 0), rules)

    def _compare(self, objective: Mapping[Tier, int], broken: int, violations: str, *, proven: bool) -> None:
        claimed = {tier: self._costs.get(tier, objective[tier]) for tier in TIERS}
        if violations:
            raise BrokenPlanError(violations)
        if proven and (claimed != dict(objective) or broken != self._costs.get("broken", 0)):
            raise BrokenPlanError(f"the plan costs {objective}, but the solver claims {claimed}")


def _past(session: Session, instance: Instance) -> Placed:
    """A session of the past as it was; a plyometric block counts as part of its work."""
    start, length = instance.pins[session.id], session.lengths[0]
    end = start + length.minutes
    place = next(iter(instance.openings[session.id]))
    return Placed(session, start, end, place, length.metres, (work_block(session, start, end),))


def _weighted(rule: Rule) -> Rule:
    """A required rule that may be broken at a price."""
    return rule.model_copy(update={"strength": "weighted", "weight": 1, "tier": "keep", "trades": "what has happened"})


def _value(terms: Terms, result: SearchResult) -> int:
    values = result.response.solution
    return sum(cost * (values[one] if one >= 0 else 1 - values[~one]) for cost, one in terms)
