"""Encoder against check: force a placement on the model, and compare the solver's cost with the cost by the check.

The model is built once for each rule and world. A placement is then forced by narrowing domains: the start, a literal
for being kept, one for the place, one for each duration, one for the jumps and one for their order. All of it uses the
methods that rules use (`picks`, `start`, `end`, `chosen`, `at`, `plyometrics_last`), so that the form of the model may
change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ortools.sat.python import cp_model_helper as cpsat

from liftrun.checks.plan import Verdict, check_plan
from liftrun.domain import Placed, Plan
from liftrun.model.cpsat import FALSE, TRUE
from liftrun.model.solve import build, price
from liftrun.rules.problem import WeekProblem
from liftrun.rules.selector import Selector
from tests.rules.worlds import World, plans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from liftrun.domain import Instance
    from liftrun.model.cpsat import Literal
    from liftrun.model.session import Pick
    from liftrun.model.week import WeekModel
    from liftrun.rules.base import Rule

_EVERYTHING = (Selector(),)
_WITH_JUMPS = (Selector(plyometrics=True),)


class Handles(NamedTuple):
    """What forces a session into a placement."""

    pick: Pick
    duration: dict[int, Literal]
    plyometrics: Literal
    plyometrics_last: Literal | None


class Forced:
    """The model of an instance with some rules, in which placements can be forced one after the other."""

    def __init__(self, instance: Instance, rules: Iterable[Rule]) -> None:
        self._week, self.scales = build(WeekProblem(instance, tuple(rules)))
        jumping = {pick.id: pick for pick in self._week.picks(_WITH_JUMPS)}
        self._handles = {
            pick.id: _handles(self._week, pick, jumping.get(pick.id)) for pick in self._week.picks(_EVERYTHING)
        }
        self._changed: dict[int, list[int]] = {}

    def cost(self, plan: Plan) -> int | None:
        """The least cost that the model gives to a placement, None if it forbids it."""
        self._release()
        placed = {one.session.id: one for one in plan.schedule.placed}
        if not all(self._force(handles, placed.pop(identity, None)) for identity, handles in self._handles.items()):
            return None
        if placed:  # the model has no placement for these at all
            return None
        solver = cpsat.SolveWrapper()
        solver.set_parameters(_parameters())
        response = solver.solve(self._week.model.proto)
        if response.status == cpsat.CpSolverStatus.INFEASIBLE:
            return None
        assert response.status == cpsat.CpSolverStatus.OPTIMAL, response.status
        return round(response.objective_value)

    def _force(self, handles: Handles, placed: Placed | None) -> bool:
        """Narrow the domains of one session; False if one of them does not contain the value."""
        if placed is None:
            return self._fix(handles.pick.chosen, value=False)
        ((grid, variable),) = handles.pick.start.terms
        plyometrics_last = placed.has_plyometrics and placed.blocks[-1].kind == "plyometrics"
        return (
            self._fix(handles.pick.chosen, value=True)
            and self._fix(handles.pick.at(placed.place), value=True)
            and placed.start % grid == 0
            and self._narrow(variable, placed.start // grid)
            and self._fix(handles.duration[placed.end - placed.start], value=True)
            and self._fix(handles.plyometrics, value=placed.has_plyometrics)
            and (handles.plyometrics_last is None or self._fix(handles.plyometrics_last, value=plyometrics_last))
        )

    def _fix(self, literal: Literal, *, value: bool) -> bool:
        if literal in (TRUE, FALSE):
            return value == (literal == TRUE)
        return self._narrow(literal if literal >= 0 else ~literal, int(value == (literal >= 0)))

    def _narrow(self, variable: int, value: int) -> bool:
        domain = self._week.model.proto.variables[variable].domain
        known = self._changed.setdefault(variable, list(domain))
        domain.clear()
        domain.extend([value, value])
        return any(low <= value <= high for low, high in zip(known[::2], known[1::2], strict=True))

    def _release(self) -> None:
        for variable, known in self._changed.items():
            domain = self._week.model.proto.variables[variable].domain
            domain.clear()
            domain.extend(known)


def _handles(week: WeekModel, pick: Pick, jumping: Pick | None) -> Handles:
    session = next(s for s in week.instance.sessions if s.id == pick.id)
    extra = (0, session.plyometrics.minutes) if session.plyometrics else (0,)
    durations = {}
    for minutes in sorted({length.minutes + more for length in session.lengths for more in extra}):
        durations[minutes] = week.model.boolean()
        week.model.linear(pick.end + pick.start.times(-1), minutes, minutes, when=[durations[minutes]])
    if jumping is None:
        return Handles(pick, durations, FALSE, None)
    return Handles(pick, durations, jumping.chosen, week.plyometrics_last(jumping))


def _parameters() -> cpsat.SatParameters:
    parameters = cpsat.SatParameters()
    parameters.num_workers = 1
    parameters.cp_model_presolve = False
    parameters.cp_model_probing_level = 0
    parameters.linearization_level = 0
    return parameters


def verdicts(rule: Rule, world: World) -> list[tuple[Plan, Verdict]]:
    """Every placement of a world, with what the rule's check finds in it."""
    problem = WeekProblem(world.instance, (rule,))
    return [(plan, check_plan(problem, plan)) for plan in plans(world)]


class Disagreement(NamedTuple):
    """A placement to which model and check give different costs; None is a broken rule."""

    plan: Plan
    by_check: int | None
    by_model: int | None

    def __str__(self) -> str:
        """All sessions with their starts, and both costs."""
        placed = self.plan.schedule.placed
        where = ", ".join(
            f"{p.session.id} on day {p.start // 1440} at {p.start % 1440}+{p.end - p.start}" for p in placed
        )
        return f"{where}: the check finds {_words(self.by_check)}, the model {_words(self.by_model)}"


def _words(cost: int | None) -> str:
    return "a broken rule" if cost is None else f"a cost of {cost}"


def disagreements(rule: Rule, world: World, judged: Iterable[tuple[Plan, Verdict]]) -> Iterator[Disagreement]:
    """Placements for which the encoder and the check disagree."""
    model = Forced(world.instance, (rule,))
    for plan, verdict in judged:
        by_model = model.cost(plan)
        found = None
        if verdict.kept:
            found = sum(model.scales.tier[tier] * cost for tier, cost in price(plan, verdict, model.scales).items())
        if by_model != found:
            yield Disagreement(plan, found, by_model)
