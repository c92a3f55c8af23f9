"""Two hundred weeks that no one chose, of three busy events to forty: each is solved to proof and passes its check."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import pytest

from liftrun.bench.instances.generator import generate
from liftrun.bench.instances.mixes import MIXES
from liftrun.checks.plan import check_plan
from liftrun.planning.prepare import plan_week, prepare
from liftrun.rulebook import load_rulebook

WEEKS_EACH = 40
FEWEST, MOST = 3, 40
REALLY_BUSY = 30


class Found(NamedTuple):
    """What became of one week."""

    seed: int
    events: int
    status: str
    proven: bool
    broken: tuple[str, ...]
    asked: int
    dropped: int
    shortened: int


@cache
def swept(mix):
    """The weeks of a mix; the higher the seed, the busier the week."""
    return [found(mix, seed, FEWEST + seed * (MOST - FEWEST) // (WEEKS_EACH - 1)) for seed in range(WEEKS_EACH)]


def found(mix, seed, events):
    planned = plan_week(prepare(*generate(mix, seed, events), load_rulebook()))
    problem, outcome = planned.prepared.problem, planned.outcome
    placed, dropped = (outcome.plan.schedule.placed, outcome.plan.dropped) if outcome.plan else ((), ())
    broken = check_plan(problem, outcome.plan).broken if outcome.plan else ()
    return Found(
        seed,
        events,
        outcome.status,
        outcome.bound == outcome.cost,
        tuple(f"{one.rule}: {one.detail}" for one in broken),
        len(problem.instance.sessions),
        len(dropped),
        sum(one.shortened for one in placed),
    )


@pytest.mark.parametrize("mix", MIXES, ids=lambda mix: mix.name)
def test_every_week_is_proven_optimal_and_passes_its_check(mix, tell):
    weeks = swept(mix)
    asked, dropped, shortened = (sum(getattr(one, what) for one in weeks) for what in ("asked", "dropped", "shortened"))
    affected = sum(bool(one.dropped or one.shortened) for one in weeks)
    tell(
        f"{mix.name}: {len(weeks)} weeks, all of {asked} sessions but {dropped} dropped and {shortened} shortened, "
        f"in {affected} weeks"
    )
    assert [one for one in weeks if one.status != "optimal" or not one.proven or one.broken] == []
    assert asked > dropped


def test_really_busy_weeks_cannot_hold_everything():
    busiest = [one for mix in MIXES for one in swept(mix) if one.events >= REALLY_BUSY]
    affected = [one for one in busiest if one.dropped or one.shortened]
    assert 4 * len(affected) >= len(busiest) > 0
