"""The article's own weeks come out of the templates: the same runs and lifts, for the same runner."""

from __future__ import annotations

import pytest

from tests.demand.people import athlete, focuses, kinds, wanted


@pytest.mark.parametrize(("race", "weeks"), [("half", 6), ("half", 11), ("full", 8), ("full", 15)])
def test_a_build_week_of_five_days_is_the_articles(race, weeks):
    demanded = wanted(athlete(race, weeks))
    assert demanded.phase == "build"
    assert kinds(demanded) == ["easy", "easy (optional)", "long", "speed", "tempo"]
    assert focuses(demanded) == ["full", "lower", "upper"]


@pytest.mark.parametrize(("race", "weeks"), [("half", 2), ("half", 5), ("full", 3), ("full", 7)])
def test_a_peak_week_of_five_days_is_the_articles(race, weeks):
    demanded = wanted(athlete(race, weeks))
    assert demanded.phase == "peak"
    assert kinds(demanded) == ["easy", "easy (optional)", "long", "speed", "tempo"]
    assert focuses(demanded) == ["full", "full"]


@pytest.mark.parametrize(("race", "weeks"), [("half", 1), ("full", 1), ("full", 2)])
def test_a_taper_week_has_one_lift_and_more_mobility(race, weeks):
    demanded = wanted(athlete(race, weeks))
    assert demanded.phase == "taper"
    assert focuses(demanded) == ["full"]
    assert sum(s.activity == "mobility" for s in demanded.sessions) == 2


@pytest.mark.parametrize("race", ["5k", "10k", "half", "full"])
def test_a_race_week_has_the_race_and_a_lift_only_before_a_short_one(race):
    demanded = wanted(athlete(race, 0))
    assert demanded.phase == "race"
    assert focuses(demanded) == (["full"] if race in {"5k", "10k"} else [])
    assert not any(one.heavy for one in demanded.sessions)
    assert kinds(demanded) == ["easy", "easy", "easy (optional)", "race"]


@pytest.mark.parametrize(("race", "weeks"), [("half", -1), ("full", -1), ("full", -2)])
def test_the_weeks_after_a_long_race_hold_nothing_and_say_so(race, weeks):
    demanded = wanted(athlete(race, weeks))
    assert demanded.phase == "maintenance"
    assert demanded.sessions == ()
    assert demanded.notes == ("Nothing is planned: take this week fully off after the race.",)
