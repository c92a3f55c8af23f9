"""What it would cost to have a session elsewhere: on another day, at another time, not on a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from liftrun.domain import TIERS
from liftrun.explanations.cause_model import CauseModel
from liftrun.explanations.cause_sets import CauseSet, cause_set
from liftrun.model.built_week import BuiltWeek
from liftrun.model.question import NotOnDays, OnDays, SessionKept, StartsAt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liftrun.checks.plan import Verdict
    from liftrun.domain import Placed, Plan, Tier
    from liftrun.model.outcome import Outcome
    from liftrun.model.question import Condition
    from liftrun.planning.prepare import SolvedWeek
    from liftrun.rules.base import Rule

AnswerStatus = Literal["here", "free", "costs", "impossible", "unsettled"]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The best plan with a session elsewhere, against the plan as it is.

    Attributes:
        status: `here` if the session is there now; `free` if that costs nothing; `costs`; `impossible`, whatever else
            is given up; `unsettled` if time ran out.
        outcome: The best plan with the session there; None if it is here, or if there is no such plan.
        placed: Where the session then is.
        costs: What each tier costs more than now.
        rules: Each rule that costs more or less than now, with the difference.
        excluded: Why it is impossible.
    """

    status: AnswerStatus
    outcome: Outcome | None = None
    placed: Placed | None = None
    costs: Mapping[Tier, int] = field(default_factory=dict)
    rules: tuple[tuple[Rule, int], ...] = ()
    excluded: CauseSet | None = None


class Questions:
    """Questions about one session of a solved week."""

    def __init__(self, solved: SolvedWeek, session: str, *, built: BuiltWeek | None = None) -> None:
        """Take the week.

        Args:
            solved: The week, solved, with a plan.
            session: The id of the session.
            built: The model of the week, if it is known already.
        """
        assert solved.outcome.plan is not None  # noqa: S101  # the caller has a plan
        self._solved, self._session = solved, session
        self._built = built or BuiltWeek(solved.prepared.problem, solved.options)
        self.plan: Plan = solved.outcome.plan
        self.placed = next((one for one in self.plan.schedule.placed if one.session.id == session), None)

    def on_day(self, day: int, *, causes: bool = True) -> Elsewhere:
        """The session on a day, 0 for Monday; without `causes` it is not asked why a day is impossible."""
        if self.placed is not None and self.plan.schedule.day(self.placed) == day:
            return Elsewhere("here", placed=self.placed)
        answer = self._answer(OnDays(self._session, (day,)))
        return answer or Elsewhere("impossible", excluded=self._why_not(day=day) if causes else None)

    def at(self, minute: int) -> Elsewhere:
        """The session from a minute of the week on, which is on the grid."""
        if self.placed is not None and self.placed.start == minute:
            return Elsewhere("here", placed=self.placed)
        answer = self._answer(StartsAt(self._session, minute))
        return answer or Elsewhere("impossible", excluded=self._why_not(minute=minute))

    def not_on(self, day: int) -> Elsewhere:
        """The session in the week, but not on a day."""
        if self.placed is not None and self.plan.schedule.day(self.placed) != day:
            return Elsewhere("here", placed=self.placed)
        answer = self._answer(NotOnDays(self._session, (day,)), SessionKept(self._session))
        return answer or Elsewhere("impossible")

    def _answer(self, *conditions: Condition) -> Elsewhere | None:
        """The best plan under conditions; None if there is none."""
        outcome = self._built.ask(*conditions)
        if outcome.status == "infeasible":
            return None
        if outcome.status != "optimal" or outcome.plan is None:
            return Elsewhere("unsettled", outcome)
        before = self._solved.outcome
        costs = {tier: outcome.objective[tier] - before.objective[tier] for tier in TIERS}
        placed = next(one for one in outcome.plan.schedule.placed if one.session.id == self._session)
        status: AnswerStatus = "costs" if any(costs.values()) else "free"
        return Elsewhere(status, outcome, placed, costs, rule_costs(before, outcome))

    def _why_not(self, day: int | None = None, minute: int | None = None) -> CauseSet:
        """Why a place is impossible. Other sessions are no causes, because none of them needs to stay.

        A race has its own date and start, so nothing could be changed.
        """
        if self.placed is not None and self.placed.session.is_race:
            return CauseSet((), "proven")
        return cause_set(self._model, self._model.where(day, minute), sessions=False)

    @cached_property
    def _model(self) -> CauseModel:
        return CauseModel(self._solved, self._session)


def rule_costs(before: Outcome, after: Outcome) -> tuple[tuple[Rule, int], ...]:
    """The weighted rules that cost more or less in one plan than in another, with the difference, dearest first."""
    assert before.verdict is not None and after.verdict is not None  # noqa: S101, PT018  # both have a plan
    return cost_differences(before.verdict, after.verdict)


def cost_differences(before: Verdict, after: Verdict) -> tuple[tuple[Rule, int], ...]:
    """The same for two checks."""
    rules: dict[str, Rule] = {}
    cost: dict[str, int] = {}
    for verdict, sign in ((before, -1), (after, 1)):
        for rule, found in verdict.paid:
            rules[rule.id] = rule
            cost[rule.id] = cost.get(rule.id, 0) + sign * rule.weight * sum(one.amount for one in found)
    order = sorted((name for name in cost if cost[name]), key=lambda name: (-cost[name], name))
    return tuple((rules[name], cost[name]) for name in order)
