"""Properties of the plan of every week, for any sessions, free time and rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from liftrun.calendars.clock import week_of
from liftrun.checks.plan import check_plan
from liftrun.model.solve import solve
from liftrun.rules.problem import WeekProblem
from tests.oracle.brute_force import loss
from tests.properties.strategies import PROFILE, busy_times, instances, problems, rulebook_problems, rulebooks, without
from tests.support.factories.weeks import PLAIN

NO_PLAN = (10**9,)


def _least_loss(problem):
    """The loss of the solver's plan, tier by tier; the largest of all if there is no plan."""
    outcome = solve(problem)
    assert outcome.status in ("optimal", "infeasible")
    return loss(problem, outcome.plan) if outcome.plan else NO_PLAN


@PROFILE
@given(st.one_of(problems, rulebook_problems()))
def test_every_plan_is_optimal_and_passes_its_check(problem):
    outcome = solve(problem)
    if outcome.plan is None:
        assert outcome.status == "infeasible"
    else:
        assert outcome.status == "optimal"
        assert outcome.gap == 0
        assert check_plan(problem, outcome.plan).broken == ()


@PROFILE
@given(rulebook_problems())
def test_the_rulebook_always_allows_a_week(problem):
    assert solve(problem).status == "optimal"


@PROFILE
@given(st.one_of(problems, rulebook_problems()), busy_times())
def test_more_busy_time_never_improves_any_tier(problem, busy):
    busier = WeekProblem(without(problem.instance, busy), problem.rules)
    assert _least_loss(busier) >= _least_loss(problem)


@PROFILE
@given(problems, st.data())
def test_a_rule_less_never_makes_the_week_worse(problem, data):
    gone = data.draw(st.sampled_from(problem.rules or [None]))
    freer = WeekProblem(problem.instance, tuple(rule for rule in problem.rules if rule is not gone))
    assert _least_loss(freer) <= _least_loss(problem)


@PROFILE
@given(instances.filter(lambda instance: instance.week == PLAIN), rulebooks)
def test_the_same_week_seven_days_later_has_the_same_plan(instance, rules):
    weeks = (PLAIN, week_of(PLAIN.start + timedelta(days=7), PLAIN.timezone))
    plans = [solve(WeekProblem(replace(instance, week=week), rules)).plan for week in weeks]
    first, second = (plan and (plan.schedule.placed, plan.dropped) for plan in plans)
    assert first == second


@PROFILE
@given(problems, st.data())
def test_the_order_of_rules_does_not_matter(problem, data):
    shuffled = data.draw(st.permutations(problem.rules))
    assert _least_loss(WeekProblem(problem.instance, tuple(shuffled))) == _least_loss(problem)
