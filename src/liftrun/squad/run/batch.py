"""Athletes who share nothing: each planned by themselves, streamed, any number of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from liftrun.domain.errors import BrokenPlanError, InputError
from liftrun.planning.prepare import plan_week
from liftrun.planning.publish import publish
from liftrun.squad.inputs.members import Failure, digest
from liftrun.squad.inputs.settings import prepared_week
from liftrun.squad.output.folder import render
from liftrun.squad.workers.engine import Lost
from liftrun.squad.workers.store import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from liftrun.planning.prepare import SolvedWeek
    from liftrun.planning.recorded_inputs import InputFiles
    from liftrun.squad.inputs.members import Member
    from liftrun.squad.inputs.settings import Settings
    from liftrun.squad.output.folder import FilesToWrite, Folder
    from liftrun.squad.workers.engine import Engine
    from liftrun.squad.workers.store import Store
    from liftrun.squad.workers.watcher import Watcher

CHUNK = 4
KILLS_WORKERS = "every process that planned this athlete died; please report it"


@dataclass(frozen=True, slots=True)
class WeekTask:
    """An athlete to plan, and what to write of the plan."""

    member: Member
    settings: Settings
    files: FilesToWrite


@dataclass(frozen=True, slots=True)
class Finished:
    """A planned week: its document as JSON and its files by kind; or the message of what went wrong."""

    document: bytes | None
    files: dict[str, bytes]
    message: str | None = None


def plan_alone(task: WeekTask) -> Finished:
    """What a worker does with an athlete."""
    try:
        planned = plan_week(prepared_week(task.member, task.settings), task.settings.options)
        return finished(planned, task.files)
    except InputError as fault:
        return Finished(None, {}, str(fault))
    except BrokenPlanError as bug:
        return Finished(None, {}, f"a bug, please report it: the plan found fails its check ({bug})")


def finished(planned: SolvedWeek, files: FilesToWrite, reasons: Mapping[str, str] | None = None) -> Finished:
    """A solved week in its published forms; `reasons` replaces the reasons of some dropped sessions (id -> reason)."""
    if planned.outcome.plan is None:
        return Finished(None, {}, f"no plan: {planned.outcome.status}")
    document = publish(planned, files.inputs)
    if reasons:
        parts = (part.model_copy(update={"reason": reasons.get(part.id, part.reason)}) for part in document.dropped)
        document = document.model_copy(update={"dropped": tuple(parts)})
    return Finished(document.model_dump_json().encode(), render(document, files))


def plan_all(
    everyone: Iterable[Member | Failure],
    settings: Settings,
    engine: Engine,
    store: Store,
    folder: Folder,
    watcher: Watcher,
) -> None:
    """Plan everyone; each result is written, files first, as soon as it is there.

    Args:
        everyone: The athletes.
        settings: How to plan.
        engine: What runs the work.
        store: What is done already, and where results go.
        folder: Where files go.
        watcher: Receives each row as it is written.
    """

    def left() -> Iterator[WeekTask]:
        """Those who are not done yet; the others are dealt with on the way."""
        for one in everyone:
            done = _done_already(one, settings, store, folder)
            if done is None:
                assert not isinstance(one, Failure)  # noqa: S101  # a failure is done with
                yield WeekTask(one, settings, folder.to_write(one))
            else:
                store.put(done)
                watcher.row(done)

    for task, result in engine.run(plan_alone, left(), chunk=CHUNK):
        row = _row(task, result, folder)
        store.put(row)
        watcher.row(row)


def _done_already(one: Member | Failure, settings: Settings, store: Store, folder: Folder) -> Row | None:
    if isinstance(one, Failure):
        return Row(one.identity, one.position, "", None, one.message, "{}")
    known = store.known(one.identity, key_of(one, settings, folder.inputs_of(one)))
    if known is None or not folder.holds(known.identity, json.loads(known.files)):
        return None
    return known._replace(position=one.position)


def key_of(member: Member, settings: Settings, inputs: InputFiles) -> str:
    """Hash of all that decides an athlete's row; the plan also contains where its inputs are."""
    return digest([member.key, settings.key, repr(inputs)])


def _row(task: WeekTask, result: Finished | Lost, folder: Folder) -> Row:
    member, key = task.member, key_of(task.member, task.settings, task.files.inputs)
    if isinstance(result, Lost):
        return Row(member.identity, member.position, key, None, KILLS_WORKERS, "{}")
    written = folder.write(member.identity, result.files)
    files = json.dumps(written, sort_keys=True)
    return Row(member.identity, member.position, key, result.document, result.message, files)
