"""The article's own weeks pass the check, and an athlete whose every hour is free gets weeks like them."""

from __future__ import annotations

from collections import Counter

import pytest

from liftrun.checks.plan import check_plan
from liftrun.planning.prepare import plan_week
from tests.sample_weeks.article import KINDS, PHASES, open_week, sample_week


def kinds_of(plan):
    """How many of each kind of run, optional or not, and of each focus of lift."""
    sessions = [placed.session for placed in plan.schedule.placed]
    return Counter((one.activity, one.kind, one.focus, one.optional) for one in sessions)


def days_off(plan):
    return 7 - len({plan.schedule.day(placed) for placed in plan.schedule.placed})


@pytest.mark.parametrize("phase", PHASES)
def test_the_demanded_sessions_are_those_of_the_article(phase):
    prepared = open_week(phase, "default")
    known = {one.id: one.focus or one.kind for one in prepared.demand.sessions}
    assert prepared.demand.phase == phase
    assert {name: known[name] for name in KINDS[phase]} == KINDS[phase]
    assert sample_week(prepared).dropped == ()


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("pack", ["default", "helms"])
def test_a_sample_week_passes_the_whole_check(phase, pack):
    prepared = open_week(phase, pack)
    assert check_plan(prepared.problem, sample_week(prepared)).broken == ()


@pytest.mark.parametrize(("phase", "alone"), [("build", ["lift-2"]), ("peak", ["lift-1", "lift-2"])])
def test_a_sample_week_breaks_pairing_where_it_is_required(phase, alone):
    prepared = open_week(phase, "bui")
    broken = check_plan(prepared.problem, sample_week(prepared)).broken
    assert {one.rule for one in broken} == {"hard-days-hard"}
    assert [name for one in broken for name in one.sessions] == alone


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("pack", ["default", "helms"])
def test_with_all_time_free_the_planner_gives_the_runs_lifts_and_day_off_of_the_sample_week(phase, pack):
    prepared = open_week(phase, pack)
    outcome = plan_week(prepared).outcome
    assert outcome.status == "optimal"
    assert kinds_of(outcome.plan) == kinds_of(sample_week(prepared))
    assert days_off(outcome.plan) >= days_off(sample_week(prepared)) == 1


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("pack", ["default", "helms"])
def test_with_all_time_free_the_plan_costs_no_more_training_than_the_sample_week(phase, pack):
    prepared = open_week(phase, pack)
    own = check_plan(prepared.problem, sample_week(prepared)).cost("training")
    outcome = plan_week(prepared).outcome
    assert outcome.objective["keep"] == 0
    assert outcome.objective["training"] <= own


@pytest.mark.parametrize("phase", PHASES)
def test_where_pairing_is_required_every_lift_is_on_the_day_of_a_hard_run(phase):
    plan = plan_week(open_week(phase, "bui")).outcome.plan
    hard_days = {plan.schedule.day(p) for p in plan.schedule.placed if p.session.hard}
    lift_days = [plan.schedule.day(p) for p in plan.schedule.placed if p.session.activity == "lift"]
    assert lift_days
    assert set(lift_days) <= hard_days
