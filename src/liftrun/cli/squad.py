"""`liftrun squad`: many athletes, independent or sharing a weight room."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from liftrun.cli import DONE, SOMETHING_DROPPED
from liftrun.domain.errors import InputError

if TYPE_CHECKING:
    from liftrun.squad.run.engine import Engine
    from liftrun.squad.run.plan_squad import Account

KINDS = ("ics", "json", "html")


@click.group("squad")
def command() -> None:
    """Plan many athletes at once: a squad that shares a weight room, or any number of independent athletes."""


@command.command("plan")
@click.argument("squad", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder for everything.")
@click.option(
    "--week", metavar="DATE", help="A day of the week to plan, as 2026-11-23. [default: the week that begins next]"
)
@click.option(
    "--engine", type=click.Choice(("local", "dask")), default="local", show_default=True, help="What runs the work."
)
@click.option("--scheduler", metavar="ADDRESS", help="The Dask scheduler, as tcp://host:8786, for --engine dask.")
@click.option("--jobs", type=click.IntRange(1, 1024), help="Processes. [default: one for each processor]")
@click.option("--resume", is_flag=True, help="Take up what an earlier run into the same folder has finished.")
@click.option(
    "--write",
    type=click.Choice(KINDS),
    multiple=True,
    help="Which files each athlete gets; may be given many times. [default: all]",
)
@click.option(
    "--grid",
    type=click.Choice(("5", "10", "15", "30")),
    default="15",
    show_default=True,
    help="Minutes between starts.",
)
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), default=0, show_default=True, help="Solver's random seed.")
def plan(squad: Path, **options: Any) -> int:  # noqa: ANN401  # click has checked each option's type
    """Plan a week for everyone in SQUAD, a squad's file, and write the plans into a folder.

    Exits with 3 if anyone could not be planned or lost a session; those who could not are listed at the end.
    """
    from liftrun.cli.squad_progress import progress  # noqa: PLC0415  # `--help` needs none of these
    from liftrun.cli.week_option import monday_asked  # noqa: PLC0415
    from liftrun.squad.inputs.members import count_members  # noqa: PLC0415
    from liftrun.squad.run.plan_squad import SquadRequest, load_squad, plan_squad  # noqa: PLC0415

    tables = load_squad(squad)
    request = SquadRequest(
        file=squad,
        out=options["out"],
        monday=monday_asked(options["week"], tables.timezone),
        grid_minutes=int(options["grid"]),
        seed=options["seed"],
        kinds=tuple(options["write"]) or KINDS,
        resume=options["resume"],
    )
    with progress(lambda: count_members(tables.athletes)) as watcher:
        account = plan_squad(tables, request, _engine(options), watcher)
    return _tell(account, request.out)


def _engine(options: dict[str, Any]) -> Engine:
    from liftrun.squad.run.engine import LocalEngine  # noqa: PLC0415  # `--help` needs none

    if options["engine"] == "local":
        if options["scheduler"]:
            raise InputError("", "--scheduler", options["scheduler"], "--engine dask with it", "Add --engine dask.")
        return LocalEngine(options["jobs"] or os.cpu_count() or 1)
    from liftrun.squad.run.dask_engine import DaskEngine  # noqa: PLC0415  # an extra

    return DaskEngine(options["scheduler"], options["jobs"])


def _tell(account: Account, out: Path) -> int:
    athletes = "1 athlete" if account.planned == 1 else f"{account.planned} athletes"
    click.echo(f"{athletes} planned: {account.kept} sessions placed, {account.dropped} dropped. Wrote {out}")
    if account.proof:
        click.echo(account.proof)
    if account.failed:
        click.echo(f"{account.failed} could not be planned (all in {out / 'failures.txt'}):", err=True)
        for message in account.failures:
            click.echo(f"  {message}", err=True)
    return SOMETHING_DROPPED if account.failed or account.dropped else DONE
