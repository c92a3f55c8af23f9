"""Several athletes in one exact model: their weekly models side by side, and the room's places between them.

Each class of losses (`objective.LEVELS`) is summed over everybody and minimised in turn, what is reached being kept for
good. As one sum, the scales of a squad would need more digits than the solver has; classes that fit go together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from liftrun.checks.plan import check_plan
from liftrun.domain import Span
from liftrun.domain.errors import BrokenPlanError
from liftrun.domain.spans import without
from liftrun.model.cpsat import TRUE, Linear, Model
from liftrun.model.objective import LEVELS, Costs
from liftrun.model.solve import extract, run
from liftrun.model.week import WeekModel
from liftrun.squad.optimise.losses import NOTHING, losses_of, total
from liftrun.squad.rooms.capacity import gym_spans, overfull, with_a_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liftrun.domain import Length, Placed, Plan
    from liftrun.model.solve import SolveOptions
    from liftrun.rules.problem import WeekProblem
    from liftrun.squad.optimise.losses import Losses
    from liftrun.squad.rooms.capacity import Places

Level = list[tuple[int, int]]
MOST = 2**45
"""The largest coefficient of a stage: sums of them are exact in the solver, and in what it reports."""


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


@dataclass(frozen=True, slots=True)
class JointOutcome:
    """What came of it.

    Attributes:
        plans: A plan for each, None if none was found in time.
        losses: What the plans give up together.
        bound: No plan gives up less, level by level, as long as the levels above are equal.
        optimal: Whether the plan is proven best on every level.
    """

    plans: tuple[Plan, ...] | None
    losses: Losses
    bound: Losses
    optimal: bool


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
        """Nobody lifts where there is no place: never more at once than the room has at that time."""
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
        """(variable, value) for what plans decide of each session."""
        return [pair for week, plan in zip(self.weeks, plans, strict=True) for pair in _values(week, plan)]

    def plans(self, values: list[int]) -> tuple[Plan, ...]:
        """The plans of a solution."""
        return tuple(extract(week, values) for week in self.weeks)


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
            truths.append((model.jumps, one.has_plyometrics))
        yield from ((literal, int(true)) for literal, true in truths if literal > TRUE)


def _has(placed: Placed, length: Length) -> bool:
    """Whether a session was placed at a length."""
    return placed.work_minutes == length.minutes and placed.metres == length.metres


@dataclass(frozen=True, slots=True)
class LossSum:
    """Some levels folded into one sum: each has the scale of all below it, so the sum is minimal exactly if they are.

    Attributes:
        scales: Number of each level -> its scale, what counts most first.
        terms: The sum.
    """

    scales: tuple[tuple[int, int], ...]
    terms: tuple[tuple[int, int], ...]

    @property
    def most(self) -> int:
        """The most that the sum can be."""
        return sum(weight for weight, _ in self.terms)

    @property
    def stop(self) -> int:
        """The number after its last level."""
        return self.scales[-1][0] + 1

    def value(self, losses: Losses) -> int:
        """The sum for some losses."""
        return sum(scale * losses[number] for number, scale in self.scales)

    def above(self, number: int, level: Level) -> LossSum:
        """The stage with one more level, which counts more than all of it."""
        scale = self.most + 1
        terms = tuple((scale * weight, literal) for weight, literal in level)
        return LossSum(((number, scale), *self.scales), terms + self.terms)

    def lowest(self, bound: int, losses: Losses) -> dict[int, int]:
        """What a bound on the sum says of each level, the levels above it being as in `losses`."""
        found = {}
        for number, scale in self.scales:
            found[number] = max(0, bound // scale)
            if found[number] < losses[number]:
                break
            bound -= scale * losses[number]
        return found


def stages(levels: Sequence[Level], depth: int) -> list[LossSum]:
    """The first levels in as few stages as can be, none with larger coefficients than the solver bears."""
    folded: list[LossSum] = []
    for number in reversed(range(depth)):
        level = levels[number]
        heaviest = max((weight for weight, _ in level), default=0)
        if folded and (folded[0].most + 1) * (1 + heaviest) * (1 + len(level)) <= MOST:
            folded[0] = folded[0].above(number, level)
        else:
            folded.insert(0, LossSum(((number, 1),), tuple(level)))
    return folded


def solve_jointly(
    joint: JointProblem,
    options: SolveOptions,
    *,
    depth: int = len(LEVELS),
    floor: Losses | None = None,
    start: Sequence[Plan] | None = None,
) -> JointOutcome:
    """The best plan for several athletes together.

    Args:
        joint: Who, and what they share.
        options: How to solve each stage.
        depth: How many levels to minimise; the rest is left as it comes.
        floor: A proven bound on the losses (the sum of what each gives up alone); a stage that reaches it is done.
        start: Plans to start from.

    Raises:
        BrokenPlanError: if the plans found do not pass their checks (a bug in liftrun).
    """
    model = JointModel(joint)
    search = _JointSearch(model, options, floor)
    if start is not None:
        search.begin(tuple(start))
    for stage in stages(model.costs.levels(), depth):
        if not search.settle(stage):
            break
    return search.outcome(depth)


class _JointSearch:
    """The stages solved one after another."""

    def __init__(self, model: JointModel, options: SolveOptions, floor: Losses | None) -> None:
        self.model, self.options, self.floor = model, options, floor
        self.plans: tuple[Plan, ...] | None = None
        self.losses: Losses = NOTHING
        self.bound: dict[int, int] = {}
        self.proven = True

    def begin(self, plans: tuple[Plan, ...]) -> None:
        """Take plans as the best so far."""
        self.plans, self.losses = plans, joint_losses(self.model.joint, plans)
        self.model.model.hint(self.model.values(plans))

    def settle(self, stage: LossSum) -> bool:
        """Minimise a stage and hold on to what is reached; whether there is a plan."""
        if not self._is_at_its_floor(stage):
            self._solve(stage)
        if self.plans is None:
            return False
        self.model.model.linear(Linear(stage.terms), high=stage.value(self.losses))
        return True

    def _is_at_its_floor(self, stage: LossSum) -> bool:
        """Whether no better is possible on the levels of a stage, since nobody does better even alone."""
        if self.plans is None or self.floor is None or self.losses[: stage.stop] != self.floor[: stage.stop]:
            return False
        self.bound.update({number: self.losses[number] for number, _ in stage.scales})
        return True

    def _solve(self, stage: LossSum) -> None:
        self.model.model.minimise(Linear(stage.terms))
        status, response = run(self.model.model, self.options)
        if status in ("optimal", "feasible"):
            values = list(response.solution)
            plans = self.model.plans(values)
            losses = joint_losses(self.model.joint, plans)
            if self.plans is None or stage.value(losses) <= stage.value(self.losses):
                self.plans, self.losses = plans, losses
                self.model.model.hint(enumerate(values))
        optimal = status == "optimal"
        if self.proven and self.plans is not None:
            bound = stage.value(self.losses) if optimal else round(response.best_objective_bound)
            self.bound.update(stage.lowest(bound, self.losses))
        self._raise_to_the_floor(stage)
        self.proven = self.proven and optimal

    def _raise_to_the_floor(self, stage: LossSum) -> None:
        """What each does alone bounds a level too, where the levels above it are no worse than alone."""
        for number, _ in stage.scales:
            if self.floor is not None and self.losses[:number] == self.floor[:number]:
                self.bound[number] = max(self.bound.get(number, 0), self.floor[number])

    def outcome(self, depth: int) -> JointOutcome:
        """What came of it."""
        bound = tuple(self.bound.get(number, 0) for number in range(len(LEVELS)))
        if self.plans is None:
            return JointOutcome(None, NOTHING, bound, optimal=False)
        return JointOutcome(self.plans, self.losses, bound, optimal=self.proven and depth == len(LEVELS))


def joint_losses(joint: JointProblem, plans: Sequence[Plan]) -> Losses:
    """What plans give up together, found in plain Python.

    Raises:
        BrokenPlanError: if a plan breaks a required rule, or a room is over-full.
    """
    verdicts = [check_plan(problem, plan) for problem, plan in zip(joint.problems, plans, strict=True)]
    broken = [f"{v.rule}: {v.detail}" for verdict in verdicts for v in verdict.broken]
    for number, places in enumerate(joint.places):
        using = [plan for plan, room in zip(plans, joint.rooms, strict=True) if room == number]
        if overfull(places, [span for plan in using for span in gym_spans(plan)]):
            broken.append(f"room {number + 1} is over-full")
    if broken:
        raise BrokenPlanError("; ".join(broken))
    return total(losses_of(plan, verdict) for plan, verdict in zip(plans, verdicts, strict=True))
