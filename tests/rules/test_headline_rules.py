"""The four headline rules of the rulebook, on weeks in which each binds.

In each week something is against the rule: a wish, or a session that would have to be dropped. With the rule the plan
keeps it. Without its encoding the solver follows the wish, the check finds the broken rule, and `solve` raises an error
instead of returning the plan. So a missing encoding fails the first test of each pair.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from liftrun.domain import Instance, Priority
from liftrun.domain.errors import BrokenPlanError
from liftrun.model.solve import solve
from liftrun.rulebook.resolve import resolve
from liftrun.rulebook.rulebook_files import load_rulebook
from liftrun.rulebook.situation import Situation
from liftrun.rules import OrderInWorkout, PreferredDay, PreferredTime
from liftrun.rules.problem import WeekProblem
from liftrun.rules.selector import Selector
from tests.support.factories.weeks import PLAIN, lift, run, spans, usual_place, weighted

RUNS = (Selector(activity="run"),)
LIFTS = (Selector(activity="lift"),)
TEMPO = run("run-tempo", "tempo", (60, 7.0))
SIX_MILES = run("run-tempo", "tempo", (60, 6.0))
LIFT = lift("lift-1", "upper", 60, jumps_minutes=15)
PHASES = ("base", "build", "peak", "taper", "race")


class BindingWeek(NamedTuple):
    """A week in which a rule of the rulebook binds, and the wishes against it."""

    rule: object
    sessions: tuple
    days: tuple[str, ...]
    wishes: tuple = ()

    @property
    def problem(self):
        hours = spans(PLAIN, self.days, "06:00-12:00")
        openings = {session.id: {usual_place(session): hours} for session in self.sessions}
        return WeekProblem(Instance(PLAIN, self.sessions, openings), (self.rule, *self.wishes))


def _rule(name, phase="build", pack="default"):
    return resolve(load_rulebook(), Situation(phase, "half"), pack=pack).rule(name)


def _day(selectors, day):
    return PreferredDay(id=f"on-{day}", of=selectors, days=day, **weighted(9, "preference"))


def _time(selectors, window):
    return PreferredTime(id=f"at-{window[:2]}", of=selectors, windows=window, **weighted(9, "preference"))


APART = (_day(RUNS, "tue"), _day(LIFTS, "thu"))
BACK_TO_BACK = (_time(RUNS, "06:00-07:00"), _time(LIFTS, "07:00-08:00"))
WEIGHTS_FIRST = OrderInWorkout(id="weights-first", first="weights", **weighted(9, "preference"))


def _too_many_lifts(phase):
    rule = _rule("lifts-per-phase", phase)
    count = rule.at_most + 1
    ranks = [Priority.FIRST_LIFT, *[Priority.FURTHER_LIFT] * rule.at_most]
    lifts = tuple(lift(f"lift-{n + 1}", "upper", 30, priority=ranks[n]) for n in range(count))
    return BindingWeek(rule, lifts, ("mon", "tue", "wed", "thu", "fri"))


BINDING_WEEKS = {
    "hard days paired with lifts, weighted": BindingWeek(_rule("hard-days-hard"), (TEMPO, LIFT), ("tue", "thu"), APART),
    "hard days paired with lifts, required": BindingWeek(
        _rule("hard-days-hard", pack="bui"), (TEMPO, LIFT), ("tue", "thu"), APART
    ),
    "two hours around runs over six miles": BindingWeek(
        _rule("gap-around-long-runs"), (TEMPO, LIFT), ("tue",), BACK_TO_BACK
    ),
    "plyometrics before weights": BindingWeek(
        _rule("plyometrics-before-weights"), (LIFT,), ("tue",), (_rule("plyometrics-per-week"), WEIGHTS_FIRST)
    ),
    **{f"lifts per phase: {phase}": _too_many_lifts(phase) for phase in PHASES},
}


@pytest.mark.parametrize("name", BINDING_WEEKS)
def test_the_plan_keeps_the_rule_although_wishes_are_against_it(name):
    week = BINDING_WEEKS[name]
    outcome = solve(week.problem)
    assert outcome.status == "optimal"
    assert list(week.rule.check(outcome.plan.schedule)) == []
    assert sum(outcome.objective.values()) > 0  # it binds: keeping it costs something


@pytest.mark.parametrize("name", BINDING_WEEKS)
def test_without_its_encoding_the_plan_breaks_the_rule_and_is_never_returned(name, monkeypatch):
    week = BINDING_WEEKS[name]
    kind, identity = type(week.rule), week.rule.id
    encode = kind.encode
    monkeypatch.setattr(kind, "encode", lambda rule, week: None if rule.id == identity else encode(rule, week))
    with pytest.raises(BrokenPlanError, match=identity if week.rule.required else "the solver claims"):
        solve(week.problem)


@pytest.mark.parametrize("name", BINDING_WEEKS)
def test_only_the_rule_is_against_the_wishes(name):
    week = BINDING_WEEKS[name]
    instance = week.problem.instance
    free = solve(WeekProblem(instance, week.wishes))
    assert sum(free.objective.values()) == 0
    assert list(week.rule.check(free.plan.schedule)) != []


def test_exactly_six_miles_let_run_and_lift_touch():
    week = BindingWeek(_rule("gap-around-long-runs"), (SIX_MILES, LIFT), ("tue",), BACK_TO_BACK)
    outcome = solve(week.problem)
    first, second = outcome.plan.schedule.placed
    assert first.end == second.start
    assert sum(outcome.objective.values()) == 0


def test_both_stay_in_the_week_two_hours_apart():
    outcome = solve(BINDING_WEEKS["two hours around runs over six miles"].problem)
    first, second = outcome.plan.schedule.placed
    assert {first.session.id, second.session.id} == {"run-tempo", "lift-1"}
    assert second.start - first.end >= 120


@pytest.mark.parametrize("phase", PHASES)
def test_as_many_lifts_as_the_phase_allows_are_kept(phase):
    week = _too_many_lifts(phase)
    outcome = solve(week.problem)
    assert len(outcome.plan.schedule.placed) == week.rule.at_most
    assert [lost.session.id for lost in outcome.plan.dropped] == [week.sessions[-1].id]
