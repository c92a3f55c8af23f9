"""`liftrun.plan_squad`: many athletes, independent or sharing a weight room, group sessions and a coach."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Literal

from liftrun.api.arguments import (
    choice_argument,
    file_argument,
    moment_argument,
    monday_of_week,
    whole_number_argument,
    wrong_type,
)
from liftrun.api.athlete_argument import athlete_argument
from liftrun.api.plan_options import GRID_MINUTES, MOST_SEED
from liftrun.api.squad_plan import SquadPlan, squad_plan_of
from liftrun.domain.errors import InputError
from liftrun.domain.plan import DEFAULT_GRID_MINUTES
from liftrun.inputs.toml_files import frozen, validated
from liftrun.outputs.registry import FORMATS, squad_formats
from liftrun.planning.recorded_inputs import file_part
from liftrun.squad.inputs.members import members_given
from liftrun.squad.inputs.settings import the_rulebook
from liftrun.squad.inputs.squad_file import SquadTables
from liftrun.squad.run import plan_squad as squads
from liftrun.squad.workers.watcher import Watcher

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from liftrun.athlete import Athlete
    from liftrun.documents.plan_inputs import InputFilePart
    from liftrun.squad.inputs.members import AthleteFailure, Member
    from liftrun.squad.workers.engine import Engine

MOST_JOBS = 1024
ENGINES = ("local", "dask")
_EXPECTED = "a path, or a dict with the keys of a squad's file"
_IN_MEMORY = "squad"
"""How messages call a squad that is no file."""


def plan_squad(  # noqa: PLR0913  # each is one choice that a caller may make by name
    squad: str | Path | Mapping[str, Any],
    *,
    week: date | str | None = None,
    out: str | Path | None = None,
    formats: Iterable[str] | None = None,
    grid_minutes: int = DEFAULT_GRID_MINUTES,
    seed: int = 0,
    jobs: int | None = None,
    engine: Literal["local", "dask"] = "local",
    scheduler: str | None = None,
    resume: bool = False,
    now: datetime | str | None = None,
    watcher: Watcher | None = None,
) -> SquadPlan:
    """Plan a week for everyone in a squad.

    Args:
        squad: The squad's file, or a dict with the keys of such a file. In a dict, `athletes` may be a list; each
            athlete in it is a path, a dict or an `Athlete`, as for `plan`.
        week: A day of the week to plan, as a date or as `2026-11-23`; without it, the week that begins next.
        out: Folder for the files of the squad; without it, nothing is written.
        formats: Names of the files that each athlete gets, as `["ics"]`; without it, calendar, JSON and page.
        grid_minutes: Minutes between possible starts: 5, 10, 15 or 30.
        seed: Random seed of the solver.
        jobs: Processes that share the work. Without it, all work is done in this process. A script that uses processes
            needs `if __name__ == "__main__":`. With Dask, pieces of work to keep under way.
        engine: What runs the work: this machine (`local`) or a `dask` cluster.
        scheduler: Address of the Dask scheduler, as `tcp://host:8786`.
        resume: Continue what an earlier run into the same folder has finished.
        now: The time of writing, as for `plan`.
        watcher: Follows the run: an object with the methods of `liftrun.squad.workers.watcher.Watcher`.

    Returns:
        The plans. An athlete who cannot be planned is one of its `failures`, and no error.

    Raises:
        InputError: for the first thing wrong with an argument, the squad's own file or the folder.
        KeyboardInterrupt: if interrupted; what was finished is kept in `out`.
    """
    choice_argument("grid_minutes", grid_minutes, GRID_MINUTES)
    whole_number_argument("seed", seed, 0, MOST_SEED)
    file, tables, everyone = _squad(squad)
    kinds = _formats(formats, out)
    runs = _engine(engine, scheduler, jobs)
    moment = moment_argument(now)
    monday = monday_of_week(week, tables.timezone, moment)

    def into(folder: Path) -> squads.SquadTotals:
        request = squads.SquadRequest(file, folder, monday, grid_minutes, seed, kinds, resume, moment)
        return squads.plan_squad(tables, request, runs, watcher or Watcher(), everyone)

    if out is not None:
        folder = Path(file_argument(out, "out", "a folder"))
        return squad_plan_of(into(folder), folder, in_memory=False)
    with TemporaryDirectory(prefix="liftrun-") as place:
        return squad_plan_of(into(Path(place)), Path(place), in_memory=True)


def _squad(value: object) -> tuple[Path, SquadTables, Iterable[Member | AthleteFailure] | None]:
    """The squad's file, its tables, and the athletes of a list. A squad in memory has a file name for messages only."""
    if not isinstance(value, Mapping):
        file = Path(file_argument(value, "squad", _EXPECTED))
        return file, squads.load_squad(file), None
    tables = {str(key): one for key, one in value.items()}
    athletes = tables.get("athletes")
    if isinstance(athletes, str | Path) or athletes is None:
        tables = {**tables, **({} if athletes is None else {"athletes": str(athletes)})}
        return Path(_IN_MEMORY), validated(SquadTables, frozen(tables, _IN_MEMORY), _IN_MEMORY), None
    if not isinstance(athletes, Iterable) or isinstance(athletes, Mapping | bytes):
        raise wrong_type("athletes", athletes, "a folder, a .jsonl file, or a list of athletes")
    several = [(f"athletes[{number}]", one) for number, one in enumerate(athletes, start=1)]
    if not several:
        raise InputError(_IN_MEMORY, "athletes", "nobody", "at least one athlete", "Add an athlete to the list.")
    plain = validated(SquadTables, frozen({**tables, "athletes": "athletes"}, _IN_MEMORY), _IN_MEMORY)
    return Path(_IN_MEMORY), plain, members_given(several, _read)


def _read(value: object, file: str) -> tuple[Athlete, InputFilePart | None]:
    given = athlete_argument(value, the_rulebook(), name=file)
    return given.athlete, file_part(given.path, given.content) if given.path else None


def _formats(formats: Iterable[str] | None, out: object) -> tuple[str, ...]:
    if out is None:
        return ()
    if formats is None:
        return squad_formats()
    several: Sequence[str] = (formats,) if isinstance(formats, str) else tuple(formats)
    for name in several:
        choice_argument("formats", name, tuple(FORMATS))
    return tuple(dict.fromkeys(several)) or squad_formats()


def _engine(engine: str, scheduler: str | None, jobs: int | None) -> Engine:
    choice_argument("engine", engine, ENGINES)
    if jobs is not None:
        whole_number_argument("jobs", jobs, 1, MOST_JOBS)
    if engine == "dask":
        from liftrun.squad.workers.dask_engine import DaskEngine  # noqa: PLC0415  # an extra

        return DaskEngine(scheduler, jobs)
    if scheduler:
        raise InputError("", "scheduler", scheduler, 'engine "dask" with it', "Choose the engine dask.")
    if jobs is None:
        from liftrun.squad.run.inline_engine import InlineEngine  # noqa: PLC0415  # only where it is used

        return InlineEngine()
    from liftrun.squad.workers.engine import LocalEngine  # noqa: PLC0415  # only where processes are started

    return LocalEngine(jobs)
