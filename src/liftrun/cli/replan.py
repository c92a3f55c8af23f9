"""`liftrun replan`: plan the rest of the stored weeks again, with the fewest changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from liftrun.cli import DONE, NO_PLAN, SOMETHING_DROPPED
from liftrun.cli.option_names import now_option
from liftrun.cli.plan import NO_PLAN_REASONS
from liftrun.cli.progress import patience
from liftrun.domain.errors import InputError, NoPlanError, shown_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.api.replan_weeks import WeekChange

FILE = click.Path(path_type=Path)


@click.command("replan")
@click.argument("athlete", type=FILE)
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--undo", is_flag=True, help="Take the last replanning back.")
@click.option("--improve", is_flag=True, help="Better training counts before the number of changes.")
@click.option(
    "--busy",
    type=FILE,
    multiple=True,
    metavar="FILE.ics",
    help="A busy calendar; may be given many times. [default: those that the athlete's file names]",
)
@now_option()
def command(athlete: Path, *, dry_run: bool, undo: bool, improve: bool, busy: tuple[Path, ...], now: str | None) -> int:
    """Plan the weeks of ATHLETE that are in the state again, from now on.

    Reads the calendars again. What has begun stays as it is, and the log counts. As few sessions as possible are moved
    or dropped: that is proven. The files of the plans are written again.
    """
    from liftrun.api.replan_weeks import replan, undo_replan  # noqa: PLC0415  # `liftrun --help` needs none of it

    if undo:
        if dry_run or improve or busy:
            raise InputError("", "--undo", "another option", "--undo alone", "Leave the other option out.")
        _show_files(undo_replan(athlete, now=now))
        return DONE
    try:
        with patience("Finding the fewest changes ..."):
            weeks = replan(athlete, busy=busy or None, improve=improve, dry_run=dry_run, now=now)
    except NoPlanError as fault:
        click.echo(f"liftrun: no plan: {NO_PLAN_REASONS.get(fault.status, fault.status)}", err=True)
        return NO_PLAN
    for week in weeks:
        for line in _lines(week):
            click.echo(line)
        _show_files(week.files)
    return SOMETHING_DROPPED if any(week.document.dropped for week in weeks) else DONE


def _lines(week: WeekChange) -> Iterator[str]:
    """The changes of a week, in sentences."""
    from liftrun.report.week.change_words import change_lines  # noqa: PLC0415  # `liftrun --help` needs none of it

    yield f"Week of {week.document.week_start:%-d %B %Y}: {week.summary}."
    yield from (f"  {line}" for line in change_lines(week.document))


def _show_files(files: tuple[Path, ...]) -> None:
    for file in files:
        click.echo(f"Wrote {shown_path(file)}")
