"""Options that several commands share, and the option that sets each argument of the Python API."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING, Any

import click

from liftrun.api.plan_options import GRID_MINUTES, MOST_SEED
from liftrun.domain.plan import DEFAULT_GRID_MINUTES

if TYPE_CHECKING:
    from collections.abc import Callable

    from liftrun.domain.errors import InputError

OPTION_OF_ARGUMENT = {
    "alarm_minutes": "--alarm",
    "alternatives": "--alternatives",
    "at": "--at",
    "busy": "--busy",
    "distance": "--distance",
    "effort": "--effort",
    "engine": "--engine",
    "experience": "--experience",
    "fixed": "--fixed",
    "grid_minutes": "--grid",
    "ill": "--ill",
    "jobs": "--jobs",
    "minutes": "--minutes",
    "not_on": "--not-on",
    "now": "--now",
    "off": "--break",
    "out": "--out",
    "pack": "--pack",
    "phase": "--phase",
    "race": "--race",
    "repairs": "--repairs",
    "runs": "--runs",
    "scheduler": "--scheduler",
    "seed": "--seed",
    "session": "SESSION",
    "sore": "--sore",
    "status": "STATUS",
    "time_limit_seconds": "--time-limit",
    "timezone": "--timezone",
    "undo": "--undo",
    "week": "--week",
    "weeks": "--weeks",
    "workers": "--workers",
}
"""Argument of a function of the Python API -> the option that sets it."""


def message_of(fault: InputError) -> str:
    """The message of a fault. A fault of an argument is about an option here, and names it."""
    if not fault.file and fault.key in OPTION_OF_ARGUMENT:
        fault.key = OPTION_OF_ARGUMENT[fault.key]
    return str(fault)


def week_option(verb: str, default: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """`--week`; `verb` is what the command does with the week."""
    text = f"A day of the week to {verb}, as 2026-11-23. [default: {default}]"
    return click.option("--week", metavar="DATE", help=text)


def now_option() -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """`--now`: the time of writing as an input, so that the same input gives the same bytes."""
    text = (
        "The time of writing, as 2026-11-22T18:00Z: the stamp of new and changed events, and the day after which the"
        " next week begins. [default: the current time, to the minute]"
    )
    return click.option("--now", metavar="TIME", help=text)


def grid_option() -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """`--grid`."""
    choices = click.Choice([str(minutes) for minutes in GRID_MINUTES])
    return click.option(
        "--grid", type=choices, default=str(DEFAULT_GRID_MINUTES), show_default=True, help="Minutes between starts."
    )


def seed_option() -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """`--seed`."""
    number = click.IntRange(0, MOST_SEED)
    return click.option("--seed", type=number, default=0, show_default=True, help="Random seed of the solver.")


def a_number(_context: click.Context, _parameter: click.Parameter, value: float | None) -> float | None:
    """Refuse "nan", which click accepts as a number within any range."""
    if value is not None and isnan(value):
        raise click.BadParameter("nan is not a number of seconds.")
    return value
