"""Finds the best plan for the problem of a week, proves that it is the best, and checks it.

Nothing that the solver reports is trusted. Each plan is checked by `check`, and its cost is computed again in plain
Python. "Infeasible" is confirmed by a second solve with the opposite presolve setting. An interrupt is no result.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from liftrun.checks.plan import Verdict, check_plan
from liftrun.domain import TIERS, Block, BlockKind, Dropped, Placed, Plan, Schedule, Status, Tier
from liftrun.domain.activities import ACTIVITIES
from liftrun.domain.errors import BrokenPlanError
from liftrun.model.claimed_cost import wrong_claim
from liftrun.model.cpsat import Linear, Model
from liftrun.model.session import Variant
from liftrun.model.week import WeekModel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liftrun.domain import Place, Session
    from liftrun.model.cpsat import Literal
    from liftrun.model.objective import Scales
    from liftrun.rules.problem import WeekProblem

DEFAULTS: Mapping[str, Any] = {
    "cp_model_probing_level": 0,
    "linearization_level": 0,
    "max_presolve_iterations": 1,
    "use_sat_inprocessing": False,
    "max_deterministic_time": 60.0,
}
"""CP-SAT parameters that differ from the solver's own defaults; docs/benchmarks.md has the measurements."""


@dataclass(frozen=True, slots=True)
class SolveOptions:
    """How to solve.

    Attributes:
        seed: Random seed of the search.
        workers: Threads; one is fastest at the size of a week, and reproducible.
        time_limit_seconds: Wall-clock limit, or None. A plan found under it may differ from run to run.
        parameters: Further CP-SAT parameters by name, over `DEFAULTS`.
    """

    seed: int = 0
    workers: int = 1
    time_limit_seconds: float | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Timing:
    """Wall time of the parts, in milliseconds."""

    build_ms: float = 0.0
    solve_ms: float = 0.0
    check_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a solve.

    Attributes:
        status: `optimal`, `feasible` (time ran out), `infeasible` (confirmed), `unknown` (time ran out, nothing found)
            or `invalid` (the model is malformed: a bug).
        plan: The plan, if one was found.
        objective: The cost of each tier, empty without a plan.
        cost: The tiers scaled and summed, as minimised.
        bound: Proven lower bound on `cost`.
        verdict: What the plan breaks of the weighted rules.
        scales: The scales of the tiers.
        timing: Where the time went.
    """

    status: Status
    plan: Plan | None = None
    objective: Mapping[Tier, int] = field(default_factory=dict)
    cost: int = 0
    bound: int = 0
    verdict: Verdict | None = None
    scales: Scales | None = None
    timing: Timing = Timing()

    @property
    def gap(self) -> float:
        """Relative distance of the cost from its bound; 0 when proven optimal."""
        return (self.cost - self.bound) / max(1, self.cost)


def solve(problem: WeekProblem, options: SolveOptions | None = None) -> Outcome:
    """The best plan for a week.

    Raises:
        KeyboardInterrupt: if interrupted; no plan is returned then.
        BrokenPlanError: if the plan found does not pass its check (a bug in liftrun).
    """
    options = options or SolveOptions()
    began = time.perf_counter()
    week, scales = build(problem)
    built = time.perf_counter()
    status, response = _run_confirmed(week.model, options)
    solved = time.perf_counter()
    timing = Timing(1000 * (built - began), 1000 * (solved - built))
    if status not in ("optimal", "feasible"):
        return Outcome(status, scales=scales, timing=timing)
    plan = extract(week, list(response.solution))
    return _judged(problem, plan, status, response, scales, timing)


def build(problem: WeekProblem) -> tuple[WeekModel, Scales]:
    """The CP-SAT model of a problem, with its objective, and the scales of that objective."""
    week = WeekModel(problem.instance)
    for rule in problem.rules:
        rule.encode(week)
    scales = week.costs.scales()
    week.model.minimise(Linear(tuple(week.costs.terms(scales))))
    return week, scales


def _run_confirmed(model: Model, options: SolveOptions) -> tuple[Status, Any]:
    """Solve; an infeasible model is solved again with the opposite presolve setting, and both results must agree."""
    status, response = run(model, options)
    if status == "infeasible":
        flipped = {**options.parameters, "cp_model_presolve": not options.parameters.get("cp_model_presolve", True)}
        again = SolveOptions(options.seed, options.workers, options.time_limit_seconds, flipped)
        return run(model, again)
    return status, response


def run(model: Model, options: SolveOptions) -> tuple[Status, Any]:
    """Run CP-SAT on a model; returns the status and the solver's response.

    The solver runs in a thread of its own, since it would swallow an interrupt that reaches it.
    """
    from ortools.sat.python import cp_model_helper as cpsat  # noqa: PLC0415  # loaded only to solve

    wrapper = cpsat.SolveWrapper()
    wrapper.set_parameters(_parameters(cpsat.SatParameters(), options))
    responses: list[Any] = []
    thread = threading.Thread(target=lambda: responses.append(wrapper.solve(model.proto)), daemon=True)
    thread.start()
    try:
        thread.join()
    except KeyboardInterrupt:
        wrapper.stop_search()
        thread.join(timeout=1.0)
        raise
    status = responses[0].status
    names: dict[Any, Status] = {
        cpsat.CpSolverStatus.OPTIMAL: "optimal",
        cpsat.CpSolverStatus.FEASIBLE: "feasible",
        cpsat.CpSolverStatus.INFEASIBLE: "infeasible",
        cpsat.CpSolverStatus.UNKNOWN: "unknown",
    }
    return names.get(status, "invalid"), responses[0]


def _parameters(parameters: Any, options: SolveOptions) -> Any:  # noqa: ANN401  # the solver's own class
    parameters.num_workers = options.workers
    parameters.random_seed = options.seed
    parameters.catch_sigint_signal = False
    if options.time_limit_seconds is not None:
        parameters.max_time_in_seconds = options.time_limit_seconds
    for name, value in {**DEFAULTS, **options.parameters}.items():
        setattr(parameters, name, value)
    return parameters


def extract(week: WeekModel, values: list[int]) -> Plan:
    """The plan of a solution; `values` has one value for each variable."""

    def holds(literal: Literal) -> bool:
        return bool(values[literal]) if literal >= 0 else not values[~literal]

    placed, dropped = [], []
    for model in week.sessions.values():
        if holds(model.dropped):
            dropped.append(Dropped(model.session))
            continue
        place = next(place for place, literal in model.place.items() if holds(literal))
        length = next(length for length, literal in model.length.items() if holds(literal))
        (step, variable), *_ = model.start.terms
        variant = Variant(length, holds(model.plyometrics))
        plyometrics_last = model.session.id in week.block_order and holds(week.block_order[model.session.id])
        placed.append(_place(model.session, place, variant, step * values[variable], plyometrics_last=plyometrics_last))
    order = sorted(placed, key=lambda p: (p.start, p.session.id))
    lost = sorted(dropped, key=lambda d: (d.session.priority, d.session.id))
    return Plan(Schedule(week.week, tuple(order), week.instance.history), tuple(lost))


def _place(session: Session, place: Place, variant: Variant, start: int, *, plyometrics_last: bool) -> Placed:
    parts: list[tuple[BlockKind, int]] = [(ACTIVITIES[session.activity].block, variant.length.minutes)]
    if variant.plyometrics and session.plyometrics:
        parts.insert(1 if plyometrics_last else 0, ("plyometrics", session.plyometrics.minutes))
    turns = list(accumulate((minutes for _, minutes in parts), initial=start))
    blocks = tuple(Block(kind, *span) for (kind, _), span in zip(parts, pairwise(turns), strict=True))
    return Placed(session, start, turns[-1], place, variant.length.metres, blocks)


def price(plan: Plan, verdict: Verdict, scales: Scales) -> dict[Tier, int]:
    """The cost of each tier, computed from the finished plan."""
    keep = sum(scales.drop[lost.session.priority] for lost in plan.dropped)
    keep += sum(scales.shorten[p.session.priority] for p in plan.schedule.placed if p.shortened)
    return {**verdict.costs, "keep": keep + scales.rules * verdict.cost("keep")}


def _judged(
    problem: WeekProblem,
    plan: Plan,
    status: Status,
    response: Any,  # noqa: ANN401  # the solver's own class, which has no type information
    scales: Scales,
    timing: Timing,
) -> Outcome:
    """Check and price a plan; a plan that fails, or whose cost is not what the solver claims, is never returned."""
    began = time.perf_counter()
    verdict = check_plan(problem, plan)
    objective = price(plan, verdict, scales)
    cost = sum(scales.tier[tier] * objective[tier] for tier in TIERS)
    claim = wrong_claim(status, round(response.objective_value), cost)
    if not verdict.kept or claim:
        found = "; ".join(f"{v.rule}: {v.detail}" for v in verdict.broken)
        raise BrokenPlanError(found or claim)
    timing = Timing(timing.build_ms, timing.solve_ms, 1000 * (time.perf_counter() - began))
    return Outcome(status, plan, objective, cost, round(response.best_objective_bound), verdict, scales, timing)
