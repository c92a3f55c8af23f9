"""From a solution of the solver to a plan, its check and its costs: the outcome of a solve.

Nothing that the solver reports is trusted. Each plan is checked by `check`, and its cost is computed again in plain
Python.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from liftrun.checks.plan import Verdict, check_plan
from liftrun.domain import TIERS, Block, BlockKind, Dropped, Placed, Plan, Schedule, Status, Tier
from liftrun.domain.activities import ACTIVITIES
from liftrun.domain.errors import BrokenPlanError
from liftrun.model.claimed_cost import wrong_claim
from liftrun.model.objective import is_halved
from liftrun.model.session import Variant

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liftrun.domain import Place, Session
    from liftrun.model.cpsat import Literal
    from liftrun.model.objective import Scales
    from liftrun.model.search import SearchResult
    from liftrun.model.week import WeekModel
    from liftrun.rules.problem import WeekProblem


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
    keep += sum(scales.shorten[p.session.priority] * p.steps_shorter for p in plan.schedule.placed)
    keep += sum(scales.halve for p in plan.schedule.placed if is_halved(p))
    return {**verdict.costs, "keep": keep + scales.rules * verdict.cost("keep")}


def outcome_of(problem: WeekProblem, week: WeekModel, scales: Scales, found: SearchResult, timing: Timing) -> Outcome:
    """Check and price the plan that a search found.

    A plan that fails, or whose cost is not what the solver claims, is never returned.

    Raises:
        BrokenPlanError: if the plan does not pass its check (a bug in liftrun).
    """
    status, response = found
    if status not in ("optimal", "feasible"):
        return Outcome(status, scales=scales, timing=timing)
    began = time.perf_counter()
    plan = extract(week, list(response.solution))
    verdict = check_plan(problem, plan)
    objective = price(plan, verdict, scales)
    cost = sum(scales.tier[tier] * objective[tier] for tier in TIERS)
    claim = wrong_claim(status, round(response.objective_value), cost)
    if not verdict.kept or claim:
        broken = "; ".join(f"{v.rule}: {v.detail}" for v in verdict.broken)
        raise BrokenPlanError(broken or claim)
    timing = Timing(timing.build_ms, timing.solve_ms, 1000 * (time.perf_counter() - began))
    return Outcome(status, plan, objective, cost, round(response.best_objective_bound), verdict, scales, timing)
