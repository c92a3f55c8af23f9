"""Judge run-ups: `python -m tests.panel [--drawn] [NAME ...]`. Exit code 1 if the coach objects to anything.

Without names all athletes of the panel are judged, with `--drawn` the twenty further athletes of the generator. A name
may be a part of the athlete's name.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.panel.athletes import drawn, panel
from tests.panel.run_up import run_up

DRAWN = range(100, 120)
"""Seeds of the twenty athletes that are judged once."""


def main(arguments):
    names = [one for one in arguments if one != "--drawn"]
    runners = [drawn(seed) for seed in DRAWN] if "--drawn" in arguments else panel()
    chosen = [one for one in runners if not names or any(name.lower() in one.name.lower() for name in names)]
    weeks, statements, objected, proven, broken = 0, Counter(), 0, 0, 0
    for runner in chosen:
        with tempfile.TemporaryDirectory() as folder:
            judged = run_up(runner, Path(folder))
        weeks += len(judged.plans)
        objected += bool(judged.findings)
        proven += len(judged.exceptions)
        broken += len(judged.broken)
        statements.update(finding.statement for finding in judged.findings)
        print(f"{runner.name}: {len(judged.plans)} weeks, {len(judged.findings)} findings", flush=True)
        for what in ("findings", "exceptions", "broken"):
            for found in getattr(judged, what):
                print(f"  {what}: {found.monday} {found.statement}: {found.text}", flush=True)
    print(f"{len(chosen)} athletes, {weeks} weeks: {statements.total()} findings on {objected} athletes,", end=" ")
    print(f"{proven} proven exceptions, {broken} required rules broken across two weeks")
    for name, number in statements.most_common():
        print(f"  {number} {name}")
    return int(bool(statements) or bool(broken))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
