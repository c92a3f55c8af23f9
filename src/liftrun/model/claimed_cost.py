"""Compares the cost of a finished plan with the cost that a solver claims for it."""

from __future__ import annotations


def wrong_claim(status: str, claimed: int, cost: int) -> str:
    """What is wrong with a solver's claim, in a sentence; empty if nothing is.

    A plan may cost less than claimed while its optimality is not proven: the solver can leave a cost literal true that
    nothing forces. It may never cost more, and a proven optimum has exactly the claimed cost.

    Args:
        status: How the solve ended.
        claimed: The objective value of the solver.
        cost: The cost that plain Python computes from the plan.
    """
    wrong = cost > claimed or (status == "optimal" and cost != claimed)
    return f"the plan costs {cost}, but the solver claims {claimed}" if wrong else ""
