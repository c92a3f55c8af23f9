"""Greedy heuristics, as a person plans: sessions in order of priority, each at the first legal start.

A start is legal if the week so far passes the checks of the required rules; sessions that are not placed yet count as
dropped. A placed session is never moved. The restarts shuffle sessions of equal priority and the starts, and keep the
cheapest week.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from liftrun.bench.core.checked_answer import checked
from liftrun.bench.core.core_problem import core_of, flat_cost
from liftrun.bench.core.start_costs import StartCosts
from liftrun.checks.plan import check_plan
from liftrun.rules.problem import WeekProblem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from liftrun.bench.tasks.answer import SolverAnswer, Stopwatch
    from liftrun.bench.tasks.task import BenchTask
    from liftrun.domain import Plan

RESTARTS = 20


def greedy(task: BenchTask[WeekProblem], watch: Stopwatch) -> SolverAnswer:
    """Once, earliest slots first."""
    core = core_of(task.problem)
    watch.lap("read")
    start_costs = StartCosts(core)
    watch.lap("build")
    order = sorted(start_costs.starts, key=lambda name: _priority(core, name))
    plan = start_costs.plan(_fill(start_costs, order, {name: range(len(start_costs.starts[name])) for name in order}))
    watch.lap("solve")
    answer = checked(core, "feasible", plan, None)
    watch.lap("check")
    return answer


def restarts(task: BenchTask[WeekProblem], watch: Stopwatch) -> SolverAnswer:
    """Twenty random orders; the cheapest week is kept."""
    core = core_of(task.problem)
    watch.lap("read")
    start_costs, randomness = StartCosts(core), random.Random(task.seed)
    watch.lap("build")
    plan = min((_at_random(start_costs, randomness) for _ in range(RESTARTS)), key=lambda found: _price(core, found))
    watch.lap("solve")
    answer = checked(core, "feasible", plan, None)
    watch.lap("check")
    return answer


def _priority(core: WeekProblem, name: str) -> int:
    return next(session.priority for session in core.instance.sessions if session.id == name)


def _at_random(start_costs: StartCosts, randomness: random.Random) -> Plan:
    order = sorted(start_costs.starts, key=lambda name: (_priority(start_costs.core, name), randomness.random()))
    shuffled = {name: randomness.sample(range(len(many)), len(many)) for name, many in start_costs.starts.items()}
    return start_costs.plan(_fill(start_costs, order, shuffled))


def _price(core: WeekProblem, plan: Plan) -> float:
    cost = flat_cost(core, plan)
    return float("inf") if cost is None else cost


def _fill(start_costs: StartCosts, order: Sequence[str], tries: Mapping[str, Sequence[int]]) -> dict[str, int]:
    """Place each session at the first legal start of its list, if there is one."""
    strict = WeekProblem(start_costs.core.instance, tuple(rule for rule in start_costs.core.rules if rule.required))
    chosen: dict[str, int] = {}
    for name in order:
        for number in tries[name]:
            if _free(start_costs, chosen, name, number) and _legal(strict, start_costs, {**chosen, name: number}):
                chosen[name] = number
                break
    return chosen


def _free(start_costs: StartCosts, chosen: Mapping[str, int], name: str, number: int) -> bool:
    """Whether a start overlaps no placed session: a quick test before the complete check."""
    span = start_costs.starts[name][number].placed.span
    return not any(span.overlaps(start_costs.starts[other][at].placed.span) for other, at in chosen.items())


def _legal(strict: WeekProblem, start_costs: StartCosts, chosen: Mapping[str, int]) -> bool:
    return check_plan(strict, start_costs.plan(chosen)).kept
