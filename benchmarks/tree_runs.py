"""Commands of liftrun, run from the source of one tree, and the JSON documents that they write."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

WEEKS = (
    *("2026-11-23", "2026-10-19", "2026-12-14", "2027-01-11", "2026-11-09"),
    *("2027-02-01", "2027-03-22", "2026-09-28", "2026-11-30"),
)
"""Mondays; in those of 2026-10-19 and 2027-03-22 European clocks change."""
PACKS = ("bui", "helms")

INSTANCES = """
import importlib, json, sys
from pathlib import Path

def first(*names):
    for name in names:
        try:
            return importlib.import_module(name)
        except ModuleNotFoundError as error:
            if error.name not in name:
                raise
    raise SystemExit(f"none of {names} exists")

folder = Path(sys.argv[1])
frozen = first("liftrun.bench.instances.frozen", "liftrun.bench.frozen")
squads = first("liftrun.bench.instances.frozen_squad", "liftrun.bench.frozen_squad")
solve = first("liftrun.model.solve", "liftrun.solve").solve
pricing = first("liftrun.bench.solvers.cpsat_pricing", "liftrun.bench.pricing_forms").interval
settings = first("liftrun.bench.settings.bench_settings", "liftrun.bench.settings")
tasks = first("liftrun.bench.tasks.task", "liftrun.bench.task")
Setting = getattr(settings, "SolverSetting", None) or settings.Setting
Task = getattr(tasks, "BenchTask", None) or tasks.Task
Stopwatch = first("liftrun.bench.tasks.answer", "liftrun.bench.answer").Stopwatch
found = {}
for week in frozen.load_all(folder / "week"):
    outcome = solve(week.problem)
    found[week.name] = {"status": outcome.status, "objective": dict(outcome.objective), "bound": outcome.bound}
for file in sorted((folder / "squad").glob("*.json*")):
    squad = squads.load_squad(file)
    setting = Setting(name="default", problem="pricing", workers=1)
    answer = pricing(Task(squad.weeks, setting, 0, 3600.0), Stopwatch())
    found[squad.name] = {"status": answer.status, "cost": list(answer.cost), "fault": answer.fault}
json.dump(found, sys.stdout)
"""


class LibraryTree(NamedTuple):
    """A tree of the repository, and a folder in which its commands run.

    Attributes:
        name: `old` or `new`.
        root: The tree.
        folder: Created for the commands, with a copy of the examples inside.
    """

    name: str
    root: Path
    folder: Path

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run Python on the source of this tree."""
        environment = {**os.environ, "PYTHONPATH": str(self.root / "src"), "COLUMNS": "120"}
        environment["LIFTRUN_CACHE_DIR"] = str(self.folder / "cache")
        command = [sys.executable, *arguments]
        return subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False)


class ComparedJob(NamedTuple):
    """A command, and the documents that it gives.

    Attributes:
        name: The name of the command in the report.
        arguments: What follows `liftrun`.
        files: A pattern of the JSON files that it writes; without one, its standard output is the document.
    """

    name: str
    arguments: tuple[str, ...]
    files: str = ""


def every_job(examples: Path, weeks: int) -> list[ComparedJob]:
    """All commands on the examples of a tree."""
    athletes = sorted(path.parent.name for path in examples.glob("*/athlete.toml"))
    jobs = [_plan(athlete, week) for athlete in athletes for week in WEEKS[:weeks]]
    jobs += [_plan(athlete, WEEKS[0], "--pack", pack) for athlete in athletes for pack in PACKS]
    jobs += [_plan(athlete, WEEKS[0], "--grid", "5") for athlete in athletes]
    jobs += [_check(f"examples/{path.relative_to(examples)}") for path in sorted(examples.glob("handwritten/*.toml"))]
    for week in WEEKS[: min(weeks, 2)]:
        out = f"club-{week}"
        arguments = ("squad", "plan", "examples/club/squad.toml", "--week", week, "--jobs", "1", "--write", "json")
        jobs.append(ComparedJob(f"squad plan club {week}", (*arguments, "--out", out), f"{out}/athletes/*.json"))
    return jobs


def _plan(athlete: str, week: str, *options: str) -> ComparedJob:
    arguments = ("plan", f"examples/{athlete}/athlete.toml", "--week", week, "--ics", os.devnull, "--json", "-")
    return ComparedJob(" ".join(("plan", athlete, week, *options)), (*arguments, *options))


def _check(schedule: str) -> ComparedJob:
    return ComparedJob(f"check {schedule}", ("check", schedule, "--json"))


def run_jobs(tree: LibraryTree, examples: Path, jobs: list[ComparedJob], at_once: int) -> dict[str, object]:
    """Run commands in a tree; returns the name of each document and the document."""
    shutil.copytree(examples, tree.folder / "examples")
    with ThreadPoolExecutor(at_once) as pool:
        found = pool.map(lambda job: _documents(tree, job), jobs)
        return {name: document for documents in found for name, document in documents.items()}


def _documents(tree: LibraryTree, job: ComparedJob) -> dict[str, object]:
    """What a command gives: its exit code and messages, and each of its documents."""
    done = tree.run("-m", "liftrun", *job.arguments)
    found: dict[str, object] = {job.name: {"exit code": done.returncode, "message": done.stderr.splitlines()}}
    if job.files:
        found[f"{job.name}: printed numbers"] = re.findall(r"\d+(?:\.\d+)?", done.stdout)
        files = sorted(tree.folder.glob(job.files))
        return found | {f"{job.name}: {file.stem}": json.loads(file.read_text(encoding="utf-8")) for file in files}
    return found | ({f"{job.name}: document": json.loads(done.stdout)} if done.stdout else {})


def solved_instances(tree: LibraryTree) -> dict[str, object]:
    """The optimum of each frozen instance of a tree, as that tree finds it."""
    done = tree.run("-c", INSTANCES, str(tree.root / "benchmarks" / "instances"))
    if done.returncode:
        raise RuntimeError(f"the frozen instances of the {tree.name} tree cannot be solved:\n{done.stderr}")
    found: dict[str, object] = json.loads(done.stdout)
    return found
