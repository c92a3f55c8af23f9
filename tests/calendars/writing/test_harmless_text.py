"""Text in a calendar: harmless, escaped and folded as RFC 5545, sections 3.1 and 3.3.11, requires."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Event

from liftrun.calendars.writing.harmless_text import harmless_text
from liftrun.domain.plain_text import plain_line


def unescape(value):
    """A TEXT value as RFC 5545 section 3.3.11 reads it."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), "a bare ; or , would end the value"
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def written(*lines):
    """The value of a TEXT property as it is in a file, unfolded."""
    event = Event()
    event.add("description", harmless_text(*lines))
    return pieces_of(event)[1]


def pieces_of(event):
    """The unfolded content lines of an event: BEGIN, the value of its one property, END."""
    lines = event.to_ical().decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    return [line.removeprefix("DESCRIPTION:") for line in lines]


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


@given(words)
@example("Run; lift, rest\\nap: 100 %")
@example("\\\\n,\\;")
def test_escaped_text_is_read_back_as_it_was_shown(text):
    shown = plain_line(text).replace("<", "‹").replace(">", "›")
    assert unescape(written(text)) == shown


@given(st.lists(words, min_size=1, max_size=5))
def test_lines_of_text_stay_lines_and_make_one_content_line(lines):
    value = written(*lines)
    assert "\n" not in value
    assert len(unescape(value).split("\n")) == len(lines)


@given(words)
def test_nothing_that_moves_a_cursor_hides_or_turns_a_line_is_left(text):
    left = written(text)
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
    assert written(hostile) == harmless


@given(words)
@example("x" * 63)
@example("x" * 64)
@example("ü" * 38)
@example("x" * 74 + "€")
@example("🏃" * 40)
def test_folded_lines_have_at_most_75_octets_and_whole_characters(text):
    event = Event()
    event.add("description", harmless_text(text))
    lines = event.to_ical().split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() for line in lines[:-1])


@given(words)
def test_a_text_that_is_read_and_written_again_keeps_its_bytes(text):
    event = Event()
    event.add("description", harmless_text(text))
    assert Event.from_ical(event.to_ical()).to_ical() == event.to_ical()
