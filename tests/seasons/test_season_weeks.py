"""Which weeks a season has, for every day on which it may be planned and every place of its races."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from liftrun.athlete import athlete_from
from liftrun.rulebook import load_rulebook
from liftrun.seasons.season_weeks import season_weeks
from tests.seasons.people import FIRST, ROOMY, race

FRIDAY = date(2026, 11, 27)


def ahead(*races, today=FRIDAY, weeks=None, folder=None):
    athlete = athlete_from({**ROOMY, "race": tuple(races)} if races else dict(ROOMY), "a.toml", folder)
    return season_weeks(athlete, today, load_rulebook(), weeks)


@pytest.fixture
def weeks(tmp_path):
    return lambda *races, **more: ahead(*races, folder=tmp_path, **more)


@pytest.mark.parametrize(("distance", "rest"), [("full", 2), ("half", 1), ("10k", 0), ("5k", 0)])
def test_a_season_ends_with_the_rest_after_the_race(weeks, distance, rest):
    found = weeks(race(distance, weeks=9))
    assert found.mondays[0] == found.first_day == FIRST
    assert len(found.mondays) == 10 + rest
    assert [one.distance for one in found.races] == [distance]


def test_a_season_without_a_race_has_the_weeks_of_the_rulebook(weeks):
    assert len(weeks().mondays) == 8
    assert len(weeks(weeks=3).mondays) == 3


def test_a_monday_is_the_first_day_of_its_own_week(weeks):
    assert weeks(today=FIRST).mondays[0] == FIRST
    assert weeks(today=FIRST + timedelta(days=1)).mondays[0] == FIRST + timedelta(days=7)


def test_a_race_before_the_next_monday_begins_the_season_tomorrow(weeks):
    found = weeks(race(weeks=-1, day=6))
    assert (found.mondays[0], found.first_day) == (FIRST - timedelta(days=7), FRIDAY + timedelta(days=1))
    assert len(found.mondays) == 2


def test_a_race_today_is_over(weeks):
    found = weeks(race(weeks=-1, day=4))
    assert (found.mondays[0], found.races) == (FIRST, ())


def test_the_last_of_several_races_ends_the_season_and_side_races_do_not(weeks):
    found = weeks(race("half", 4), race("full", 20), race("10k", 40, priority="B"))
    assert len(found.mondays) == 23
    assert [one.distance for one in found.races] == ["half", "full"]


def test_no_season_is_longer_than_a_year_and_a_half(weeks):
    found = weeks(race("full", 120))
    assert len(found.mondays) == 78
    assert (found.races, found.too_far.distance) == ((), "full")
