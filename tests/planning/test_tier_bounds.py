"""The bound of each tier follows from the bound on the sum, and is never above what is possible."""

from __future__ import annotations

from itertools import product

import pytest

from liftrun.domain import TIERS
from liftrun.planning.tier_bounds import tier_parts

SCALES = {"keep": 24, "days": 12, "training": 4, "preference": 1}  # at most 1 of days, 2 of training, 3 of preference


def bounds(costs, bound):
    parts = tier_parts(dict(zip(TIERS, costs, strict=True)), SCALES, bound)
    return [(parts[tier].bound, parts[tier].status) for tier in TIERS]


def total(costs):
    return sum(SCALES[tier] * cost for tier, cost in zip(TIERS, costs, strict=True))


def test_a_proven_plan_is_proven_in_each_tier():
    proven = [(2, "optimal"), (1, "optimal"), (1, "optimal"), (3, "optimal")]
    assert bounds((2, 1, 1, 3), total((2, 1, 1, 3))) == proven


def test_below_a_tier_that_is_not_proven_nothing_is_known():
    nothing = (0, "feasible")
    assert bounds((2, 1, 1, 3), 25) == [(1, "feasible"), nothing, nothing, nothing]
    assert bounds((2, 1, 1, 3), 2 * 24 + 5) == [(2, "optimal"), nothing, nothing, nothing]
    assert bounds((2, 1, 2, 3), 2 * 24 + 12 + 6) == [(2, "optimal"), (1, "optimal"), (1, "feasible"), nothing]


def test_a_tier_without_cost_is_optimal_whatever_is_proven():
    assert bounds((0, 0, 0, 0), 0) == [(0, "optimal")] * 4


@pytest.mark.parametrize("found", [*product(range(3), range(2), range(3), range(4))])
def test_no_bound_is_above_the_best_of_its_tier(found):
    """The optimum may be any plan between the bound and the cost that was found."""
    for bound in range(total(found) + 1):
        parts = bounds(found, bound)
        for best in product(range(3), range(2), range(3), range(4)):
            if bound <= total(best) <= total(found):
                for n in range(4):
                    if best[:n] == found[:n]:
                        assert parts[n][0] <= best[n]
                        assert parts[n][1] == "feasible" or best[n] == found[n]
