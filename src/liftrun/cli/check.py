"""`liftrun check`: what a week, by anyone, breaks of the rules."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from liftrun.cli import DONE, RULE_BROKEN
from liftrun.cli.option_names import week_option
from liftrun.cli.word_choice import WordChoice
from liftrun.domain import Experience, Phase, RaceDistance
from liftrun.domain.errors import InputError
from liftrun.inputs.synonyms import NO_RACE

if TYPE_CHECKING:
    from liftrun.api.week_check import WeekCheck

FILE = click.Path(path_type=Path, allow_dash=True)
STDIN = Path("-")


@click.command("check")
@click.argument("schedule", type=FILE)
@click.option(
    "--athlete",
    type=FILE,
    metavar="FILE.toml",
    help="Also check free time, gym, travel, pins and wishes of this athlete.",
)
@click.option(
    "--busy",
    type=FILE,
    multiple=True,
    metavar="FILE.ics",
    help="A busy calendar of the athlete; may be given many times. [default: those that the athlete's file names]",
)
@click.option("--pack", help="School of advice: default, bui or helms. [default: the plan's, else the athlete's]")
@click.option(
    "--phase",
    type=WordChoice("phase", get_args(Phase)),
    help="Phase of the season. [default: as the schedule or the athlete's file says, else base]",
)
@click.option(
    "--race",
    type=WordChoice("race", (*get_args(RaceDistance), NO_RACE)),
    help="Race trained for. [default: as the schedule or the athlete's file says, else none]",
)
@click.option(
    "--experience",
    type=WordChoice("experience", get_args(Experience)),
    help="Experience with weights. [default: as the schedule or the athlete's file says, else intermediate]",
)
@week_option("check", "the week that the schedule is about")
@click.option(
    "--timezone",
    metavar="ZONE",
    help="Time zone of the schedule's times. [default: the athlete's, else the schedule's own]",
)
@click.option("--verbose", is_flag=True, help="Print each place of a finding, with sources, prices and assumptions.")
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON, liftrun.check/1.")
def command(
    schedule: Path,
    athlete: Path | None,
    busy: tuple[Path, ...],
    *,
    verbose: bool,
    as_json: bool,
    **options: Any,  # noqa: ANN401  # click has checked each option's type
) -> int:  # click has checked each option's type
    """Check a week by anyone: SCHEDULE is a plan in JSON, a calendar (.ics), or a week written by hand (TOML).

    Prints which rules it breaks, what that costs, and which rules cannot be decided from it. Exits with 1 if a required
    rule is broken. - is standard input.
    """
    from liftrun.api.check_week import check  # noqa: PLC0415  # `liftrun --help` needs none of it

    _refuse_twice((schedule, *([athlete] if athlete else []), *busy))
    if busy and athlete is None:
        remedy = "Name whose calendar it is with --athlete, or leave it out."
        raise InputError("", "--busy", str(busy[0]), "an --athlete beside it", remedy)
    found = check(schedule, athlete=athlete, busy=busy or None, **options)
    _show(found, verbose=verbose, as_json=as_json)
    return DONE if found.kept else RULE_BROKEN


def _refuse_twice(files: tuple[Path, ...]) -> None:
    if files.count(STDIN) > 1:
        raise InputError("", "-", "twice", "one file from standard input", "Name the other file.")


def _show(found: WeekCheck, *, verbose: bool, as_json: bool) -> None:
    """JSON, the summary, or in full tables on a terminal and plain lines where the output goes elsewhere."""
    if as_json:
        click.echo(found.to_json())
    elif not verbose:
        click.echo(found.to_summary())
    elif sys.stdout.isatty():
        from rich.console import Console  # noqa: PLC0415  # only on a terminal

        from liftrun.report.check.tables import check_view  # noqa: PLC0415  # as above

        Console().print(check_view(found.document))
    else:
        click.echo(found.to_text())
