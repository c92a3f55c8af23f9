"""`liftrun squad plan` as one function: a squad's file in, a folder of plans out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from liftrun.files.output_files import write_atomically, write_pieces
from liftrun.inputs.toml_files import load_toml
from liftrun.squad.inputs.members import calendar_content, members
from liftrun.squad.inputs.settings import SquadSettings, book_hash, the_rulebook
from liftrun.squad.inputs.squad_consistency import check_squad_file
from liftrun.squad.inputs.squad_file import SquadTables
from liftrun.squad.output.coach_page import coach_page
from liftrun.squad.output.folder import SquadFolder, failures_list, sessions_table
from liftrun.squad.output.folder_places import COACH_PAGE, FAILURES, RESULTS, SESSIONS, refuse_squad_folder
from liftrun.squad.output.summary import proof, tiers
from liftrun.squad.run.batch import plan_all
from liftrun.squad.run.plan_shared import SquadRun, plan_shared
from liftrun.squad.workers.store import ResultStore
from liftrun.squad.workers.watcher import Watcher

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from pathlib import Path

    from liftrun.squad.inputs.members import AthleteFailure, Member
    from liftrun.squad.workers.engine import Engine
    from liftrun.squad.workers.store import AthleteRow


@dataclass(frozen=True, slots=True)
class SquadRequest:
    """What to plan, and where to write it.

    Attributes:
        file: The squad's file.
        out: The output folder.
        monday: First day of the week.
        grid_minutes: Minutes between possible starts.
        seed: The solver's random seed.
        kinds: Which files each athlete gets.
        resume: Whether the results of an earlier run are used.
        now: The time of writing, for the calendars.
    """

    file: Path
    out: Path
    monday: date
    grid_minutes: int
    seed: int
    kinds: tuple[str, ...]
    resume: bool
    now: datetime

    def coach_calendars(self, squad: SquadTables) -> list[tuple[str, bytes]]:
        """Name and content of each of the coach's calendars, with paths relative to the folder of the squad's file.

        Raises:
            InputError: if one cannot be read.
        """
        names = squad.coach.calendars.busy if squad.coach else ()
        return [(str(name), calendar_content(self.file.parent / name)) for name in names]


@dataclass(slots=True)
class SquadTotals:
    """The result of a run, counted.

    Attributes:
        planned: Athletes with a plan.
        failed: Athletes without, each with a line in `failures`.
        kept: Sessions placed.
        dropped: Sessions that did not fit.
        failures: The first of the messages.
        proof: What is proven of a squad that shares something: a line for what is kept and one for the tiers below.
        remarks: What could not be used of an earlier run, a sentence each.
    """

    planned: int = 0
    failed: int = 0
    kept: int = 0
    dropped: int = 0
    failures: list[str] = field(default_factory=list)
    proof: str = ""
    remarks: tuple[str, ...] = ()


MOST_FAILURES_SHOWN = 20
NOBODY = Watcher()


def load_squad(file: Path) -> SquadTables:
    """The squad that a file describes, its athletes not yet read.

    Raises:
        InputError: for the first thing wrong with it.
    """
    squad = load_toml(SquadTables, file)
    return squad.model_copy(update={"athletes": file.parent / squad.athletes})


def plan_squad(
    squad: SquadTables,
    request: SquadRequest,
    engine: Engine,
    watcher: Watcher = NOBODY,
    everyone: Iterable[Member | AthleteFailure] | None = None,
) -> SquadTotals:
    """Plan a squad and write everything.

    Args:
        squad: The squad.
        request: What to plan, and where to write.
        engine: What runs the work.
        watcher: Follows the run.
        everyone: The athletes; without them, those that the squad's file names.

    Raises:
        InputError: if the squad's file or the folder is at fault; an athlete's fault is a line of the account.
        KeyboardInterrupt: if interrupted; what was finished is kept.
    """
    settings = SquadSettings(request.monday, request.grid_minutes, request.seed, book_hash())
    _check_places(squad, request, from_files=everyone is None)
    if everyone is None:
        everyone = members(squad.athletes, the_rulebook().packs)
    if squad.shares:
        everyone = list(everyone)
        check_squad_file(squad, request.file, request.monday, everyone)
    folder = SquadFolder(request.out, request.kinds, request.now)
    with ResultStore(request.out / RESULTS, resume=request.resume) as store, engine:
        admitted = (folder.admitted(one, store.hashes_of(one.identity)) for one in everyone)
        if squad.shares:
            run = SquadRun(settings, engine, store, folder, watcher)
            shared = plan_shared(squad, request.coach_calendars(squad), list(admitted), run)
            write_atomically(request.out / COACH_PAGE, coach_page(shared).encode())
            proven = f"{proof(shared)}\n{tiers(shared)}"
        else:
            plan_all(admitted, settings, engine, store, folder, watcher)
            folder.remove_coach_page()
            proven = ""
        return replace(_finish(store, folder), proof=proven, remarks=tuple(store.remarks))


def _check_places(squad: SquadTables, request: SquadRequest, *, from_files: bool) -> None:
    """Refuse an output folder in which the run would replace what is not its own."""
    folder = squad.athletes if squad.athletes.is_dir() else squad.athletes.parent
    coach = squad.coach.calendars.busy if squad.coach else ()
    calendars = [request.file.parent / name for name in coach]
    refuse_squad_folder(request.out, folder if from_files else None, (request.file, squad.athletes, *calendars))


def _finish(store: ResultStore, folder: SquadFolder) -> SquadTotals:
    """Remove what is stale, write the squad's own files, and count."""
    for gone in store.forget_others():
        folder.remove(gone)
    account = SquadTotals()
    for row in store.rows():
        _count(account, row)
        if row.document is None:
            folder.remove(row.identity)
    write_pieces(folder.path / SESSIONS, sessions_table(store.rows()))
    write_pieces(folder.path / FAILURES, failures_list(store.rows()))
    return account


def _count(account: SquadTotals, row: AthleteRow) -> None:
    if row.document is None:
        account.failed += 1
        if len(account.failures) < MOST_FAILURES_SHOWN:
            account.failures.append(f"{row.identity}: {row.message}")
        return
    kept, dropped = counts(row.document)
    account.planned += 1
    account.kept += kept
    account.dropped += dropped


def counts(document: bytes) -> tuple[int, int]:
    """Sessions kept and dropped in a document."""
    from pydantic_core import from_json  # noqa: PLC0415  # faster than the whole document

    plan = from_json(document)
    return len(plan["sessions"]), len(plan["dropped"])
