"""Every number in a reason is counted anew, from the sentence back to the week, on random weeks."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from liftrun.domain import Dropped, Plan
from liftrun.model.solve import solve
from liftrun.reasons.drop_reasons import reasons
from liftrun.rules.problem import WeekProblem
from tests.oracle.random_weeks import random_problem
from tests.profile import share
from tests.reasons.recount import recount
from tests.support.factories.weeks import apart, placements, schedule

SEEDS = share(quick=1800, long=12_000)
SOLVED = share(quick=100, long=1500)
FORMS = {
    "all broken",
    "all taken",
    "an aim first",
    "broken everywhere",
    "mixed",
    "no room",
    "one start",
    "still possible",
}


def strict_problem(seed):
    """A random week with a sentence of its own for each rule, and twice as many rules, more of them required."""
    problem, random = random_problem(seed), Random(seed)
    rules = (*problem.rules, *random_problem(seed + 1_000_000).rules)
    changes = [{"id": f"rule-{n}", "says": f"Keep rule-{n}."} for n in range(len(rules))]
    changes = [{**change, "strength": "required"} if random.random() < 0.4 else change for change in changes]
    return WeekProblem(
        problem.instance, tuple(rule.model_copy(update=change) for rule, change in zip(rules, changes, strict=True))
    )


def recounted(problem, plan):
    """The form of each reason of a plan, once it has been counted again."""
    told = reasons(problem, plan, {session.id: f"<{session.id}>" for session in problem.instance.sessions})
    assert list(told) == [lost.session.id for lost in plan.dropped]
    return [recount(told[lost.session.id], problem, plan, lost.session) for lost in plan.dropped]


def some_plan(problem, random):
    """A plan that nobody would call good: sessions in random order at random places, some left out for no reason."""
    placed = []
    for session in random.sample(problem.instance.sessions, len(problem.instance.sessions)):
        options = [one for one in placements(problem.instance, session) if apart(problem.instance, [*placed, one])]
        if options and random.random() < 0.8:
            placed.append(random.choice(options))
    kept = {one.session.id for one in placed}
    lost = tuple(Dropped(session) for session in problem.instance.sessions if session.id not in kept)
    return Plan(schedule(problem.instance.week, *placed, history=problem.instance.history), lost)


@pytest.fixture(scope="module")
def forms():
    """How often each form of a reason came up over all random weeks; each reason has been counted again."""
    found = Counter()
    for seed in range(SEEDS):
        problem = strict_problem(seed)
        found.update(recounted(problem, some_plan(problem, Random(seed))))
    return found


def test_what_a_reason_says_is_so_and_every_form_of_it_came_up(forms):
    assert set(forms) == FORMS


def test_the_best_plan_never_admits_to_a_better_one():
    found = Counter()
    for seed in range(SOLVED):
        problem = strict_problem(seed)
        outcome = solve(problem)
        if outcome.status == "optimal":
            found.update(recounted(problem, outcome.plan))
    assert "still possible" not in found
    assert sum(found.values()) > SOLVED / 4
