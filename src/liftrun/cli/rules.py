"""`liftrun rules`: the rulebook, with its sources."""

from __future__ import annotations

import click


@click.command("rules")
@click.argument("rule", metavar="[ID]", required=False)
def command(rule: str | None) -> None:
    """List the rules; with an ID, show everything about that rule: sentence, source, strength, numbers, packs."""
    from liftrun import rulebook  # noqa: PLC0415  # `liftrun --help` does not read the rulebook
    from liftrun.rulebook.describe import describe  # noqa: PLC0415

    click.echo(describe(rulebook.load_rulebook(), rule), nl=False)
