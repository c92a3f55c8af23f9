"""Wished days are a tier of their own: above all training advice, below the sessions kept and their full lengths."""

from __future__ import annotations

import pytest

from liftrun.bench.settings.bench_settings import SolverSetting
from liftrun.bench.solvers import cpsat_week
from liftrun.bench.tasks.answer import Stopwatch
from liftrun.bench.tasks.task import BenchTask
from liftrun.domain import TIERS, Instance
from liftrun.model.solve import build, solve
from liftrun.rules import PreferredDay
from liftrun.rules.problem import WeekProblem
from liftrun.rules.selector import Selector
from tests.support.factories.weeks import PLAIN, run, spans, weighted

LONG = Selector(activity="run", kind="long")
WISH = PreferredDay(id="wish", of=(LONG,), days=("sun",), **weighted(1, "days"))
ADVICE = PreferredDay(id="advice", of=(LONG,), days=("sat",), **weighted(1000, "training"))


def week(*rules, sat="08:00-12:00", sun="08:00-12:00"):
    """A long run of two hours, or of one and a half, at the weekend."""
    hours = (*spans(PLAIN, ("sat",), sat), *spans(PLAIN, ("sun",), sun)) if sun else spans(PLAIN, ("sat",), sat)
    instance = Instance(PLAIN, (run("long", "long", (120, 12), (90, 9)),), {"long": {"road": hours}})
    return WeekProblem(instance, rules)


def planned(problem):
    outcome = solve(problem)
    (placed,) = outcome.plan.schedule.placed
    return outcome, outcome.plan.schedule.day(placed), placed.shortened


def test_a_wished_day_counts_more_than_any_advice():
    outcome, day, _ = planned(week(WISH, ADVICE))
    assert (day, dict(outcome.objective)) == (6, {"keep": 0, "days": 0, "training": 1000, "preference": 0})


def test_no_session_is_lost_for_a_wished_day():
    outcome, day, _ = planned(week(WISH, sun=""))
    assert (day, outcome.objective["keep"], outcome.objective["days"]) == (5, 0, 1)


def test_no_session_is_shortened_for_a_wished_day():
    outcome, day, shortened = planned(week(WISH, sun="08:00-09:45"))
    assert (day, shortened, outcome.objective["days"]) == (5, False, 1)


def test_a_week_without_wished_days_has_the_scales_and_the_objective_that_it_had_before():
    problem = week(ADVICE)
    model, scales = build(problem)
    assert scales.tier == {"preference": 1, "training": 1, "days": 1001, "keep": 1001}
    assert model.costs.breaches["days"] == []
    assert solve(problem).objective["days"] == 0


@pytest.mark.parametrize("rules", [(WISH, ADVICE), (ADVICE,), ()])
def test_one_solve_for_each_tier_finds_the_same_costs(rules):
    problem = week(*rules)
    setting = SolverSetting(name="staged", model="staged", workers=1)
    answer = cpsat_week.staged(BenchTask(problem, setting, 0, 60.0), Stopwatch())
    assert (answer.status, answer.fault) == ("optimal", "")
    assert answer.cost == tuple(solve(problem).objective[tier] for tier in TIERS)
