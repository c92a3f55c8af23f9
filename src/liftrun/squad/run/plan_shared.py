"""A squad that shares rooms, group sessions or a coach: planned together, checked, with a proof of how good it is."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from liftrun.calendars.clock import week_of
from liftrun.domain.errors import BrokenPlanError
from liftrun.model.objective import LEVELS
from liftrun.squad.inputs.athlete_faults import KILLS_WORKERS
from liftrun.squad.inputs.members import AthleteFailure, digest
from liftrun.squad.optimise.decompose import decompose
from liftrun.squad.optimise.joint_model import JointProblem
from liftrun.squad.optimise.lower_tiers import bound_tiers
from liftrun.squad.optimise.packed_plan import packed, unpacked
from liftrun.squad.optimise.place_athletes import improve_each
from liftrun.squad.optimise.remembered_solves import RememberedSolves
from liftrun.squad.optimise.shared_plan import SharedPlan, lost_to_the_squad
from liftrun.squad.optimise.solve_tasks import SolveTogether, solve_together
from liftrun.squad.optimise.squad_state import SquadState, planned
from liftrun.squad.run.check_squad import check_squad
from liftrun.squad.run.gather import coach_busy, gather, make_ready
from liftrun.squad.run.tasks import PublishPlan, publish_plan
from liftrun.squad.workers.engine import LostTask
from liftrun.squad.workers.store import AthleteRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from liftrun.model.solve import SolveOptions
    from liftrun.squad.inputs.members import Member
    from liftrun.squad.inputs.settings import SquadSettings
    from liftrun.squad.inputs.squad_file import SquadTables
    from liftrun.squad.optimise.losses import Losses
    from liftrun.squad.output.folder import SquadFolder
    from liftrun.squad.workers.engine import Engine
    from liftrun.squad.workers.store import ResultStore
    from liftrun.squad.workers.watcher import Watcher

SMALL = 30
"""Squads of up to so many athletes are also solved as one exact joint model, from the plan found before."""
JOINT_SECONDS = 1.0
"""Limit of deterministic time for each of its sums of losses."""


@dataclass(frozen=True, slots=True)
class SquadRun:
    """How to plan, what does the work, and where results go.

    Attributes:
        settings: How to plan.
        engine: What runs the work.
        store: What is remembered, and where results go.
        folder: Where files go.
        watcher: Receives each stage, and each row as it is written.
    """

    settings: SquadSettings
    engine: Engine
    store: ResultStore
    folder: SquadFolder
    watcher: Watcher

    def put(self, row: AthleteRow) -> None:
        """Write a row, and report it to the watcher."""
        self.store.put(row)
        self.watcher.row(row)

    def key_of(self, task: PublishPlan) -> str:
        """Hash of all that decides what is published of a plan."""
        instance = task.prepared.problem.instance
        rest = [repr(instance.openings), sorted(instance.pins.items()), task.lost_to_the_squad, repr(task.files.inputs)]
        return digest([self.settings.key, task.member.key, task.plan.decode(), rest])


def plan_shared(
    squad: SquadTables,
    coach_calendars: Sequence[tuple[str, bytes]],
    everyone: Iterable[Member | AthleteFailure],
    run: SquadRun,
) -> SharedPlan:
    """Plan everyone together and write each athlete's result.

    Args:
        squad: The squad.
        coach_calendars: Name and content of each of the coach's calendars.
        everyone: The athletes.
        run: How to plan, what does the work, where results go.

    Raises:
        InputError: if the squad's own file or the coach's calendar is at fault.
        BrokenPlanError: if the plans do not pass the squad's check (a bug in liftrun).
    """
    settings = run.settings
    week = week_of(settings.monday, squad.timezone)
    busy = coach_busy(squad, coach_calendars, week)
    failures: list[AthleteFailure] = []
    run.watcher.stage("reading calendars")
    ready = make_ready(everyone, squad, settings, run.engine, failures)
    squad_key = digest([settings.key, repr(squad.model_copy(update={"athletes": None})), [m.key for m, _ in ready]])
    solves = RememberedSolves(run.engine, run.store, squad_key, run.watcher)
    state, meetings = gather(squad, week, ready, busy)
    leave = partial(_leave, state, failures)
    found = decompose(state, solves, settings.options, settings.grid_minutes, leave)
    joint = len(state.athletes) <= SMALL
    if joint:
        solves.stage("everybody in one model")
    least = _jointly(state, solves, settings.options) if joint else _least_alone(state)
    improve_each(state, solves, settings.options)
    bound = found.bound.after(state)
    solves.stage("proving what must be given up")
    tiers = bound_tiers(state, solves, settings.options, found.pool, found.duals)
    least = tuple(max(proven, tiers.get(level, 0)) for level, proven in enumerate(least))
    solves.stage("checking and writing")
    result = SharedPlan(squad, week, state, meetings, busy, bound, least, joint)
    _check(result)
    _write(result, failures, run)
    return result


def _leave(state: SquadState, failures: list[AthleteFailure], reasons: Mapping[int, str]) -> None:
    """Take athletes out of the state who have no plan."""
    for number, reason in sorted(reasons.items(), reverse=True):
        member = state.athletes.pop(number).member
        failures.append(AthleteFailure(member.position, member.identity, reason))


def _jointly(state: SquadState, solves: RememberedSolves, options: SolveOptions) -> Losses:
    """Solve everybody as one joint model, from the present plan; returns what is proven of each level."""
    if state.losses == state.floor:
        return state.floor
    athletes = state.athletes
    joint = JointProblem(tuple(p.problem for p in athletes), tuple(p.room for p in athletes), state.places)
    start = tuple(packed(planned(p)) for p in athletes)
    timed = replace(options, parameters={**options.parameters, "max_deterministic_time": JOINT_SECONDS})
    task = SolveTogether(tuple(range(len(athletes))), joint, timed, len(LEVELS), start, state.floor)
    ((_, content),) = solves.each(solve_together, [task])
    if (found := json.loads(content)) is None:
        return _least_alone(state)
    for athlete, one in zip(athletes, found[0], strict=True):
        athlete.plan = unpacked(one.encode(), athlete.problem.instance)
        athlete.losses = solves.losses(athlete.problem, athlete.plan)
    return tuple(found[2])


def _least_alone(state: SquadState) -> Losses:
    """What planning everybody alone proves of each level, down to the first level on which the squad gives up more."""
    now, floor = state.losses, state.floor
    worse = next((n for n in range(len(now)) if now[n] > floor[n]), len(now))
    return tuple(floor[n] if n <= worse else 0 for n in range(len(now)))


def _check(plan: SharedPlan) -> None:
    athletes = plan.state.athletes
    weeks = {p.member.athlete.name: (p.problem, planned(p)) for p in athletes}
    users = [[p.member.athlete.name for p in athletes if p.room == n] for n in range(len(plan.squad.rooms))]
    rooms = list(zip(plan.squad.rooms, users, strict=True))
    found = check_squad(plan.week, weeks, rooms, plan.meetings, plan.coach_busy)
    if found:
        raise BrokenPlanError("; ".join(one.detail for one in found[:5]))


def _write(plan: SharedPlan, failures: Iterable[AthleteFailure], run: SquadRun) -> None:
    """Publish every plan that an earlier run has not published, each in a transaction of its own."""
    for failure in failures:
        run.put(AthleteRow(failure.identity, failure.position, "", None, failure.message, "{}"))

    def left() -> Iterator[PublishPlan]:
        for number, athlete in enumerate(plan.state.athletes):
            task = _to_publish(plan, number, run)
            known = run.store.known(athlete.member.identity, run.key_of(task))
            if known is not None and run.folder.has_files(known.identity, json.loads(known.files)):
                run.put(known)
            else:
                yield task

    for task, result in run.engine.run(publish_plan, left()):
        member, key = task.member, run.key_of(task)
        if isinstance(result, LostTask):
            run.put(AthleteRow(member.identity, member.position, key, None, KILLS_WORKERS, "{}"))
        else:
            files = json.dumps(run.folder.write(member.identity, result.files), sort_keys=True)
            run.put(AthleteRow(member.identity, member.position, key, result.document, result.message, files))


def _to_publish(plan: SharedPlan, number: int, run: SquadRun) -> PublishPlan:
    athlete = plan.state.athletes[number]
    prepared = replace(athlete.prepared, problem=plan.state.problem_for(number))
    lost = tuple(lost_to_the_squad(plan, athlete))
    files = run.folder.to_write(athlete.member)
    return PublishPlan(athlete.member, prepared, packed(planned(athlete)), run.settings.options, files, lost)
