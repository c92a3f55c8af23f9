"""`liftrun log`: what was done, missed or moved; soreness, illness and notes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from liftrun.cli import DONE
from liftrun.cli.option_names import now_option
from liftrun.domain.errors import InputError

if TYPE_CHECKING:
    from liftrun.documents.state import LogPart
    from liftrun.domain.units import Units
    from liftrun.state.matching import Proposal

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
@click.option(
    "--from",
    "files",
    type=FILE,
    multiple=True,
    metavar="FILE",
    help="Log the activities in a GPX, TCX, CSV or JSON file; may be given many times.",
)
@click.option("--yes", is_flag=True, help="With --from: accept every proposal without asking.")
@click.option("--undo", is_flag=True, help="Take the last line back.")
@now_option()
def command(
    athlete: Path,
    *,
    files: tuple[Path, ...],
    yes: bool,
    undo: bool,
    now: str | None,
    **facts: Any,  # noqa: ANN401  # click has checked each option's type
) -> int:
    """Write down what happened to SESSION of ATHLETE, an athlete's file.

    SESSION is a planned session by its title, its id (lift-2) or its kind (long); of several, the last one that has
    begun. The next plans build on it. A session that is logged again replaces its line.
    """
    from liftrun.api.log_training import LogRequest, take_back, write_log  # noqa: PLC0415  # `liftrun --help` needs none of it

    _refuse_together(undo=undo, files=files, yes=yes, facts=facts)
    if undo:
        take_back(athlete, now)
        click.echo("Took the last line of the log back.")
        return DONE
    if files:
        return _log_files(athlete, files, now, yes=yes)
    lines, units = write_log(athlete, LogRequest(**facts), now)
    for line in lines:
        click.echo(sentence(line, units))
    return DONE


def _refuse_together(*, undo: bool, files: tuple[Path, ...], yes: bool, facts: dict[str, Any]) -> None:
    """Refuse options that have no meaning together."""
    given = any(value is not None for value in facts.values())
    alone = "--undo" if undo else "--from"
    if (undo or files) and (given or (undo and files)):
        raise InputError("", alone, "another option", f"{alone} alone", "Leave the other option out.")
    if yes and not files:
        raise InputError("", "--yes", "no file", "a file of activities with --from", "Name it, or leave --yes out.")


def _log_files(athlete: Path, files: tuple[Path, ...], now: str | None, *, yes: bool) -> int:
    """Propose the sessions that the activities were, and write them; without `yes` each proposal is confirmed."""
    from liftrun.api.log_files import read_files, write_proposals  # noqa: PLC0415  # only with files
    from liftrun.documents.session_wording import in_one_line  # noqa: PLC0415  # as above

    read = read_files(athlete, files, now)
    chosen = []
    for proposal in read.proposals:
        what = _recorded(proposal, read.units)
        planned = f" was {in_one_line(proposal.part, read.units)}" if proposal.part else " was not planned"
        if proposal.part and not yes and not click.confirm(f"{what}{planned}?", default=True):
            chosen.append(replace(proposal, part=None))
        else:
            click.echo(f"{what}{planned}.")
            chosen.append(proposal)
    written = write_proposals(read, chosen)
    click.echo(f"{len(written)} logged, {read.known} known already or not yet over, {read.others} of another kind.")
    return DONE


def _recorded(proposal: Proposal, units: Units) -> str:
    """A recorded activity: "Sat 28 Nov 07:31, run, 8.4 mi, 1 h 19 min"."""
    from liftrun.documents.session_wording import distance, duration  # noqa: PLC0415  # only with files

    one = proposal.recording
    far = distance(one.metres, units) if one.metres else ""
    words = (f"{one.start:%a %-d %b %H:%M}", one.name.kind or one.name.activity, far, duration(one.minutes))
    return ", ".join(word for word in words if word)


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
