"""Every rule kind has its test file, and declares there what the general tests need."""

from __future__ import annotations

import pytest

from liftrun.rules import KINDS
from liftrun.rules.base import Rule
from tests.rules.collected import DECLARED

EACH = pytest.mark.parametrize("declared", DECLARED, ids=lambda declared: declared.name)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_test_file(kind):
    name = kind.model_fields["kind"].default
    assert kind in {declared.kind for declared in DECLARED}, f"write tests/rules/kinds/test_{name}.py with DECLARED"


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_named_after_its_file_and_class(kind):
    name = kind.model_fields["kind"].default
    assert kind.__module__ == f"liftrun.rules.{name}"
    assert kind.__name__ == name.title().replace("_", "")
    assert kind is not Rule


@EACH
def test_a_kind_is_tried_in_two_worlds_or_more(declared):
    assert len({example.world.name for example in declared.examples}) > 1


@EACH
def test_a_kind_has_weeks_that_keep_it_break_it_once_and_break_it_more(declared):
    amounts = [case.amount for case in declared.cases]
    assert 0 in amounts, f"add a case to the tests of {declared.name} in which the check finds nothing"
    assert 1 in amounts, f"add a case to the tests of {declared.name} in which the amount is 1"
    assert max(amounts) > 1, f"add a case to the tests of {declared.name} in which the amount is above 1"
