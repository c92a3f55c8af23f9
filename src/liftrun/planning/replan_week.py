"""Replan a published week from a moment on: the past is fixed, and what is to come changes as little as possible."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from liftrun.calendars.clock import minute_of
from liftrun.domain import Priority, Span
from liftrun.domain.activities import ACTIVITIES
from liftrun.domain.spans import without
from liftrun.model.fewest_changes import Changes, PublishedTime, fewest_changes
from liftrun.planning.prepare import SolvedWeek
from liftrun.planning.slots import slots_of
from liftrun.planning.week_so_far import placed_in_past
from liftrun.rules.problem import WeekProblem
from liftrun.state.records import slot_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from liftrun.documents.plan import PlanDocument, SessionPart
    from liftrun.domain import Instance, Place, Placed, Session
    from liftrun.model.fewest_changes import ChangedWeek
    from liftrun.model.search import SolveOptions
    from liftrun.planning.prepare import PreparedWeek
    from liftrun.planning.week_so_far import WeekSoFar
    from liftrun.state.records import SlotKey

OF_THE_PAST = "past-"
"""How the ids of past sessions begin that the week does not contain any more, or never did."""


@dataclass(frozen=True, slots=True)
class ReplannedWeek:
    """A week that was planned again.

    Attributes:
        solved: The week with its new plan; its past sessions are pinned.
        changed: The result of the search.
        published: Session id of the new plan -> the published session of the same slot.
    """

    solved: SolvedWeek
    changed: ChangedWeek
    published: Mapping[str, SessionPart]


def replan_week(
    prepared: PreparedWeek, plan: PlanDocument, so_far: WeekSoFar, options: SolveOptions, *, improve: bool = False
) -> ReplannedWeek:
    """Plan a week again, from a moment on.

    Args:
        prepared: The week as it would be planned now, from its beginning.
        plan: The published plan.
        so_far: What has happened of it.
        options: How to solve.
        improve: Whether wished days and training count before the number of changes.
    """
    prepared = _nearest_way(prepared, plan)
    slots = {name: slot_key(slot) for name, slot in slots_of(prepared.demand.sessions, prepared.week.start).items()}
    known = {slot_key(part.slot): part for part in plan.sessions if part.slot}
    published = {name: known[slot] for name, slot in slots.items() if slot in known}
    past = _past_sessions(so_far, published)
    done = _begun(plan, so_far)
    problem = WeekProblem(_instance(prepared, so_far, past, slots, done), prepared.problem.rules)
    coming = {part.id for part in so_far.coming}
    times = {
        name: PublishedTime(minute_of(prepared.week, part.start), part.place)
        for name, part in published.items()
        if part.id in coming
    }
    changes = Changes({name: one.session.plyometrics is not None for name, one in past.items()}, times, improve)
    changed = fewest_changes(problem, changes, options)
    sessions = problem.instance.sessions
    again = replace(prepared, problem=problem, demand=replace(prepared.demand, sessions=sessions), alternatives=())
    return ReplannedWeek(SolvedWeek(again, options, changed.outcome), changed, published)


def _nearest_way(prepared: PreparedWeek, plan: PlanDocument) -> PreparedWeek:
    """Of the ways to match pins and sessions the one whose fixed starts are most like the published ones."""
    starts = {(part.slot.kind_or_focus, minute_of(prepared.week, part.start)) for part in plan.sessions if part.slot}

    def alike(way: PreparedWeek) -> int:
        instance = way.problem.instance
        kinds = {session.id: session.kind or session.focus for session in instance.sessions}
        return sum((kinds[name], start) in starts for name, start in instance.pins.items())

    return max((prepared, *prepared.alternatives), key=alike)


def _begun(plan: PlanDocument, so_far: WeekSoFar) -> set[SlotKey]:
    """The slots whose sessions have begun."""
    others = {part.id for part in (*so_far.coming, *so_far.missed)}
    return {slot_key(part.slot) for part in plan.sessions if part.slot and part.id not in others}


def _past_sessions(so_far: WeekSoFar, published: Mapping[str, SessionPart]) -> dict[str, Placed]:
    """The past as placed sessions, by the ids of the week's sessions where it has them."""
    names = {part.id: name for name, part in published.items()}
    found = {}
    for number, part in enumerate(so_far.past, start=1):
        name = names.get(part.part.id) if part.part else None
        name = name or f"{OF_THE_PAST}{number}"
        found[name] = placed_in_past(part, name)
    return found


def _instance(
    prepared: PreparedWeek,
    so_far: WeekSoFar,
    past: Mapping[str, Placed],
    slots: Mapping[str, SlotKey],
    done: set[SlotKey],
) -> Instance:
    """The instance of a week whose past is fixed: each past session has one place, one start and one length."""
    old = prepared.problem.instance
    coming = [session for session in old.sessions if slots[session.id] not in done]
    moved = {session.id: so_far.moved[slots[session.id]] for session in coming if slots[session.id] in so_far.moved}
    taken = _taken(so_far, past, old.travel_minutes)
    openings: dict[str, Mapping[Place, tuple[Span, ...]]] = {
        session.id: _cut(old.openings.get(session.id, {}), taken) for session in coming
    }
    openings |= {session.id: _at(session, moved[session.id], old) for session in coming if session.id in moved}
    openings |= {name: {one.place: (one.span,)} for name, one in past.items()}
    pins = {name: start for name, start in old.pins.items() if name in {session.id for session in coming}}
    sessions = [replace(one, priority=Priority.PINNED) if one.id in moved else one for one in coming]
    whole = {session.id: session for session in (*sessions, *(one.session for one in past.values()))}
    order = [*(session.id for session in old.sessions if session.id in whole), *past]
    return replace(
        old,
        sessions=tuple(whole[name] for name in dict.fromkeys(order)),
        openings=openings,
        pins=pins | moved | {name: one.start for name, one in past.items()},
    )


def _taken(so_far: WeekSoFar, past: Mapping[str, Placed], travel: int) -> Sequence[Span]:
    """The time that is over, and that of a session that is going on, with the way home after a lift."""
    ends = [one.end + (travel if one.session.activity == "lift" else 0) for one in past.values()]
    return (Span(min(0, so_far.now), max([so_far.now, *ends])),)


def _cut(places: Mapping[Place, tuple[Span, ...]], taken: Sequence[Span]) -> dict[Place, tuple[Span, ...]]:
    left = ((place, without(spans, taken)) for place, spans in places.items())
    return {place: spans for place, spans in left if spans}


def _at(session: Session, start: int, instance: Instance) -> dict[Place, tuple[Span, ...]]:
    """The opening of a session that the athlete has moved: its full length from then on, where it can be."""
    span = Span(start, start + session.lengths[0].minutes)
    usual: Place = "road" if ACTIVITIES[session.activity].where == "road" else "home"
    places = [place for place in instance.openings.get(session.id, {}) if session.can_be_at(place)]
    return dict.fromkeys(places or [usual], (span,))
