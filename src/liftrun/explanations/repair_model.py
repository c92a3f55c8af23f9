"""The model that finds the cheapest changes with which a missing session fits, beside all that are kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from liftrun.availability.free_time import athlete_time, banned_spans
from liftrun.domain import Length, Priority
from liftrun.domain.spans import without
from liftrun.explanations.adjustment import BASE_COST, STEP_MINUTES, Adjustment, Blocker
from liftrun.explanations.blockers import blockers
from liftrun.explanations.cause_model import kept_and, required_rules
from liftrun.explanations.explaining_week import ExplainingWeek
from liftrun.explanations.relaxed_instance import needs_weights, places_of, relaxed_instance
from liftrun.model.cpsat import Linear
from liftrun.model.objective import CAN_BE_HALVED
from liftrun.model.solve import SolveOptions, run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from liftrun.domain import Instance, Place, Session
    from liftrun.explanations.adjustment import AdjustmentKind
    from liftrun.model.cpsat import Literal
    from liftrun.model.session import SessionModel
    from liftrun.planning.prepare import SolvedWeek

MOST_CHANGES = 2
"""Changes that a repair makes together."""

SHORTEST_MINUTES = 20
"""No session is made shorter than this."""

_SHORTER_BY = (10, 20, 30)
_LIMIT = {"max_deterministic_time": 2.0}


class RepairModel:
    """A solved week with one of its dropped sessions required, and a cost for each change."""

    def __init__(self, solved: SolvedWeek, lost: str, fixed: Sequence[str] = (), *, at: int | None = None) -> None:
        """Build the model.

        Args:
            solved: The week, solved.
            lost: The id of the missing session.
            fixed: Patterns of titles of events that cannot be moved.
            at: The minute of the week at which the session is wished; None for any.
        """
        self._prepared, self._lost = solved.prepared, lost
        self._instance = solved.prepared.problem.instance
        self._sessions = kept_and(solved, lost)
        rules = tuple(required_rules(solved))
        self._pins = {one.id: self._instance.pins[one.id] for one in self._sessions if one.id in self._instance.pins}
        instance = relaxed_instance(self._prepared, self._sessions, "", rules)
        self.week = ExplainingWeek(self._with_changes(instance), {})
        self._literal: dict[Adjustment, Literal] = {}
        self._minutes: dict[Adjustment, int] = {}
        for session in self._sessions:
            self._add_session(session)
        if at is not None:
            self.week.model.linear(self.week.sessions[lost].start, at, at)
        for blocker in blockers(self._prepared, fixed):
            self._add_blocker(blocker)
        self._add_limits()
        self.week.add_rules(rules)
        self._price_rules()
        self._minimise()

    def cheapest(self) -> tuple[Adjustment, ...] | None:
        """The cheapest changes that were not found before; None if there are none, or time ran out."""
        status, response = run(self.week.model, SolveOptions(parameters=_LIMIT))
        if status not in ("optimal", "feasible"):
            return None
        values = list(response.solution)
        chosen = [one for one, literal in self._literal.items() if values[literal]]
        self.week.clause(*(~self._literal[one] for one in chosen))
        return tuple(replace(one, minutes=one.minutes or self._found(one, values)) for one in chosen)

    def _found(self, one: Adjustment, values: Sequence[int]) -> int:
        return STEP_MINUTES * values[self._minutes[one]] if one in self._minutes else 0

    def _with_changes(self, instance: Instance) -> Instance:
        """The pinned sessions as they are; the others also shorter; the missing lift also at home."""
        openings = dict(instance.openings)
        for name in self._pins:
            openings[name] = dict(self._instance.openings.get(name, {}))
        lost = next(one for one in self._sessions if one.id == self._lost)
        if needs_weights(lost) and self._prepared.athlete.home is None and lost.id not in self._pins:
            openings[lost.id] = {**openings[lost.id], "home": tuple(self._prepared.week.day_span(d) for d in range(7))}
        sessions = tuple(one if one.id in self._pins else _with_shorter(one) for one in instance.sessions)
        return replace(instance, sessions=sessions, openings=openings, pins=dict(self._pins))

    def _new(self, kind: AdjustmentKind, target: str, literal: Literal | None = None, minutes: int = 0) -> Literal:
        adjustment = Adjustment(kind, target, minutes)
        return self._literal.setdefault(adjustment, self.week.boolean() if literal is None else literal)

    def _add_session(self, session: Session) -> None:
        model = self.week.sessions[session.id]
        droppable = session.priority > Priority.LONG_RUN and session.id != self._lost
        if droppable:
            dropped = self._new("session_dropped", session.id)
            self.week.clause(model.present, dropped)
        else:
            self.week.clause(model.present)
        least = session.lengths[-1].minutes
        for length, literal in model.length.items():
            if length.minutes < least:
                shorter = self._new("session_shorter", session.id, minutes=least - length.minutes)
                self.week.clause(~literal, shorter)
        if "home" in model.place and "home" not in places_of(self._prepared, session):
            self.week.clause(~model.place["home"], self._new("lift_at_home", session.id))

    def _free_sessions(self) -> list[SessionModel]:
        return [one for name, one in self.week.sessions.items() if name not in self._pins and one.variants]

    def _pads(self) -> Mapping[Place, int]:
        return {"road": 0, "home": 0, "gym": self._instance.travel_minutes}

    def _add_blocker(self, blocker: Blocker) -> None:
        """Keep sessions out of blocked time; its edges move by the minutes of the changes that are chosen."""
        changes = [one for part in (blocker.begins, blocker.ends, blocker.shifts) for one in part]
        amounts = {(kind, target): self._amount(kind, target, most) for kind, target, most in changes}
        known = {key: amount for key, amount in amounts.items() if amount is not None}
        if not known:
            for session in self._free_sessions():
                session.keep_out_of([blocker.span], [], self._pads())
            return
        start = Linear(
            _terms(known, blocker.begins, 1) + _terms(known, blocker.shifts, 1, signed=True), blocker.span.start
        )
        end = Linear(_terms(known, blocker.ends, -1) + _terms(known, blocker.shifts, 1, signed=True), blocker.span.end)
        self.week.model.at_most_one([self._literal[Adjustment(kind, target)] for kind, target in known])
        for session in self._free_sessions():
            self._keep_apart(session, start, end)

    def _amount(self, kind: AdjustmentKind, target: str, most: int) -> int | None:
        """The variable of the steps by which a change moves an edge; None if it cannot move."""
        if most < STEP_MINUTES:
            return None
        literal, steps = self._new(kind, target), self.week.model.integer([(0, most // STEP_MINUTES)])
        self.week.model.linear(Linear(((1, steps),)), high=0, when=[~literal])
        self._minutes[Adjustment(kind, target)] = steps
        return steps

    def _keep_apart(self, session: SessionModel, start: Linear, end: Linear) -> None:
        after = self.week.boolean()
        for place, pad in self._pads().items():
            if place in session.place:
                there = session.place[place]
                self.week.after(end, session.start, pad, when=dict.fromkeys([session.present, there, after]))
                self.week.after(session.end, start, pad, when=dict.fromkeys([session.present, there, ~after]))

    def _add_limits(self) -> None:
        """Bans and the hours of the gym, which no change moves."""
        hours = athlete_time(self._prepared.athlete, self._prepared.week, ()).gym_hours
        days = [self._prepared.week.day_span(day) for day in range(7)]
        closed = without(days, hours) if self._prepared.athlete.gym else ()
        for session in self._free_sessions():
            if closed:
                session.keep_out_of(closed, [], {"gym": 0})
            banned = banned_spans(self._prepared.athlete, self._prepared.week, session.session)
            if banned:
                session.keep_out_of(banned, [], dict.fromkeys(session.place, 0))

    def _price_rules(self) -> None:
        for escape, rule in self.week.escapes.items():
            self.week.clause(~escape, self._new("rule_relaxed", rule.id))

    def _minimise(self) -> None:
        literals = self._literal.items()
        terms = [(BASE_COST[one.kind] + 2 * one.minutes, literal) for one, literal in literals]
        terms += [(STEP_MINUTES, steps) for steps in self._minutes.values()]
        self.week.model.linear(Linear(tuple((1, literal) for _, literal in literals)), high=MOST_CHANGES)
        self.week.model.minimise(Linear(tuple(terms)))


def _terms(
    known: Mapping[tuple[AdjustmentKind, str], int],
    changes: Sequence[tuple[AdjustmentKind, str, int]],
    factor: int,
    *,
    signed: bool = False,
) -> tuple[tuple[int, int], ...]:
    """The minutes of some changes, as terms; a change that moves something earlier counts negatively, if `signed`."""
    terms = []
    for kind, target, _ in changes:
        if (kind, target) in known:
            sign = -1 if signed and kind.endswith("earlier") else 1
            terms.append((sign * factor * STEP_MINUTES, known[kind, target]))
    return tuple(terms)


def _with_shorter(session: Session) -> Session:
    """The session with further lengths that are shorter than it may be; not for races and long runs."""
    if session.is_race or session.priority is CAN_BE_HALVED:
        return session
    least = session.lengths[-1]
    minutes = [least.minutes - less for less in _SHORTER_BY]
    lengths = tuple(Length(m, round(least.metres * m / least.minutes)) for m in minutes if m >= SHORTEST_MINUTES)
    return replace(session, lengths=(*session.lengths, *lengths))
