"""docs/python.md names every public function, argument, result attribute and error, and the results offer no other."""

from __future__ import annotations

import inspect
import re
from dataclasses import fields

import pytest

import liftrun
from liftrun.api.frames import COLUMNS, FINDING_COLUMNS
from tests.house.pages import code_of
from tests.house.source_tree import ROOT

CODE = code_of((ROOT / "docs" / "python.md").read_text("utf-8"))
FUNCTIONS = [name for name in liftrun.__all__ if inspect.isfunction(getattr(liftrun, name))]
RESULTS = [
    "WeekPlan",
    "SessionWhy",
    "WeekComparison",
    "SeasonPlan",
    "WeekExplanation",
    "WeekCheck",
    "SquadPlan",
    "WeekChange",
]
ERRORS = ["InputError", "NoPlanError", "StateConflictError", "BrokenPlanError"]


def missing(names):
    """The names that are in no code on the page."""
    return [name for name in names if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", CODE)]


def public_names(result):
    """Attributes, properties and methods of a result."""
    return [name for name in vars(getattr(liftrun, result)) if not name.startswith("_")]


def test_every_public_name_is_on_the_page():
    assert missing(liftrun.__all__) == []


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_argument_is_on_the_page_and_in_the_docstring(name):
    function = getattr(liftrun, name)
    arguments = list(inspect.signature(function).parameters)
    assert missing(arguments) == []
    assert [one for one in arguments if not re.search(rf"^ +{one}: \w", function.__doc__, re.MULTILINE)] == []


@pytest.mark.parametrize("result", RESULTS)
def test_every_attribute_of_a_result_is_on_the_page_and_documented(result):
    kind = getattr(liftrun, result)
    assert missing(public_names(result)) == []
    attributes = [one.name for one in fields(kind) if not one.name.startswith("_")]
    assert [one for one in attributes if not re.search(rf"^ +{one}: ", kind.__doc__, re.MULTILINE)] == []
    assert [one for one in set(public_names(result)) - set(attributes) if not inspect.getdoc(getattr(kind, one))] == []


def test_every_error_and_its_fields_are_on_the_page():
    assert missing([*ERRORS, *(one.name for one in fields(liftrun.InputError)), "status"]) == []


def test_every_column_is_on_the_page():
    assert missing([*COLUMNS, *FINDING_COLUMNS]) == []


def test_a_name_that_is_not_on_the_page_is_found():
    assert missing(["plan", "plann"]) == ["plann"]
    assert {"to_ics", "to_json", "to_html", "to_svg", "to_frame", "tiers", "bound"} <= set(public_names("WeekPlan"))
    assert len(FUNCTIONS) == 8
