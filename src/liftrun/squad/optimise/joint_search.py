"""The exact joint model of several athletes solved: sum after sum of losses, each kept at what was reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from liftrun.checks.plan import check_plan
from liftrun.domain.errors import BrokenPlanError
from liftrun.model.objective import LEVELS
from liftrun.model.solve import run
from liftrun.squad.optimise.joint_model import JointModel
from liftrun.squad.optimise.losses import NOTHING, losses_of, total
from liftrun.squad.rooms.capacity import gym_spans, overfull

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liftrun.domain import Plan
    from liftrun.model.solve import SolveOptions
    from liftrun.squad.optimise.joint_model import JointProblem
    from liftrun.squad.optimise.loss_sums import LossSum
    from liftrun.squad.optimise.losses import Losses


@dataclass(frozen=True, slots=True)
class JointOutcome:
    """The result of a joint solve.

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


def solve_jointly(
    joint: JointProblem,
    options: SolveOptions,
    *,
    depth: int = len(LEVELS),
    floor: Losses | None = None,
    start: Sequence[Plan] | None = None,
) -> JointOutcome:
    """The best plans for several athletes together, class after class of losses.

    Args:
        joint: Who, and what they share.
        options: How to solve for each sum of losses.
        depth: How many levels to minimise; those below are not minimised.
        floor: A proven bound on the losses: the sum of what each gives up alone. A sum that reaches it is not solved.
        start: Plans to start from.

    Raises:
        BrokenPlanError: if the plans found do not pass their checks (a bug in liftrun).
    """
    model = JointModel(joint)
    search = _JointSearch(model, options, floor)
    if start is not None:
        search.begin(tuple(start))
    for loss_sum in model.loss_sums(depth):
        if not search.settle(loss_sum):
            break
    return search.outcome(depth)


class _JointSearch:
    """The sums solved one after another."""

    def __init__(self, model: JointModel, options: SolveOptions, floor: Losses | None) -> None:
        self.model, self.options, self.floor = model, options, floor
        self.plans: tuple[Plan, ...] | None = None
        self.losses: Losses = NOTHING
        self.bound: dict[int, int] = {}
        self.proven = True

    def begin(self, plans: tuple[Plan, ...]) -> None:
        """Start from plans: they are the best so far."""
        self.plans, self.losses = plans, joint_losses(self.model.joint, plans)
        self.model.model.hint(self.model.values(plans))

    def settle(self, loss_sum: LossSum) -> bool:
        """Minimise a sum, and allow no more of it from now on; returns whether there is a plan."""
        if not self._is_at_its_floor(loss_sum):
            self._solve(loss_sum)
        if self.plans is None:
            return False
        self.model.model.linear(loss_sum.linear, high=loss_sum.value(self.losses))
        return True

    def _is_at_its_floor(self, loss_sum: LossSum) -> bool:
        """Whether the levels of a sum are as good as when each athlete has the room alone: then nothing is better."""
        stop = loss_sum.levels.stop
        if self.plans is None or self.floor is None or self.losses[:stop] != self.floor[:stop]:
            return False
        self.bound.update({level: self.losses[level] for level in loss_sum.levels})
        return True

    def _solve(self, loss_sum: LossSum) -> None:
        self.model.model.minimise(loss_sum.linear)
        status, response = run(self.model.model, self.options)
        if status in ("optimal", "feasible"):
            values = list(response.solution)
            plans = self.model.plans(values)
            losses = joint_losses(self.model.joint, plans)
            if self.plans is None or loss_sum.value(losses) <= loss_sum.value(self.losses):
                self.plans, self.losses = plans, losses
                self.model.model.hint(enumerate(values))
        optimal = status == "optimal"
        if self.proven and self.plans is not None:
            bound = loss_sum.value(self.losses) if optimal else round(response.best_objective_bound)
            self.bound.update(loss_sum.least(bound, self.losses))
        self._raise_to_the_floor(loss_sum)
        self.proven = self.proven and optimal

    def _raise_to_the_floor(self, loss_sum: LossSum) -> None:
        """Use what each gives up alone as a bound on a level too, if the levels above it are no worse than that."""
        for level in loss_sum.levels:
            if self.floor is not None and self.losses[:level] == self.floor[:level]:
                self.bound[level] = max(self.bound.get(level, 0), self.floor[level])

    def outcome(self, depth: int) -> JointOutcome:
        """The best plans so far, and what is proven."""
        bound = tuple(self.bound.get(level, 0) for level in range(len(LEVELS)))
        if self.plans is None:
            return JointOutcome(None, NOTHING, bound, optimal=False)
        return JointOutcome(self.plans, self.losses, bound, optimal=self.proven and depth == len(LEVELS))


def joint_losses(joint: JointProblem, plans: Sequence[Plan]) -> Losses:
    """What plans give up together, computed in plain Python.

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
