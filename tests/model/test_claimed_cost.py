"""A solver's claim about a plan's cost is compared with the cost that plain Python computes."""

from __future__ import annotations

import pytest

from liftrun.model.claimed_cost import wrong_claim


@pytest.mark.parametrize(
    ("status", "claimed", "cost"), [("optimal", 5, 5), ("feasible", 5, 5), ("feasible", 5, 4), ("optimal", 0, 0)]
)
def test_a_right_claim_has_no_fault(status, claimed, cost):
    assert wrong_claim(status, claimed, cost) == ""


@pytest.mark.parametrize(("status", "claimed", "cost"), [("optimal", 5, 4), ("optimal", 5, 6), ("feasible", 5, 6)])
def test_a_plan_that_costs_more_or_a_wrong_optimum_is_a_fault_with_both_figures(status, claimed, cost):
    assert wrong_claim(status, claimed, cost) == f"the plan costs {cost}, but the solver claims {claimed}"
