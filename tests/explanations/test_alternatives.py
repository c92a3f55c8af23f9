"""Other weeks: they keep every rule, differ in days, and cost little more."""

from __future__ import annotations

from itertools import pairwise

import pytest

import liftrun
from liftrun.checks.plan import check_plan
from liftrun.domain import TIERS
from liftrun.explanations.alternatives import FEWEST_MOVES, MOST_POINTS, alternatives
from tests.cli.running import run
from tests.explanations.full_weeks import generated
from tests.house.source_tree import ROOT
from tests.profile import share

FULL = ROOT / "examples" / "full-week" / "athlete.toml"


def days_of(plan):
    return {placed.session.id: plan.schedule.day(placed) for placed in plan.schedule.placed}


@pytest.mark.parametrize("seed", range(share(6, 100)))
def test_other_weeks_keep_the_rules_and_their_distance(seed):
    solved = generated(seed)
    found = list(alternatives(solved, 3))
    weeks = [solved.outcome.plan, *(one.outcome.plan for one in found)]
    for number, plan in enumerate(weeks):
        assert check_plan(solved.prepared.problem, plan).kept
        for other in weeks[:number]:
            same = days_of(plan).items() & days_of(other).items()
            assert len(days_of(other)) - len(same) >= FEWEST_MOVES
    for one in found:
        assert (one.costs["keep"], one.costs["days"]) == (0, 0)
        assert one.costs["training"] <= MOST_POINTS
        for tier in TIERS[1:]:
            assert sum(cost for rule, cost in one.rules if rule.tier == tier) == one.costs[tier]
    assert all(first.outcome.cost <= second.outcome.cost for first, second in pairwise(found))


def test_a_plan_lists_them_on_request():
    plan = liftrun.plan(FULL, week="2026-11-23", alternatives=2)
    assert plan.document.alternatives == plan.alternatives(2)
    assert len(plan.alternatives(2)) == 2
    for other in plan.document.alternatives:
        assert {part.id for part in other.sessions} == {part.id for part in plan.sessions}
        assert other.text.endswith(".")
    assert liftrun.plan(FULL, week="2026-11-23").document.alternatives == ()


def test_the_command_prints_them(tmp_path):
    done = run("plan", FULL, "--week", "2026-11-23", "--alternatives", "2", "--ics", tmp_path / "week.ics")
    assert done.code == 3
    assert "Other weeks:" in done.out
    assert "  2. Costs " in done.out


@pytest.mark.parametrize("count", [0, 10, "3", True])
def test_a_wrong_number_is_refused(count):
    with pytest.raises(liftrun.InputError, match=r"count: got .*expected a whole number from 1 to 9"):
        liftrun.plan(FULL, week="2026-11-23").alternatives(count)
