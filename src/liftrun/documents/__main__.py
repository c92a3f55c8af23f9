"""`python -m liftrun.documents`: write the schemas of the published forms into docs/."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from liftrun.documents.check import CheckDocument
from liftrun.documents.comparison import ComparisonDocument
from liftrun.documents.explanation import ExplanationDocument
from liftrun.documents.plan import PlanDocument
from liftrun.documents.season import SeasonDocument
from liftrun.documents.state import StateDocument
from liftrun.documents.why import WhyDocument

if TYPE_CHECKING:
    from pydantic import BaseModel

FORMS: dict[str, type[BaseModel]] = {
    "plan.schema.json": PlanDocument,
    "check.schema.json": CheckDocument,
    "explanation.schema.json": ExplanationDocument,
    "why.schema.json": WhyDocument,
    "comparison.schema.json": ComparisonDocument,
    "state.schema.json": StateDocument,
    "season.schema.json": SeasonDocument,
}
"""File name of each schema -> the form."""


def schema_text(form: type[BaseModel]) -> str:
    """The JSON schema of a form, as it is in docs/."""
    return json.dumps(form.model_json_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    for name, form in FORMS.items():
        (Path("docs") / name).write_text(schema_text(form), encoding="utf-8")
