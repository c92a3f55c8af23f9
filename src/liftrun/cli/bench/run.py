"""`liftrun bench run`: carry out a matrix of settings, instances and repetitions."""

from __future__ import annotations

from pathlib import Path

import click

from liftrun.cli import DONE, RULE_BROKEN
from liftrun.cli.bench.progress import progress, report_wrong_answers
from liftrun.domain.errors import shown_path

RESULTS = Path("bench-results.sqlite")


@click.command("run")
@click.argument("settings", type=click.Path(path_type=Path))
@click.option(
    "--results",
    type=click.Path(path_type=Path),
    default=RESULTS,
    show_default=True,
    help="The file of results; what is in it is not measured again.",
)
def command(settings: Path, results: Path) -> int:
    """Measure the settings of SETTINGS, a TOML file. If interrupted or killed, the same command continues.

    Every plan is checked, and every optimum compared with the best known and among settings. Exits with 1 if an answer
    is wrong.
    """
    from liftrun.bench.runs import result_store as store  # noqa: PLC0415  # loaded only for this command
    from liftrun.bench.runs import runner  # noqa: PLC0415  # `liftrun --help` needs none of these

    plan = runner.plan(settings)
    for skipped in plan.campaign.skipped:
        click.echo(f"Left out: {skipped}", err=True)
    with store.opened(results) as db:
        with progress() as report:
            made = runner.execute(db, plan, report)
        campaign = runner.pick(store.campaigns(db), plan.campaign.name)
        wrong = report_wrong_answers(store.results(db, campaign))
    click.echo(f"{len(plan.cells)} runs, {made} of them made now, in {shown_path(results)}. Next: liftrun bench report")
    return RULE_BROKEN if wrong else DONE
