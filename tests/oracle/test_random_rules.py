"""Random rules are drawn kind by kind: a kind more or less changes none of the draws of the others."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Literal

import pytest

from liftrun.rules import SameDay
from tests.oracle.random_weeks import random_problem, random_rules
from tests.rules.collected import DECLARED

SEEDS = range(300)


class Another(SameDay):
    """A kind that is not in the rulebook."""

    kind: Literal["another"] = "another"


def test_a_further_kind_leaves_the_draws_of_the_others_as_they_are():
    like = next(declared for declared in DECLARED if declared.kind is SameDay)
    for place in (0, 5, len(DECLARED)):
        more = (*DECLARED[:place], replace(like, kind=Another), *DECLARED[place:])
        drawn = {seed: random_rules(seed, more) for seed in SEEDS}
        assert any(isinstance(rule, Another) for rules in drawn.values() for rule in rules)
        for seed, rules in drawn.items():
            assert tuple(rule for rule in rules if not isinstance(rule, Another)) == random_rules(seed)


@pytest.mark.parametrize("gone", DECLARED, ids=lambda declared: declared.name)
def test_a_kind_less_leaves_the_draws_of_the_others_as_they_are(gone):
    others = tuple(declared for declared in DECLARED if declared is not gone)
    for seed in SEEDS:
        assert random_rules(seed, others) == tuple(rule for rule in random_rules(seed) if type(rule) is not gone.kind)


def test_the_rules_of_a_random_week_are_those_of_its_seed():
    assert [random_problem(seed).rules for seed in range(20)] == [random_rules(seed) for seed in range(20)]


def test_most_random_rulebooks_have_two_to_six_rules():
    counts = Counter(len(random_rules(seed)) for seed in range(2000))
    assert sum(counts[number] for number in range(2, 7)) > 0.75 * counts.total()
