"""A week at prices: what a lift pays, and what may be lost."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from liftrun.checks.plan import check_plan
from liftrun.domain import Priority
from liftrun.model.solve import SolveOptions, extract, run
from liftrun.model.start_ranges import plateaus
from liftrun.squad.optimise.losses import DROPS, LAST_DROP, losses_of
from liftrun.squad.optimise.place_athletes import everyone_alone
from liftrun.squad.optimise.pricing_problem import UNIT, PricingTerms, cost_of, priced_model
from liftrun.squad.optimise.remembered_solves import RememberedSolves
from liftrun.squad.workers.store import ResultStore
from tests.squad.optimise.small_squads import SameProcessEngine, short_room

WEIGHTS = tuple((level, UNIT) for level in DROPS.values())


def answered(terms):
    """The plan of the athlete with two lifts at prices, the least they pay, and what the plan loses."""
    problem = short_room(1, 1).athletes[0].problem
    week = priced_model(problem, terms)
    status, response = run(week.model, SolveOptions())
    if status != "optimal":
        return None
    plan = extract(week, list(response.solution))
    losses = losses_of(plan, check_plan(problem, plan))
    assert cost_of(plan, losses, terms) == round(response.objective_value)
    return plan, losses


def everywhere(price):
    return tuple((minute, price) for minute in range(0, 7 * 24 * 60, 15))


def test_a_lift_is_kept_while_it_pays_less_than_it_is_worth():
    cheap, _ = answered(PricingTerms(WEIGHTS, (), everywhere(UNIT // 4 - 1)))
    dear, _ = answered(PricingTerms(WEIGHTS, (), everywhere(UNIT // 4 + 1)))
    assert (len(cheap.dropped), len(dear.dropped)) == (0, 2)


def test_a_level_without_a_limit_may_be_lost_and_one_with_none_may_not():
    first, further = DROPS[Priority.FIRST_LIFT], DROPS[Priority.FURTHER_LIFT]
    free = [None] * (LAST_DROP + 1)
    _, lost = answered(PricingTerms(WEIGHTS, tuple(free), everywhere(UNIT)))
    assert (lost[first], lost[further]) == (1, 1)
    free[first] = 0
    _, lost = answered(PricingTerms(WEIGHTS, tuple(free), everywhere(UNIT)))
    assert (lost[first], lost[further]) == (0, 1)


def test_no_plan_costs_less_at_prices_than_the_model_proves(tmp_path):
    state = short_room(1, 1)
    with ResultStore(tmp_path / "s", resume=False) as store:
        everyone_alone(state, RememberedSolves(SameProcessEngine(), store, "key"), SolveOptions())
    athlete = state.athletes[0]
    terms = PricingTerms(WEIGHTS, (), everywhere(1))
    plan, losses = answered(terms)
    assert cost_of(plan, losses, terms) <= cost_of(athlete.best_alone, athlete.alone, terms)


@pytest.mark.parametrize("seed", range(5))
def test_plateaus_contain_every_step_once_and_change_where_the_value_does(seed):
    randomness = random.Random(seed)
    height = [randomness.choice((0, 0, 3)) for _ in range(40)]
    found = plateaus([(0, 12), (15, 15), (20, 39)], lambda step: height[step])
    steps = [step for (low, high), _ in found for step in range(low, high + 1)]
    assert steps == [*range(13), 15, *range(20, 40)]
    assert all(height[step] == value for (low, high), value in found for step in range(low, high + 1))
    assert all(a[1] != b[1] for a, b in pairwise(found) if a[0][1] + 1 == b[0][0])
