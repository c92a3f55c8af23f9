"""Several athletes in one exact model: their weekly models side by side, and the rooms that they share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from liftrun.domain import Span
from liftrun.domain.spans import without
from liftrun.model.cpsat import TRUE, Linear, Model
from liftrun.model.objective import Costs
from liftrun.model.solve import extract
from liftrun.model.week import WeekModel
from liftrun.squad.optimise.loss_sums import folded
from liftrun.squad.rooms.capacity import with_a_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liftrun.domain import Length, Placed, Plan
    from liftrun.rules.problem import WeekProblem
    from liftrun.squad.optimise.loss_sums import LossSum
    from liftrun.squad.rooms.capacity import Places

MOST = 2**45
"""The largest sum of classes of losses: such sums are exact in the solver, and in what it reports."""


@dataclass(frozen=True, slots=True)
class JointProblem:
    """Athletes to be planned together.

    Attributes:
        problems: Their weeks, all in one zone.
        rooms: For each, the number of their room in `places`, or None.
        places: The places of each room that these athletes may share.
    """

    problems: tuple[WeekProblem, ...]
    rooms: tuple[int | None, ...]
    places: tuple[Places, ...]


class JointModel:
    """The model of several athletes."""

    def __init__(self, joint: JointProblem) -> None:
        self.joint = joint
        self.model, self.costs = Model(), Costs()
        self.weeks = [WeekModel(problem.instance, self.model, self.costs) for problem in joint.problems]
        for week, problem in zip(self.weeks, joint.problems, strict=True):
            for rule in problem.rules:
                rule.encode(week)
        for number, places in enumerate(joint.places):
            self._share(number, places)

    def _share(self, number: int, places: Places) -> None:
        """Allow no more lifts at once than the room has places at that time."""
        using = [week for week, room in zip(self.weeks, self.joint.rooms, strict=True) if room == number]
        found = (session.interval_at("gym") for week in using for session in week.sessions.values())
        intervals = [interval for interval in found if interval is not None]
        most = max((count for _, count in places), default=1)
        if not intervals:
            return
        pieces = [(span, most - count) for span, count in places if count < most]
        whole = [Span(0, week.week.minutes) for week in using[:1]]
        pieces += [(span, most) for span in without(whole, with_a_place(places))]
        blocked = [self._fixed(span) for span, _ in pieces]
        missing = [taken for _, taken in pieces]
        self.model.cumulative([*intervals, *blocked], [*[1] * len(intervals), *missing], most)

    def _fixed(self, span: Span) -> int:
        start, end = span
        return self.model.interval(Linear((), start), Linear((), end - start), Linear((), end), TRUE)

    def values(self, plans: Sequence[Plan]) -> list[tuple[int, int]]:
        """(variable, value) for each decision of some plans: a start for the solver."""
        return [pair for week, plan in zip(self.weeks, plans, strict=True) for pair in _values(week, plan)]

    def loss_sums(self, depth: int) -> list[LossSum]:
        """The first levels of losses of everybody together, in as few sums as the solver's arithmetic allows."""
        levels = self.costs.levels()[:depth]
        most = [sum(loss for loss, _ in terms) for terms in levels]
        return folded(levels, most, MOST, [_factor(terms) for terms in levels])

    def plans(self, values: list[int]) -> tuple[Plan, ...]:
        """The plans of a solution."""
        return tuple(extract(week, values) for week in self.weeks)


def _factor(terms: Sequence[tuple[int, int]]) -> int:
    """A generous estimate of how much a class enlarges a sum: smaller sums are solved better within their limits."""
    return (1 + max((loss for loss, _ in terms), default=0)) * (1 + len(terms))


def _values(week: WeekModel, plan: Plan) -> Iterator[tuple[int, int]]:
    placed = {one.session.id: one for one in plan.schedule.placed}
    for name, model in week.sessions.items():
        one = placed.get(name)
        truths = [(model.dropped, one is None)]
        if one is not None:
            (step, variable), *_ = model.start.terms
            yield variable, one.start // step
            day = week.week.day_of(one.start)
            truths += [(literal, key == day) for key, literal in model.day.items()]
            truths += [(literal, key == one.place) for key, literal in model.place.items()]
            truths += [(literal, _has(one, length)) for length, literal in model.length.items()]
            truths.append((model.plyometrics, one.has_plyometrics))
        yield from ((literal, int(true)) for literal, true in truths if literal > TRUE)


def _has(placed: Placed, length: Length) -> bool:
    """Whether a session was placed at a length."""
    return placed.work_minutes == length.minutes and placed.metres == length.metres
