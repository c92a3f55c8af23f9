"""Two hundred generated weeks with three to forty busy events: each is proven optimal and passes its check."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import pytest

from liftrun.bench.instances.generator import generate
from liftrun.bench.instances.mixes import MIXES
from liftrun.checks.plan import check_plan
from liftrun.planning.prepare import plan_week, prepare
from liftrun.rulebook import load_rulebook

pytestmark = pytest.mark.xdist_group("sweep")  # the weeks are solved once, in one process
WEEKS_EACH = 40
FEWEST, MOST = 3, 40
REALLY_BUSY = 30


class Found(NamedTuple):
    """The result of one week."""

    seed: int
    events: int
    status: str
    proven: bool
    broken: tuple[str, ...]
    demanded: int
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
def test_every_week_is_proven_optimal_and_passes_its_check(mix, report):
    weeks = swept(mix)
    demanded, dropped, shortened = (
        sum(getattr(one, what) for one in weeks) for what in ("demanded", "dropped", "shortened")
    )
    affected = sum(bool(one.dropped or one.shortened) for one in weeks)
    report(
        f"{mix.name}: {len(weeks)} weeks, of {demanded} sessions {dropped} were dropped and {shortened} shortened, "
        f"in {affected} weeks"
    )
    assert [one for one in weeks if one.status != "optimal" or not one.proven or one.broken] == []
    assert demanded > dropped


def test_really_busy_weeks_have_no_room_for_all_sessions():
    busiest = [one for mix in MIXES for one in swept(mix) if one.events >= REALLY_BUSY]
    affected = [one for one in busiest if one.dropped or one.shortened]
    assert 4 * len(affected) >= len(busiest) > 0
