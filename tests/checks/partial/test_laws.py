"""What must hold of every rule kind, so that a week of which not all is known may be judged part by part."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from typing import get_args

import pytest

from liftrun.checks.partial import judge
from liftrun.checks.partial.rule_parts import parts_of
from liftrun.domain import Schedule
from liftrun.rules import KINDS
from liftrun.rules.base import Scope
from tests.checks.partial.readings import known_week, loosened
from tests.rules.collected import EXAMPLES
from tests.rules.worlds import plans

NAMES = [example.name for example in EXAMPLES]


def weeks(example, most=40):
    """Some of a world's weeks, the same every time."""
    found = [plan.schedule for plan in plans(example.world)]
    return random.Random(example.name).sample(found, min(most, len(found)))


def rule_of(example):
    return example.rules()[0]


def amounts(violations):
    return Counter((tuple(sorted(one.sessions)), one.amount, one.detail) for one in violations)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_says_which_part_of_a_week_it_judges_by_itself(kind):
    assert kind.scope in get_args(Scope)
    assert isinstance(kind.needs_clock_times, bool)
    assert not kind.needs_clock_times or kind.scope in {"session", "pair"}, (
        "times of more than two sessions are not tried"
    )


@pytest.mark.parametrize("example", EXAMPLES, ids=NAMES)
def test_the_check_of_a_week_is_the_sum_over_its_parts(example):
    rule = rule_of(example)
    for schedule in weeks(example):
        whole = amounts(rule.check(schedule))
        parts = Counter()
        for part in parts_of(known_week(schedule), rule):
            times = {(one.variants[0].id, one.start) for one in part}
            now, past = (
                tuple(placed for placed in them if (placed.session.id, placed.start) in times)
                for them in (schedule.placed, schedule.history)
            )
            parts += amounts(rule.check(Schedule(schedule.week, now, past)))
        assert parts == whole


@pytest.mark.parametrize("example", EXAMPLES, ids=NAMES)
def test_where_all_is_known_the_judgement_is_the_check(example):
    rule = rule_of(example)
    for schedule in weeks(example):
        judged = list(judge([rule], known_week(schedule), schedule.week))
        assert all(one.low == one.high and not one.missing for one in judged)
        assert amounts(v for one in judged for v in one.found) == amounts(rule.check(schedule))


@pytest.mark.parametrize(
    "example", [one for one in EXAMPLES if not one.kind.needs_clock_times], ids=lambda one: one.name
)
def test_a_kind_that_does_not_ask_for_times_does_not_see_them(example):
    rule = rule_of(example)
    for schedule in weeks(example):
        moved = replace(schedule, placed=tuple(_moved(schedule, placed) for placed in schedule.placed))
        assert sum(v.amount for v in rule.check(moved)) == sum(v.amount for v in rule.check(schedule))


def _moved(schedule, placed):
    """The same session at the very begin of its day."""
    by = placed.start - schedule.week.day_span(schedule.day(placed)).start
    blocks = tuple(replace(one, start=one.start - by, end=one.end - by) for one in placed.blocks)
    return replace(placed, start=placed.start - by, end=placed.end - by, blocks=blocks)


@pytest.mark.parametrize("example", EXAMPLES, ids=NAMES)
def test_to_forget_something_never_turns_broken_into_kept_or_kept_into_broken(example):
    rule, chance = rule_of(example), random.Random(example.name)
    for schedule in weeks(example, 15):
        whole = sum(v.amount for v in rule.check(schedule))
        facts = chance.sample(["times", "end", "distance", "kind"], chance.choice([1, 2, 4]))
        forgotten = [
            loosened(one, schedule.week, *facts) if 0 <= one.day < 7 and chance.random() < 0.7 else one
            for one in known_week(schedule)
        ]
        judged = list(judge([rule], forgotten, schedule.week))
        assert sum(one.low for one in judged) <= whole <= sum(one.high for one in judged)
        assert all(one.missing for one in judged if one.high > one.low)
