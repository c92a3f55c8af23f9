"""`liftrun log`: what was done, missed or moved; soreness, illness and notes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from liftrun.cli import DONE
from liftrun.cli.option_names import now_option

if TYPE_CHECKING:
    from liftrun.documents.state import LogPart
    from liftrun.domain.units import Units

FILE = click.Path(path_type=Path)


@click.command("log")
@click.argument("athlete", type=FILE)
@click.argument("session", required=False)
@click.argument("status", required=False, metavar="[done|missed|moved]")
@click.option("--at", metavar="TIME", help='When it began, or is to begin: "Thu 18:00" or "2026-11-26 18:00".')
@click.option("--minutes", type=int, metavar="N", help="How long it took. [default: as planned]")
@click.option("--distance", type=float, metavar="N", help="Its distance in your units. [default: as planned]")
@click.option("--effort", type=int, metavar="1-10", help="Perceived effort, from 1 (rest) to 10 (all out).")
@click.option("--sore", type=click.Choice(["pace", "life"]), help="Soreness spoiled your paces, or your daily life.")
@click.option("--ill", type=int, metavar="DAYS", help="So many days of illness, from today on.")
@click.option("--break", "off", type=int, metavar="DAYS", help="So many days of a break, from today on.")
@click.option("--note", metavar="TEXT", help="A note.")
@click.option("--undo", is_flag=True, help="Take the last line back.")
@now_option()
def command(athlete: Path, *, undo: bool, now: str | None, **facts: Any) -> int:  # noqa: ANN401  # click has checked each option's type
    """Write down what happened to SESSION of ATHLETE, an athlete's file.

    SESSION is a planned session by its title, its id (lift-2) or its kind (long); of several, the last one that has
    begun. The next plans build on it. A session that is logged again replaces its line.
    """
    from liftrun.api.log_training import LogRequest, take_back, write_log  # noqa: PLC0415  # `liftrun --help` needs none of it

    if undo:
        take_back(athlete, now)
        click.echo("Took the last line of the log back.")
        return DONE
    lines, units = write_log(athlete, LogRequest(**facts), now)
    for line in lines:
        click.echo(sentence(line, units))
    return DONE


def sentence(line: LogPart, units: Units) -> str:
    """What was written: "run-long: done, Sat 28 Nov 08:00, 95 min, 9 mi"."""
    from liftrun.documents.session_wording import distance  # noqa: PLC0415  # `liftrun --help` needs none of it

    what = line.session or line.kind_or_focus or line.activity
    head = (
        f"{what}: {line.status}"
        if what
        else {"sore": "Sore", "ill": "Ill", "break": "Break", "note": "Note"}[line.status]
    )
    facts = [
        f"{line.start:%a %-d %b %H:%M}" if line.start else f"{line.day:%a %-d %b}",
        f"{line.days} days" if line.days else "",
        f"{line.minutes} min" if line.minutes else "",
        distance(line.metres, units) if line.metres else "",
        f"effort {line.rpe}" if line.rpe else "",
        f"spoiled: {line.sore}" if line.sore else "",
        line.note or "",
    ]
    return ", ".join([head, *(fact for fact in facts if fact)])
