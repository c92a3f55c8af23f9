"""What is claimed of the tiers below the sessions kept is never more than the best plan of the squad costs there."""

from __future__ import annotations

import random

import pytest

from liftrun.domain import Span
from liftrun.problem import WeekProblem
from liftrun.rules import SameDay
from liftrun.rules.selector import Selector
from liftrun.sharing.joint import JointProblem, solve_jointly
from liftrun.sharing.losses import PREFERENCE, TRAINING
from liftrun.solve import SolveOptions
from liftrun.squad.bound import bound_tier
from liftrun.squad.hall import Hall, Player
from liftrun.squad.place import everyone_alone, improve_each, place_all
from liftrun.squad.store import Store
from liftrun.squad.work import Work
from tests.factories.weeks import PLAIN, weighted
from tests.sharing.test_joint import rules, tiny_week
from tests.squad.test_shared import Here

PAIRED = SameDay(
    id="paired", each=(Selector(activity="lift"),), alongside=(Selector(activity="run"),), **weighted(3, "training")
)


def planned_hall(seed, work):
    """Three random athletes and one or two places, planned one after another."""
    randomness = random.Random(seed)
    problems = [WeekProblem(tiny_week(randomness), (*rules(), PAIRED)) for _ in range(3)]
    whole = ((Span(0, PLAIN.minutes), randomness.choice((1, 2, 3))),)
    hall = Hall([Player(None, None, problem, 0) for problem in problems], (whole,))
    everyone_alone(hall, work, SolveOptions())
    place_all(hall, work, SolveOptions(), {})
    improve_each(hall, work, SolveOptions())
    return hall


def compared(seed, tier, work):
    """The bound of a tier and what the best plan costs there; None if the squad's plan is not as good above it."""
    hall = planned_hall(seed, work)
    joint = JointProblem(tuple(p.problem for p in hall.players), (0, 0, 0), hall.places)
    best = solve_jointly(joint, SolveOptions())
    assert best.optimal
    claimed = bound_tier(hall, work, SolveOptions(), tier)
    return (claimed, best.losses[tier]) if best.losses[:tier] == hall.losses[:tier] else None


@pytest.mark.parametrize("tier", [TRAINING, PREFERENCE])
def test_no_bound_of_a_tier_is_above_the_best_plan(tmp_path, tier):
    with Store(tmp_path / "s", resume=False) as store:
        work = Work(Here(), store, "key")
        found = [pair for seed in range(25) if (pair := compared(seed, tier, work))]
    assert all(claimed <= best for claimed, best in found), found
    assert any(claimed > 0 for claimed, _ in found)
    assert any(claimed == best > 0 for claimed, best in found)
