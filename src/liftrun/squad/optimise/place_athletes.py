"""A good plan for a squad that shares rooms: everyone in the places that are left, then better step by step.

Athletes are planned in batches of a fixed size, each batch in the same state of the rooms. The plans are accepted in
the squad's order if they still fit. So the result does not depend on the number of workers.
"""

from __future__ import annotations

import json
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from liftrun.domain import Priority
from liftrun.squad.inputs.athlete_faults import NO_PLAN
from liftrun.squad.optimise.joint_model import JointProblem
from liftrun.squad.optimise.losses import DROPS
from liftrun.squad.optimise.packed_plan import packed, unpacked
from liftrun.squad.optimise.solve_tasks import SolveAlone, SolveTogether, solve_alone, solve_together
from liftrun.squad.rooms.capacity import with_a_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from liftrun.domain import Plan, Span
    from liftrun.model.solve import SolveOptions
    from liftrun.rules.problem import WeekProblem
    from liftrun.squad.optimise.losses import Losses
    from liftrun.squad.optimise.remembered_solves import RememberedSolves
    from liftrun.squad.optimise.squad_state import SquadState

BATCH = 8
GROUP = 4
"""Athletes who are planned again together."""
MOST_ROUNDS = 3
MOST_GROUPS = 40
"""Groups of a round."""
DEPTH = DROPS[Priority.FURTHER_LIFT] + 1
"""A group is planned again for these levels only: sessions down to further lifts."""
GROUP_SECONDS = 0.3
"""Limit of deterministic time for each sum of losses of a group."""


def everyone_alone(state: SquadState, solves: RememberedSolves, options: SolveOptions) -> dict[int, str]:
    """Plan each with the rooms to themselves; returns the numbers of those who have no plan, each with the reason."""
    tasks = [SolveAlone(n, athlete.problem, options) for n, athlete in enumerate(state.athletes)]
    without_plan = {}
    for task, content in solves.attempts(solve_alone, tasks):
        found = content if isinstance(content, str) else _read(content, task.problem)
        if found is None or isinstance(found, str):
            without_plan[task.number] = found or NO_PLAN
        else:
            athlete = state.athletes[task.number]
            athlete.best_alone, athlete.alone = found
    return without_plan


def _read(content: bytes, problem: WeekProblem) -> tuple[Plan, Losses] | None:
    found = json.loads(content)
    return None if found is None else (unpacked(found[0].encode(), problem.instance), tuple(found[1]))


def place_all(
    state: SquadState, solves: RememberedSolves, options: SolveOptions, reserved: Mapping[int, list[Span]]
) -> None:
    """Give everybody a plan: as if alone if that fits, else the best in the places that are left.

    Args:
        state: The squad.
        solves: Solves, and remembers.
        options: How to solve.
        reserved: Number of an athlete -> spans that are kept free for them until they have a plan.
    """
    state.reserved.update(reserved)
    queue = deque(range(len(state.athletes)))
    while queue:
        batch = [queue.popleft() for _ in range(min(BATCH, len(queue)))]
        others = [n for n in batch if not _as_alone(state, n)]
        for number, plan, losses in _answers(state, solves, options, others):
            if state.fits([number], [plan]):
                _take(state, number, plan, losses)
            else:
                queue.appendleft(number)
    state.reserved.clear()


def _as_alone(state: SquadState, number: int) -> bool:
    """Give an athlete the plan that they would have alone, if it fits; returns whether it does."""
    athlete = state.athletes[number]
    if athlete.best_alone is None or not state.fits([number], [athlete.best_alone]):
        return False
    _take(state, number, athlete.best_alone, athlete.alone)
    return True


def _take(state: SquadState, number: int, plan: Plan, losses: Losses) -> None:
    athlete = state.athletes[number]
    athlete.plan, athlete.losses = plan, losses


def _answers(
    state: SquadState, solves: RememberedSolves, options: SolveOptions, numbers: Iterable[int]
) -> Iterable[tuple[int, Plan, Losses]]:
    """The best plan of each in the places that the others leave now."""
    tasks = [SolveAlone(n, state.problem_for(n), options) for n in numbers]
    for task, content in solves.each(solve_alone, tasks):
        found = _read(content, task.problem)
        if found is not None:
            yield task.number, *found


def improve_each(state: SquadState, solves: RememberedSolves, options: SolveOptions, rounds: int = MOST_ROUNDS) -> None:
    """Plan those again who give up more than alone, in the places that the others leave, while somebody gains by it."""
    for _ in range(rounds):
        wanting = [n for n, athlete in enumerate(state.athletes) if athlete.losses != athlete.alone]
        if not _improve_once(state, solves, options, wanting):
            return


