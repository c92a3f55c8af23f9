"""`liftrun season`: plan every week through the race, write the files, show the overview."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from liftrun.api.plan_options import MOST_ALARM_MINUTES
from liftrun.cli import DONE, NO_PLAN, SOMETHING_DROPPED
from liftrun.cli.option_names import a_number, grid_option, now_option, seed_option
from liftrun.domain.errors import shown_path
from liftrun.domain.week import MOST_SEASON_WEEKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from liftrun.api.season_plan import SeasonPlan
    from liftrun.documents.season import SeasonDocument

FILE = click.Path(path_type=Path, allow_dash=True)
FILES = ("ics", "json", "html")
HINT = "Nothing was written; --out DIR writes the calendar, the page and the JSON."


@click.command("season")
@click.argument("athlete", type=FILE)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write season.ics, season.json and season.html into this folder. [default: show the overview only]",
)
@click.option(
    "--weeks",
    type=click.IntRange(1, MOST_SEASON_WEEKS),
    metavar="N",
    help="How many weeks. [default: through the last race and the rest after it; 8 without a race]",
)
@now_option()
@click.option(
    "--busy",
    type=FILE,
    multiple=True,
    metavar="FILE.ics",
    help="A busy calendar; may be given many times. [default: those that the athlete's file names]",
)
@click.option(
    "--runs",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Your own plan (CSV, .ics or JSON): its runs are placed in time, and the lifts are added.",
)
@click.option("--may-move", is_flag=True, help="Runs of --runs may be on another day of their week.")
@click.option("--no-state", is_flag=True, help="Ignore the plans and the log in the state file beside ATHLETE.")
@click.option("--pack", metavar="NAME", help="School of advice: default, bui or helms. [default: the athlete's]")
@grid_option()
@seed_option()
@click.option(
    "--time-limit",
    type=click.FloatRange(0.0, min_open=True),
    callback=a_number,
    metavar="SECONDS",
    help="For each week: stop then, with the best week found. [default: prove the optimum]",
)
@click.option(
    "--alarm",
    type=click.IntRange(0, MOST_ALARM_MINUTES),
    metavar="MINUTES",
    help="Add a reminder before each session to the calendar.",
)
@click.option("--verbose", is_flag=True, help="Also list the sessions that are on another weekday than before.")
@click.option("--show-titles", is_flag=True, help="Show the titles of busy events, which are private otherwise.")
def command(athlete: Path, **options: Any) -> int:  # noqa: ANN401  # click has checked each option's type
    """Plan every week of ATHLETE from now through the race and the rest after it.

    Each week builds on the weeks before it, and is proven best given them. Prints one line for each week.
    """
    from liftrun.api.plan_options import PlanOptions  # noqa: PLC0415  # `--help` needs none of these
    from liftrun.api.plan_season import OwnPlanFile, season_from, season_request  # noqa: PLC0415
    from liftrun.outputs.season_outputs import refuse_season  # noqa: PLC0415

    how = PlanOptions(grid_minutes=int(options["grid"]), seed=options["seed"], time_limit_seconds=options["time_limit"])
    request = season_request(
        athlete,
        busy=options["busy"] or None,
        weeks=options["weeks"],
        pack=options["pack"],
        options=how,
        now=options["now"],
        state=not options["no_state"],
    )
    if options["out"]:
        read = (*request.files, *([options["runs"]] if options["runs"] else ()))
        refuse_season(options["out"], read, FILES, request.given.athlete.name)
    own = OwnPlanFile(options["runs"], may_move=options["may_move"]) if options["runs"] else None
    with _progress(len(request.ahead.mondays)) as report:
        season = season_from(request, show_titles=options["show_titles"], report=report, own=own)
    if season.document is None:
        return _no_plan(season)
    written = season.save(options["out"], alarm_minutes=options["alarm"]) if options["out"] else ()
    _show(season.document, written, verbose=options["verbose"])
    return SOMETHING_DROPPED if season.dropped else DONE


def _no_plan(season: SeasonPlan) -> int:
    """Report the week that has no plan, and why."""
    from liftrun.cli.plan import NO_PLAN_REASONS  # noqa: PLC0415  # only without a plan

    reason = NO_PLAN_REASONS.get(season.status, "the model is invalid, which is a bug.")
    click.echo(f"liftrun: no plan for the week of {season.without_plan}: {reason}", err=True)
    return NO_PLAN


def _show(season: SeasonDocument, written: tuple[Path, ...], *, verbose: bool) -> None:
    from liftrun.cli.screen import Screen  # noqa: PLC0415  # only where something is shown
    from liftrun.report.season.terminal import season_overview  # noqa: PLC0415

    console = Screen()
    console.print(season_overview(season, width=console.width, verbose=verbose))
    for path in written:
        console.print(f"Wrote {shown_path(path)}", markup=False, highlight=False)
    if not written:
        console.print(HINT, markup=False, highlight=False)


@contextmanager
def _progress(weeks: int) -> Iterator[Callable[[int], None]]:
    """A function that shows how many weeks are finished, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda _finished: None
        return
    from rich.console import Console  # noqa: PLC0415  # only on a terminal
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("weeks"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Planning", total=weeks)
        yield lambda finished: bar.update(task, completed=finished)
