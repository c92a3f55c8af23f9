"""`liftrun squad`: many athletes, independent or sharing a weight room."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from liftrun.cli import DONE, SOMETHING_DROPPED
from liftrun.cli.option_names import grid_option, now_option, seed_option, week_option
from liftrun.domain.errors import shown_path
from liftrun.outputs.registry import FORMATS, squad_formats

if TYPE_CHECKING:
    from liftrun.api.squad_plan import SquadPlan

MOST_FAILURES_SHOWN = 20


@click.group("squad")
def command() -> None:
    """Plan many athletes at once: a squad that shares a weight room, or any number of independent athletes."""


@command.command("plan")
@click.argument("squad", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder for everything.")
@week_option("plan", "the week that begins next")
@now_option()
@click.option(
    "--engine", type=click.Choice(("local", "dask")), default="local", show_default=True, help="What runs the work."
)
@click.option("--scheduler", metavar="ADDRESS", help="The Dask scheduler, as tcp://host:8786, for --engine dask.")
@click.option("--jobs", type=click.IntRange(1, 1024), help="Processes. [default: one for each processor]")
@click.option("--resume", is_flag=True, help="Continue what an earlier run into the same folder has finished.")
@click.option(
    "--write",
    type=click.Choice(tuple(FORMATS)),
    multiple=True,
    help=f"Which files each athlete gets; may be given many times. [default: {', '.join(squad_formats())}]",
)
@grid_option()
@seed_option()
def plan(squad: Path, **options: Any) -> int:  # noqa: ANN401  # click has checked each option's type
    """Plan a week for everyone in SQUAD, a squad's file, and write the plans into a folder.

    Exits with 3 if anyone could not be planned or lost a session; those who could not are listed at the end.
    """
    from liftrun.api.plan_many import plan_squad  # noqa: PLC0415  # `--help` needs none of these
    from liftrun.cli.squad_progress import progress  # noqa: PLC0415
    from liftrun.squad.inputs.members import count_members  # noqa: PLC0415
    from liftrun.squad.run.plan_squad import load_squad  # noqa: PLC0415

    local = options["engine"] == "local"
    with progress(lambda: count_members(load_squad(squad).athletes)) as watcher:
        result = plan_squad(
            squad,
            week=options["week"],
            out=options["out"],
            formats=options["write"] or None,
            grid_minutes=int(options["grid"]),
            seed=options["seed"],
            jobs=options["jobs"] or ((os.cpu_count() or 1) if local else None),
            engine=options["engine"],
            scheduler=options["scheduler"],
            resume=options["resume"],
            now=options["now"],
            watcher=watcher,
        )
    return _report(result, options["out"])


def _report(result: SquadPlan, out: Path) -> int:
    athletes = "1 athlete" if result.planned == 1 else f"{result.planned} athletes"
    click.echo(f"{athletes} planned: {result.kept} sessions placed, {result.dropped} dropped. Wrote {shown_path(out)}")
    if result.proof:
        click.echo(result.proof)
    for remark in result.remarks:
        click.echo(remark, err=True)
    if result.failed:
        click.echo(f"{result.failed} could not be planned (all in {shown_path(out / 'failures.txt')}):", err=True)
        for message in result.failures[:MOST_FAILURES_SHOWN]:
            click.echo(f"  {message}", err=True)
    return SOMETHING_DROPPED if result.failed or result.dropped else DONE
