"""The joint model against every combination of plans of tiny squads."""

from __future__ import annotations

import random
from collections import Counter
from itertools import product

import pytest

from liftrun.checks.plan import check_plan
from liftrun.domain import Dropped, Instance, Plan, Priority, Schedule, Span
from liftrun.model.solve import SolveOptions
from liftrun.rules import NotConsecutiveDays, PreferredDay
from liftrun.rules.problem import WeekProblem
from liftrun.squad.optimise.joint_model import JointProblem
from liftrun.squad.optimise.joint_search import solve_jointly
from liftrun.squad.optimise.losses import losses_of, total
from tests.support.factories.weeks import PLAIN, apart, at, lift, placements, run

DAYS = ("mon", "tue", "wed")


def tiny_week(randomness):
    """Two lifts in the gym and a run, on three evenings of at most two hours."""
    sessions = (
        lift("lift-1", "full", 60),
        lift("lift-2", "upper", 60, 30, priority=Priority.FURTHER_LIFT),
        run("run-easy", "easy", (60, 5.0)),
    )
    begins = {day: at(PLAIN, f"{day} 18:00") for day in randomness.sample(DAYS, 2)}
    free = tuple(sorted(Span(b, b + randomness.choice((60, 90, 120))) for b in begins.values()))
    openings = {s.id: {"road" if s.activity == "run" else "gym": free} for s in sessions}
    return Instance(PLAIN, sessions, openings, grid_minutes=30)


def plans_of(problem):
    """Every plan of a week that keeps its required rules, with its losses and the minutes in the gym."""
    instance = problem.instance
    for choice in product(*([None, *placements(instance, s)] for s in instance.sessions)):
        placed = [one for one in choice if one is not None]
        if not apart(instance, placed):
            continue
        dropped = tuple(Dropped(s) for s, one in zip(instance.sessions, choice, strict=True) if one is None)
        order = tuple(sorted(placed, key=lambda p: (p.start, p.session.id)))
        plan = Plan(Schedule(instance.week, order), dropped)
        verdict = check_plan(problem, plan)
        if verdict.kept:
            held = frozenset(m for p in placed if p.place == "gym" for m in range(p.start, p.end, 30))
            yield losses_of(plan, verdict), held


def best_of(problems, places):
    """The least that a squad gives up, by trying everything; of plans that hold the same, the best is enough."""
    each = []
    for problem in problems:
        best = {}
        for losses, held in plans_of(problem):
            best[held] = min(best.get(held, losses), losses)
        each.append(list(best.items()))
    found = []
    for choice in product(*each):
        count = Counter(minute for held, _ in choice for minute in held)
        if all(n <= places for n in count.values()):
            found.append(total(losses for _, losses in choice))
    return min(found)


def rules():
    text = {"says": "As the test states.", "source": "test:1"}
    return (
        NotConsecutiveDays.model_validate(
            {
                "id": "apart", "kind": "not_consecutive_days", **text, "of": [{"activity": "lift"}],
                "strength": "required",
            }
        ),
        PreferredDay.model_validate(
            {
                "id": "day", "kind": "preferred_day", **text, "of": [{"activity": "run"}], "days": ["tue"],
                "strength": "weighted", "weight": 3, "tier": "preference", "trades": "One for the other.",
            }
        ),
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(12))
def test_the_joint_model_is_as_good_as_trying_everything(seed):
    randomness = random.Random(seed)
    places = randomness.choice((1, 1, 2))
    problems = tuple(WeekProblem(tiny_week(randomness), rules()) for _ in range(3))
    whole = ((Span(0, PLAIN.minutes), places),)
    found = solve_jointly(JointProblem(problems, (0, 0, 0), (whole,)), SolveOptions())
    assert found.optimal
    assert found.losses == found.bound == best_of(problems, places)


def test_nobody_loses_a_first_lift_for_any_number_of_further_lifts():
    hour = Span(at(PLAIN, "mon 18:00"), at(PLAIN, "mon 19:00"))
    many = Span(at(PLAIN, "tue 18:00"), at(PLAIN, "tue 19:00"))
    first, further = lift("lift-1", "upper", 60), lift("lift-2", "upper", 60, priority=Priority.FURTHER_LIFT)
    modest = Instance(PLAIN, (first,), {"lift-1": {"gym": (hour,)}})
    keen = Instance(PLAIN, (first, further), {"lift-1": {"gym": (hour, many)}, "lift-2": {"gym": (hour,)}})
    problems = (WeekProblem(modest, ()), WeekProblem(keen, ()))
    found = solve_jointly(JointProblem(problems, (0, 0), (((Span(0, PLAIN.minutes), 1),),)), SolveOptions())
    assert [[lost.session.id for lost in plan.dropped] for plan in found.plans] == [[], ["lift-2"]]


def test_nobody_lifts_where_there_is_no_place():
    hour = Span(at(PLAIN, "mon 18:00"), at(PLAIN, "mon 20:00"))
    week = WeekProblem(Instance(PLAIN, (lift("lift-1", "upper", 60),), {"lift-1": {"gym": (hour,)}}), ())
    places = ((Span(0, hour.start + 30), 1), (Span(hour.start + 60, PLAIN.minutes), 2))
    found = solve_jointly(JointProblem((week, week), (0, 0), (places,)), SolveOptions())
    assert {plan.schedule.placed[0].start for plan in found.plans} == {hour.start + 60}
