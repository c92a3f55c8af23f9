"""The published schema is the one in force."""

from __future__ import annotations

import json
from pathlib import Path

from liftrun.documents.plan import PlanDocument
from tests.support.factories.plans import build_week

SCHEMA = Path(__file__).parents[2] / "docs" / "plan.schema.json"


def in_order(schema):
    """The schema with the values of each choice sorted: Python gives equal choices the order of the first it saw."""
    if isinstance(schema, dict):
        return {key: sorted(value) if key == "enum" else in_order(value) for key, value in schema.items()}
    return [in_order(value) for value in schema] if isinstance(schema, list) else schema


def test_the_schema_in_docs_is_that_of_the_document():
    assert in_order(json.loads(SCHEMA.read_text(encoding="utf-8"))) == in_order(PlanDocument.model_json_schema())


def test_a_document_survives_the_way_through_json():
    plan = build_week()
    assert PlanDocument.model_validate_json(plan.model_dump_json()) == plan
