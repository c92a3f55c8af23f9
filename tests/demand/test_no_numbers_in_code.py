"""Numbers of training advice stand in constraints/: the code that uses them holds none of its own."""

from __future__ import annotations

import ast

import pytest

from tests.house.source_tree import PACKAGE

STRUCTURAL = {0, 1, -1}
NAMED = {
    "_SECONDS_PER_MINUTE": 60,
    "_SECONDS_PER_HOUR": 3600,
    "_HOURS_PER_DAY": 24,
    "_PERCENT": 100,
    "_SIDES": 2,
    "_HEAVY": 3,
    "_COLUMN": None,
    "_WIDTH": None,
}
FIELDS = {"ge", "le", "gt", "lt", "min_length", "max_length"}  # bounds of what may be written, no advice
SOURCES = sorted(path for part in ("demand", "rulebook") for path in (PACKAGE / part).glob("*.py"))


def numbers_in(tree):
    """Every number that is no bound of a field and no named constant of the clock or the terminal."""
    excused = {id(inner) for node in ast.walk(tree) if excuses(node) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        is_number = isinstance(node, ast.Constant) and type(node.value) in (int, float)
        if is_number and id(node) not in excused and node.value not in STRUCTURAL:
            yield node.lineno, node.value


def excuses(node):
    if isinstance(node, ast.keyword):
        return node.arg in FIELDS
    return isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id in NAMED for t in node.targets)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_holds_no_number_of_advice(path):
    assert list(numbers_in(ast.parse(path.read_text(encoding="utf-8")))) == []


def test_a_number_of_advice_would_be_seen():
    assert list(numbers_in(ast.parse("def lifts():\n    return 3"))) == [(2, 3)]
    assert list(numbers_in(ast.parse("GAP_MINUTES = 120"))) == [(1, 120)]
    assert list(numbers_in(ast.parse("_SECONDS_PER_MINUTE = 60\nx: int = Field(ge=1, le=7)"))) == []
