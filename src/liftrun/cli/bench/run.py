"""`liftrun bench run`: carry out a matrix of settings, instances and repetitions."""

from __future__ import annotations

from pathlib import Path

import click

from liftrun.cli import DONE, RULE_BROKEN
from liftrun.cli.bench.progress import progress, wrong_told

RESULTS = Path("bench-results.sqlite")


@click.command("run")
@click.argument("settings", type=click.Path(path_type=Path))
@click.option(
    "--results",
    type=click.Path(path_type=Path),
    default=RESULTS,
    show_default=True,
    help="Where results are kept; what is there already is not measured again.",
)
def command(settings: Path, results: Path) -> int:
    """Measure what SETTINGS, a TOML file, asks for; can be interrupted, even killed, and continued by the same command.

    Every plan is checked, and every optimum compared with the best known and among settings. Exits with 1 if an answer
    is wrong.
    """
    from liftrun.bench.runs import result_store as store  # noqa: PLC0415  # loaded only for this command
    from liftrun.bench.runs import runner  # noqa: PLC0415  # `liftrun --help` needs none of these

    plan = runner.plan(settings)
    for skipped in plan.campaign.skipped:
        click.echo(f"Left out: {skipped}", err=True)
    with store.opened(results) as db:
        with progress() as tell:
            made = runner.execute(db, plan, tell)
        campaign = runner.pick(store.campaigns(db), plan.campaign.name)
        wrong = wrong_told(store.results(db, campaign))
    click.echo(f"{len(plan.cells)} runs, {made} of them made now, in {results}. Next: liftrun bench report")
    return RULE_BROKEN if wrong else DONE
