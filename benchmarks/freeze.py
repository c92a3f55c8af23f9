"""Freeze the suites: python benchmarks/freeze.py.

Writes the instances that do not exist yet, with their proven costs, and their checksums. Existing files stay.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from squad_files import ALL_DAY, EVENINGS
from squad_setup import freeze_squad

from liftrun import rulebook
from liftrun.bench.instances.frozen import FrozenWeek, file_in, write_once
from liftrun.bench.instances.frozen_squad import FrozenSquad
from liftrun.bench.instances.suites import frozen, week_suite

FOLDER = Path(__file__).parent / "instances"
SQUADS = (10, 20, 40, 80, 200)
"""Athletes of the `squad` suite, each once in a tight room, open in the evening alone, and once in a loose one."""
ATHLETES_A_PLACE = 20


def weeks() -> None:
    """The `week` suite."""
    book = rulebook.load_rulebook()
    folder = FOLDER / "week"
    folder.mkdir(parents=True, exist_ok=True)
    for wanted in week_suite():
        if file_in(folder, FrozenWeek, wanted.name).exists():
            print(f"{wanted.name}: exists already")
            continue
        week = frozen(wanted, book)
        write_once(folder, week)
        best = ", ".join(f"{tier} {cost}" for tier, cost in (week.best or {}).items())
        print(f"{wanted.name}: {len(week.instance.sessions)} sessions, seed {week.origin['seed']}; proven: {best}")


def squads() -> None:
    """The `squad` suite."""
    folder = FOLDER / "squad"
    folder.mkdir(parents=True, exist_ok=True)
    for athletes in SQUADS:
        for tightness, weekdays in (("tight", EVENINGS), ("loose", ALL_DAY)):
            name = f"{tightness}-{athletes}"
            if file_in(folder, FrozenSquad, name).exists():
                print(f"{name}: exists already")
                continue
            with tempfile.TemporaryDirectory() as scratch:
                squad = freeze_squad(name, Path(scratch), athletes, max(1, athletes // ATHLETES_A_PLACE), weekdays)
            write_once(folder, squad)
            print(f"{name}: {squad.best}")


if __name__ == "__main__":
    weeks()
    squads()
