"""Cutting and wrapping text for which no font is at hand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from liftrun.report.lettering import first_fit, fit, width, wrap


@given(st.text(max_size=60), st.floats(0, 300), st.floats(6, 20))
def test_what_fits_is_never_wider_than_its_room(text, room, size):
    assert width(fit(text, room, size), size) <= room


@given(st.text(alphabet="ab …", max_size=80), st.integers(1, 5))
def test_wrapped_lines_are_no_wider_than_the_room_and_no_more_than_allowed(text, lines):
    wrapped = wrap(text, 60, 10, lines)
    assert len(wrapped) <= lines
    assert all(width(line, 10) <= 60 for line in wrapped)


@given(st.text(min_size=2, max_size=60), st.floats(6, 20), st.booleans())
def test_the_width_does_not_depend_on_the_order_in_which_it_is_summed(text, size, bold):
    assert width(text, size, bold=bold) == width(text[::-1], size, bold=bold)


def test_the_width_is_the_same_in_every_version_of_python():
    assert width("mif" * 6 + "a", 1000) == 6 * (920 + 340 + 340) + 575


def test_text_that_fits_stays_whole():
    assert fit("Long run", 100, 10) == "Long run"
    assert wrap("Long run on Saturday", 500, 10, 3) == ["Long run on Saturday"]


def test_text_that_does_not_fit_ends_in_an_ellipsis():
    assert fit("Long run with the club", 60, 10).endswith("…")
    assert fit("Long run", 1, 10) == ""


def test_wrapping_keeps_every_word_while_there_are_lines():
    text = "no free window of forty minutes is left on any day"
    assert " ".join(wrap(text, 90, 10, 20)) == text


def test_the_first_wording_that_fits_is_taken():
    assert first_fit(("06:15 Tempo run", "Tempo run"), 60, 10) == "Tempo run"
    assert first_fit(("06:15 Tempo run", "Tempo run"), 200, 10) == "06:15 Tempo run"
