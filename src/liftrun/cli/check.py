"""`liftrun check`: what a week, by anyone, breaks of the rules."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args
from zoneinfo import ZoneInfo

import click

from liftrun.calendars.clock import monday_of
from liftrun.cli import DONE, RULE_BROKEN
from liftrun.domain import Experience, Phase, RaceDistance
from liftrun.domain.errors import InputError, shown

if TYPE_CHECKING:
    from liftrun.checks.schedule import CheckedAthlete, CheckOptions
    from liftrun.documents.check import CheckDocument

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
    type=click.Choice(get_args(Phase)),
    help="Phase of the season. [default: as the schedule or the athlete's file says, else base]",
)
@click.option(
    "--race", type=click.Choice(get_args(RaceDistance)), help="Race trained for. [default: likewise, else none]"
)
@click.option(
    "--experience",
    type=click.Choice(get_args(Experience)),
    help="Experience with weights. [default: likewise, else intermediate]",
)
@click.option(
    "--week",
    metavar="DATE",
    help="A day of the week to check, as 2026-11-23. [default: the one that the schedule is about]",
)
@click.option(
    "--timezone",
    metavar="ZONE",
    help="Time zone of the schedule's times. [default: the athlete's, else the schedule's own]",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON, liftrun.check/1.")
def command(schedule: Path, athlete: Path | None, busy: tuple[Path, ...], *, as_json: bool, **asked: Any) -> int:  # noqa: ANN401  # click has checked each option's type
    """Check a week by anyone: SCHEDULE is a plan in JSON, a calendar (.ics), or a week written by hand (TOML).

    Says which rules it breaks and what that costs, and which cannot be told from it. Exits with 1 if a required rule
    is broken. - is standard input.
    """
    from liftrun.checks.schedule import check_schedule  # noqa: PLC0415  # `liftrun --help` needs none of it

    _refuse_twice((schedule, *([athlete] if athlete else []), *busy))
    if busy and athlete is None:
        remedy = "Name whose calendar it is with --athlete, or leave it out."
        raise InputError("", "--busy", str(busy[0]), "an --athlete beside it", remedy)
    person = _person(athlete) if athlete else None
    found = check_schedule(_source(schedule), _asked(person, **asked), person, [_source(one) for one in busy])
    _show(found, as_json=as_json)
    return DONE if found.kept else RULE_BROKEN


def _refuse_twice(files: tuple[Path, ...]) -> None:
    if files.count(STDIN) > 1:
        raise InputError("", "-", "twice", "one file from standard input", "Name the other file.")


def _source(path: Path) -> Any:  # noqa: ANN401  # a path, or "-"
    return "-" if path == STDIN else path


def _person(path: Path) -> CheckedAthlete:
    from liftrun import rulebook  # noqa: PLC0415  # only with an athlete
    from liftrun.athlete import load_athlete  # noqa: PLC0415  # as above
    from liftrun.checks.schedule import CheckedAthlete  # noqa: PLC0415  # as above

    return CheckedAthlete(load_athlete(_source(path), rulebook.load_rulebook().packs), str(path))


def _asked(person: CheckedAthlete | None, **options: Any) -> CheckOptions:  # noqa: ANN401  # as for the command
    from liftrun.checks.schedule import CheckOptions  # noqa: PLC0415  # `liftrun --help` needs none of it

    zone = options["timezone"]
    if zone is not None:
        _check_zone(zone)
        if person and person.athlete.timezone != zone:
            expected = f"{person.athlete.timezone}, as {person.file} says"
            raise InputError("", "--timezone", shown(zone), expected, "Leave it out.")
    return CheckOptions(**{**options, "week": _monday(options["week"])})


def _check_zone(zone: str) -> None:
    try:
        ZoneInfo(zone)
    except (KeyError, OSError, ValueError):
        expected, remedy = 'a time zone such as "Europe/Berlin"', "Write area and city."
        raise InputError("", "--timezone", shown(zone), expected, remedy) from None


def _monday(day: str | None) -> date | None:
    if day is None:
        return None
    try:
        asked = date.fromisoformat(day)
    except ValueError:
        raise InputError("", "--week", shown(day), "a date such as 2026-11-23", "Write year, month and day.") from None
    from liftrun.schedules.model import YEARS  # noqa: PLC0415  # only with a date

    if asked.year not in YEARS:
        expected = f"a year from {YEARS[0]} to {YEARS[-1]}"
        raise InputError("", "--week", str(asked), expected, "Write year, month and day.")
    return monday_of(asked)


def _show(found: CheckDocument, *, as_json: bool) -> None:
    """As JSON, as tables for who looks on, or as plain lines where the output goes elsewhere."""
    if as_json:
        click.echo(found.model_dump_json(indent=2))
    elif sys.stdout.isatty():
        from rich.console import Console  # noqa: PLC0415  # nothing of it where nobody looks on

        from liftrun.report.check.tables import check_view  # noqa: PLC0415  # as above

        Console().print(check_view(found))
    else:
        from liftrun.report.check.lines import lines  # noqa: PLC0415  # as above

        for line in lines(found):
            click.echo(line)
