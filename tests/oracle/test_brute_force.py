"""The solver against the brute force: on thousands of tiny weeks, the same loss in every tier.

600 weeks by default; 6,000 under `LIFTRUN_PROFILE=long`.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import pytest

from liftrun.domain import Instance, Priority, Span, Status
from liftrun.model.solve import solve
from liftrun.rules import KINDS
from liftrun.rules.problem import WeekProblem
from tests.oracle.brute_force import Loss, every_plan, least_loss, loss
from tests.oracle.random_weeks import random_problem
from tests.profile import share
from tests.support.factories.weeks import PLAIN, at, lift, run

pytestmark = pytest.mark.xdist_group("brute force")  # the weeks are solved once, in one process
WEEKS = share(600, 6000)


class Compared(NamedTuple):
    """One week: the solver's status, the loss of its plan, and the least loss of any plan."""

    seed: int
    status: Status
    found: Loss | None
    best: Loss | None


def _compared(seed: int) -> Compared:
    problem = random_problem(seed)
    outcome = solve(problem)
    found = loss(problem, outcome.plan) if outcome.plan else None
    return Compared(seed, outcome.status, found, least_loss(problem))


@pytest.fixture(scope="module")
def weeks():
    """Every week, solved both ways."""
    return [_compared(seed) for seed in range(WEEKS)]


def test_the_solver_finds_the_best_plan_in_every_tier(weeks):
    assert [week for week in weeks if week.found != week.best] == []


def test_a_week_with_a_plan_is_optimal_and_one_without_is_infeasible(weeks):
    assert [week for week in weeks if week.status != ("infeasible" if week.best is None else "optimal")] == []


def test_the_weeks_were_worth_solving(weeks):
    statuses = Counter(week.status for week in weeks)
    paid = [sum(map(bool, losses)) for losses in zip(*(week.best for week in weeks if week.best), strict=True)]
    print(f"\n{WEEKS} weeks solved both ways: {dict(statuses)}; losses paid, by place: {paid}")  # noqa: T201  # the figures
    assert statuses["infeasible"] > WEEKS / 50
    dropped, keeping, optional = [*paid[: Priority.FURTHER_LIFT], *paid[6:8]], paid[8], paid[9:11]
    days, training, preference = paid[-3:]
    assert min(*dropped, keeping, *optional, days, training, preference) > WEEKS / 100
    assert sum(paid[11:-3]) > WEEKS / 50  # shortened sessions


def test_the_random_rulebooks_contain_every_kind():
    kinds = {type(rule) for seed in range(100) for rule in random_problem(seed).rules}
    assert kinds == set(KINDS)


def test_some_random_weeks_contain_cross_training_and_in_some_it_is_hard():
    sessions = [one for seed in range(200) for one in random_problem(seed).instance.sessions]
    assert {one.hard for one in sessions if one.activity == "cross_training"} == {True, False}


def test_the_brute_force_looks_at_every_plan():
    lifts = (lift("lift-1", "upper", 60, 30), lift("lift-2", "lower", 60))
    hours = (Span(at(PLAIN, "mon 06:00"), at(PLAIN, "mon 08:00")),)
    instance = Instance(PLAIN, lifts, {one.id: {"home": hours} for one in lifts}, grid_minutes=30)
    # Alone, the first has 3 full and 4 short places, the second 3. Together they fit with the first at 06:00 (full
    # before 07:00; short before 06:30 and 07:00), at 06:30 (short before 07:00), or behind the second likewise.
    assert sum(1 for _ in every_plan(instance)) == 1 + 7 + 3 + 8
    assert least_loss(WeekProblem(instance, ())) == (0,) * 23


def test_of_two_equal_lifts_the_less_important_is_shortened_even_if_the_short_hour_comes_first():
    lifts = (lift("lift-1", "lower", 60, 40), lift("lift-2", "lower", 60, 40, priority=Priority.FURTHER_LIFT))
    hours = tuple(
        Span(at(PLAIN, f"{day} 06:00"), at(PLAIN, f"{day} {end}")) for day, end in (("mon", "06:45"), ("tue", "07:00"))
    )
    problem = WeekProblem(Instance(PLAIN, lifts, {one.id: {"home": hours} for one in lifts}), ())
    assert loss(problem, solve(problem).plan) == least_loss(problem)


@pytest.mark.parametrize(("short_hour", "kept"), [("06:45", "run-long"), ("07:15", "both")])
def test_a_further_lift_is_dropped_before_the_long_run_is_halved(short_hour, kept):
    long_run = run("run-long", "long", (90, 9.0), (70, 7.0), (45, 4.0))
    second = lift("lift-2", "lower", 60, 60, priority=Priority.FURTHER_LIFT)
    days = {"run-long": (("mon", "07:15"), ("tue", "06:45")), "lift-2": (("mon", "07:15"), ("tue", short_hour))}
    free = {
        name: tuple(Span(at(PLAIN, f"{day} 06:00"), at(PLAIN, f"{day} {end}")) for day, end in hours)
        for name, hours in days.items()
    }
    places = {"run-long": {"road": free["run-long"]}, "lift-2": {"home": free["lift-2"]}}
    problem = WeekProblem(Instance(PLAIN, (long_run, second), places), ())
    plan = solve(problem).plan
    assert loss(problem, plan) == least_loss(problem)
    (placed,) = (one for one in plan.schedule.placed if one.session.id == "run-long")
    assert placed.end - placed.start == 70
    assert [lost.session.id for lost in plan.dropped] == ([] if kept == "both" else ["lift-2"])
