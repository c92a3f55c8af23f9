"""Every kind, every placement of small weeks: model and check agree on what is forbidden and on its cost."""

from __future__ import annotations

from itertools import islice

import pytest

from tests.rules.agreement import disagreements, verdicts
from tests.rules.collected import DECLARED, EXAMPLES
from tests.rules.worlds import plans


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_encoder_and_check_agree_on_every_placement(example):
    for rule in example.rules():
        found = list(islice(disagreements(rule, example.world, verdicts(rule, example.world)), 5))
        assert not found, f"{rule.strength}: " + "\n".join(map(str, found))


@pytest.mark.parametrize("declared", DECLARED, ids=lambda declared: declared.name)
def test_the_examples_of_a_kind_break_it_once_more_than_once_and_not_at_all(declared):
    amounts = set()
    for example in declared.examples:
        weighted, _ = example.rules()
        amounts |= {verdict.costs["training"] // weighted.weight for _, verdict in verdicts(weighted, example.world)}
    assert {0, 1, 2} <= amounts


def test_the_worlds_are_not_trivial():
    assert sum(len(plans(example.world)) for example in EXAMPLES) > 10_000
