"""Small frozen weeks in a folder, and settings files next to them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from liftrun import rulebook
from liftrun.bench.instances.frozen import FrozenWeek
from liftrun.bench.instances.generator import generate
from liftrun.bench.instances.mixes import MIXES
from liftrun.bench.runs.result_store import campaigns, cell_count, opened, results
from liftrun.bench.runs.runner import execute, pick, plan
from liftrun.bench.statistics.bench_summary import summarise
from liftrun.model.solve import solve
from liftrun.planning.prepare import prepare

FIRST_10K = MIXES[3]


@cache
def frozen_week(seed):
    athlete, week, reading = generate(FIRST_10K, seed, 12)
    problem = prepare(athlete, week, reading, rulebook.load_rulebook()).problem
    best = dict(solve(problem).objective)
    return FrozenWeek(
        name=f"easy-10k-{seed}",
        origin={"seed": seed},
        best=best,
        proven=True,
        instance=problem.instance,
        rules=problem.rules,
    )


def bench_folder(folder, settings, *, weeks=2, changed=None):
    """Write so many instances, perhaps changed, and a settings file over them; returns the settings file."""
    where = folder / "instances" / "week"
    where.mkdir(parents=True, exist_ok=True)
    for seed in range(weeks):
        week = frozen_week(seed)
        if changed is not None:
            week = week.model_copy(update=changed(week))
        (where / f"{week.name}.json").write_text(week.model_dump_json(), encoding="utf-8")
    file = Path(folder / "settings.toml")
    file.write_text(f'name = "trial"\ninstances = ["instances/week/*.json"]\n{settings}', encoding="utf-8")
    return file


def measured(settings, results_file):
    """Carry out a settings file; the summary, and how many runs were made."""
    planned = plan(settings)
    with opened(results_file) as db:
        made = execute(db, planned)
        campaign = pick(campaigns(db), planned.campaign.name)
        return summarise(campaign, results(db, campaign), cell_count(db, campaign)), made


def replaced(problem, **changes):
    """A week's problem with another instance."""
    return replace(problem, instance=replace(problem.instance, **changes))
