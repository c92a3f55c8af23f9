"""docs/weeks.md is current, complete, and each week fits on one screen."""

from __future__ import annotations

import re

import pytest

from tests.gallery.athletes import PHASE_WEEKS, gallery_weeks
from tests.gallery.weeks_page import COLUMNS, FOLDER, PAGE, drawn, section

WEEKS = {week.key: week for week in gallery_weeks()}
SAMPLE = list(WEEKS)[::5]
TEXT = PAGE.read_text(encoding="utf-8")
SCREEN = 40


@pytest.mark.parametrize("key", SAMPLE)
def test_a_week_of_the_gallery_is_as_planned_now(key):
    week = drawn(WEEKS[key])
    assert section(week) in TEXT, "make docs"
    assert (FOLDER / f"{key}.svg").read_text(encoding="utf-8") == week.picture, "make docs"


def test_the_page_shows_thirty_weeks_each_with_its_picture():
    assert re.findall(r"\(weeks/(.+)\.svg\)", TEXT) == list(WEEKS)
    assert len(WEEKS) == 30
    assert {path.stem for path in FOLDER.glob("*.svg")} == set(WEEKS)


def test_the_gallery_has_every_race_with_its_phases():
    shown = {week.about.lower() for week in WEEKS.values()}
    names = {"full": "marathon", "half": "half marathon", "10k": "10k", "5k": "5k"}
    for race, phases in PHASE_WEEKS.items():
        assert all(any(about.startswith(f"{names[race]}, {phase}") for about in shown) for phase in phases)


def test_every_week_fits_on_one_screen():
    printed = re.findall(r"```text\n(.*?)```", TEXT, flags=re.DOTALL)
    assert len(printed) == 30
    assert max(text.count("\n") for text in printed) <= SCREEN
    assert max(len(line) for text in printed for line in text.splitlines()) <= COLUMNS


def test_no_line_of_a_week_is_printed_twice():
    for text in re.findall(r"```text\n(.*?)```", TEXT, flags=re.DOTALL):
        advice = [line for line in text.splitlines() if line and line[0] not in " █MTWFS"]
        assert len(advice) == len(set(advice))


def test_paces_and_distances_are_in_the_athletes_units():
    for heading, text in re.findall(r"## ([^\n]*)\n.*?```text\n(.*?)```", TEXT, flags=re.DOTALL):
        total = re.search(r"^Total: \d+ runs?, [\d.]+ (mi|km)", text, flags=re.MULTILINE)
        if total and total[1] == "km":
            assert not re.search(r"\bmi\b|\bmiles?\b", text), heading
        if total and total[1] == "mi":
            assert not re.search(r"/km\b", text), heading
