"""Escaping and folding, as RFC 5545 section 3.1 and 3.3.11 have them."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from liftrun.calendars.content_lines import fold, text_value, to_bytes, unfold
from liftrun.domain.plain_text import plain_line


def unescape(value):
    """A TEXT value as RFC 5545 section 3.3.11 reads it."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), "a bare ; or , would end the value"
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


@given(words)
@example("Run; lift, rest\\nap: 100 %")
@example("\\\\n,\\;")
def test_escaped_text_is_read_back_as_it_was_shown(text):
    shown = plain_line(text).replace("<", "‹").replace(">", "›")
    assert unescape(text_value(text)) == shown


@given(st.lists(words, min_size=1, max_size=5))
def test_lines_of_text_stay_lines_and_make_one_content_line(lines):
    value = text_value(*lines)
    assert "\n" not in value
    assert len(unescape(value).split("\n")) == len(lines)


@given(words)
def test_nothing_that_moves_a_cursor_hides_or_turns_a_line_is_left(text):
    left = text_value(text)
    assert not [char for char in left if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}]
    assert not set(left) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufeff")


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("<script>alert(1)</script>", "‹script›alert(1)‹/script›"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("club\r\nBEGIN:VEVENT\r\nrun", "club BEGIN:VEVENT run"),
        ("long\u202enur\u2066 gnol", "longnur gnol"),
        ("a\u2028b\u0085c\x0bd", "a b c d"),
        ("👩‍👧 and می‌خواهم", "👩‍👧 and می‌خواهم"),
        ("\ud800 half", "half"),
    ],
)
def test_hostile_text_becomes_plain(hostile, harmless):
    assert text_value(hostile) == harmless


@given(words.map(plain_line))
@example("x" * 75)
@example("x" * 76)
@example("ü" * 38)
@example("x" * 74 + "€")
@example("🏃" * 40)
def test_folded_lines_hold_75_octets_and_whole_characters(line):
    pieces = fold(line).removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(piece) <= 75 for piece in pieces)
    assert all(piece.decode() for piece in pieces if line)
    assert "".join(piece.decode()[bool(number) :] for number, piece in enumerate(pieces)) == line


@given(st.lists(words.map(plain_line), min_size=1, max_size=6))
def test_unfolding_undoes_folding(lines):
    assert unfold(to_bytes(lines)) == lines


def test_a_line_of_75_octets_is_not_folded():
    assert fold("x" * 75) == b"x" * 75 + b"\r\n"


def test_line_ends_of_other_systems_are_read_too():
    assert unfold(to_bytes(["a" * 90, "b"]).replace(b"\r\n", b"\n")) == ["a" * 90, "b"]
