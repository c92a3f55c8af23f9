"""Solves that workers carry out for a squad: one week, or several together. Pure functions with small results."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from liftrun.model.solve import SolveOptions, solve
from liftrun.squad.optimise.joint_search import solve_jointly
from liftrun.squad.optimise.losses import Losses, losses_of
from liftrun.squad.optimise.packed_plan import packed, unpacked

if TYPE_CHECKING:
    from liftrun.rules.problem import WeekProblem
    from liftrun.squad.optimise.joint_model import JointProblem


class SolveAlone(NamedTuple):
    """A task: solve one week; `number` is the athlete's number."""

    number: int
    problem: WeekProblem
    options: SolveOptions


class SolveTogether(NamedTuple):
    """A task: solve some weeks jointly for the first `depth` levels, starting from plans (packed)."""

    numbers: tuple[int, ...]
    joint: JointProblem
    options: SolveOptions
    depth: int
    start: tuple[bytes, ...]
    floor: Losses | None = None


def solve_alone(task: SolveAlone) -> bytes:
    """A plan and its losses as JSON; null if there is none."""
    outcome = solve(task.problem, task.options)
    if outcome.plan is None or outcome.verdict is None:
        return b"null"
    losses = losses_of(outcome.plan, outcome.verdict)
    return json.dumps([packed(outcome.plan).decode(), losses]).encode()


def solve_together(task: SolveTogether) -> bytes:
    """Plans, losses, bound, and whether they are proven best, as JSON; null if there are none."""
    start = [unpacked(one, p.instance) for one, p in zip(task.start, task.joint.problems, strict=True)]
    found = solve_jointly(task.joint, task.options, depth=task.depth, start=start or None, floor=task.floor)
    if found.plans is None:
        return b"null"
    return json.dumps([[packed(p).decode() for p in found.plans], found.losses, found.bound, found.optimal]).encode()
