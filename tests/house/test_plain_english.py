"""Code, pages and rulebook use plain words. A reader whose third language is English may not know these."""

from __future__ import annotations

import re

import pytest

from tests.house.source_tree import PACKAGE, ROOT

AVOIDED = re.compile(
    r"\b(?:untold|told|said|stands?|standing|lies|lying|reckon\w*|anew|convict\w*|gun|whoever|wherein|thereof)\b"
    r"|\bof a sort\b|\bthe one .{1,60}?, the other\b|\bword of\b",
    re.IGNORECASE,
)

# Uses that are the field's own words.
LEGITIMATE = {
    "stand-up": "a kind of meeting",
    "squat stand": "a piece of equipment",
    "standing position": "the journal's name for a published consensus",
    "position stand": "the journal's name for a published consensus",
}

READ = {".py", ".toml", ".md", ".txt"}
PLACES = sorted(
    {
        *(path.relative_to(ROOT).as_posix() for path in PACKAGE.iterdir() if path.name != "__pycache__"),
        *("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"),
        *("docs", "constraints", "examples", "benchmarks"),
    }
)


def avoided(text):
    """The lines of a text that use an avoided word, numbered from 1."""
    for phrase in LEGITIMATE:
        text = re.sub(re.escape(phrase), "", text, flags=re.IGNORECASE)
    return [f"{n}: {line.strip()}" for n, line in enumerate(text.splitlines(), 1) if AVOIDED.search(line)]


def texts_in(place):
    path = ROOT / place
    return [path] if path.is_file() else sorted(inner for inner in path.rglob("*") if inner.suffix in READ)


@pytest.mark.parametrize("place", PLACES)
def test_no_avoided_word_is_used(place):
    found = {
        str(path.relative_to(ROOT)): lines
        for path in texts_in(place)
        if path.suffix in READ and (lines := avoided(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def test_an_avoided_word_is_found():
    assert avoided("The gap\nlies between, as TOLD.") == ["2: lies between, as TOLD."]
    assert avoided("a stand-up meeting, and understanding") == []
