"""Gathers what a squad that shares needs: everybody's week prepared, the rooms' places, and when the groups meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.calendars.policy import CalendarPolicy
from liftrun.calendars.reading.busy import read_busy
from liftrun.domain import Span
from liftrun.domain.errors import InputError
from liftrun.domain.spans import union
from liftrun.squad.inputs.athlete_faults import KILLS_WORKERS
from liftrun.squad.inputs.members import AthleteFailure
from liftrun.squad.optimise.squad_state import AthleteState, SquadState
from liftrun.squad.rooms.capacity import with_a_place
from liftrun.squad.rooms.groups import Meeting, pinned, settle
from liftrun.squad.rooms.room_places import places_of
from liftrun.squad.rooms.room_problem import within
from liftrun.squad.run.tasks import PrepareWeek, prepare_member
from liftrun.squad.workers.engine import LostTask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from liftrun.domain import Week
    from liftrun.planning.prepare import PreparedWeek
    from liftrun.rules.problem import WeekProblem
    from liftrun.squad.inputs.members import Member
    from liftrun.squad.inputs.settings import SquadSettings
    from liftrun.squad.inputs.squad_file import SquadTables
    from liftrun.squad.workers.engine import Engine

Ready = tuple["Member", "PreparedWeek"]


def coach_busy(squad: SquadTables, calendars: Sequence[tuple[str, bytes]], week: Week) -> tuple[Span, ...]:
    """When the coach is busy, as their calendars (name and content) say.

    Raises:
        InputError: if one of them is at fault.
    """
    if squad.coach is None:
        return ()
    settings = squad.coach.calendars
    policy = CalendarPolicy(
        settings.all_day, settings.tentative, settings.addresses, working_elsewhere=settings.working_elsewhere
    )
    reading = read_busy(calendars, week, policy)
    wide = (Span(b.span.start - settings.buffer_minutes, b.span.end + settings.buffer_minutes) for b in reading.busy)
    return union(wide)


def make_ready(
    everyone: Iterable[Member | AthleteFailure],
    squad: SquadTables,
    settings: SquadSettings,
    engine: Engine,
    failures: list[AthleteFailure],
) -> list[Ready]:
    """Everybody's week prepared, in the squad's order. An athlete for whom that fails is added to the failures."""
    found: list[Ready] = []
    names: dict[str, str] = {}

    def tasks() -> Iterator[PrepareWeek]:
        for one in everyone:
            if isinstance(one, AthleteFailure):
                failures.append(one)
            elif (fault := _misfit(one, squad, names)) is not None:
                failures.append(fault)
            else:
                yield PrepareWeek(one, settings)

    for task, result in engine.run(prepare_member, tasks()):
        member = task.member
        if isinstance(result, LostTask | str):
            message = KILLS_WORKERS if isinstance(result, LostTask) else result
            failures.append(AthleteFailure(member.position, member.identity, message))
        else:
            found.append((member, result))
    return sorted(found, key=lambda pair: pair[0].position)


def _misfit(member: Member, squad: SquadTables, names: dict[str, str]) -> AthleteFailure | None:
    """The failure of an athlete who is in another zone, or has the name of another; None if neither."""
    fault = None
    if member.athlete.timezone != squad.timezone:
        expected, remedy = f'the squad\'s time zone "{squad.timezone}"', "Plan them by themselves, or change the zone."
        fault = InputError(member.file, "timezone", f'"{member.athlete.timezone}"', expected, remedy)
    elif member.athlete.name in names:
        expected = f"a name that nobody else has ({names[member.athlete.name]} has it)"
        fault = InputError(member.file, "name", f'"{member.athlete.name}"', expected, "Add an initial.")
    names.setdefault(member.athlete.name, member.identity)
    return None if fault is None else AthleteFailure(member.position, member.identity, str(fault))


def _room_of(squad: SquadTables, name: str) -> int | None:
    named = next((n for n, room in enumerate(squad.rooms) if name in room.athletes), None)
    return named if named is not None else next((n for n, room in enumerate(squad.rooms) if not room.athletes), None)


def gather(
    squad: SquadTables, week: Week, ready: Sequence[Ready], busy: Sequence[Span]
) -> tuple[SquadState, tuple[Meeting, ...]]:
    """The state of the squad before anyone is planned, and its group sessions, chosen for the coach's free time."""
    places = tuple(places_of(room, week) for room in squad.rooms)
    problems: dict[str, WeekProblem] = {}
    rooms: dict[str, int | None] = {}
    for member, prepared in ready:
        name = member.athlete.name
        room = rooms[name] = _room_of(squad, name) if member.athlete.gym else None
        problem = prepared.problem
        problems[name] = problem if room is None else within(problem, with_a_place(places[room]))
    meetings = settle(squad.groups, week, problems, busy)
    athletes = [
        AthleteState(m, prepared, pinned(problems[m.athlete.name], m.athlete.name, meetings), rooms[m.athlete.name])
        for m, prepared in ready
    ]
    return SquadState(athletes, places), meetings
