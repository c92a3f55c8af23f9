"""Freeze the `week` suite: python benchmarks/freeze.py.

Writes the instances that are not there yet, each with its proven optimum, and their checksums. What is there stays.
"""

from __future__ import annotations

from pathlib import Path

from liftrun import rulebook
from liftrun.bench.frozen import write_once
from liftrun.bench.suites import frozen, week_suite

FOLDER = Path(__file__).parent / "instances" / "week"


def main() -> None:
    """Freeze what is missing, and tell what was found."""
    book = rulebook.load()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for wanted in week_suite():
        if (FOLDER / f"{wanted.name}.json").exists():
            print(f"{wanted.name}: there already")
            continue
        week = frozen(wanted, book)
        write_once(FOLDER, week)
        best = ", ".join(f"{tier} {cost}" for tier, cost in (week.best or {}).items())
        print(f"{wanted.name}: {len(week.instance.sessions)} sessions, seed {week.origin['seed']}; proven: {best}")


if __name__ == "__main__":
    main()
