"""`liftrun plan`: from an athlete's file and busy calendars to a proven week."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING

import click

from liftrun.cli import DONE, NO_PLAN, SOMETHING_DROPPED
from liftrun.cli.progress import patience

if TYPE_CHECKING:
    from datetime import date

    from liftrun.documents.plan import PlanDocument
    from liftrun.planning.prepare import PlannedWeek

FILE = click.Path(path_type=Path, allow_dash=True)
STDOUT = Path("-")
GRIDS = ("5", "10", "15", "30")


def _number(_context: click.Context, _parameter: click.Parameter, value: float | None) -> float | None:
    """Click takes "nan" for a number that lies in every range."""
    if value is not None and isnan(value):
        raise click.BadParameter("nan is not a number of seconds.")
    return value


@dataclass(frozen=True)
class Request:
    """What was asked for on the command line; the options' help says what each means."""

    athlete: Path
    week: str | None
    busy: tuple[Path, ...]
    pack: str | None
    strict: bool
    ics: Path | None
    json: Path | None
    html: Path | None
    svg: Path | None
    grid: str
    workers: int
    seed: int
    time_limit: float | None
    alarm: int | None
    show_titles: bool
    timings: bool

    def outputs_in(self, week_start: date) -> dict[str, Path]:
        """The files to write, by kind: those asked for; without any, the calendar beside the athlete's file."""
        asked = {"ics": self.ics, "json": self.json, "html": self.html, "svg": self.svg}
        named = {kind: path for kind, path in asked.items() if path is not None}
        if named or self.athlete == STDOUT:
            return named
        return {"ics": self.athlete.with_name(f"{self.athlete.stem}-{week_start}.ics")}


@click.command("plan")
@click.argument("athlete", type=FILE)
@click.option(
    "--week", metavar="DATE", help="A day of the week to plan, as 2026-11-23. [default: the week that begins next]"
)
@click.option(
    "--busy",
    type=FILE,
    multiple=True,
    metavar="FILE.ics",
    help="A busy calendar; may be given many times. [default: those that the athlete's file names]",
)
@click.option("--pack", metavar="NAME", help="School of advice: default, bui or helms. [default: the athlete's]")
@click.option("--strict", is_flag=True, help="Write nothing, and exit with 4, if anything has to be dropped.")
@click.option("--ics", type=FILE, help="Write the calendar here, - for standard output. [default: beside ATHLETE]")
@click.option("--json", type=FILE, help="Write the plan as JSON, liftrun.plan/1.")
@click.option("--html", type=FILE, help="Write the week as one self-contained page.")
@click.option("--svg", type=FILE, help="Write the picture of the week.")
@click.option("--grid", type=click.Choice(GRIDS), default="15", show_default=True, help="Minutes between starts.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Solver threads; only one gives the same plan every time.",
)
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), default=0, show_default=True, help="Solver's random seed.")
@click.option(
    "--time-limit",
    type=click.FloatRange(0.0, min_open=True),
    callback=_number,
    metavar="SECONDS",
    help="Stop after so long with the best week found. [default: prove the optimum]",
)
@click.option(
    "--alarm", type=click.IntRange(0, 1440), metavar="MINUTES", help="Let the calendar remind before each session."
)
@click.option("--show-titles", is_flag=True, help="Show the titles of busy events, which are private otherwise.")
@click.option("--timings", is_flag=True, help="Record wall times in the JSON, which then differs from run to run.")
def command(**options: object) -> int:
    """Plan a week for ATHLETE, an athlete file (- for standard input), around busy calendars.

    Prints the week and writes its calendar. What does not fit is dropped in order of priority, and named with the
    reason.
    """
    request = Request(**options)  # type: ignore[arg-type]  # click has checked each option's type
    with patience("Finding the best week ..."):
        planned = _planned(request)
    return _deliver(request, planned)


