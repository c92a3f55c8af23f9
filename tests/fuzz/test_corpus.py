"""Every input that fuzzing has found worth keeping is read without a fault."""

from __future__ import annotations

import pytest

from tests.fuzz.targets import CORPUS, TARGETS

INPUTS = [(path.parent.name, path) for path in sorted(CORPUS.glob("*/*"))]


@pytest.mark.parametrize("name", TARGETS)
def test_every_target_has_a_corpus(name):
    assert len([kind for kind, _ in INPUTS if kind == name]) >= 5


@pytest.mark.parametrize(("name", "path"), INPUTS, ids=lambda value: getattr(value, "name", value))
def test_an_input_of_the_corpus_is_read_or_refused(name, path):
    assert TARGETS[name](path.read_bytes()) is None
