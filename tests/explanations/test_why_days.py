"""The days on which each session of a plan could be: in the JSON and on the page."""

from __future__ import annotations

import pytest

import liftrun
from liftrun.explanations.elsewhere import Questions
from liftrun.explanations.why_days import why_days
from tests.explanations.full_weeks import generated
from tests.house.source_tree import ROOT
from tests.profile import share

FULL = ROOT / "examples" / "full-week" / "athlete.toml"


@pytest.mark.parametrize("seed", range(share(2, 40)))
def test_the_days_of_all_sessions_are_the_answers_to_each_question_alone(seed):
    solved = generated(seed)
    for name, days in why_days(solved).items():
        asking = Questions(solved, name)
        alone = [asking.on_day(day, causes=False) for day in range(7)]
        assert [part.status for part in days] == [found.status for found in alone]
        assert [sum(part.costs.values()) for part in days] == [sum(found.costs.values()) for found in alone]


def test_a_plan_has_them_only_on_request():
    with_days, without = (liftrun.plan(FULL, week="2026-11-23", why_days=wanted) for wanted in (True, False))
    assert {part.why_days for part in without.sessions} == {()}
    for part in with_days.sessions:
        assert [day.status for day in part.why_days].count("here") == 1
        assert part.why_days[part.start.weekday()].status == "here"


def test_the_page_has_a_strip_of_seven_days_below_each_session():
    page = liftrun.plan(FULL, week="2026-11-23", why_days=True).to_html()
    count = len(liftrun.plan(FULL, week="2026-11-23").sessions)
    assert page.count('class="strip"') == count
    assert page.count('class="here"') == count
    assert 'title="Sun: impossible"' in page
    assert 'class="strip"' not in liftrun.plan(FULL, week="2026-11-23").to_html()
