"""Every kind, every placement of small weeks: what the solver is told and what the check finds are the same."""

from __future__ import annotations

from itertools import islice

import pytest

from liftrun.rules import KINDS
from tests.rules.agreement import disagreements, verdicts
from tests.rules.examples import EXAMPLES
from tests.rules.worlds import plans

ALL = [example for kind in KINDS for example in EXAMPLES.get(kind, ())]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_examples(kind):
    assert kind in EXAMPLES, f"add examples of {kind.__name__} to tests/rules/examples.py: at least two worlds"
    assert len({example.world.name for example in EXAMPLES[kind]}) > 1


@pytest.mark.parametrize("example", ALL, ids=lambda example: example.name)
def test_encoder_and_check_agree_on_every_placement(example):
    for rule in example.rules():
        found = list(islice(disagreements(rule, example.world, verdicts(rule, example.world)), 5))
        assert not found, f"{rule.strength}: " + "\n".join(map(str, found))


@pytest.mark.parametrize("kind", KINDS)
def test_the_examples_of_a_kind_bind_and_let_go(kind):
    amounts = set()
    for example in EXAMPLES[kind]:
        weighted, _ = example.rules()
        amounts |= {verdict.costs["training"] // weighted.weight for _, verdict in verdicts(weighted, example.world)}
    assert {0, 1, 2} <= amounts


def test_the_worlds_are_not_trivial():
    assert sum(len(plans(example.world)) for example in ALL) > 10_000
