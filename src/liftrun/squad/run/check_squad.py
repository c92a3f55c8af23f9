"""The check of a squad's plans: rooms, groups and coach, in plain Python, without the solver or code of the planner.

It counts minute by minute. That is slow, but it is easy to see that it is right.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from liftrun.checks.plan import check_plan
from liftrun.domain import WEEKDAYS, Violation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from liftrun.domain import Plan, Span, Week
    from liftrun.rules.problem import WeekProblem
    from liftrun.squad.inputs.squad_file import Room
    from liftrun.squad.rooms.groups import Meeting


def check_squad(
    week: Week,
    weeks: Mapping[str, tuple[WeekProblem, Plan]],
    rooms: Sequence[tuple[Room, Sequence[str]]],
    meetings: Sequence[Meeting],
    coach_busy: Sequence[Span],
) -> tuple[Violation, ...]:
    """What is broken in the plans of a squad. For plans of liftrun it is nothing.

    Args:
        week: The week of rooms, groups and coach.
        weeks: Name of each athlete -> week and plan.
        rooms: Each room with those who use it.
        meetings: The group sessions.
        coach_busy: When the coach is busy.
    """
    return (
        *_everyone(weeks),
        *(found for room, users in rooms for found in _room(week, room, users, weeks)),
        *(found for meeting in meetings for found in _group(meeting, weeks)),
        *_coach(meetings, weeks, coach_busy),
    )


def _everyone(weeks: Mapping[str, tuple[WeekProblem, Plan]]) -> Iterator[Violation]:
    for name, (problem, plan) in weeks.items():
        for broken in check_plan(problem, plan).broken:
            yield Violation(broken.rule, broken.amount, broken.sessions, f"{name}: {broken.detail}")


def _room(
    week: Week, room: Room, users: Sequence[str], weeks: Mapping[str, tuple[WeekProblem, Plan]]
) -> Iterator[Violation]:
    lifting: Counter[int] = Counter()
    for name in users:
        for placed in weeks[name][1].schedule.placed if name in weeks else ():
            if placed.place == "gym":
                lifting.update(range(placed.start, placed.end))
    most = _places(week, room)
    full = [minute for minute, count in sorted(lifting.items()) if count > most[minute]]
    if full:
        detail = f"room {room.id} is over-full at minute {full[0]}, and at {len(full) - 1} more"
        yield Violation("room-places", len(full), (), detail)


def _places(week: Week, room: Room) -> Counter[int]:
    """Minute -> places."""
    most: Counter[int] = Counter()
    for day in range(7):
        for start, end in room.open.on(day):
            most.update(dict.fromkeys(range(week.at(day, start), week.at(day, end)), room.places))
        for fewer in room.fewer:
            if not fewer.day or WEEKDAYS[day] in fewer.day:
                for start, end in fewer.between or ((0, 24 * 60),):
                    for minute in range(week.at(day, start), week.at(day, end)):
                        most[minute] = min(most[minute], fewer.places)
    return most


def _group(meeting: Meeting, weeks: Mapping[str, tuple[WeekProblem, Plan]]) -> Iterator[Violation]:
    starts = {
        placed.start
        for name, session in meeting.sessions.items()
        for placed in (weeks[name][1].schedule.placed if name in weeks else ())
        if placed.session.id == session
    }
    if starts - {meeting.start}:
        detail = f"{meeting.group.name} starts at minutes {sorted(starts)}, not together at {meeting.start}"
        yield Violation("group-start", 1, tuple(meeting.sessions.values()), detail)


def _coach(
    meetings: Sequence[Meeting], weeks: Mapping[str, tuple[WeekProblem, Plan]], busy: Sequence[Span]
) -> Iterator[Violation]:
    minutes: Counter[int] = Counter(minute for span in busy for minute in range(*span))
    minutes = Counter(dict.fromkeys(minutes, 1))
    for meeting in meetings:
        if not meeting.group.coach or meeting.start is None:
            continue
        ends = [
            placed.end
            for name, session in meeting.sessions.items()
            for placed in (weeks[name][1].schedule.placed if name in weeks else ())
            if placed.session.id == session
        ]
        there = range(meeting.start, max(ends, default=meeting.start))
        if any(minutes[minute] for minute in there):
            yield Violation("coach-there", 1, (), f"the coach is busy during {meeting.group.name}")
        minutes.update(there)