def _planned(request: Request) -> PlannedWeek:
    from liftrun import rulebook  # noqa: PLC0415  # `liftrun --help` needs none of these
    from liftrun.athlete import load_athlete  # noqa: PLC0415
    from liftrun.calendars.clock import week_of  # noqa: PLC0415
    from liftrun.calendars.reading.busy import load_busy  # noqa: PLC0415
    from liftrun.cli.week_option import monday_asked  # noqa: PLC0415
    from liftrun.model.solve import SolveOptions  # noqa: PLC0415
    from liftrun.outputs.targets import refuse_targets  # noqa: PLC0415
    from liftrun.planning.prepare import calendar_policy, plan_week, prepare  # noqa: PLC0415

    book, file = rulebook.load_rulebook(), str(request.athlete)
    athlete = load_athlete("-" if request.athlete == STDOUT else request.athlete, book.packs)
    if request.pack is not None:
        athlete = athlete.model_copy(update={"pack": rulebook.known_pack(book, request.pack, key="--pack")})
    week = week_of(monday_asked(request.week, athlete.timezone), athlete.timezone)
    calendars = request.busy or athlete.calendars.busy
    refuse_targets(request.outputs_in(week.start), (request.athlete, *calendars), athlete.name)
    reading = load_busy(calendars, week, calendar_policy(athlete))
    grid = int(request.grid)
    prepared = prepare(athlete, week, reading, book, grid_minutes=grid, file=file)
    return plan_week(prepared, SolveOptions(request.seed, request.workers, request.time_limit))


def _deliver(request: Request, planned: PlannedWeek) -> int:
    """Write what was asked for, show the week, and return the exit code."""
    from liftrun.planning.publish import publish  # noqa: PLC0415  # there may be nothing to publish

    if planned.outcome.plan is None:
        return _no_plan(planned)
    document = publish(planned, show_titles=request.show_titles, timings=request.timings)
    if request.strict and document.dropped:
        click.echo("liftrun: nothing written: the week cannot hold everything (--strict).", err=True)
        for lost in document.dropped:
            click.echo(f"  {lost.title}: {lost.reason}", err=True)
        return NO_PLAN
    written = _write(request, document)
    if STDOUT not in written:
        _show(document, written)
    return SOMETHING_DROPPED if document.dropped else DONE


def _no_plan(planned: PlannedWeek) -> int:
    """Say that there is no plan, and which of the reasons it is."""
    said = {
        "infeasible": "no week can keep every required rule, not even an empty one; relax one of them.",
        "unknown": "time ran out before any week was found; give it more --time-limit.",
    }
    reason = said.get(planned.outcome.status, "the model is invalid, which is a bug.")
    click.echo(f"liftrun: no plan: {reason}", err=True)
    return NO_PLAN


def _write(request: Request, document: PlanDocument) -> list[Path]:
    """Write every output; the calendar takes over what it finds of ours in its place."""
    from liftrun.files.output_files import write_all  # noqa: PLC0415  # after the solve

    outputs = request.outputs_in(document.week_start)
    contents = {path: _content(request, document, kind, path) for kind, path in outputs.items()}
    write_all(contents)
    return list(contents)


def _content(request: Request, document: PlanDocument, kind: str, path: Path) -> bytes:
    if kind == "ics":
        return _calendar(request, document, path)
    if kind == "json":
        return document.model_dump_json(indent=2).encode() + b"\n"
    if kind == "html":
        from liftrun.report.week.page import page  # noqa: PLC0415  # one picture does not pay for the others

        return page(document).encode()
    from liftrun.report.week.svg import svg  # noqa: PLC0415  # one picture does not pay for the others

    return svg(document).encode()


def _calendar(request: Request, document: PlanDocument, path: Path) -> bytes:
    from liftrun.calendars.writing.export import ExportOptions, export  # noqa: PLC0415  # only where a calendar is written
    from liftrun.outputs.targets import previous_calendar  # noqa: PLC0415  # it may have come while the week was planned

    previous = previous_calendar(path, document.athlete)
    return export(document, previous=previous, options=ExportOptions(alarm_minutes=request.alarm))


def _show(document: PlanDocument, written: list[Path]) -> None:
    from liftrun.cli.screen import Screen  # noqa: PLC0415  # nothing is shown where the output goes to a file
    from liftrun.report.week.terminal import summary, week_grid  # noqa: PLC0415

    console = Screen()
    console.print(week_grid(document, width=console.width))
    console.print(summary(document))
    for path in written:
        console.print(f"Wrote {path}", markup=False, highlight=False)
