"""A kind that no module of the reasons explains is explained by the rule's own sentence."""

from __future__ import annotations

from liftrun.rules.daily_cap import DailyCap
from liftrun.rules.frequency import Frequency
from liftrun.rules.selector import Selector
from tests.reasons.weeks import Handmade
from tests.support.factories.weeks import PLAIN, REQUIRED, at, put, run, weighted

RUNS = (Selector(activity="run"),)
MORNING, EVENING, NEXT_DAY = (run(f"run-easy-{number}") for number in (1, 2, 3))
ONCE_A_DAY = DailyCap(id="once", of=RUNS, **{**weighted(4), "says": "Run once a day."})
ONCE_A_WEEK = Frequency(id="weekly", of=RUNS, at_most=1, **{**weighted(4), "says": "Run once a week."})


def week(*rules):
    starts = {MORNING: "mon 06:00", EVENING: "mon 18:00", NEXT_DAY: "tue 06:00"}
    return Handmade(*(put(session, at(PLAIN, start)) for session, start in starts.items()), rules=rules)


def test_each_session_that_breaks_advice_shows_its_sentence():
    assert "Against advice: Run once a day." in week(ONCE_A_DAY).why(MORNING)
    assert "Against advice: Run once a day." in week(ONCE_A_DAY).why(EVENING)


def test_a_session_that_keeps_the_advice_does_not_show_it():
    assert "Against advice" not in week(ONCE_A_DAY).why(NEXT_DAY)


def test_a_count_of_the_whole_week_is_no_matter_of_one_session():
    assert "Against advice" not in week(ONCE_A_WEEK).why(MORNING)


def test_a_required_rule_costs_nothing_and_is_not_shown():
    assert "Against advice" not in week(DailyCap(id="once", of=RUNS, **REQUIRED)).why(MORNING)
