"""The published schemas are those in force."""

from __future__ import annotations

import json

import pytest

from liftrun.documents.__main__ import FORMS
from liftrun.documents.plan import PlanDocument
from tests.house.source_tree import ROOT
from tests.support.factories.plans import build_week


def in_order(schema):
    """The schema with the values of each choice sorted: Python gives equal choices the order of the first it saw."""
    if isinstance(schema, dict):
        return {key: sorted(value) if key == "enum" else in_order(value) for key, value in schema.items()}
    return [in_order(value) for value in schema] if isinstance(schema, list) else schema


@pytest.mark.parametrize("name", FORMS)
def test_a_schema_in_docs_is_that_of_its_form(name):
    published = json.loads((ROOT / "docs" / name).read_text(encoding="utf-8"))
    assert in_order(published) == in_order(FORMS[name].model_json_schema())


def test_a_document_survives_the_way_through_json():
    plan = build_week()
    assert PlanDocument.model_validate_json(plan.model_dump_json()) == plan
