"""`liftrun plan`: plan a week, write its files, show it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from liftrun.api.plan_options import MOST_ALARM_MINUTES, MOST_ALTERNATIVES, MOST_WORKERS
from liftrun.cli import DONE, NO_PLAN, SOMETHING_DROPPED
from liftrun.cli.option_names import a_number, grid_option, now_option, seed_option, week_option
from liftrun.cli.progress import patience
from liftrun.domain.errors import shown_path
from liftrun.outputs.registry import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from liftrun.api.plan_week import PlanRequest
    from liftrun.api.week_plan import WeekPlan
    from liftrun.documents.plan import PlanDocument

FILE = click.Path(path_type=Path, allow_dash=True)
STDOUT = Path("-")
DEFAULT_FORMAT = "ics"

NO_PLAN_REASONS = {
    "infeasible": "no week can keep every required rule, not even an empty one; relax one of them.",
    "unknown": "time ran out before any week was found; give it more --time-limit.",
}


def output_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """One option for each output format."""
    for entry in reversed(FORMATS.values()):
        default = " [default: beside ATHLETE, if no output is named]" if entry.name == DEFAULT_FORMAT else ""
        text = f"{entry.help} - is standard output.{default}"
        command = click.option(entry.option, entry.name, type=FILE, metavar="FILE", help=text)(command)
    return command


@click.command("plan")
@click.argument("athlete", type=FILE)
@week_option("plan", "the week that begins next")
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
    help="A plan of a week before: this week builds on it and recovers from it. Repeat for several weeks.",
)
@click.option(
    "--state/--no-state",
    "state",
    default=None,
    help="Keep the plan in the state file beside ATHLETE, or do not use that file. [default: if it exists]",
)
@click.option("--pack", metavar="NAME", help="School of advice: default, bui or helms. [default: the athlete's]")
@click.option("--strict", is_flag=True, help="Write nothing, and exit with 4, if anything has to be dropped.")
@output_options
@grid_option()
@click.option(
    "--workers",
    type=click.IntRange(1, MOST_WORKERS),
    default=1,
    show_default=True,
    help="Threads of the solver. Only one gives the same plan every time.",
)
@seed_option()
@click.option(
    "--time-limit",
    type=click.FloatRange(0.0, min_open=True),
    callback=a_number,
    metavar="SECONDS",
    help="Stop then, with the best week found. [default: prove the optimum]",
)
@click.option(
    "--alarm",
    type=click.IntRange(0, MOST_ALARM_MINUTES),
    metavar="MINUTES",
    help="Add a reminder before each session to the calendar.",
)
@click.option("--verbose", is_flag=True, help="Show the grid, all instructions, costs, notes and calendars.")
@click.option("--show-titles", is_flag=True, help="Show the titles of busy events, which are private otherwise.")
@click.option(
    "--alternatives",
    type=click.IntRange(0, MOST_ALTERNATIVES),
    default=0,
    metavar="NUMBER",
    help="List so many other weeks, on other days and little more expensive, each with what it costs and saves.",
)
@click.option(
    "--why-days", is_flag=True, help="Find out for each session on which other days it could be, for page and JSON."
)
@click.option("--timings", is_flag=True, help="Record wall times in the JSON. It then differs from run to run.")
def command(athlete: Path, **options: Any) -> int:  # noqa: ANN401  # click has checked each option's type
    """Plan a week for ATHLETE, an athlete's file (- for standard input), around busy calendars.

    Prints the week and writes its calendar. What does not fit is dropped in order of priority, and named with the
    reason.
    """
    from liftrun.api.plan_options import PlanExtras, PlanOptions  # noqa: PLC0415  # `liftrun --help` needs none of these
    from liftrun.api.plan_week import plan_from, plan_request  # noqa: PLC0415
    from liftrun.outputs.targets import refuse_targets  # noqa: PLC0415

    how = PlanOptions(
        grid_minutes=int(options["grid"]),
        seed=options["seed"],
        workers=options["workers"],
        time_limit_seconds=options["time_limit"],
    )
    chosen = {name: options[name] for name in FORMATS if options[name] is not None}
    with patience("Finding the best week ..."):
        request = plan_request(
            athlete,
            week=options["week"],
            busy=options["busy"] or None,
            pack=options["pack"],
            options=how,
            now=options["now"],
            after=options["after"] or None,
            state=options["state"] is not False,
        )
        keeps_state = _keeps_state(request, options["state"])
        outputs = chosen or _beside(athlete, request.week.start)
        refuse_targets(outputs, request.files, request.given.athlete.name)
        request = _with_own_calendar(request, outputs)
        plan = plan_from(
            request,
            show_titles=options["show_titles"],
            timings=options["timings"],
            extras=PlanExtras(why_days=options["why_days"], alternatives=options["alternatives"]),
        )
    if plan.document is None:
        return _no_plan(plan)
    if options["strict"] and plan.dropped:
        return _refused(plan)
    written = _write(plan, outputs, options["alarm"], keeps_state=keeps_state)
    return _deliver(plan.document, written, verbose=options["verbose"])


def _with_own_calendar(request: PlanRequest, outputs: dict[str, Path]) -> PlanRequest:
    """The request with the calendar that will be written into, if it is there already."""
    from liftrun.files.output_files import read_previous  # noqa: PLC0415  # `liftrun --help` needs none of it

    calendar = outputs.get(DEFAULT_FORMAT)
    content = read_previous(calendar) if calendar else None
    return replace(request, own_calendar=content) if content else request


def _keeps_state(request: PlanRequest, chosen: bool | None) -> bool:  # noqa: FBT001  # the value of an option
    """Whether the plan is written into the state: as chosen, else if there is a state file."""
    if chosen:
        from liftrun.api.state_argument import required_state  # noqa: PLC0415  # only with a state

        required_state(request.given.path)
    return request.state is not None if chosen is None else chosen


def _beside(athlete: Path, week_start: date) -> dict[str, Path]:
    """Without any output chosen: the calendar beside the athlete's file; nothing for standard input."""
    if athlete == STDOUT:
        return {}
    return {DEFAULT_FORMAT: athlete.with_name(f"{athlete.stem}-{week_start}{FORMATS[DEFAULT_FORMAT].suffix}")}


