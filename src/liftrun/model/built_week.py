"""A built week: the CP-SAT model of a week's problem, built once, that is solved and answers questions.

    built = BuiltWeek(problem)
    best = built.solve()                                  # Outcome: the best plan, proven
    answer = built.ask(OnDays("lift-2", (3,)))            # Outcome: the best plan with lift 2 on Thursday
    answer = built.ask(StartsAt("lift-2", minute), SessionKept("run-long"))
    answer = built.ask(NotOnDays("run-long", (6,)), TierAtMost("keep", best.objective["keep"]))

Each answer is a checked plan with its cost in each tier, as from `solve`; or `infeasible`, which a second solve with
the opposite presolve setting has confirmed; or `unknown`, if the search ended before it knew. `answer.objective[tier] -
best.objective[tier]` is what the condition costs. Questions do not influence each other: each is added to a copy of the
model. Equal questions get equal answers.

Where several plans are equally good, an answer may differ from the best plan in sessions that the question does not
name. `NotOnDays`, `StartsNotAt` and `TierAtMost` allow that a session is dropped; add `SessionKept` if it must not be.
"""

from __future__ import annotations

import time
from functools import cached_property
from typing import TYPE_CHECKING

from liftrun.model.cpsat import Linear
from liftrun.model.outcome import Outcome, Timing, outcome_of
from liftrun.model.question import AskedModel
from liftrun.model.search import MOST_SESSIONS, Decisions, SolveOptions, search
from liftrun.model.week import WeekModel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from liftrun.model.cpsat import Model
    from liftrun.model.objective import Scales
    from liftrun.model.question import Condition
    from liftrun.model.search import SearchResult
    from liftrun.rules.problem import WeekProblem


class BuiltWeek:
    """The model of a week's problem, built once.

    Attributes:
        problem: What it was built from.
        options: How each search is run.
        week: The sessions with their literals.
        scales: The scales of the objective.
        build_ms: How long building took.
    """

    def __init__(self, problem: WeekProblem, options: SolveOptions | None = None) -> None:
        began = time.perf_counter()
        self.problem = problem
        self.options = options or SolveOptions()
        self.week, self.scales = build(problem)
        self.build_ms = 1000 * (time.perf_counter() - began)

    def solve(self) -> Outcome:
        """The best plan of the week; solved at the first call only.

        Raises:
            KeyboardInterrupt: if interrupted; no plan is returned then.
            BrokenPlanError: if the plan found does not pass its check (a bug in liftrun).
        """
        return self._best[0]

    def ask(self, *conditions: Condition, options: SolveOptions | None = None) -> Outcome:
        """The best plan that fulfils conditions too.

        Args:
            conditions: What the plan must fulfil besides the rules; see `model/question.py`.
            options: How to search, if not as the week itself: a time limit, say.

        Raises:
            KeyError: if a condition names a session that the week does not have.
            KeyboardInterrupt: if interrupted.
            BrokenPlanError: if the plan found does not pass its check (a bug in liftrun).
        """
        began = time.perf_counter()
        model = self._copy_without_order(name for condition in conditions for name in condition.sessions)
        for condition in conditions:
            condition.add(AskedModel(model, self.week, self.scales))
        built = time.perf_counter()
        self._begin_at_best(model)
        found = search(model, options or self.options, self.decisions)
        timing = Timing(1000 * (built - began), 1000 * (time.perf_counter() - built))
        return outcome_of(self.problem, self.week, self.scales, found, timing)

    @cached_property
    def decisions(self) -> Decisions | None:
        """The days and the starts, for the short search; None in weeks with too many sessions for it."""
        sessions = self.week.sessions.values()
        if len(sessions) > MOST_SESSIONS:
            return None
        days = tuple(literal for session in sessions for literal in session.day.values())
        return Decisions(days, tuple(variable for session in sessions for _, variable in session.start.terms))

    @cached_property
    def _best(self) -> tuple[Outcome, SearchResult]:
        began = time.perf_counter()
        found = search(self.week.model.copy(), self.options, self.decisions)
        timing = Timing(self.build_ms, 1000 * (time.perf_counter() - began))
        return outcome_of(self.problem, self.week, self.scales, found, timing), found

    def _copy_without_order(self, named: Iterable[str]) -> Model:
        """A copy of the model in which the named sessions are not ordered among their equals."""
        model = self.week.model.copy()
        for session in set(named):
            model.remove(self.week.order_of_equals.get(session, ()))
        return model

    def _begin_at_best(self, model: Model) -> None:
        """Suggest the best plan, and state that no further condition makes a plan cheaper than it."""
        outcome, found = self._best
        if outcome.plan is not None:
            model.hint(enumerate(found.response.solution))
            model.limit_objective(outcome.bound)


def build(problem: WeekProblem) -> tuple[WeekModel, Scales]:
    """The CP-SAT model of a problem, with its objective, and the scales of that objective."""
    week = WeekModel(problem.instance)
    for rule in problem.rules:
        rule.encode(week)
    scales = week.costs.scales()
    week.model.minimise(Linear(tuple(week.costs.terms(scales))))
    return week, scales
