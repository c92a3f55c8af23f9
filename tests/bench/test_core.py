"""The core problem has one optimum: over all plans listed by hand, as intervals, and as a MIP."""

from __future__ import annotations

from itertools import product

import pytest

from liftrun.bench.core.core_problem import KINDS, core_of, drop_prices, flat_cost
from liftrun.bench.instances.generator import generate
from liftrun.bench.instances.mixes import MIXES
from liftrun.bench.settings.bench_settings import SolverSetting
from liftrun.bench.solvers.registry import SOLVERS
from liftrun.bench.tasks.answer import Stopwatch
from liftrun.bench.tasks.task import BenchTask
from liftrun.domain import Dropped, Instance, Plan, Priority, Schedule
from liftrun.planning.prepare import prepare
from liftrun.rulebook import load_rulebook
from liftrun.rules import (
    DailyCap,
    DaysOff,
    Frequency,
    MinimumGap,
    NotConsecutiveDays,
    PreferredDay,
    PreferredTime,
    SameDay,
)
from liftrun.rules.problem import WeekProblem
from liftrun.rules.selector import Selector
from tests.support.factories.weeks import PLAIN, REQUIRED, at, lift, placements, run, spans, weighted

LIFTS, RUNS, HARD = (Selector(activity="lift"),), (Selector(activity="run"),), (Selector(activity="run", hard=True),)
RULES = (
    DailyCap(id="one-run", of=RUNS, **REQUIRED),
    DailyCap(id="one-lift", of=LIFTS, **weighted(3)),
    DaysOff(id="off", of=(*RUNS, *LIFTS), at_least=5, **weighted(4)),
    Frequency(id="lifts", of=LIFTS, at_least=1, at_most=1, **weighted(5)),
    MinimumGap(id="gap", one=(Selector(activity="run", over_miles=6),), other=LIFTS, gap_minutes=120, **REQUIRED),
    NotConsecutiveDays(id="hard", of=HARD, **REQUIRED),
    SameDay(id="pair", each=LIFTS, alongside=HARD, **weighted(7)),
    PreferredDay(id="day", of=HARD, days=("sat", "sun"), **weighted(2)),
    PreferredTime(id="time", of=LIFTS, windows=("18:00-22:00",), **weighted(1)),
)
SESSIONS = (
    run("run-long", "long", (120, 10.0)),
    run("run-tempo", "tempo", (60, 5.0)),
    lift("lift-1"),
    lift("lift-2", priority=Priority.FURTHER_LIFT),
)
HOURS = {
    "an hour at night and one at noon": (["sat", "sun"], "12:00-14:00 17:00-19:00"),
    "one long evening each": (["fri", "sat"], "16:00-20:00"),
    "three days": (["mon", "tue", "thu"], "06:00-08:00 18:00-19:00"),
    "one day": (["wed"], "08:00-15:00"),
}


def tiny(days, hours, pins=None):
    openings = {one.id: {"road" if one.activity == "run" else "home": spans(PLAIN, days, hours)} for one in SESSIONS}
    return WeekProblem(Instance(PLAIN, SESSIONS, openings, pins=pins or {}, grid_minutes=60), RULES)


def plans(problem):
    """Every plan of a tiny problem, those with overlaps included."""
    choices = [[None, *placements(problem.instance, one)] for one in problem.instance.sessions]
    for chosen in product(*choices):
        placed = tuple(sorted((one for one in chosen if one), key=lambda one: one.start))
        kept = {one.session.id for one in placed}
        lost = tuple(Dropped(one) for one in problem.instance.sessions if one.id not in kept)
        yield Plan(Schedule(PLAIN, placed), lost)


MODELS = ("interval", "scip", "highs")


def solved(problem, model):
    """The answer of a model or solver to the core of a week."""
    setting = SolverSetting(name=model, problem="core", model=model, workers=1)
    return SOLVERS["core", model](BenchTask(problem, setting, 0, 60.0), Stopwatch())


def generated(mix, seed, events):
    return prepare(*generate(mix, seed, events), load_rulebook(), grid_minutes=30).problem


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize(("days", "hours"), HOURS.values(), ids=HOURS)
def test_every_solver_finds_the_best_of_all_plans(days, hours, model):
    problem = tiny(days, hours)
    core = core_of(problem)
    best = min(cost for plan in plans(core) if (cost := flat_cost(core, plan)) is not None)
    answer = solved(problem, model)
    assert (answer.status, answer.cost, answer.fault) == ("optimal", (best,), "")


@pytest.mark.parametrize("model", MODELS)
def test_a_pinned_session_starts_at_its_pin_or_not_at_all(model):
    pins = {"lift-1": at(PLAIN, "sat 13:00"), "run-tempo": at(PLAIN, "sun 13:00")}
    problem = tiny(["sat", "sun"], "12:00-14:00 17:00-19:00", pins)
    core = core_of(problem)
    best = min(cost for plan in plans(core) if (cost := flat_cost(core, plan)) is not None)
    answer = solved(problem, model)
    assert (answer.cost, answer.fault) == ((best,), "")


@pytest.mark.parametrize("mix", MIXES[:4], ids=lambda mix: mix.name)
def test_intervals_scip_and_highs_agree_on_a_busy_week_and_their_plans_pass_the_check(mix):
    problem = generated(mix, 3, 30)
    found = [solved(problem, model) for model in MODELS]
    assert {(one.status, one.fault) for one in found} == {("optimal", "")}
    assert len({one.cost for one in found}) == 1


def test_a_core_has_one_length_one_place_no_jumps_and_no_past():
    problem = next(p for seed in range(9) if (p := generated(MIXES[0], seed, 20)).instance.history)
    core = core_of(problem).instance
    assert all(len(one.lengths) == 1 and one.plyometrics is None for one in core.sessions)
    assert all(len(places) == 1 for places in core.openings.values())
    assert (core.history, core.travel_minutes) == ((), 0)
    assert {type(rule) for rule in core_of(problem).rules} <= set(KINDS)


def test_dropping_a_session_costs_more_than_all_weighted_rules_and_than_any_lesser_one():
    core = core_of(tiny(["sat"], "08:00-12:00"))
    prices = drop_prices(core)
    dearest = max(flat_cost(core, plan) or 0 for plan in plans(core) if not plan.dropped)
    assert prices[max(Priority)] > dearest
    assert [prices[one] for one in Priority] == sorted(prices.values(), reverse=True)
