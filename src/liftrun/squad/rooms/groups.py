"""Group sessions: when they start, and who comes.

The start is chosen before anything else is planned: of the times at which the group may start and the coach is free,
the time at which most members can come; if several are equal, the first. The session of each member who can come is
pinned.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from liftrun.domain import Span
from liftrun.rules.problem import WeekProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from liftrun.domain import Place, Session, Week
    from liftrun.squad.inputs.squad_file import Group


@dataclass(frozen=True, slots=True)
class Meeting:
    """A group session with its chosen start.

    Attributes:
        group: The group.
        start: Minute of the week at which it starts; None if at none of its times the coach is free and a member can
            come.
        sessions: Name of each member who can come -> id of the session that they do there.
        missing: Members who cannot come.
        minutes: How long the coach is there: until the last member may finish.
    """

    group: Group
    start: int | None
    sessions: Mapping[str, str]
    missing: tuple[str, ...]
    minutes: int = 0

    @property
    def coached(self) -> Span | None:
        """When the coach is busy with it; None if it needs no coach or does not take place."""
        if self.start is None or not self.group.coach:
            return None
        return Span(self.start, self.start + self.minutes)


def settle(
    groups: Sequence[Group], week: Week, problems: Mapping[str, WeekProblem], coach_busy: Sequence[Span]
) -> tuple[Meeting, ...]:
    """Choose when each group meets, in the order of the file. The coach can be with one group at a time."""
    settled: list[Meeting] = []
    taken: dict[str, list[str]] = {}
    for group in groups:
        busy = [*coach_busy, *(span for one in settled if (span := one.coached))]
        best = max(
            (_at(group, m, problems, busy, taken) for m in _starts(group, week)), key=_preference_of, default=None
        )
        found = best if best and best.start is not None else Meeting(group, None, {}, group.members)
        settled.append(found)
        for name, session in found.sessions.items():
            taken.setdefault(name, []).append(session)
    return tuple(settled)


def _preference_of(meeting: Meeting) -> tuple[bool, int]:
    return meeting.start is not None, len(meeting.sessions)


def _starts(group: Group, week: Week) -> list[int]:
    days = ((at.day_in(week.start), at.clock) for at in group.at)
    return [week.at(day, clock) for day, clock in days if day is not None]


def _at(
    group: Group,
    start: int,
    problems: Mapping[str, WeekProblem],
    coach_busy: Sequence[Span],
    taken: Mapping[str, Sequence[str]],
) -> Meeting:
    coming: dict[str, str] = {}
    minutes = 0
    for name in group.members:
        session = _session(group, start, problems.get(name), taken.get(name, ()))
        if session is not None:
            coming[name] = session.id
            minutes = max(minutes, longest(session))
    missing = tuple(name for name in group.members if name not in coming)
    there = Span(start, start + minutes)
    can = not group.coach or not any(span.overlaps(there) for span in coach_busy)
    return Meeting(group, start if can and coming else None, coming, missing, minutes)


def _session(group: Group, start: int, problem: WeekProblem | None, taken: Sequence[str]) -> Session | None:
    """The member's first session of the group's kind that can start then; None if there is none."""
    for session in problem.instance.sessions if problem else ():
        of_this_kind = group.session in (session.kind, session.activity)
        if problem and of_this_kind and session.id not in taken and _fits(problem, session, start):
            return session
    return None


def _fits(problem: WeekProblem, session: Session, start: int) -> bool:
    pin = problem.instance.pins.get(session.id)
    places = problem.instance.openings.get(session.id, {})
    end = start + session.lengths[-1].minutes
    open_then = any(span.start <= start and end <= span.end for spans in places.values() for span in spans)
    return open_then and pin in (None, start)


def longest(session: Session) -> int:
    """The most minutes that a session may take."""
    return session.lengths[0].minutes + (session.plyometrics.minutes if session.plyometrics else 0)


def pinned(problem: WeekProblem, name: str, meetings: Sequence[Meeting]) -> WeekProblem:
    """A member's week with their group sessions pinned to the times at which the groups meet."""
    for meeting in meetings:
        if name in meeting.sessions and meeting.start is not None:
            problem = _pin(problem, meeting.sessions[name], meeting.start)
        elif name in meeting.missing and meeting.group.required:
            problem = _without(problem, meeting.group.session)
    return problem


def _pin(problem: WeekProblem, session: str, start: int) -> WeekProblem:
    instance = problem.instance
    places: dict[Place, tuple[Span, ...]] = {
        place: tuple(Span(start, span.end) for span in spans if span.start <= start < span.end)
        for place, spans in instance.openings[session].items()
    }
    there = {place: spans for place, spans in places.items() if spans}
    openings = {**instance.openings, session: there}
    pins = {**instance.pins, session: start}
    return WeekProblem(replace(instance, openings=openings, pins=pins), problem.rules)


def _without(problem: WeekProblem, kind: str) -> WeekProblem:
    """The week without an opening for the first session of a kind, which is then dropped."""
    session = _group_session_of(problem, kind)
    if session is None:
        return problem
    instance = problem.instance
    return WeekProblem(replace(instance, openings={**instance.openings, session: {}}), problem.rules)


def _group_session_of(problem: WeekProblem, kind: str) -> str | None:
    """The session that a member does with a group, by its kind; None if they have pinned it to another time."""
    own = next((s.id for s in problem.instance.sessions if kind in (s.kind, s.activity)), None)
    return None if own in problem.instance.pins else own


def kept_for_groups(problem: WeekProblem, name: str, meetings: Sequence[Meeting]) -> Iterator[tuple[str, str]]:
    """The sessions that a member does not do, since they are done with a group or not at all: id and reason."""
    for meeting in meetings:
        if meeting.group.required and name in meeting.missing:
            session = _group_session_of(problem, meeting.group.session)
            why = "does not take place" if meeting.start is None else "meets at a time that does not fit"
            if session is not None:
                yield session, f'It is done with the group "{meeting.group.name}" or not at all, and that {why}.'
