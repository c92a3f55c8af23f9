"""The table of bad athlete files in `bad_athletes.toml`: what is wrong, the file's text, and its exact message."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple

from tests.athlete.files import TOP, athlete_text


class BadAthlete(NamedTuple):
    what: str
    text: str
    message: str


def bad_athletes() -> list[BadAthlete]:
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return [BadAthlete(case["what"], _text(case), case["message"]) for case in table["case"]]


def _text(case: dict) -> str:
    old, new = case.get("replace", ("", ""))
    assert old in TOP
    tables = {name: lines or None for name, lines in case.get("tables", {}).items()}
    return athlete_text(TOP.replace(old, new) if old else TOP, case.get("more", ""), **tables)
