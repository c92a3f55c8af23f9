"""Each kind's check, on weeks made by hand: what it finds, and exactly how much."""

from __future__ import annotations

import pytest

from liftrun.checks.plan import check_rules
from liftrun.rules import KINDS, DaysOff, PreferredDay
from tests.rules import handmade
from tests.rules.handmade import CASES, FULL, LIFTS, LONG, MON, RUNS, SAT, SPREAD, TEMPO, TUE
from tests.support.factories.weeks import PLAIN, REQUIRED, at, put, schedule, weighted


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule.kind}: {case.says}")
def test_a_check_finds_exactly_this_much(case):
    found = list(case.rule.check(case.schedule))
    assert sum(violation.amount for violation in found) == case.amount
    assert all(violation.rule == case.rule.id and violation.amount > 0 and violation.detail for violation in found)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_week_that_keeps_it_and_one_that_breaks_it(kind):
    amounts = [case.amount for case in CASES if type(case.rule) is kind]
    assert 0 in amounts, f"add a case to {handmade.__file__} in which {kind.__name__} finds nothing"
    assert max(amounts) > 0, f"add a case to {handmade.__file__} in which {kind.__name__} finds a fault"
    assert max(amounts) > 1, f"add a case to {handmade.__file__} in which {kind.__name__} finds more than one"


def test_a_violation_names_the_sessions_and_says_how_far_they_miss():
    week = schedule(PLAIN, put(TEMPO, at(PLAIN, SAT)), put(FULL, at(PLAIN, "sat 08:15")))
    (found,) = handmade.gap().check(week)
    assert found.sessions == ("run-tempo", "lift-1")
    assert found.detail == "75 minutes between run-tempo and lift-1, 120 asked for"


def test_a_required_rule_is_broken_and_a_weighted_one_is_paid_by_amount_times_weight():
    week = schedule(PLAIN, put(LONG, at(PLAIN, MON)), put(TEMPO, at(PLAIN, TUE)))
    wished = PreferredDay(id="wished", of=RUNS, days="sat", **weighted(7))
    verdict = check_rules((SPREAD, wished, DaysOff(id="off", of=LIFTS + RUNS, at_least=5, **REQUIRED)), week)
    assert [violation.rule for violation in verdict.broken] == ["spread"]
    assert not verdict.kept
    assert verdict.costs == {"keep": 0, "training": 14, "preference": 0}
