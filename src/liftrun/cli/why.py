"""`liftrun why`: why a session is where it is, and what it would cost elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from liftrun.cli import DONE, NO_PLAN
from liftrun.cli.option_names import grid_option, now_option, week_option
from liftrun.cli.plan import NO_PLAN_REASONS
from liftrun.cli.progress import patience
from liftrun.domain.errors import InputError

if TYPE_CHECKING:
    from liftrun.api.week_plan import WeekPlan

FILE = click.Path(path_type=Path, allow_dash=True)
PLAN_SUFFIX = ".json"


@click.command("why")
@click.argument("file", metavar="ATHLETE|PLAN.json", type=FILE)
@click.argument("session")
@week_option("plan", "the week that begins next")
@now_option()
@click.option("--at", metavar="TIME", help='Ask about one time: "Thu 18:00" or "2026-11-26 18:00".')
@click.option("--not-on", metavar="DAY", help="Ask what it would cost not to have it on a day: tue.")
@click.option(
    "--busy",
    type=FILE,
    multiple=True,
    metavar="FILE.ics",
    help="A busy calendar; may be given many times. [default: those that the athlete's file names]",
)
@click.option(
    "--after", type=FILE, multiple=True, metavar="PLAN.json", help="A plan of a week before, as for `liftrun plan`."
)
@click.option("--pack", metavar="NAME", help="School of advice: default, bui or helms. [default: the athlete's]")
@click.option("--show-titles", is_flag=True, help="Name busy events by their titles, which are private otherwise.")
@grid_option()
@click.option("--json", "as_json", is_flag=True, help="Print the answers as JSON, liftrun.why/1.")
def command(  # noqa: PLR0913  # one argument for each option
    file: Path,
    session: str,
    *,
    week: str | None,
    now: str | None,
    at: str | None,
    not_on: str | None,
    busy: tuple[Path, ...],
    after: tuple[Path, ...],
    pack: str | None,
    show_titles: bool,
    grid: str,
    as_json: bool,
) -> int:
    """Say why SESSION is where it is in the week of ATHLETE, or in PLAN.json, and what it would cost elsewhere.

    SESSION is the title or the id of a session: "lift: upper body" or lift-2. Without --at or --not-on, there is one
    answer for each day: free of cost, what it costs by which rule, or what makes it impossible.
    """
    from liftrun.api.plan_week import plan  # noqa: PLC0415  # `liftrun --help` needs none of it

    with patience("Finding the answers ..."):
        if file.suffix.lower() == PLAN_SUFFIX:
            _refuse_with_a_plan(week=week, now=now, busy=busy or None, after=after or None, pack=pack)
            from liftrun.api.plan_again import plan_again  # noqa: PLC0415  # only for a plan

            planned = plan_again(file, show_titles=show_titles)
        else:
            planned = plan(
                file,
                week=week,
                now=now,
                busy=busy or None,
                after=after or None,
                pack=pack,
                grid_minutes=int(grid),
                show_titles=show_titles,
            )
        if planned.document is None:
            return _no_plan(planned)
        found = planned.why(session, at=at, not_on=not_on)
    click.echo(found.to_json() if as_json else found.to_text())
    return DONE


def _refuse_with_a_plan(**options: object) -> None:
    """A plan's JSON contains what it was made from; options that would change it are refused."""
    for name, value in options.items():
        if value is not None:
            remedy = "Leave it out, or name the athlete's file."
            raise InputError("", f"--{name}", "given with a plan", "an athlete's file with this option", remedy)


def _no_plan(planned: WeekPlan) -> int:
    click.echo(f"liftrun: no plan: {NO_PLAN_REASONS.get(planned.status, 'a bug.')}", err=True)
    return NO_PLAN
