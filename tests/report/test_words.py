"""What is said about a week as a whole."""

from __future__ import annotations

import pytest

from liftrun.documents.plan import TotalsPart
from liftrun.documents.session_wording import distance, duration, minutes_of
from liftrun.report.week import week_words as words
from tests.support.factories.plans import build_week, race_week, tiers_of


@pytest.mark.parametrize(
    ("race", "weeks", "said"),
    [
        ("full", 10, "marathon in 10 weeks"),
        ("half", 1, "half marathon in 1 week"),
        ("5k", 0, "5K this week"),
        ("10k", -1, "10K 1 week ago"),
        ("full", -2, "marathon 2 weeks ago"),
        ("full", None, "marathon"),
        (None, None, ""),
    ],
)
def test_the_race_is_described_by_its_distance_in_weeks(race, weeks, said):
    assert words.race_words(build_week().model_copy(update={"race": race, "weeks_to_race": weeks})) == said


@pytest.mark.parametrize(
    ("weeks", "days", "words_expected"),
    [(1, 13, "marathon in 13 days"), (2, 20, "marathon in 20 days"), (3, 27, "marathon in 3 weeks")],
)
def test_a_race_that_is_near_is_counted_in_days(weeks, days, words_expected):
    update = {"race": "full", "weeks_to_race": weeks, "days_to_race": days}
    assert words.race_words(build_week().model_copy(update=update)) == words_expected


def test_a_race_of_another_distance_has_its_own_title():
    update = {"race": "full", "weeks_to_race": 8, "race_title": "50 km race, trained for as marathon,"}
    title = words.race_words(build_week().model_copy(update=update))
    assert title == "50 km race, trained for as marathon, in 8 weeks"


def test_a_week_without_a_race_has_a_subtitle_without_a_hole():
    plan = build_week().model_copy(update={"race": None, "weeks_to_race": None})
    assert words.week_subtitle(plan) == "Jona Albers · Build"


def test_the_school_is_named_if_it_is_not_the_default():
    plan = build_week().model_copy(update={"race": None, "weeks_to_race": None, "pack": "helms"})
    assert words.week_subtitle(plan) == "Jona Albers · Build · helms rules"


@pytest.mark.parametrize(("share", "said"), [(0, "0.0%"), (0.25, "25.0%"), (0.0004, "less than 0.1%"), (0.001, "0.1%")])
def test_a_small_gap_is_never_shown_as_none(share, said):
    assert words.percent(share) == said


@pytest.mark.parametrize(
    ("shift", "said"),
    [(0, ""), (60, "clocks go forward 1 h"), (-60, "clocks go back 1 h"), (-30, "clocks go back 30 min")],
)
def test_a_clock_change_is_described_with_its_direction_and_size(shift, said):
    assert words.clock_change(shift) == said


def test_costs_come_tier_by_tier_and_dearest_first():
    told = [(tier, [part.cost for part in broken]) for tier, broken in words.costs(build_week())]
    assert told == [("keep", []), ("training", [10, 8]), ("preference", [6])]


def test_tiers_that_cost_nothing_are_left_out():
    plan = build_week().model_copy(update={"penalties": (), "tiers": tiers_of(0, 0, 0, 1)})
    assert words.costs(plan) == [("preference", [])]
    assert words.tier_head(plan, "preference") == "Your other wishes: 1 point"


def test_a_penalty_may_concern_a_session_that_was_dropped():
    part = build_week().penalties[0].model_copy(update={"sessions": ("run-easy-3", "run-long")})
    assert words.concerned(part, build_week()) == "run-easy-3, Sat Long run"


def test_the_total_names_a_race_beside_the_runs():
    week = race_week()
    races = [session for session in week.sessions if session.kind == "race"]
    runs = [session for session in week.sessions if session.activity == "run" and session.kind != "race"]
    assert races
    totals = TotalsPart(
        minutes=sum(map(minutes_of, [*runs, *races])), metres=sum(one.metres or 0 for one in [*runs, *races])
    )
    line = words.totals_line(week.model_copy(update={"totals": totals}))
    kept = f"{distance(sum(one.metres or 0 for one in runs), week.units)}, {duration(sum(map(minutes_of, runs)))}"
    assert line.startswith(f"Total: {len(runs)} run{'' if len(runs) == 1 else 's'}, {kept}, and the race")
