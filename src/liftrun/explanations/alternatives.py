"""Weeks that differ from the best one in the days of sessions, and cost little more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from liftrun.calendars.clock import moment_of
from liftrun.documents.plan import AlternativePart, AlternativeSessionPart
from liftrun.domain import TIERS
from liftrun.explanations.answer_words import AnswerWords
from liftrun.explanations.cause_words import CauseWords
from liftrun.explanations.elsewhere import Elsewhere, rule_costs
from liftrun.model.built_week import BuiltWeek
from liftrun.model.cpsat import Linear
from liftrun.model.question import TierAtMost
from liftrun.reasons.session_names import titles_in_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from liftrun.domain import Plan
    from liftrun.model.outcome import Outcome
    from liftrun.model.question import AskedModel, Condition
    from liftrun.planning.prepare import SolvedWeek

FEWEST_MOVES = 2
"""Sessions on other days, at least, between any two of the weeks."""

MOST_POINTS = 20
"""Points of training advice that such a week costs more, at most. It keeps as many sessions and wished days."""


@dataclass(frozen=True, slots=True)
class OtherDays:
    """At least some sessions are on other days than in a plan.

    Attributes:
        days: Session id -> its day in the plan.
        fewest: How many sessions.
    """

    days: Mapping[str, int]
    fewest: int

    @property
    def sessions(self) -> tuple[()]:
        """None: two equal sessions that change places are no other week."""
        return ()

    def add(self, asked: AskedModel) -> None:
        """Limit the number of sessions on the same days."""
        models = ((asked.week.sessions[name].day, day) for name, day in self.days.items())
        same = [on[day] for on, day in models if day in on]
        asked.model.linear(Linear(tuple((1, literal) for literal in same)), high=len(self.days) - self.fewest)


def alternatives(solved: SolvedWeek, count: int) -> Iterator[Elsewhere]:
    """Other weeks, the cheapest first. Any two of all weeks differ in the days of at least two sessions.

    Args:
        solved: The week, solved, with a plan.
        count: How many.
    """
    best, built = solved.outcome, BuiltWeek(solved.prepared.problem, solved.options)
    assert best.plan is not None  # noqa: S101  # the caller has a plan
    limits: list[Condition] = [TierAtMost(tier, best.objective[tier]) for tier in ("keep", "days")]
    limits.append(TierAtMost("training", best.objective["training"] + MOST_POINTS))
    limits.append(_other_days(best.plan))
    for _ in range(count):
        outcome = built.ask(*limits)
        if outcome.status != "optimal" or outcome.plan is None:
            return
        costs = {tier: outcome.objective[tier] - best.objective[tier] for tier in TIERS}
        yield Elsewhere("costs" if any(costs.values()) else "free", outcome, None, costs, rule_costs(best, outcome))
        limits.append(_other_days(outcome.plan))


def _other_days(plan: Plan) -> OtherDays:
    days = {one.session.id: plan.schedule.day(one) for one in plan.schedule.placed}
    return OtherDays(days, FEWEST_MOVES)


def alternative_parts(solved: SolvedWeek, count: int) -> tuple[AlternativePart, ...]:
    """The published form of other weeks; arguments as for `alternatives`."""
    plan = solved.outcome.plan
    if plan is None:
        raise ValueError("there is no plan to compare with")
    titles = titles_in_order(solved.prepared.problem.instance.sessions, plan.schedule)
    words = AnswerWords(CauseWords(solved.prepared, titles), plan)
    return tuple(
        AlternativePart(
            text=words.trade(found),
            costs={tier: cost for tier, cost in found.costs.items() if cost},
            sessions=tuple(_sessions(solved, found.outcome, titles)),
        )
        for found in alternatives(solved, count)
        if found.outcome is not None
    )


def _sessions(solved: SolvedWeek, outcome: Outcome, titles: Mapping[str, str]) -> Iterator[AlternativeSessionPart]:
    week = solved.prepared.week
    for placed in outcome.plan.schedule.placed if outcome.plan else ():
        yield AlternativeSessionPart(
            id=placed.session.id,
            title=titles[placed.session.id],
            start=moment_of(week, placed.start),
            end=moment_of(week, placed.end),
            place=placed.place,
        )