def _no_plan(plan: WeekPlan) -> int:
    """Report that there is no plan, and why."""
    reason = NO_PLAN_REASONS.get(plan.status, "the model is invalid, which is a bug.")
    click.echo(f"liftrun: no plan: {reason}", err=True)
    return NO_PLAN


def _refused(plan: WeekPlan) -> int:
    """Report what would have been dropped."""
    click.echo("liftrun: nothing written: the week has no room for everything (--strict).", err=True)
    for lost in plan.dropped:
        click.echo(f"  {lost.title}: {lost.reason}", err=True)
    return NO_PLAN


def _write(plan: WeekPlan, outputs: dict[str, Path], alarm: int | None, *, keeps_state: bool) -> tuple[Path, ...]:
    """Write the outputs, and the plan into the state. Returns the places of the outputs."""
    from liftrun.api.state_argument import record_plan  # noqa: PLC0415  # only where there is a plan
    from liftrun.outputs.write_outputs import write_outputs  # noqa: PLC0415  # as above

    assert plan.document is not None  # noqa: S101  # only a plan is written
    how: dict[str, Any] = {"inputs": plan.inputs, "now": plan.now, "alarm_minutes": alarm}
    if keeps_state:
        return record_plan(plan.document, outputs, athlete_file=plan.athlete_file, **how)[1]
    return write_outputs(plan.document, outputs, **how)


def _deliver(document: PlanDocument, written: tuple[Path, ...], *, verbose: bool) -> int:
    """Show the week unless standard output is one of the outputs, and return the exit code."""
    if STDOUT not in written:
        _show(document, written, verbose=verbose)
    return SOMETHING_DROPPED if document.dropped else DONE


def _show(document: PlanDocument, written: tuple[Path, ...], *, verbose: bool) -> None:
    from liftrun.cli.screen import Screen  # noqa: PLC0415  # nothing is shown where the output goes to a file
    from liftrun.report.explanation.alternative_lines import alternative_lines  # noqa: PLC0415
    from liftrun.report.week.terminal import brief, summary, week_grid  # noqa: PLC0415

    console = Screen()
    if verbose:
        console.print(week_grid(document, width=console.width))
        console.print(summary(document))
    else:
        console.print(brief(document))
    for line in alternative_lines(document):
        console.print(line, markup=False, highlight=False)
    for path in written:
        console.print(f"Wrote {shown_path(path)}", markup=False, highlight=False)
