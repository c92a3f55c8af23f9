"""Carries out a matrix: runs what is not measured yet, one run after another, and stores each result at once."""

from __future__ import annotations

import gc
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from liftrun.bench.instances import find as instances
from liftrun.bench.runs import provenance
from liftrun.bench.runs import result_store as store
from liftrun.bench.runs.matrix import cells
from liftrun.bench.runs.measure import RunResult, measure
from liftrun.bench.settings.bench_settings import BenchMatrix
from liftrun.bench.solvers.registry import SOLVERS, missing, preload
from liftrun.bench.tasks.task import BenchTask
from liftrun.domain.errors import InputError
from liftrun.inputs.text_files import read_text
from liftrun.inputs.toml_files import load_toml

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

    from liftrun.bench.runs.matrix import MatrixCell


class CampaignPlan(NamedTuple):
    """The campaign of a settings file on this machine, and its cells in order."""

    campaign: store.Campaign
    cells: list[MatrixCell]


def plan(settings: Path) -> CampaignPlan:
    """The campaign of a settings file; peers that are not installed are left out and named.

    Raises:
        InputError: if the file or an instance is at fault, or this system cannot fork processes.
    """
    if not hasattr(os, "fork"):
        raise InputError("", "bench run", "", "a system with fork, as Linux and macOS have", "Run it on one of those.")
    matrix = load_toml(BenchMatrix, settings)
    absent = {row.name: reason for row in matrix.rows if (reason := missing(row))}
    rows = [row for row in matrix.rows if row.name not in absent]
    if not rows:
        raise InputError(str(settings), "peer", "none that is installed", "something to measure", "Add a [[setting]].")
    found = instances.find(matrix.instances, settings)
    idle = next((row for row in rows if row.instances not in {one.kind for one in found}), None)
    if idle is not None:
        expected = f"instances of the kind that it solves, {idle.instances}"
        raise InputError(str(settings), "instances", f'none for "{idle.name}"', expected, "Name some, or leave it out.")
    began = datetime.now(UTC).isoformat(timespec="seconds")
    skipped = tuple(f"{name}: {reason}" for name, reason in absent.items())
    baseline = matrix.baseline if matrix.baseline and matrix.baseline not in absent else rows[0].name
    campaign = store.Campaign(
        0, matrix.name, read_text(settings)[1], provenance.version(), provenance.machine(), baseline, skipped,
        matrix.time_limit, began,
    )  # fmt: skip
    return CampaignPlan(campaign, cells(matrix, rows, found))


class CampaignProgress(NamedTuple):
    """The progress of a campaign: runs done, all runs, and the next one."""

    done: int
    total: int
    next: MatrixCell


def execute(
    db: sqlite3.Connection, plan: CampaignPlan, report: Callable[[CampaignProgress], None] = lambda _: None
) -> int:
    """Measure what is not in the results yet; returns how many runs were made.

    Raises:
        KeyboardInterrupt: if interrupted; the results until then are kept.
    """
    store.begin(db, plan.campaign, plan.cells)
    known = store.known(db, plan.campaign.version)
    open_cells = [cell for cell in plan.cells if _key(plan, cell) not in known]
    preload(cell.setting for cell in open_cells)
    gc.freeze()  # a child that collects garbage would copy its parent's pages
    done = len(plan.cells) - len(open_cells)
    for number, cell in enumerate(open_cells):
        report(CampaignProgress(done + number, len(plan.cells), cell))
        store.record(db, _key(plan, cell), run_cell(cell, plan.campaign.time_limit))
    return len(open_cells)


def measure_afresh(
    settings: Path, report: Callable[[CampaignProgress], None] = lambda _: None
) -> tuple[store.Campaign, list[store.MeasuredRun]]:
    """Measure a settings file completely, without earlier results; no results file is kept.

    Raises:
        InputError: if the file or an instance is at fault, or this system cannot fork processes.
        KeyboardInterrupt: if interrupted; nothing is kept.
    """
    new = plan(settings)
    with tempfile.TemporaryDirectory(prefix="liftrun-") as folder, store.opened(Path(folder) / "runs.sqlite") as db:
        execute(db, new, report)
        campaign = pick(store.campaigns(db), None)
        return campaign, store.results(db, campaign)


def run_cell(cell: MatrixCell, time_limit: float) -> RunResult:
    """Measure one cell."""
    solver = SOLVERS[cell.setting.problem, cell.setting.model]
    return measure(solver, BenchTask(cell.instance.problem, cell.setting, cell.seed, time_limit))


def _key(plan: CampaignPlan, cell: MatrixCell) -> store.ResultKey:
    campaign = plan.campaign
    return store.ResultKey(
        cell.setting.hash, cell.instance.hash, cell.seed, cell.repetition, campaign.version, campaign.time_limit
    )


def pick(all_: Iterable[store.Campaign], name: str | None) -> store.Campaign:
    """The last campaign with a name, or the last of all without one.

    Raises:
        InputError: if there is none.
    """
    found = [campaign for campaign in all_ if name in (None, campaign.name)]
    if not found:
        expected = "the name of a matrix that was run" if name else "results"
        raise InputError(
            "", "--name" if name else "", repr(name) if name else "none", expected, "Run `liftrun bench run` first."
        )
    return found[-1]
