"""Squads, measured: independent athletes against bare solves, rooms against their proven bound.

    python benchmarks/squad.py independent --athletes 1000
    python benchmarks/squad.py room --athletes 200 --places 10

Prints the machine, seconds of wall and processor time, memory, and how far the plan is from what is proven.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from squad_files import MONDAY, write_squad


def machine() -> str:
    """The machine, in a line."""
    load = f"load {os.getloadavg()[0]:.1f}"
    return f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}, {load}"


def planned(squad: Path, out: Path, jobs: int, *options: str) -> None:
    """Plan a squad by the command, and print what it took."""
    line = [sys.executable, "-m", "liftrun", "squad", "plan", str(squad), "--week", str(MONDAY), "--out", str(out)]
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([*line, "--jobs", str(jobs), *options], capture_output=True, text=True, check=False)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{' '.join(options) or 'all files'}: {wall:.1f} s wall, {cpu:.1f} s processor, exit {done.returncode}")
    print(f"largest process {after.ru_maxrss / 1024:.0f} MB")
    print(done.stdout + done.stderr[:2000])


def bare(squad: Path) -> None:
    """Solve the same models in this process with nothing around."""
    from liftrun.solve import SolveOptions, solve  # noqa: PLC0415  # the other measurements do without
    from liftrun.squad.members import Member, members  # noqa: PLC0415
    from liftrun.squad.settings import Settings, book_hash, prepared_week, the_rulebook  # noqa: PLC0415

    settings = Settings(MONDAY, 15, 0, book_hash())
    everyone = [
        one for one in members(squad.parent / "athletes.jsonl", the_rulebook().packs) if isinstance(one, Member)
    ]
    problems = [prepared_week(member, settings).problem for member in everyone]
    began = time.process_time()
    for problem in problems:
        solve(problem, SolveOptions())
    print(f"bare solves: {time.process_time() - began:.1f} s processor")


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("independent", "room"))
    parser.add_argument("--athletes", type=int, default=200)
    parser.add_argument("--places", type=int, default=10)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        squad = write_squad(folder, given.athletes, given.places if given.what == "room" else None, given.seed)
        if given.what == "independent":
            bare(squad)
            planned(squad, folder / "json", given.jobs, "--write", "json")
        planned(squad, folder / "out", given.jobs)


if __name__ == "__main__":
    main()