def _improve_once(state: SquadState, solves: RememberedSolves, options: SolveOptions, wanting: Sequence[int]) -> bool:
    gained = False
    for first in range(0, len(wanting), BATCH):
        for number, plan, losses in _answers(state, solves, options, wanting[first : first + BATCH]):
            if losses < state.athletes[number].losses and state.fits([number], [plan]):
                _take(state, number, plan, losses)
                gained = True
    return gained


def improve_groups(state: SquadState, solves: RememberedSolves, options: SolveOptions) -> None:
    """Plan those who lost a session again, jointly with some who have the places that they could use.

    This is a large neighbourhood search: a group is planned again, everybody else keeps their plan.
    """
    short = replace(options, parameters={**options.parameters, "max_deterministic_time": GROUP_SECONDS})
    for turn in range(MOST_ROUNDS):
        losers = [n for n, p in enumerate(state.athletes) if _lost(p.losses) > _lost(p.alone)]
        groups = [(n, *_holders(state, n, turn)) for n in losers[:MOST_GROUPS]]
        gained = False
        for batch in _apart(groups):
            gained |= _regroup(state, solves, short, batch)
        if not gained:
            return


def _lost(losses: Losses) -> Losses:
    """The levels that a group is planned again for."""
    return losses[:DEPTH]


def _holders(state: SquadState, loser: int, turn: int) -> tuple[int, ...]:
    """Some who have the places that an athlete could use; others with each turn."""
    athlete = state.athletes[loser]
    if athlete.room is None:
        return ()
    free = with_a_place(state.left_for(athlete.room, {loser}))
    open_ = [span for places in athlete.problem.instance.openings.values() for span in places.get("gym", ())]
    wanted = [(n, s) for n, p in enumerate(state.athletes) if n != loser and p.room == athlete.room for s in p.spans]
    blocking = {n: 0 for n, s in wanted if any(s.overlaps(one) for one in open_)}
    for n, s in wanted:
        if n in blocking and not any(one.start <= s.start and s.end <= one.end for one in free):
            blocking[n] += 1
    ranked = sorted(blocking, key=lambda n: (-blocking[n], (n * 7919 + turn * 104729) % 1009))
    shift = turn * (GROUP - 1) % max(1, len(ranked))
    return tuple((ranked[shift:] + ranked[:shift])[: GROUP - 1])


def _apart(groups: Sequence[tuple[int, ...]]) -> list[list[tuple[int, ...]]]:
    """The groups in batches, no athlete twice in one batch."""
    batches: list[list[tuple[int, ...]]] = []
    for group in groups:
        last = batches[-1] if batches else []
        if batches and len(last) < BATCH and not {n for other in last for n in other} & set(group):
            last.append(group)
        else:
            batches.append([group])
    return batches


def _regroup(
    state: SquadState, solves: RememberedSolves, options: SolveOptions, groups: Sequence[tuple[int, ...]]
) -> bool:
    gained = False
    for task, content in solves.each(solve_together, [_together(state, group, options) for group in groups]):
        found = json.loads(content)
        if found is None:
            continue
        plans = [unpacked(one.encode(), p.instance) for one, p in zip(found[0], task.joint.problems, strict=True)]
        gained |= _take_together(state, solves, task.numbers, plans)
    return gained


def _together(state: SquadState, group: tuple[int, ...], options: SolveOptions) -> SolveTogether:
    athletes = [state.athletes[n] for n in group]
    places = tuple(state.left_for(room, set(group)) for room in range(len(state.places)))
    joint = JointProblem(tuple(p.problem for p in athletes), tuple(p.room for p in athletes), places)
    start = tuple(packed(p.plan) for p in athletes if p.plan is not None)
    return SolveTogether(group, joint, options, DEPTH, start)


def _take_together(state: SquadState, solves: RememberedSolves, group: Sequence[int], plans: Sequence[Plan]) -> bool:
    """Give a group its new plans, if they are better together and fit; returns whether they are."""
    athletes = [state.athletes[n] for n in group]
    losses = [solves.losses(athlete.problem, plan) for athlete, plan in zip(athletes, plans, strict=True)]
    before = [sum(level) for level in zip(*(p.losses for p in athletes), strict=True)][:DEPTH]
    after = [sum(level) for level in zip(*losses, strict=True)][:DEPTH]
    if after >= before or not state.fits(group, plans):
        return False
    for number, plan, lost in zip(group, plans, losses, strict=True):
        _take(state, number, plan, lost)
    return True
