"""By which rules a schedule is checked, and what is said of what was assumed."""

from __future__ import annotations

import pytest

from tests.checks.schedule.people import DATED, HOME, check
from tests.house.source_tree import ROOT

NOTHING_BEFORE = "Which days you trained last week is not known, so it counts as a week without sessions."
HEAVY = "Lifts that do not say so are taken to be heavy, as the rulebook has them in this phase."
NO_JUMPS = "Lifts that name no plyometrics are taken to have none."


def test_what_nobody_says_is_assumed_and_told(tmp_path):
    found = check(tmp_path, 'mon = "lift"')
    assert (found.phase, found.race, found.experience, found.pack) == ("base", None, "intermediate", "default")
    assert found.assumed == (
        NOTHING_BEFORE,
        "No phase is given: the week is checked as a base week (--phase).",
        "No race is given: the week is checked as one without a race in view (--race).",
        "No experience is given: the week is checked as for an intermediate lifter (--experience).",
        HEAVY,
        NO_JUMPS,
    )


def test_what_is_asked_for_stands_over_what_the_schedule_says(tmp_path):
    text = 'phase = "build"\nrace = "half"\nexperience = "beginner"\nmon = "easy"'
    found = check(tmp_path, text)
    assert (found.phase, found.race, found.experience) == ("build", "half", "beginner")
    assert found.assumed == (NOTHING_BEFORE,)
    found = check(tmp_path, text, phase="peak", race="full", experience="advanced", pack="helms")
    assert (found.phase, found.race, found.experience, found.pack) == ("peak", "full", "advanced", "helms")
    assert found.assumed == (NOTHING_BEFORE,)


def test_the_athletes_file_says_what_the_schedule_does_not(tmp_path):
    race = HOME + '[race]\ndistance = "half"\ndate = 2027-01-17\n'
    found = check(tmp_path, 'week_start = 2026-11-23\nmon = "easy"', 'pack = "bui"\n' + race)
    assert (found.phase, found.race, found.experience, found.pack) == ("build", "half", "advanced", "bui")
    assert found.assumed == (NOTHING_BEFORE,)
    found = check(tmp_path, 'phase = "peak"\nweek_start = 2026-11-23\nmon = "easy"', race)
    assert found.phase == "peak"
    assert "It is checked as a peak week; by the athlete's file the week is one of build." in found.assumed


@pytest.mark.parametrize("day", ['mon = "tempo 8 mi"', 'tue = "lift"', 'sun = "yoga"'])
def test_a_week_of_maintenance_is_off(tmp_path, day):
    found = check(tmp_path, f'phase = "maintenance"\nrace = "full"\n{day}')
    assert "maintenance-off" in [part.rule for part in found.broken]
    assert check(tmp_path, f'phase = "base"\nrace = "full"\n{day}').kept


@pytest.mark.parametrize(
    ("race", "day", "kept"),
    [
        ("full", "easy 3 mi", False),
        ("half", "yoga", False),
        ("10k", "easy 3 mi", True),
        ("10k", "yoga", False),
    ],
)
def test_race_week_is_over_with_a_half_or_full_and_for_all_but_runs_with_a_short_race(tmp_path, race, day, kept):
    week = 'thu = "easy 3 mi"\nsat = "race"\n'
    found = check(tmp_path, f'phase = "race"\nrace = "{race}"\n{week}sun = "{day}"')
    assert [part.rule for part in found.broken] == ([] if kept else ["before-the-race"])


@pytest.mark.parametrize(("pack", "heavy"), [("default", True), ("helms", True), ("bui", False)])
def test_lifts_are_as_heavy_as_the_rulebook_has_them(tmp_path, pack, heavy):
    found = check(tmp_path, 'phase = "peak"\nrace = "half"\ntue = ["heavy lift", "light lift", "lift"]', pack=pack)
    assert [one.heavy for one in found.sessions] == [True, False, heavy]
    load = "heavy" if heavy else "not heavy"
    assert f"Lifts that do not say so are taken to be {load}, as the rulebook has them in this phase." in found.assumed


def test_days_of_running_are_counted_where_nobody_says_them(tmp_path):
    three = 'phase = "build"\nrace = "half"\nmon = "easy 5k"\ntue = "easy 5k"\nfri = "easy 5k"'
    assert "runs-apart" in [part.rule for part in check(tmp_path, three).paid]
    four = three + '\nsun = "easy 5k"'
    assert "runs-apart" not in [part.rule for part in check(tmp_path, four).paid]


def test_the_sample_weeks_by_hand_pass_but_where_pairing_is_required(tmp_path):
    for phase, alone in (("build", ["tue-lift"]), ("peak", ["tue-lift", "thu-lift"])):
        text = (ROOT / "examples" / "handwritten" / f"half-{phase}.toml").read_text(encoding="utf-8")
        for pack in ("default", "helms"):
            found = check(tmp_path, text, pack=pack)
            assert found.kept
            assert found.unrecognised == ()
        found = check(tmp_path, text, pack="bui")
        assert {part.rule for part in found.broken} == {"hard-days-hard"}
        assert [name for part in found.broken for name in part.sessions] == alone


def test_the_sample_weeks_as_the_article_has_them_say_too_little_for_the_hours_between_runs_and_lifts_alone(tmp_path):
    build = """phase = "build"\nrace = "half"\nmon = "tempo"\ntue = "lift lower"\nwed = "easy (optional)"
thu = ["speed", "lift upper"]\nfri = "easy"\nsat = ["long 12 mi", "lift full"]\nsun = []"""
    peak = """phase = "peak"\nrace = "half"\nmon = "tempo"\ntue = ["lift full", "easy (optional)"]\nwed = "speed"
thu = "lift full"\nfri = "easy"\nsat = "long 12 mi"\nsun = []"""
    for text in (build, peak):
        found = check(tmp_path, text)
        assert found.kept
        assert {part.rule for part in found.cannot_tell if part.required} == {
            "gap-around-long-runs",
            "hours-between-runs",
        }
    assert check(tmp_path, DATED).sessions == ()
