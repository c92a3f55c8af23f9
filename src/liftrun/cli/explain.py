"""`liftrun explain`: why not everything fits into a week."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from liftrun.api.plan_options import MOST_REPAIRS
from liftrun.cli import DONE, NO_PLAN
from liftrun.cli.option_names import grid_option, now_option, week_option
from liftrun.cli.plan import NO_PLAN_REASONS
from liftrun.cli.progress import patience
from liftrun.domain.errors import NoPlanError

if TYPE_CHECKING:
    from liftrun.api.explanation import WeekExplanation

FILE = click.Path(path_type=Path, allow_dash=True)


@click.command("explain")
@click.argument("athlete", type=FILE)
@week_option("explain", "the week that begins next")
@now_option()
@click.option(
    "--busy",
    type=FILE,
    multiple=True,
    metavar="FILE.ics",
    help="A busy calendar; may be given many times. [default: those that the athlete's file names]",
)
@click.option(
    "--after",
    type=FILE,
    multiple=True,
    metavar="PLAN.json",
    help="A plan of a week before, as for `liftrun plan`.",
)
@click.option("--pack", metavar="NAME", help="School of advice: default, bui or helms. [default: the athlete's]")
@click.option(
    "--fixed",
    multiple=True,
    metavar="TITLE",
    help="Events with this title cannot be moved; * is any text. May be given many times. All-day events never can.",
)
@click.option(
    "--repairs",
    type=click.IntRange(0, MOST_REPAIRS),
    default=3,
    show_default=True,
    help="The most repairs for each missing session: changes with which it fits, each verified by planning again.",
)
@click.option("--show-titles", is_flag=True, help="Name busy events by their titles, which are private otherwise.")
@grid_option()
@click.option("--json", "as_json", is_flag=True, help="Print the explanation as JSON, liftrun.explanation/1.")
def command(  # noqa: PLR0913  # one argument for each option
    athlete: Path,
    *,
    week: str | None,
    now: str | None,
    busy: tuple[Path, ...],
    after: tuple[Path, ...],
    pack: str | None,
    fixed: tuple[str, ...],
    repairs: int,
    show_titles: bool,
    grid: str,
    as_json: bool,
) -> int:
    """Explain why not everything fits into the week of ATHLETE, an athlete's file (- for standard input).

    Plans the week. For each session that does not fit, names the causes that together exclude it: events, windows,
    rules, pins. None of them is needless: without any one, the session would fit. Then lists the smallest changes with
    which it fits.
    """
    from liftrun.api.explain_week import explain  # noqa: PLC0415  # `liftrun --help` needs none of it

    with patience("Finding the causes ..."):
        try:
            found = explain(
                athlete,
                week=week,
                busy=busy or None,
                pack=pack,
                fixed=fixed,
                repairs=repairs,
                show_titles=show_titles,
                grid_minutes=int(grid),
                now=now,
                after=after or None,
            )
        except NoPlanError as fault:
            click.echo(f"liftrun: no plan: {NO_PLAN_REASONS.get(fault.status, 'a bug.')}", err=True)
            return NO_PLAN
    _show(found, as_json=as_json)
    return DONE


def _show(found: WeekExplanation, *, as_json: bool) -> None:
    click.echo(found.to_json() if as_json else found.to_text())
