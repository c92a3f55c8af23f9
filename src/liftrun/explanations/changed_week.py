"""Applies changes to the input of a week, and plans it again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from liftrun.athlete import Home, Window
from liftrun.calendars.policy import BusyTime
from liftrun.domain import WEEKDAYS, Length, Span
from liftrun.planning.prepare import plan_week, prepare

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from liftrun.athlete import Athlete
    from liftrun.calendars.policy import CalendarReading
    from liftrun.domain import Session
    from liftrun.explanations.adjustment import Adjustment
    from liftrun.planning.prepare import PreparedWeek, SolvedWeek
    from liftrun.rulebook import Rulebook

RELAXED_WEIGHT = 30
"""A required rule that is relaxed costs this much in the new plan, as much as a wished day of rest."""


@dataclass(frozen=True, slots=True)
class Planner:
    """What is needed to plan a changed week.

    Attributes:
        solved: The week as it is.
        rulebook: The rulebook.
    """

    solved: SolvedWeek
    rulebook: Rulebook

    def plan_with(self, changes: Sequence[Adjustment]) -> SolvedWeek:
        """The week, planned again with changes of its input."""
        prepared = self.solved.prepared
        athlete, reading = prepared.athlete, prepared.reading
        for change in changes:
            athlete = _changed_athlete(athlete, change, self._relaxable())
            reading = _changed_reading(reading, change)
        grid = prepared.problem.instance.grid_minutes
        again = prepare(athlete, prepared.week, reading, self.rulebook, grid_minutes=grid)
        again = replace(
            _changed_problem(again, changes),
            alternatives=tuple(_changed_problem(one, changes) for one in again.alternatives),
        )
        return plan_week(again, self.solved.options)

    def _relaxable(self) -> Mapping[str, str]:
        """Rule id -> the strength that it has when relaxed: a required rule becomes weighted, another is off."""
        rules = self.solved.prepared.problem.rules
        return {rule.id: "weighted" if rule.required else "off" for rule in rules}


def _changed_athlete(athlete: Athlete, change: Adjustment, relaxed: Mapping[str, str]) -> Athlete:
    if change.kind in ("window_opens_earlier", "window_closes_later"):
        return _with_window(athlete, change)
    if change.kind == "lift_at_home":
        return athlete.model_copy(update={"home": Home(equipment=("body weight",))})
    if change.kind == "rule_relaxed":
        strength = relaxed[change.target]
        table: dict[str, object] = {"strength": strength}
        if strength == "weighted":
            table["weight"] = RELAXED_WEIGHT
        return athlete.model_copy(update={"rules": {**athlete.rules, change.target: table}})
    return athlete


def _with_window(athlete: Athlete, change: Adjustment) -> Athlete:
    """The athlete with one window that opens earlier or closes later."""
    day, number = map(int, change.target.split("-"))
    windows = list(athlete.availability.on(day))
    start, end = windows[number]
    if change.kind == "window_opens_earlier":
        windows[number] = Window(start - change.minutes, end)
    else:
        windows[number] = Window(start, end + change.minutes)
    availability = athlete.availability.model_copy(update={WEEKDAYS[day]: tuple(windows)})
    return athlete.model_copy(update={"availability": availability})


def moved_span(span: Span, change: Adjustment) -> Span:
    """The time of an event after a change."""
    by_kind = {
        "event_ends_earlier": (0, -change.minutes),
        "event_starts_later": (change.minutes, 0),
        "event_moves_earlier": (-change.minutes, -change.minutes),
        "event_moves_later": (change.minutes, change.minutes),
    }
    first, last = by_kind[change.kind]
    return Span(span.start + first, span.end + last)


def _changed_reading(reading: CalendarReading, change: Adjustment) -> CalendarReading:
    if not change.kind.startswith("event_"):
        return reading
    number = int(change.target)
    busy = list(reading.busy)
    busy[number] = BusyTime(moved_span(busy[number].span, change), busy[number].title)
    return replace(reading, busy=tuple(busy))


def _changed_problem(prepared: PreparedWeek, changes: Sequence[Adjustment]) -> PreparedWeek:
    """The problem without the sessions that are given up, and with the shorter lengths."""
    gone = {change.target for change in changes if change.kind == "session_dropped"}
    less = {change.target: change.minutes for change in changes if change.kind == "session_shorter"}
    instance = prepared.problem.instance
    sessions = tuple(
        shortened(one, less[one.id]) if one.id in less else one for one in instance.sessions if one.id not in gone
    )
    changed = replace(instance, sessions=sessions, pins={k: v for k, v in instance.pins.items() if k not in gone})
    return replace(prepared, problem=replace(prepared.problem, instance=changed))


def shortened(session: Session, minutes: int) -> Session:
    """The session with one more length, shorter by some minutes than it may be."""
    least = session.lengths[-1]
    length = Length(least.minutes - minutes, round(least.metres * (least.minutes - minutes) / least.minutes))
    return replace(session, lengths=(*session.lengths, length))
