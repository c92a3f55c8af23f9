"""Plans a random life as a user would: files in, `liftrun plan`, JSON out."""

from __future__ import annotations

import json

from tests.cli.running import run

PLANNED = {0, 3}


def plan_of(life, folder, *options, calendars=None, toml=None):
    """The published plan of a life.

    Args:
        life: The life.
        folder: Where its files go.
        options: Further options of `liftrun plan`.
        calendars: Name -> text of each calendar; by default one with all events.
        toml: The athlete's file, if not the life's own.
    """
    calendars = {"busy.ics": life.ics()} if calendars is None else calendars
    (folder / "athlete.toml").write_text(toml or life.toml(calendars), encoding="utf-8")
    for name, text in calendars.items():
        (folder / name).write_bytes(text.encode())
    target = folder / "plan.json"
    done = run("plan", folder / "athlete.toml", "--week", life.monday, "--json", target, *options)
    assert done.code in PLANNED, done.err
    return json.loads(target.read_text(encoding="utf-8"))


def placements(plan):
    """What a plan decides: each session with its time, place and length, and what was dropped."""
    placed = sorted((s["id"], s["start"], s["end"], s["place"], s["metres"]) for s in plan["sessions"])
    return placed, sorted(one["id"] for one in plan["dropped"])
