"""What a session would cost elsewhere: against two independent solves of models that share nothing."""

from __future__ import annotations

import pytest

from liftrun.checks.plan import check_plan
from liftrun.domain import TIERS
from liftrun.explanations.answer_words import Asked
from liftrun.explanations.elsewhere import Questions
from liftrun.explanations.repairs import repairs
from liftrun.explanations.why import why_session
from liftrun.model.cpsat import Linear
from liftrun.model.solve import SolveOptions, run
from liftrun.model.week import WeekModel
from tests.explanations.full_weeks import BOOK, by_hand, generated
from tests.profile import share

DAYS = range(7)
SEEDS = range(share(5, 100))


class Unordered(WeekModel):
    """A week in which equal sessions are not ordered, so that each may be asked about by its own name."""

    def _order_equal_sessions(self):
        pass


def cheapest(solved, session, day, **parameters):
    """The least sum of all tiers with a session on a day, from a new model and CP-SAT's own defaults."""
    week = Unordered(solved.prepared.problem.instance)
    for rule in solved.prepared.problem.rules:
        rule.encode(week)
    scales = week.costs.scales()
    week.model.minimise(Linear(tuple(week.costs.terms(scales))))
    on = week.sessions[session].day
    week.clause(*([on[day]] if day in on else []))
    status, response = run(week.model, SolveOptions(parameters=parameters))
    return (status, round(response.objective_value) if status == "optimal" else None, scales)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_stated_cost_is_the_difference_of_two_independent_solves(seed):
    solved = generated(seed)
    sessions = solved.prepared.problem.instance.sessions
    session = sessions[seed % len(sessions)].id
    asking = Questions(solved, session)
    for day in DAYS:
        found = asking.on_day(day)
        status, least, scales = cheapest(solved, session, day)
        if found.status == "impossible":
            assert status == "infeasible"
            assert cheapest(solved, session, day, cp_model_presolve=False)[0] == "infeasible"
            continue
        more = sum(scales.tier[tier] * found.costs.get(tier, 0) for tier in TIERS)
        assert (status, least) == ("optimal", solved.outcome.cost + more)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_makes_a_day_impossible_is_confirmed(seed):
    solved = generated(seed)
    sessions = solved.prepared.problem.instance.sessions
    asking = Questions(solved, sessions[-1 - seed % len(sessions)].id)
    for found in map(asking.on_day, DAYS):
        if found.status == "impossible":
            assert found.excluded.status == "proven"
            assert found.excluded.causes
            assert "session" not in {cause.kind for cause in found.excluded.causes}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_costs_of_the_rules_add_up_to_the_costs_of_the_tiers(seed):
    asking = Questions(generated(seed), generated(seed).prepared.problem.instance.sessions[0].id)
    for found in map(asking.on_day, DAYS):
        for tier in TIERS[1:] if found.costs else ():
            assert sum(cost for rule, cost in found.rules if rule.tier == tier) == found.costs[tier]


def test_a_day_without_free_time_names_the_window():
    found = why_session(
        by_hand(availability={"tue": "17:00-19:00", "thu": "17:00-19:00"}, lifts_per_week=0), "run-easy-1"
    )
    by_day = {answer.day: answer for answer in found.answers}
    assert by_day["mon"].text == "Impossible: You are not available on Monday."
    assert sorted(answer.status for answer in found.answers) == ["free", "here", *["impossible"] * 5]


def test_a_time_that_is_taken_names_the_event():
    solved = by_hand(("Choir", 3, 18, 19), availability={"thu": "17:00-19:30", "tue": "17:00-19:00"}, lifts_per_week=0)
    minute = solved.prepared.week.at(3, 18 * 60)
    found = why_session(solved, "run-easy-1", [Asked("at", 3, minute)], show_titles=True).answers[0]
    assert found.status == "impossible"
    assert 'Thu 18:00–19:00 "Choir".' in found.text


def test_not_on_its_day_is_another_day_with_its_cost():
    solved = by_hand(availability={"tue": "17:00-19:00", "thu": "17:00-19:00"}, lifts_per_week=0)
    day = solved.outcome.plan.schedule.day(solved.outcome.plan.schedule.placed[0])
    asking = Questions(solved, "run-easy-1")
    assert asking.not_on(day).status == "free"
    assert asking.not_on((day + 1) % 7).status == "here"
    assert Questions(by_hand(availability={"tue": "17:00-19:00"}, lifts_per_week=0), "run-easy-1").not_on(1).status == (
        "impossible"
    )


@pytest.mark.parametrize("seed", range(share(4, 60)))
def test_changes_that_make_a_time_possible_put_the_session_there_and_keep_the_others(seed):
    solved = generated(seed)
    placed = solved.outcome.plan.schedule.placed[0]
    minute = (placed.start + 3 * 60) % solved.prepared.week.minutes
    for repair in repairs(solved, placed.session.id, BOOK, at=minute):
        found = {one.session.id: one for one in repair.solved.outcome.plan.schedule.placed}
        gone = {change.target for change in repair.changes if change.kind == "session_dropped"}
        assert found[placed.session.id].start == minute
        assert {one.session.id for one in solved.outcome.plan.schedule.placed} - gone <= found.keys()
        assert check_plan(repair.solved.prepared.problem, repair.solved.outcome.plan).kept


def test_an_impossible_time_has_changes_that_make_it_possible():
    solved = by_hand(("Choir", 3, 18, 19), availability={"thu": "17:00-19:30", "tue": "17:00-19:00"}, lifts_per_week=0)
    asked = [Asked("at", 3, solved.prepared.week.at(3, 18 * 60))]
    answer = why_session(solved, "run-easy-1", asked, rulebook=BOOK, show_titles=True).answers[0]
    assert answer.repairs
    assert "Then everything fits: Thu 18:00–" in answer.repairs[0].then
    assert why_session(solved, "run-easy-1", asked).answers[0].repairs == ()
