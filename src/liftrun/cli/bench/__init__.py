"""`liftrun bench`: measure settings of the solver, and report on it."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Mapping

ACTIONS: Mapping[str, str] = {
    "run": "run",
    "report": "report",
    "tune": "tune",
    "check": "check",
    "export": "export",
}
"""Actions in the order of the help page; action `run` is `liftrun.cli.bench.run.command`."""


class _Actions(click.Group):
    """Actions that are imported when they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(ACTIONS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        if cmd_name not in ACTIONS:
            return None
        command: click.Command = importlib.import_module(f"liftrun.cli.bench.{ACTIONS[cmd_name]}").command
        return command


@click.group("bench", cls=_Actions)
def command() -> None:
    """Measure solver settings on frozen weeks, and report which are faster, with statistical tests.

    Exit codes: 1 an answer is wrong, or `check` found a tree that became slower; otherwise as for all commands.
    """
