"""Athletes who share nothing: each is planned alone. They are read as a stream, so there may be any number."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from liftrun.planning.prepare import plan_week
from liftrun.planning.publish import publish
from liftrun.squad.inputs.athlete_faults import KILLS_WORKERS, message_of_fault
from liftrun.squad.inputs.members import AthleteFailure, digest
from liftrun.squad.inputs.settings import prepared_week
from liftrun.squad.output.folder import render
from liftrun.squad.workers.engine import LostTask
from liftrun.squad.workers.store import AthleteRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from liftrun.planning.prepare import SolvedWeek
    from liftrun.planning.recorded_inputs import InputFiles
    from liftrun.squad.inputs.members import Member
    from liftrun.squad.inputs.settings import SquadSettings
    from liftrun.squad.output.folder import FilesToWrite, SquadFolder
    from liftrun.squad.workers.engine import Engine
    from liftrun.squad.workers.store import ResultStore
    from liftrun.squad.workers.watcher import Watcher

CHUNK = 4


@dataclass(frozen=True, slots=True)
class WeekTask:
    """A task: plan an athlete, and make the files of the plan."""

    member: Member
    settings: SquadSettings
    files: FilesToWrite


@dataclass(frozen=True, slots=True)
class FinishedWeek:
    """A planned week: its document as JSON and its files by kind; or the message of what went wrong."""

    document: bytes | None
    files: dict[str, bytes]
    message: str | None = None


def plan_alone(task: WeekTask) -> FinishedWeek:
    """Plan an athlete; this runs in a worker."""
    try:
        planned = plan_week(prepared_week(task.member, task.settings), task.settings.options)
        return finished(planned, task.files)
    except Exception as fault:  # noqa: BLE001  # one athlete's data must not end the squad
        return FinishedWeek(None, {}, message_of_fault(fault))


def finished(planned: SolvedWeek, files: FilesToWrite, reasons: Mapping[str, str] | None = None) -> FinishedWeek:
    """A solved week in its published forms; `reasons` replaces the reasons of some dropped sessions (id -> reason)."""
    if planned.outcome.plan is None:
        return FinishedWeek(None, {}, f"no plan: {planned.outcome.status}")
    document = publish(planned, files.inputs)
    if reasons:
        parts = (part.model_copy(update={"reason": reasons.get(part.id, part.reason)}) for part in document.dropped)
        document = document.model_copy(update={"dropped": tuple(parts)})
    return FinishedWeek(document.model_dump_json().encode(), render(document, files))


def plan_all(
    everyone: Iterable[Member | AthleteFailure],
    settings: SquadSettings,
    engine: Engine,
    store: ResultStore,
    folder: SquadFolder,
    watcher: Watcher,
) -> None:
    """Plan everyone. Each result is written as soon as it is there, the files before the row.

    Args:
        everyone: The athletes.
        settings: How to plan.
        engine: What runs the work.
        store: What is done already, and where results go.
        folder: Where files go.
        watcher: Receives each row as it is written.
    """

    def left() -> Iterator[WeekTask]:
        """Those who are not finished yet. The rows of the others are written on the way."""
        for one in everyone:
            done = _done_already(one, settings, store, folder)
            if done is None:
                assert not isinstance(one, AthleteFailure)  # noqa: S101  # a failure is done with
                yield WeekTask(one, settings, folder.to_write(one))
            else:
                store.put(done)
                watcher.row(done)

    for task, result in engine.run(plan_alone, left(), chunk=CHUNK):
        row = _row(task, result, folder)
        store.put(row)
        watcher.row(row)


def _done_already(
    one: Member | AthleteFailure, settings: SquadSettings, store: ResultStore, folder: SquadFolder
) -> AthleteRow | None:
    if isinstance(one, AthleteFailure):
        return AthleteRow(one.identity, one.position, "", None, one.message, "{}")
    known = store.known(one.identity, key_of(one, settings, folder.inputs_of(one)))
    if known is None or not folder.has_files(known.identity, json.loads(known.files)):
        return None
    return known._replace(position=one.position)


def key_of(member: Member, settings: SquadSettings, inputs: InputFiles) -> str:
    """Hash of all that decides an athlete's row, including the paths of the inputs, which the plan contains."""
    return digest([member.key, settings.key, repr(inputs)])


def _row(task: WeekTask, result: FinishedWeek | LostTask, folder: SquadFolder) -> AthleteRow:
    member, key = task.member, key_of(task.member, task.settings, task.files.inputs)
    if isinstance(result, LostTask):
        return AthleteRow(member.identity, member.position, key, None, KILLS_WORKERS, "{}")
    written = folder.write(member.identity, result.files)
    files = json.dumps(written, sort_keys=True)
    return AthleteRow(member.identity, member.position, key, result.document, result.message, files)
