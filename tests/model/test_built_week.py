"""Questions to a built week against the brute force: the best plan that fulfils the conditions too, in every tier."""

from __future__ import annotations

from random import Random

import pytest

from liftrun.checks.plan import check_plan
from liftrun.domain import Instance, Priority, Span
from liftrun.model import search as searching
from liftrun.model.built_week import BuiltWeek
from liftrun.model.question import (
    AtPlace,
    NotOnDays,
    OnDays,
    SessionDropped,
    SessionKept,
    StartsAt,
    StartsNotAt,
    TierAtMost,
    Within,
)
from liftrun.model.search import SolveOptions
from liftrun.model.solve import solve
from liftrun.rules.problem import WeekProblem
from tests.oracle.brute_force import every_plan, loss
from tests.oracle.random_weeks import random_problem
from tests.profile import share
from tests.support.factories.weeks import PLAIN, at, lift

WEEKS = share(80, 800)


def placed_of(plan, session):
    return next((one for one in plan.schedule.placed if one.session.id == session), None)


def random_condition(random, problem):
    """A condition, and a function that decides in plain Python whether a plan fulfils it."""
    instance = problem.instance
    session = random.choice(instance.sessions).id
    spans = [span for by_place in instance.openings[session].values() for span in by_place] or [Span(0, 60)]
    minute = random.choice(spans).start + random.choice((0, 0, instance.grid_minutes, 7))
    days = tuple(sorted(random.sample(range(7), random.randint(1, 4))))
    place = random.choice(("road", "home", "gym"))
    window = Span(*sorted(random.sample(range(0, 7 * 1440, 30), 2)))
    most = random.randint(0, 5)
    day = instance.week.day_of

    def kept(condition, fulfilled):
        return condition, lambda plan: (one := placed_of(plan, session)) is not None and fulfilled(one)

    def if_kept(condition, fulfilled):
        return condition, lambda plan: (one := placed_of(plan, session)) is None or fulfilled(one)

    return random.choice(
        [
            kept(SessionKept(session), lambda _: True),
            if_kept(SessionDropped(session), lambda _: False),
            kept(OnDays(session, days), lambda one: day(one.start) in days),
            if_kept(NotOnDays(session, days), lambda one: day(one.start) not in days),
            kept(StartsAt(session, minute), lambda one: one.start == minute),
            if_kept(StartsNotAt(session, minute), lambda one: one.start != minute),
            kept(AtPlace(session, place), lambda one: one.place == place),
            kept(Within(session, (window,)), lambda one: window.start <= one.start and one.end <= window.end),
            (TierAtMost("training", most), lambda plan: check_plan(problem, plan).cost("training") <= most),
        ]
    )


def least_loss_of(problem, fulfilled):
    """The least loss of all plans that fulfil a condition, None if there is none."""
    losses = [loss(problem, plan) for plan in every_plan(problem.instance) if all(each(plan) for each in fulfilled)]
    return min((found for found in losses if found is not None), default=None)


@pytest.mark.parametrize("seed", range(WEEKS))
def test_an_answer_is_the_best_plan_that_fulfils_the_conditions(seed):
    random, problem = Random(seed), random_problem(seed)
    built = BuiltWeek(problem)
    for number in (1, 1, 2):
        conditions, fulfilled = zip(*(random_condition(random, problem) for _ in range(number)), strict=True)
        answer = built.ask(*conditions)
        best = least_loss_of(problem, fulfilled)
        assert (answer.status, answer.plan and loss(problem, answer.plan)) == (
            "infeasible" if best is None else "optimal",
            best,
        ), conditions


def twins():
    """Two equal lifts, the second of them less important, with an hour on Monday and one on Tuesday."""
    lifts = (lift("lift-1", "lower", 60), lift("lift-2", "lower", 60, priority=Priority.FURTHER_LIFT))
    hours = tuple(Span(at(PLAIN, f"{day} 06:00"), at(PLAIN, f"{day} 07:00")) for day in ("mon", "tue"))
    return WeekProblem(Instance(PLAIN, lifts, {one.id: {"home": hours} for one in lifts}), ())


def test_equal_sessions_may_change_places_if_a_question_names_one_of_them():
    built = BuiltWeek(twins())
    assert [one.session.id for one in built.solve().plan.schedule.placed] == ["lift-1", "lift-2"]
    answer = built.ask(OnDays("lift-2", (0,)))
    assert answer.status == "optimal"
    assert [one.session.id for one in answer.plan.schedule.placed] == ["lift-2", "lift-1"]
    assert built.ask(SessionDropped("lift-1"), SessionKept("lift-2")).status == "optimal"


def test_questions_do_not_influence_each_other_nor_the_week():
    built, other = BuiltWeek(twins()), BuiltWeek(twins())
    first = built.ask(OnDays("lift-2", (0,)))
    built.ask(SessionDropped("lift-2"))
    assert built.ask(OnDays("lift-2", (0,))).plan == first.plan == other.ask(OnDays("lift-2", (0,))).plan
    assert built.solve().plan == other.solve().plan == solve(twins()).plan


def test_a_question_about_a_session_that_the_week_does_not_have_is_an_error():
    with pytest.raises(KeyError):
        BuiltWeek(twins()).ask(SessionKept("lift-9"))


def test_a_false_infeasible_of_a_question_is_not_believed(monkeypatch):
    built, real, calls = BuiltWeek(twins()), searching.run, []
    built.solve()

    def wrong_at_first(model, options):
        calls.append(options.parameters.get("cp_model_presolve", True))
        found = real(model, options)
        return found if len(calls) > 1 else found._replace(status="infeasible")

    monkeypatch.setattr(searching, "run", wrong_at_first)
    assert built.ask(OnDays("lift-2", (0,))).status == "optimal"
    assert calls == [False, True]


def test_a_question_whose_search_is_cut_off_is_not_called_impossible():
    built = BuiltWeek(twins())
    built.solve()
    nothing = SolveOptions(parameters={"max_deterministic_time": 0.0, "cp_model_presolve": False})
    assert built.ask(OnDays("lift-2", (0,)), options=nothing).status in {"unknown", "feasible", "optimal"}
