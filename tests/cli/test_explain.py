"""`liftrun explain`."""

from __future__ import annotations

import json

import pytest

import liftrun
from tests.cli.running import run
from tests.house.source_tree import ROOT

FULL = ROOT / "examples" / "full-week" / "athlete.toml"
WEEK = ("--week", "2026-11-23")


def test_the_causes_are_in_the_words_of_the_calendar_and_the_file():
    done = run("explain", FULL, *WEEK, "--show-titles")
    assert done.code == 0
    assert "You are available on Monday only 17:00–20:00." in done.out
    assert '"Youth team"' in done.out
    assert "one-lift-a-day" not in done.out


def test_titles_are_private_by_default():
    assert "Youth team" not in run("explain", FULL, *WEEK).out + run("explain", FULL, *WEEK, "--json").out


def test_json_has_a_version_and_marks_fixed_events():
    done = run("explain", FULL, *WEEK, "--fixed", "youth*", "--json")
    found = json.loads(done.out)
    assert found["format"] == "liftrun.explanation/1"
    assert {cause["fixed"] for cause in found["missing"][0]["causes"] if cause["kind"] == "event"} <= {True, False}


def test_a_week_with_room_for_everything_is_named_so():
    done = run("explain", ROOT / "examples" / "busy-week" / "athlete.toml", *WEEK)
    assert (done.code, done.out) == (0, "Everything fits: no session is missing in this week.\n")


@pytest.mark.parametrize("fixed", [3, [None], ["a", 3]])
def test_a_title_that_is_no_text_is_refused(fixed):
    with pytest.raises(liftrun.InputError, match=r"fixed: got .*expected a text or a list of texts"):
        liftrun.explain(FULL, week="2026-11-23", fixed=fixed)


def test_an_explanation_is_shown_in_notebooks():
    found = liftrun.explain(FULL, week="2026-11-23")
    assert repr(found) == "WeekExplanation(Jonas Feld, week of 2026-11-23, 1 missing)"
    assert found._repr_html_().startswith("<pre>")
