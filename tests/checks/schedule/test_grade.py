"""The grade of a week: what it gives up against the best week with the same sessions."""

from __future__ import annotations

from itertools import permutations

import pytest

from liftrun.checks.plan import check_rules
from liftrun.checks.schedule import CheckOptions, check_schedule
from liftrun.checks.schedule.best_week import MOST_MOVABLE, WeekCost, best_week
from liftrun.domain import WEEKDAYS
from liftrun.rulebook import load_rulebook
from liftrun.rulebook.resolve import resolve
from liftrun.rulebook.situation import Situation
from tests.checks.partial.readings import Builder, known_week, placed_week, said
from tests.sample_weeks.article import open_week, sample_week
from tests.support.factories.weeks import PLAIN

ARTICLE = """
phase = "build"
race = "half"
mon = ["06:30-07:30 tempo 6 mi"]
tue = ["17:30-18:30 lift lower"]
wed = ["06:30-07:20 easy 5 mi (optional)"]
thu = ["06:30-07:30 speed 5 mi", "17:30-18:30 lift upper"]
fri = ["06:30-07:20 easy 5 mi"]
sat = ["08:00-10:00 long 12 mi", "14:30-15:30 lift full"]
"""
ON_EASY_DAYS = """
phase = "build"
race = "half"
mon = ["06:30-07:30 tempo 6 mi"]
tue = ["17:30-18:30 lift lower"]
wed = ["06:30-07:20 easy 5 mi (optional)", "17:30-18:30 lift upper"]
thu = ["06:30-07:30 speed 5 mi"]
fri = ["06:30-07:20 easy 5 mi", "17:30-18:30 lift full"]
sat = ["08:00-10:00 long 12 mi"]
"""
BEYOND_THE_ARTICLE = {"training-days-spread", "jumps-before-hard-runs", "upper-body-48h-between-lifts"}
"""Weighted advice of liftrun's own that the weeks of the article do not follow."""
ON_THE_EVENING_BEFORE = {"fresh-legs-20h"}
"""The same for its peak week only: it lifts for the whole body on the evening before the speed run."""
HELMS = CheckOptions(pack="helms")


def grade(tmp_path, text, options=HELMS):
    path = tmp_path / "week.toml"
    path.write_text(text, encoding="utf-8")
    return check_schedule(path, options).grade


@pytest.mark.parametrize("pack", ["default", "helms"])
def test_the_week_of_the_article_has_a_better_grade_than_one_that_lifts_on_easy_days(tmp_path, pack):
    options = CheckOptions(pack=pack)
    article, easy_days = (grade(tmp_path, text, options) for text in (ARTICLE, ON_EASY_DAYS))
    assert article.best < easy_days.best
    assert article.score[0] > easy_days.score[1] + 10
    assert easy_days.moves


@pytest.mark.parametrize(("phase", "beyond", "most"), [("build", set(), 10), ("peak", ON_THE_EVENING_BEFORE, 40)])
def test_a_sample_week_gives_up_little_by_the_advice_of_its_author(phase, beyond, most):
    prepared = open_week(phase, "helms")
    schedule = sample_week(prepared).schedule
    assert {rule.id for rule in prepared.problem.rules} >= BEYOND_THE_ARTICLE | beyond
    rules = [rule for rule in prepared.problem.rules if rule.id not in BEYOND_THE_ARTICLE | beyond]
    found = best_week(rules, known_week(schedule), schedule.week)
    cost = check_rules(rules, schedule).cost("training")
    assert found.cost.broken == 0
    assert 0 <= cost - found.cost.training <= most


def test_a_week_without_a_better_order_gives_up_nothing(tmp_path):
    found = grade(tmp_path, 'phase = "base"\ntue = ["07:00-08:00 easy 5 mi"]\nsat = ["08:00-10:00 long 10 mi"]')
    assert (found.best, found.score, found.given_up, found.moves) == ("A", (100, 100), (0, 0), ())


def test_a_broken_required_rule_is_an_e_and_the_moves_mend_it(tmp_path):
    found = grade(tmp_path, 'phase = "build"\nmon = ["tempo 6 mi"]\ntue = ["track"]\nsat = ["long 12 mi"]')
    assert found.best == "E"
    assert found.moves


def test_what_cannot_be_told_makes_a_grade_of_two_letters(tmp_path):
    found = grade(
        tmp_path, 'phase = "build"\nrace = "half"\nmon = ["12 mi"]\nwed = ["12 mi", "lift legs"]\nfri = ["12 mi"]'
    )
    assert found.given_up[0] < found.given_up[1]
    assert found.score[0] < found.score[1]


def test_a_week_without_sessions_or_with_very_many_has_no_grade(tmp_path):
    assert grade(tmp_path, 'mon = ["rest"]') is None
    many = "\n".join(f"{day} = {['easy 5 km'] * 3}" for day in WEEKDAYS).replace("'", '"')
    assert 3 * len(WEEKDAYS) > MOST_MOVABLE
    assert grade(tmp_path, many) is None


def test_the_search_finds_the_best_of_all_orders_of_three_sessions():
    book = load_rulebook()
    rules = resolve(book, Situation("build", "half", "intermediate", None, None, 3)).rules
    builder = Builder()
    titles = ("tempo 6 mi 60 min", "long 12 mi 120 min", "lift lower 60 min")
    sessions = [said(PLAIN, day, title, builder=builder) for day, title in enumerate(titles)]
    found = best_week(rules, sessions, PLAIN)
    costs = [cost_of(rules, titles, days) for days in permutations(range(7), 3)]
    assert found.cost <= min(costs)


def cost_of(rules, titles, days):
    """The cost of three sessions on three days, runs in the morning and lifts in the evening."""
    builder = Builder()
    clocks = ("06:30-07:30", "06:30-08:30", "17:30-18:30")
    parts = [
        said(PLAIN, day, title, clock, builder=builder) for day, title, clock in zip(days, titles, clocks, strict=True)
    ]
    verdict = check_rules(rules, placed_week(parts, PLAIN))
    broken = sum(one.amount for one in verdict.broken)
    other = verdict.cost("keep") + verdict.cost("preference")
    return WeekCost(broken, verdict.cost("days"), verdict.cost("training"), other)
