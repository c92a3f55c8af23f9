"""Weeks made by hand for what is said of them: a problem, and a plan of it that need not be a good one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from liftrun.domain import Dropped, Instance, Plan
from liftrun.reasons.drop_reasons import reasons
from liftrun.reasons.session_names import titles
from liftrun.reasons.why_here import why
from liftrun.rules.problem import WeekProblem
from tests.support.factories.weeks import PLAIN, at, schedule, spans, usual_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from liftrun.domain import Placed, Session, Week
    from liftrun.rules.base import Rule

WORKDAYS = ("mon", "tue", "wed", "thu", "fri")
EVERY_DAY = (*WORKDAYS, "sat", "sun")


class Handmade:
    """A week in which some sessions are placed and the others dropped.

    Args:
        week: The frame of days.
        placed: Sessions in their places.
        dropped: Sessions that are not.
        free: Session id -> `"sat 07:00-08:30, sun 09:00-10:00"`, or place -> that; the others have the whole week.
        rules: The rules in force.
        history: Sessions of the week before, in their places.
        further: More of the instance: `pins` as moments, `travel_minutes`, `grid_minutes`.
    """

    def __init__(
        self,
        *placed: Placed,
        dropped: Iterable[Session] = (),
        free: Mapping[str, str | Mapping[str, str]] | None = None,
        rules: Iterable[Rule] = (),
        history: Iterable[Placed] = (),
        week: Week = PLAIN,
        pins: Mapping[str, str] | None = None,
        **further: Any,
    ) -> None:
        sessions = (*(one.session for one in placed), *dropped)
        told = free or {}
        openings = {one.id: _openings(week, one, told.get(one.id, "mon 00:00-24:00 to sun")) for one in sessions}
        settled = {name: at(week, moment) for name, moment in (pins or {}).items()}
        past = tuple(history)
        instance = Instance(week, sessions, openings, pins=settled, history=past, **further)
        self.problem = WeekProblem(instance, tuple(rules))
        self.plan = Plan(schedule(week, *placed, history=past), tuple(Dropped(one) for one in dropped))
        self.titles = titles(sessions)

    def reason(self, session: Session) -> str:
        """What is said of a dropped session."""
        return reasons(self.problem, self.plan, self.titles)[session.id]

    def why(self, session: Session) -> str:
        """What is said of a placed one."""
        return why(self.problem, self.plan, self.titles)[session.id]


def _openings(week, session, told):
    by_place = {usual_place(session): told} if isinstance(told, str) else told
    return {place: tuple(_spans(week, text)) for place, text in by_place.items() if text}


def _spans(week, text):
    if text.endswith("to sun"):
        return [span for day in EVERY_DAY for span in spans(week, (day,), "00:00-24:00")]
    return [span for part in text.split(", ") for span in spans(week, (part.split()[0],), part.split()[1])]
