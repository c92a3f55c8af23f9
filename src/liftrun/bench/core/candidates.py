"""All placements of the sessions of a core problem, and the plan of a choice among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.domain import Dropped, Plan, Schedule
from liftrun.reasons.possible_starts import placed_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from liftrun.domain import Instance, Placed, Session, Span
    from liftrun.rules.problem import WeekProblem


def candidates(core: WeekProblem, session: Session) -> Iterator[Placed]:
    """A session at each start that it may have, in the order of its openings."""
    length = session.lengths[0]
    for place, spans in core.instance.openings.get(session.id, {}).items():
        for span in spans:
            for start in _starts(core.instance, session.id, span, length.minutes):
                yield placed_at(session, start, place, length)


def _starts(instance: Instance, name: str, span: Span, minutes: int) -> Iterable[int]:
    """The starts on the grid from which some minutes fit into a span; of a pinned session, the pin."""
    last = span.end - minutes
    if name in instance.pins:
        pin = instance.pins[name]
        return [pin] if span.start <= pin <= last else []
    grid = instance.grid_minutes
    return range(-(-span.start // grid) * grid, last + 1, grid)


def plan_of(core: WeekProblem, placed: Iterable[Placed]) -> Plan:
    """The plan with some placed sessions; all others are dropped."""
    ordered = tuple(sorted(placed, key=lambda one: one.start))
    kept = {one.session.id for one in ordered}
    dropped = tuple(Dropped(session) for session in core.instance.sessions if session.id not in kept)
    return Plan(Schedule(core.instance.week, ordered, core.instance.history), dropped)
