"""A squad that shares rooms, group sessions or a coach: planned together, checked, with a proof of how good it is."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from liftrun.calendars.clock import week_of
from liftrun.domain.errors import BrokenPlanError
from liftrun.model.objective import LEVELS
from liftrun.squad.inputs.members import Failure, digest
from liftrun.squad.optimise.decompose import decompose
from liftrun.squad.optimise.joint_model import JointProblem
from liftrun.squad.optimise.lower_tiers import bound_tiers
from liftrun.squad.optimise.packed_plan import packed, unpacked
from liftrun.squad.optimise.place_athletes import improve_each
from liftrun.squad.optimise.remembered_solves import Work
from liftrun.squad.optimise.squad_state import Hall, Player, planned
from liftrun.squad.rooms.groups import kept_for_groups
from liftrun.squad.run.batch import KILLS_WORKERS
from liftrun.squad.run.check_squad import check_squad
from liftrun.squad.run.engine import Lost
from liftrun.squad.run.gather import coach_busy, gather, make_ready
from liftrun.squad.run.store import Row
from liftrun.squad.run.tasks import Publish, Together, publish_plan, solve_together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from liftrun.domain import Span, Week
    from liftrun.model.solve import SolveOptions
    from liftrun.squad.inputs.members import Member
    from liftrun.squad.inputs.settings import Settings
    from liftrun.squad.inputs.squad_file import SquadTables
    from liftrun.squad.optimise.kept_bound import KeptBound
    from liftrun.squad.optimise.losses import Losses
    from liftrun.squad.output.folder import Folder
    from liftrun.squad.rooms.groups import Meeting
    from liftrun.squad.run.engine import Engine
    from liftrun.squad.run.store import Store
    from liftrun.squad.run.watcher import Watcher

SMALL = 30
"""Squads of up to so many athletes are handed to one exact joint model, after a good plan is found."""
JOINT_SECONDS = 1.0
"""Deterministic seconds of each stage of it."""


@dataclass(frozen=True, slots=True)
class SharedPlan:
    """A squad's plan and all that the coach is told of it.

    Attributes:
        squad: The squad.
        week: The week by the squad's clock.
        hall: Everybody with their plans.
        meetings: The group sessions.
        coach_busy: When the coach is busy.
        bound: What is proven about the sessions kept.
        least: For each level of losses, what is proven of it while the levels above are as they are; 0 if nothing is.
        joint: Whether everybody was put into one exact model.
    """

    squad: SquadTables
    week: Week
    hall: Hall
    meetings: tuple[Meeting, ...]
    coach_busy: tuple[Span, ...]
    bound: KeptBound
    least: Losses
    joint: bool


@dataclass(frozen=True, slots=True)
class Run:
    """How to plan, what does the work, and where results go.

    Attributes:
        settings: How to plan.
        engine: What runs the work.
        store: What is remembered, and where results go.
        folder: Where files go.
        watcher: Is told of each stage, and of each row as it is written.
    """

    settings: Settings
    engine: Engine
    store: Store
    folder: Folder
    watcher: Watcher

    def put(self, row: Row) -> None:
        """Write a row and tell of it."""
        self.store.put(row)
        self.watcher.row(row)

    def key_of(self, task: Publish) -> str:
        """Hash of all that decides what is published of a plan."""
        instance = task.prepared.problem.instance
        rest = [repr(instance.openings), sorted(instance.pins.items()), task.lost_to_the_squad]
        return digest([self.settings.key, task.member.key, task.plan.decode(), rest])


def plan_shared(
    squad: SquadTables,
    coach_calendars: Sequence[tuple[str, bytes]],
    everyone: Iterable[Member | Failure],
    run: Run,
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
    failures: list[Failure] = []
    run.watcher.stage("reading calendars")
    ready = make_ready(everyone, squad, settings, run.engine, failures)
    squad_key = digest([settings.key, repr(squad.model_copy(update={"athletes": None})), [m.key for m, _ in ready]])
    work = Work(run.engine, run.store, squad_key, run.watcher)
    hall, meetings = gather(squad, week, ready, busy)
    leave = partial(_leave, hall, failures)
    found = decompose(hall, work, settings.options, settings.grid_minutes, leave)
    joint = len(hall.players) <= SMALL
    if joint:
        work.stage("everybody in one model")
    least = _jointly(hall, work, settings.options) if joint else _least_alone(hall)
    improve_each(hall, work, settings.options)
    bound = found.bound.after(hall)
    work.stage("what is the least that must be given up")
    tiers = bound_tiers(hall, work, settings.options, found.known, found.worth)
    least = tuple(max(proven, tiers.get(level, 0)) for level, proven in enumerate(least))
    work.stage("checking and writing")
    result = SharedPlan(squad, week, hall, meetings, busy, bound, least, joint)
    _check(result)
    _write(result, failures, run)
    return result


def _leave(hall: Hall, failures: list[Failure], numbers: Sequence[int]) -> None:
    """Take players out of the hall for whom there is no plan."""
    for number in sorted(numbers, reverse=True):
        player = hall.players.pop(number)
        failures.append(Failure(player.member.position, player.member.identity, "no plan keeps every required rule"))


def _jointly(hall: Hall, work: Work, options: SolveOptions) -> Losses:
    """Put everybody into one model, from the plan so far; returns what is proven of each level."""
    if hall.losses == hall.floor:
        return hall.floor
    players = hall.players
    joint = JointProblem(tuple(p.problem for p in players), tuple(p.room for p in players), hall.places)
    start = tuple(packed(planned(p)) for p in players)
    timed = replace(options, parameters={**options.parameters, "max_deterministic_time": JOINT_SECONDS})
    task = Together(tuple(range(len(players))), joint, timed, len(LEVELS), start, hall.floor)
    ((_, content),) = work.each(solve_together, [task])
    if (found := json.loads(content)) is None:
        return _least_alone(hall)
    for player, one in zip(players, found[0], strict=True):
        player.plan = unpacked(one.encode(), player.problem.instance)
        player.losses = work.losses(player.problem, player.plan)
    return tuple(found[2])


def _least_alone(hall: Hall) -> Losses:
    """What everybody alone proves of each level: good down to the first level where the squad does worse."""
    now, floor = hall.losses, hall.floor
    worse = next((n for n in range(len(now)) if now[n] > floor[n]), len(now))
    return tuple(floor[n] if n <= worse else 0 for n in range(len(now)))


def _check(plan: SharedPlan) -> None:
    players = plan.hall.players
    weeks = {p.member.athlete.name: (p.problem, planned(p)) for p in players}
    users = [[p.member.athlete.name for p in players if p.room == n] for n in range(len(plan.squad.rooms))]
    rooms = list(zip(plan.squad.rooms, users, strict=True))
    found = check_squad(plan.week, weeks, rooms, plan.meetings, plan.coach_busy)
    if found:
        raise BrokenPlanError("; ".join(one.detail for one in found[:5]))


def _write(plan: SharedPlan, failures: Iterable[Failure], run: Run) -> None:
    """Publish every plan that is not yet, a transaction each."""
    for failure in failures:
        run.put(Row(failure.identity, failure.position, "", None, failure.message, "{}"))

    def left() -> Iterator[Publish]:
        for number, player in enumerate(plan.hall.players):
            task = _to_publish(plan, number, run)
            known = run.store.known(player.member.identity, run.key_of(task))
            if known is not None and run.folder.holds(known.identity, json.loads(known.files)):
                run.put(known)
            else:
                yield task

    for task, result in run.engine.run(publish_plan, left()):
        member, key = task.member, run.key_of(task)
        if isinstance(result, Lost):
            run.put(Row(member.identity, member.position, key, None, KILLS_WORKERS, "{}"))
        else:
            files = json.dumps(run.folder.write(member.identity, result.files), sort_keys=True)
            run.put(Row(member.identity, member.position, key, result.document, result.message, files))


def _to_publish(plan: SharedPlan, number: int, run: Run) -> Publish:
    player = plan.hall.players[number]
    prepared = replace(player.prepared, problem=plan.hall.problem_for(number))
    lost = tuple(lost_to_the_squad(plan, player))
    return Publish(player.member, prepared, packed(planned(player)), run.settings.options, run.folder.kinds, lost)


def lost_to_the_squad(plan: SharedPlan, player: Player) -> Iterator[tuple[str, str]]:
    """The sessions that an athlete would keep without the squad, for its groups or its room: id and reason."""
    if player.plan is None or player.best_alone is None:
        return
    yield from kept_for_groups(player.problem, player.member.athlete.name, plan.meetings)
    alone = {lost.session.id for lost in player.best_alone.dropped}
    for lost in player.plan.dropped:
        if lost.session.id not in alone:
            yield lost.session.id, "The weight room is full at the times when it would fit."
