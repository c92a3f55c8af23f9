"""`liftrun compare`: one athlete's week under several schools of advice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from liftrun.cli import DONE, NO_PLAN
from liftrun.cli.option_names import grid_option, now_option, week_option
from liftrun.cli.plan import NO_PLAN_REASONS
from liftrun.cli.progress import patience
from liftrun.domain.errors import InputError, NoPlanError, shown

FILE = click.Path(path_type=Path, allow_dash=True)


@click.command("compare")
@click.argument("athlete", type=FILE)
@click.option(
    "--pack", "packs", multiple=True, metavar="NAME", help="A school to compare: default, bui or helms. Repeat."
)
@click.option(
    "--set",
    "changes",
    multiple=True,
    metavar="RULE.KEY=VALUE",
    help="A change of a rule, which makes one more week: day-off.at_least=2. Repeat for several changes.",
)
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
    "--after", type=FILE, multiple=True, metavar="PLAN.json", help="A plan of a week before, as for `liftrun plan`."
)
@grid_option()
@click.option("--json", "as_json", is_flag=True, help="Print the comparison as JSON, liftrun.comparison/1.")
def command(athlete: Path, *, as_json: bool, **options: Any) -> int:  # noqa: ANN401  # click has checked each type
    """Compare the best weeks of ATHLETE under several schools, side by side.

    Then states what the rules of each school find in the week of each other one, and what that costs. With only one
    --pack, it is compared with the athlete's own.
    """
    from liftrun.api.compare_weeks import compare  # noqa: PLC0415  # `liftrun --help` needs none of it

    rules = _rules(options["changes"])
    with patience("Finding the weeks ..."):
        try:
            found = compare(
                athlete,
                options["packs"],
                rules=rules or None,
                week=options["week"],
                busy=options["busy"] or None,
                grid_minutes=int(options["grid"]),
                now=options["now"],
                after=options["after"] or None,
            )
        except NoPlanError as fault:
            click.echo(f"liftrun: no plan: {NO_PLAN_REASONS.get(fault.status, 'a bug.')}", err=True)
            return NO_PLAN
    click.echo(found.to_json() if as_json else found.to_text())
    return DONE


def _rules(changes: tuple[str, ...]) -> dict[str, dict[str, object]]:
    """Rule -> key -> value; a value is written as in TOML, and a word needs no quotes."""
    rules: dict[str, dict[str, object]] = {}
    for change in changes:
        name, _, value = change.partition("=")
        rule, _, key = name.strip().partition(".")
        if not (rule and key and value.strip()):
            expected, remedy = "a rule, a key and a value", "Write for example day-off.at_least=2."
            raise InputError("", "--set", shown(change), expected, remedy)
        rules.setdefault(rule, {})[key.strip()] = _value(value.strip())
    return rules


def _value(text: str) -> object:
    from liftrun.inputs.toml_files import parse_toml  # noqa: PLC0415  # loads pydantic

    if text.replace("_", "").replace("-", "").isalpha() and text not in {"true", "false"}:
        return text
    return parse_toml(f"value = {text}", "--set")["value"]
