"""`liftrun init`: a commented athlete file to start from."""

from __future__ import annotations

from pathlib import Path

import click

from liftrun.domain.errors import InputError, shown_path


@click.command("init")
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False), default=".")
def command(directory: Path) -> None:
    """Write a commented athlete.toml into DIRECTORY (here, if none is given). Never overwrites."""
    from liftrun.inputs.template import write_template  # noqa: PLC0415  # only this command needs it

    if directory == Path("-"):
        raise InputError("", "DIRECTORY", "-", "a folder; the file cannot go to standard output", "Name a folder.")
    path = write_template(directory)
    name = shown_path(path)
    click.echo(f"Wrote {name}. Fill it in, then: liftrun plan {name}")
