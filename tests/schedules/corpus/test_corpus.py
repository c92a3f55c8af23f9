"""The corpus of titles: what it contains, and how many of them are read rightly."""

from __future__ import annotations

import pytest

from liftrun.schedules.titles.read_title import read_title
from tests.schedules.corpus.expectations import ANY, RACES, corpus, hardness, judged, labels
from tests.schedules.corpus.other_calendars import other_titles

KINDS = {*ANY["run"], "race"}


def test_the_corpus_contains_at_least_600_different_training_titles_of_many_families():
    titles = [entry.title for entry in corpus()]
    assert len(titles) == len(set(titles)) >= 600
    assert len({entry.family for entry in corpus()}) >= 12


def test_at_least_three_tenths_of_the_titles_are_set_aside_by_their_own_bytes():
    aside = [entry for entry in corpus() if entry.set_aside]
    assert len(aside) >= 0.3 * len(corpus())


def test_every_label_names_activities_and_their_own_kinds():
    for entry in corpus():
        for label in labels(entry.expected) if entry.expected != "?" else ():
            allowed = {"run": KINDS, "lift": set(ANY["lift"])}.get(label.activity, set())
            assert label.choices <= allowed, entry.title
            assert bool(label.choices) == bool(allowed), entry.title


def test_hardness_follows_from_the_kinds():
    assert [hardness(kinds) for kinds in (("easy",), ("tempo", "long"), ("easy", "long"))] == [False, True, None]


def test_at_least_5000_titles_of_other_calendars_are_made_and_they_are_the_same_each_time():
    found = other_titles()
    assert len(found) == len(set(found)) >= 5000
    assert other_titles() == found


def test_no_title_of_another_calendar_is_in_the_training_corpus():
    assert not {entry.title for entry in corpus()} & set(other_titles())


@pytest.mark.parametrize("set_aside", [False, True])
def test_nine_of_ten_titles_are_read_rightly(set_aside):
    found = [judged(entry.title, entry.expected) for entry in corpus() if entry.set_aside == set_aside]
    assert found.count("right") >= 0.9 * len(found)


def test_no_title_is_read_with_certainty_and_wrongly():
    wrong = [entry.title for entry in corpus() if judged(entry.title, entry.expected) == "wrong"]
    assert wrong == []


def test_no_title_of_another_calendar_is_taken_for_a_session():
    assert [title for title in other_titles() if read_title(title, RACES)] == []
