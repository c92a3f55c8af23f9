"""`liftrun compare` and `liftrun.compare`."""

from __future__ import annotations

import json

import pytest

import liftrun
from liftrun.checks.plan import check_rules
from liftrun.domain import TIERS
from liftrun.explanations.compare import NamedWeek, compare_weeks
from tests.cli.running import run
from tests.explanations.full_weeks import BOOK, generated
from tests.house.source_tree import ROOT

BUSY = ROOT / "examples" / "busy-week" / "athlete.toml"
WEEK = ("--week", "2026-11-23")


@pytest.fixture(scope="module")
def compared():
    return liftrun.compare(BUSY, ["bui", "helms"], week="2026-11-23")


def test_each_week_is_the_plan_of_its_school(compared):
    for week in compared.weeks:
        plan = liftrun.plan(BUSY, week="2026-11-23", pack=week.name)
        assert [(part.id, part.start) for part in week.sessions] == [(part.id, part.start) for part in plan.sessions]


def test_the_sessions_that_differ_are_marked(compared):
    starts = [{part.id: part.start for part in week.sessions} for week in compared.weeks]
    assert set(compared.document.moves) == {name for name in starts[0] if starts[0][name] != starts[1].get(name)}
    marked = [line for line in compared.to_text().splitlines() if line.startswith("* ")]
    assert len(marked) == len(compared.document.moves) + 1


def test_each_school_judges_the_week_of_the_other(compared):
    assert [(one.week, one.rules_of) for one in compared.judgements] == [("bui", "helms"), ("helms", "bui")]
    for one in compared.judgements:
        assert one.text.startswith(f"The week of {one.week} under the rules of {one.rules_of} ")
        for tier in TIERS:
            assert sum(part.cost for part in one.rules if part.tier == tier) == one.costs.get(tier, 0)


def test_a_judgement_is_the_difference_of_two_checks():
    solved = generated(0)
    athlete = solved.prepared.athlete.model_copy(update={"pack": "bui"})
    from liftrun.planning.prepare import plan_week, prepare  # noqa: PLC0415

    other = plan_week(prepare(athlete, solved.prepared.week, solved.prepared.reading, BOOK))
    judged = compare_weeks([NamedWeek("default", solved), NamedWeek("bui", other)]).judgements[0]
    rules = other.prepared.problem.rules
    weeks = [check_rules(rules, week.outcome.plan.schedule) for week in (solved, other)]
    costs = {tier: weeks[0].cost(tier) - weeks[1].cost(tier) for tier in TIERS}
    assert judged.costs == {tier: cost for tier, cost in costs.items() if cost}
    assert bool(judged.broken) == bool(weeks[0].broken)


def test_one_pack_is_compared_with_the_athletes_own():
    assert [week.name for week in liftrun.compare(BUSY, "helms", week="2026-11-23").weeks] == ["default", "helms"]


def test_changed_rules_make_one_more_week():
    done = run("compare", BUSY, *WEEK, "--set", "day-off.at_least=2", "--set", "rest-day.strength=off", "--json")
    found = json.loads(done.out)
    assert found["format"] == "liftrun.comparison/1"
    assert [week["name"] for week in found["weeks"]] == ["default", "changed"]
    days = {part["start"][:10] for part in found["weeks"][1]["sessions"]}
    assert len(days) <= 5


def test_a_comparison_is_shown_in_notebooks(compared):
    assert repr(compared) == "WeekComparison(Maya Lindqvist, week of 2026-11-23, bui, helms)"
    assert compared._repr_html_().startswith("<pre>")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--pack", "helm"], '--pack: got "helm", expected '),
        (["--pack", "default"], "--pack: got default, expected another school than the athlete's own."),
        (["--set", "day-off"], '--set: got "day-off", expected a rule, a key and a value.'),
        (["--set", "day-of.at_least=2"], "the changed rules: rules.day-of: got an unknown rule"),
        (["--set", "day-off.at_least=["], "--set: expected valid TOML"),
    ],
)
def test_a_wrong_option_is_one_message(arguments, message):
    done = run("compare", BUSY, *WEEK, *arguments)
    assert done.code == 2
    assert message in done.err
