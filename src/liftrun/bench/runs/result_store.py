"""Results in an SQLite file: each run is committed when it ends, so a killed benchmark loses at most one run."""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from liftrun.bench.runs.measure import RunResult
from liftrun.bench.settings.bench_settings import BenchMatrix
from liftrun.bench.tasks.answer import Seconds, SolverAnswer, TracePoint
from liftrun.domain.errors import InputError
from liftrun.inputs.toml_files import parse_toml, validated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from liftrun.bench.runs.matrix import MatrixCell

SCHEMA_VERSION = 1
_SCHEMA = """
create table campaign (
    id integer primary key, name text not null, settings text not null, version text not null, machine text not null,
    baseline text not null, skipped text not null, time_limit real not null, began text not null,
    unique (name, settings, version)
);
create table setting (hash text primary key, content text not null);
create table instance (
    hash text primary key, name text not null, class text not null, best text not null, proven integer not null
);
create table cell (
    campaign integer not null references campaign, number integer not null, row text not null,
    setting text not null references setting, instance text not null references instance,
    seed integer not null, repetition integer not null, primary key (campaign, number)
);
create table result (
    setting text not null, instance text not null, seed integer not null, repetition integer not null,
    version text not null, time_limit real not null, status text not null, cost text not null, total integer,
    bound real, fault text not null, trace text not null, variables integer not null, constraints integer not null,
    laps text not null, memory_kib integer not null,
    primary key (setting, instance, seed, repetition, version, time_limit)
);
"""


class ResultKey(NamedTuple):
    """The key of a result; `version` is that of the code and libraries."""

    setting: str
    instance: str
    seed: int
    repetition: int
    version: str
    time_limit: float


@dataclass(frozen=True, slots=True)
class Campaign:
    """A matrix that was started: the text of its settings file, and the versions and machine of its runs."""

    id: int
    name: str
    settings: str
    version: str
    machine: str
    baseline: str
    skipped: tuple[str, ...]
    time_limit: float
    began: str


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A results file, created if it does not exist.

    Raises:
        InputError: if it cannot be opened or is another kind of file.
    """
    try:
        connection = sqlite3.connect(path)
        if not connection.execute("pragma user_version").fetchone()[0]:
            connection.executescript(f"begin; {_SCHEMA} pragma user_version = {SCHEMA_VERSION}; commit;")
        known = connection.execute("pragma user_version").fetchone()[0] == SCHEMA_VERSION
    except sqlite3.Error as error:
        raise InputError(
            str(path), "", str(error), "a results file of the bench", "Name another with --results."
        ) from error
    if not known:
        raise InputError(str(path), "", "another version's results", "results of this version", "Name another file.")
    try:
        yield connection
    finally:
        connection.close()


def begin(db: sqlite3.Connection, campaign: Campaign, cells: Iterable[MatrixCell]) -> int:
    """Store the cells of a campaign; returns its number, the old one if the same was started before."""
    found = db.execute(
        "select id from campaign where name = ? and settings = ? and version = ?",
        (campaign.name, campaign.settings, campaign.version),
    ).fetchone()
    with db:
        number = found[0] if found else _insert_campaign(db, campaign)
        db.execute("update campaign set skipped = ? where id = ?", (json.dumps(campaign.skipped), number))
        db.execute("delete from cell where campaign = ?", (number,))
        for position, cell in enumerate(cells):
            _insert_cell(db, number, position, cell)
    return int(number)


def _insert_campaign(db: sqlite3.Connection, new: Campaign) -> int:
    row = (
        new.name,
        new.settings,
        new.version,
        new.machine,
        new.baseline,
        json.dumps(new.skipped),
        new.time_limit,
        new.began,
    )
    columns = "name, settings, version, machine, baseline, skipped, time_limit, began"
    return db.execute(f"insert into campaign ({columns}) values (?, ?, ?, ?, ?, ?, ?, ?)", row).lastrowid or 0  # noqa: S608  # our own column names


def _insert_cell(db: sqlite3.Connection, campaign: int, number: int, cell: MatrixCell) -> None:
    setting, instance = cell.setting, cell.instance
    db.execute("insert or replace into setting values (?, ?)", (setting.hash, setting.model_dump_json()))
    db.execute(
        "insert or replace into instance values (?, ?, ?, ?, ?)",
        (instance.hash, instance.name, instance.group, json.dumps(instance.best), instance.proven),
    )
    row = (campaign, number, setting.name, setting.hash, instance.hash, cell.seed, cell.repetition)
    db.execute("insert into cell values (?, ?, ?, ?, ?, ?, ?)", row)


def known(db: sqlite3.Connection, version: str) -> set[ResultKey]:
    """The keys of all results of a version."""
    columns = "setting, instance, seed, repetition, version, time_limit"
    return {ResultKey(*row) for row in db.execute(f"select {columns} from result where version = ?", (version,))}  # noqa: S608  # as above


def record(db: sqlite3.Connection, key: ResultKey, run: RunResult) -> None:
    """Keep a result."""
    answer = run.answer
    row = (
        *key, answer.status, json.dumps(answer.cost), answer.total, answer.bound, answer.fault,
        json.dumps(answer.trace), *answer.size, json.dumps(run.laps), run.memory_kib,
    )  # fmt: skip
    with db:
        db.execute(f"insert or replace into result values ({', '.join('?' * len(row))})", row)  # noqa: S608  # marks only


def campaigns(db: sqlite3.Connection) -> list[Campaign]:
    """All campaigns, oldest first."""
    columns = "id, name, settings, version, machine, baseline, skipped, time_limit, began"
    rows = db.execute(f"select {columns} from campaign order by id")  # noqa: S608  # as above
    return [
        Campaign(number, name, settings, version, machine, baseline, tuple(json.loads(skipped)), limit, began)
        for number, name, settings, version, machine, baseline, skipped, limit, began in rows
    ]


def matrix_of(campaign: Campaign) -> BenchMatrix:
    """The matrix that a campaign's settings file described."""
    return validated(BenchMatrix, parse_toml(campaign.settings, campaign.name), campaign.name)


