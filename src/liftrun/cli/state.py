"""`liftrun state`: what liftrun remembers of an athlete."""

from __future__ import annotations

from pathlib import Path

import click

from liftrun.cli import DONE
from liftrun.domain.errors import InputError, shown_path

FILE = click.Path(path_type=Path)


@click.group("state")
def command() -> None:
    """Show what liftrun remembers of an athlete: plans, and what was done."""


@command.command("export")
@click.argument("athlete", type=FILE)
def export(athlete: Path) -> int:
    """Print the state of ATHLETE, an athlete's file, as JSON: liftrun.state/1.

    The state itself is an SQLite file beside the athlete's file; the sqlite3 shell reads it.
    """
    from liftrun.state.athlete_state import AthleteState  # noqa: PLC0415  # `liftrun --help` needs none of it
    from liftrun.state.export import state_document  # noqa: PLC0415  # as above
    from liftrun.state.state_file import state_path  # noqa: PLC0415  # as above

    path = state_path(athlete)
    if not path.exists():
        remedy = "Make one with `liftrun plan --state`, or log a session."
        raise InputError(shown_path(path), "", "no such file", "the state file of the athlete", remedy)
    with AthleteState(path) as state:
        click.echo(state_document(state.content()).model_dump_json(indent=2))
    return DONE
