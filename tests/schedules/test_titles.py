"""What titles say, and which say nothing."""

from __future__ import annotations

import pytest

from liftrun.schedules.titles.read_title import read_title, unknown_words
from tests.schedules.titles import IN_MILES, NOT_RECOGNISED, RECOGNISED
from tests.schedules.words_page import PAGE, page

RACES = {"5k": 5000, "10k": 10000, "half": 21098, "full": 42195}


def extent(found, unit):
    low, high = found
    return f" {low} {unit}" if low == high else f" {low}-{high} {unit}"


def session_text(parsed):
    """One session as the tables write it."""
    words = parsed.activity + "".join(f" {'/'.join(names)}" for names in (parsed.kinds, parsed.focuses) if names)
    words += extent(parsed.metres, "m") if parsed.metres else ""
    words += extent(parsed.minutes, "min") if parsed.minutes else ""
    words += f" jumps {parsed.plyometrics}" if parsed.plyometrics != "none" else ""
    words += {None: "", True: " heavy", False: " light"}[parsed.heavy]
    words += f" {parsed.place}" if parsed.place not in (None, "road") else ""
    return words + " optional" * parsed.optional


def words(title, units=None, likely=None):
    """All sessions of a title, or None."""
    found = read_title(title, RACES, units, likely)
    if found is None:
        return None
    text = ""
    for parsed in found:
        text += (" > " if parsed.comes_next else " + ") * bool(text) + session_text(parsed)
    return text


@pytest.mark.parametrize("title", RECOGNISED)
def test_a_title_says_what_it_says(title):
    assert words(title) == RECOGNISED[title]


@pytest.mark.parametrize("title", IN_MILES)
def test_a_number_without_a_unit_is_in_the_units_that_are_given(title):
    assert words(title, "miles") == IN_MILES[title]


@pytest.mark.parametrize("title", NOT_RECOGNISED)
def test_what_is_not_all_of_training_is_not_recognised(title):
    assert words(title) is None


def test_the_tables_are_long_enough_and_hold_no_title_twice():
    assert len(RECOGNISED) >= 60
    assert len(NOT_RECOGNISED) == len(set(NOT_RECOGNISED)) >= 40
    assert not set(RECOGNISED) & set(NOT_RECOGNISED)


def test_a_number_needs_a_unit():
    assert words("long 12") == "run long"
    assert words("long 12", "km") == "run long 12000 m"


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("Long run 12", "run long 19312 m"),
        ("long 20", "run long 32187 m"),
        ("easy 30", "run easy"),  # minutes, as likely as not
        ("long 60", "run long"),
        ("Long run 12 km", "run long 12000 m"),
        ("Long lunch 2", None),
        ("Recovery 5", None),
    ],
)
def test_a_number_without_a_unit_is_in_the_units_that_it_probably_has_or_says_nothing(title, read):
    assert words(title, likely="miles") == read


def test_a_number_that_was_bare_of_a_unit_is_told():
    assert [parsed.unitless for parsed in read_title("Long 12 + lift 2", RACES)] == [12, None]
    assert [parsed.unitless for parsed in read_title("Long 12", RACES, "km")] == [None]


@pytest.mark.parametrize(
    "title", ["Long run " * 500, "1" * 10_000, "x" * 10_000, "(" * 5_000, "5 x " * 1_000, "a+" * 5_000]
)
def test_an_endless_title_is_read_no_further_than_titles_go(title):
    assert words(title) is None


def test_the_page_of_words_is_made_from_the_vocabulary():
    assert PAGE.read_text(encoding="utf-8") == page(), "make it: python -m tests.schedules.words_page"


def test_the_words_that_nobody_knows_are_told():
    assert unknown_words("tmepo 5k with Anna") == ("tmepo", "anna")


def test_a_misspelt_word_makes_no_session():
    assert words("tmepo 5k") is None