class MeasuredRun(NamedTuple):
    """A result with its setting, instance, seed and repetition."""

    row: str
    setting: str
    problem: str
    instance: str
    hash: str
    group: str
    best: tuple[int, ...]
    proven: bool
    seed: int
    repetition: int
    run: RunResult


_RESULTS = """
select cell.row, cell.setting, setting.content, instance.name, instance.hash, instance.class, instance.best,
    instance.proven, cell.seed, cell.repetition, status, cost, total, bound, fault, trace, variables, constraints, laps,
    memory_kib
from cell join setting on setting.hash = cell.setting join instance on instance.hash = cell.instance
join result on result.setting = cell.setting and result.instance = cell.instance and result.seed = cell.seed
    and result.repetition = cell.repetition and result.version = ? and result.time_limit = ?
where campaign = ? order by number
"""


def results(db: sqlite3.Connection, campaign: Campaign) -> list[MeasuredRun]:
    """The results of a campaign so far, in the order of its cells."""
    rows = db.execute(_RESULTS, (campaign.version, campaign.time_limit, campaign.id))
    return [_measured(row) for row in rows]


def cell_count(db: sqlite3.Connection, campaign: Campaign) -> int:
    """The number of runs of a campaign."""
    return int(db.execute("select count(*) from cell where campaign = ?", (campaign.id,)).fetchone()[0])


def _measured(row: tuple[object, ...]) -> MeasuredRun:
    name, setting, content, instance, digest, group, best, proven, seed, repetition, *rest = row
    status, cost, total, bound, fault, trace, variables, constraints, laps, memory = rest
    moments = tuple(TracePoint(*moment) for moment in json.loads(str(trace)))
    answer = SolverAnswer(status, tuple(json.loads(str(cost))), total, bound, fault, moments, (variables, constraints))  # type: ignore[arg-type]  # the columns' types are the schema's
    times = {part: Seconds(*pair) for part, pair in json.loads(str(laps)).items()}
    problem = json.loads(str(content))["problem"]
    known_best = tuple(json.loads(str(best)))
    run = RunResult(answer, times, int(str(memory)))
    return MeasuredRun(name, setting, problem, instance, digest, group, known_best, bool(proven), seed, repetition, run)  # type: ignore[arg-type]  # as above
