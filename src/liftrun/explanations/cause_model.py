"""The model that finds cause sets: everything that restricts a week is in force only if its literal is true."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from liftrun.explanations.cause import Cause, Change
from liftrun.explanations.explaining_week import ExplainingWeek
from liftrun.explanations.relaxed_instance import needs_weights, places_of, relaxed_instance, shorter_length
from liftrun.explanations.time_causes import time_causes
from liftrun.model.objective import CAN_BE_HALVED, is_halved, is_worth_halving

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liftrun.domain import Session
    from liftrun.explanations.time_causes import TimeCause
    from liftrun.model.cpsat import Literal
    from liftrun.planning.prepare import SolvedWeek
    from liftrun.rules.base import Rule


class CauseModel:
    """A solved week with one of its dropped sessions required, and a literal for each cause.

    Attributes:
        week: The model. With no cause in force, the missing session fits beside all that are kept.
        causes: Key -> cause. What the use of a rule is about is found later, by `named`.
        literal: Key of a cause -> the literal that puts it in force.
    """

    def __init__(self, solved: SolvedWeek, lost: str, fixed: Sequence[str] = ()) -> None:
        """Build the model.

        Args:
            solved: The week, solved.
            lost: The id of the dropped session.
            fixed: Patterns of titles of events that cannot be moved.
        """
        self._prepared, self._lost = solved.prepared, lost
        self._instance = solved.prepared.problem.instance
        self.causes: dict[str, Cause] = {}
        self.literal: dict[str, Literal] = {}
        sessions = kept_and(solved, lost)
        moving = {one.id for one in sessions if not one.is_race}
        self._pins = {name: start for name, start in self._instance.pins.items() if name in moving}
        rules = tuple(required_rules(solved))
        self.week = ExplainingWeek(relaxed_instance(self._prepared, sessions, lost, rules), self._pins)
        for session in sessions:
            self._add_session(session)
        for one in time_causes(self._prepared, sessions, fixed):
            self._add_time(one)
        self.week.add_rules(rules)
        for number, (escape, rule) in enumerate(self.week.escapes.items()):
            self._add(Cause("rule", f"rule-{number}", Change.ADVICE, rule=rule), ~escape)

    def named(self, key: str) -> Cause:
        """A cause; for the use of a rule with the sessions and days that it is about."""
        cause = self.causes[key]
        if cause.rule is None:
            return cause
        sessions, days = self.week.use_of(~self.literal[key])
        return replace(cause, sessions=sessions, days=days)

    def where(self, day: int | None, minute: int | None) -> list[Literal]:
        """Literals that put the missing session on a day, or at a minute of the week."""
        model, literal = self.week.sessions[self._lost], self.week.boolean()
        if minute is not None:
            self.week.model.linear(model.start, minute, minute, when=[literal])
        if day is not None:
            self.week.clause(~literal, *([model.day[day]] if day in model.day else []))
        return [literal]

    def _add(self, cause: Cause, literal: Literal) -> Literal:
        self.causes[cause.key] = cause
        self.literal[cause.key] = literal
        return literal

    def _add_session(self, session: Session) -> None:
        """The missing session and the race are in the week; every other session, and each limit, is a cause."""
        name, present = session.id, self.week.sessions[session.id].present
        if name == self._lost or session.is_race:
            self.week.clause(present)
        else:
            least = session.lengths[-1].minutes if session.priority is CAN_BE_HALVED else 0
            self._add(Cause("session", f"session-{name}", Change.OWN_CHOICE, sessions=(name,), minutes=least), present)
        if name == self._lost and not session.is_race:
            self._limit_length(session)
            self._limit_place(session)
        if name in self._pins:
            self._fix_start(session)

    def _limit_length(self, session: Session) -> None:
        short, model = shorter_length(session, self._instance.grid_minutes), self.week.sessions[session.id]
        if short and short in model.length:
            least = session.lengths[-1].minutes
            cause = Cause("length", f"length-{session.id}", Change.EASY, sessions=(session.id,), minutes=least)
            self._add(cause, ~model.length[short])

    def _limit_place(self, session: Session) -> None:
        """A lift that cannot be at home is in the gym."""
        if not needs_weights(session) or "home" in places_of(self._prepared, session):
            return
        literal = self.week.boolean()
        self.week.clause(~literal, ~self.week.sessions[session.id].place["home"])
        self._add(Cause("place", f"place-{session.id}", Change.ADVICE, sessions=(session.id,)), literal)

    def _fix_start(self, session: Session) -> None:
        start, literal = self._pins[session.id], self.week.boolean()
        openings = self._instance.openings.get(session.id, {})
        self.week.sessions[session.id].only_at(start, openings, [literal])
        cause = Cause("pin", f"pin-{session.id}", Change.OWN_CHOICE, (), sessions=(session.id,), minutes=start)
        self._add(cause, literal)

    def _add_time(self, one: TimeCause) -> None:
        """Block the time of a cause for the sessions that it concerns. A pin outranks it."""
        literal = self._add(one.cause, self.week.boolean())
        for name, model in self.week.sessions.items():
            if name in one.sessions and not model.session.is_race:
                pin = self.literal.get(f"pin-{name}")
                when = [literal] if pin is None else [literal, ~pin]
                model.keep_out_of(one.blocked, when, one.pad_minutes)


def kept_and(solved: SolvedWeek, lost: str) -> tuple[Session, ...]:
    """The sessions that a plan keeps and one that it drops, most important first.

    A long run that may not be cut to half for the dropped session is without its shorter lengths.
    """
    plan, sessions = solved.outcome.plan, solved.prepared.problem.instance.sessions
    placed = {one.session.id: one for one in plan.schedule.placed} if plan else {}
    halve = any(one.id == lost and is_worth_halving(one.priority) for one in sessions)
    return tuple(
        one if halve or one.id == lost or is_halved(placed[one.id]) else not_halved(one)
        for one in sessions
        if one.id in placed or one.id == lost
    )


def not_halved(session: Session) -> Session:
    """The session without the lengths to which a long run is cut only for more important sessions."""
    return replace(session, lengths=session.lengths[:2]) if session.priority is CAN_BE_HALVED else session


def required_rules(solved: SolvedWeek) -> Iterator[Rule]:
    """The required rules of a week, and the weighted rules of keeping that its plan follows completely.

    Such a rule counts more than a session, so it can be the reason for which one is dropped.
    """
    broken = {rule.id for rule, _ in solved.outcome.verdict.paid} if solved.outcome.verdict else set()
    for rule in solved.prepared.problem.rules:
        if rule.required:
            yield rule
        elif rule.tier == "keep" and rule.id not in broken:
            yield rule.model_copy(update={"strength": "required", "weight": 0})
