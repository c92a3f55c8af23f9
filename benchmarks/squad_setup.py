"""Prepare a generated squad for planning in this process, and freeze one for the bench."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from squad_files import MONDAY, write_squad

from liftrun.bench.instances.frozen_squad import FrozenAthlete, FrozenSquad
from liftrun.bench.settings.bench_settings import SolverSetting
from liftrun.bench.solvers.cpsat_pricing import interval
from liftrun.bench.tasks.answer import Stopwatch
from liftrun.bench.tasks.task import BenchTask
from liftrun.calendars.clock import week_of
from liftrun.model.solve import SolveOptions
from liftrun.squad.inputs.members import members
from liftrun.squad.inputs.settings import SquadSettings, book_hash, the_rulebook
from liftrun.squad.optimise.decompose import decompose
from liftrun.squad.optimise.losses import DROPS
from liftrun.squad.optimise.pricing_problem import UNIT
from liftrun.squad.optimise.remembered_solves import RememberedSolves
from liftrun.squad.run.gather import gather, make_ready
from liftrun.squad.run.plan_squad import load_squad
from liftrun.squad.workers.engine import LocalEngine
from liftrun.squad.workers.store import ResultStore

if TYPE_CHECKING:
    from pathlib import Path

    from liftrun.squad.optimise.kept_bound import KeptBound
    from liftrun.squad.optimise.squad_state import AthleteState, SquadState

MOST_SEEDS = 20


def gathered(squad: Path, jobs: int) -> tuple[SquadState, RememberedSolves, int, LocalEngine]:
    """The state of a squad's file before anyone is planned, what solves for it, the grid, and the engine to close."""
    tables, engine = load_squad(squad), LocalEngine(jobs)
    settings = SquadSettings(MONDAY, 15, 0, book_hash())
    ready = make_ready(members(tables.athletes, the_rulebook().packs), tables, settings, engine, [])
    state, _ = gather(tables, week_of(MONDAY, tables.timezone), ready, ())
    store = ResultStore(squad.parent / "bench.sqlite", resume=False)
    return state, RememberedSolves(engine, store, "bench"), settings.grid_minutes, engine


def freeze_squad(name: str, scratch: Path, athletes: int, places: int, weekdays: str) -> FrozenSquad:
    """The first generated squad, by seed, with a contested room, planned and frozen with the prices of its proof.

    Raises:
        LookupError: if none of the first seeds gives one.
    """
    for seed in range(MOST_SEEDS):
        file = write_squad(scratch / str(seed), athletes, places, seed, weekdays)
        state, work, grid, engine = gathered(file, 2)
        with engine:
            bound = decompose(state, work, SolveOptions(), grid, lambda _: None).bound
        if bound.contested is not None and bound.prices:
            made = {"athletes": athletes, "places": places, "weekdays": weekdays, "seed": seed}
            return _priced(_frozen(name, {**made, "rulebook": book_hash()}, state, bound))
    raise LookupError(f"none of {MOST_SEEDS} seeds makes a contested room for {name}")


def _frozen(name: str, origin: dict[str, str | int], state: SquadState, bound: KeptBound) -> FrozenSquad:
    """The squad, its pricing not yet solved."""
    kinds = list(dict.fromkeys(athlete.problem.rules for athlete in state.athletes))
    first = DROPS[bound.contested]  # type: ignore[index]  # it is contested
    prices = sorted((room, minute, round(UNIT * price)) for (room, minute), price in bound.prices.items())
    return FrozenSquad(
        name=name,
        origin=origin,
        best={"dropped": bound.dropped, "bound": bound.least, "priced": 0},
        first=first,
        places=state.places,
        prices=tuple(prices),
        rules=tuple(kinds),  # type: ignore[arg-type]  # a rulebook's rules are of its kinds
        athletes=tuple(_athlete(athlete, kinds, first) for athlete in state.athletes),
    )


def _athlete(athlete: AthleteState, kinds: list[Any], first: int) -> FrozenAthlete:
    """One athlete, without prescriptions: they do not affect the plan, and their wording changes often."""
    instance = athlete.problem.instance
    sessions = tuple(replace(session, prescription=None) for session in instance.sessions)
    caps = athlete.alone[:first]
    rules = kinds.index(athlete.problem.rules)
    return FrozenAthlete(instance=replace(instance, sessions=sessions), rules=rules, room=athlete.room, caps=caps)


def _priced(squad: FrozenSquad) -> FrozenSquad:
    """The squad with the proven least of its pricing."""
    answer = interval(
        BenchTask(squad.weeks, SolverSetting(name="default", problem="pricing", workers=1), 0, 3600.0), Stopwatch()
    )
    if answer.status != "optimal" or answer.fault:
        raise LookupError(f"the pricing of {squad.name} was not proven: {answer.status} {answer.fault}")
    return squad.model_copy(update={"best": {**squad.best, "priced": answer.cost[0]}})
