"""What a plan warns of where the race of the file, or the training for it, can hardly be as intended."""

from __future__ import annotations

from datetime import date

import pytest

import liftrun
from liftrun.athlete import Race
from tests.demand.people import UNSET, athlete, wanted

PAST = "Your last race was"


@pytest.mark.parametrize(("weeks", "warned"), [(-45, True), (-5, True), (-4, False), (0, False), (8, False)])
def test_a_race_that_is_long_past_is_reported_first(weeks, warned):
    notes = wanted(athlete("full", weeks)).notes
    assert any(note.startswith(PAST) for note in notes) == warned
    assert notes[0].startswith(f"Your last race was {-weeks} weeks ago; check its year") or not warned


def test_a_past_race_is_not_reported_where_another_one_follows():
    past, coming = (Race(distance="half", date=day) for day in (date(2026, 1, 25), date(2027, 4, 25)))
    for races, warned in (((past,), True), ((past, coming), False)):
        someone = athlete(None).model_copy(update={"races": races})
        assert any(note.startswith(PAST) for note in wanted(someone).notes) == warned


def test_a_short_week_names_the_table_that_it_comes_from():
    stated = wanted(athlete("half", 8, recent={"weekly_distance": 10})).notes
    assert any("because your recent weeks, from [recent] in your file, had 10 mi." in note for note in stated)


@pytest.mark.parametrize(
    ("start", "sentence"),
    [(UNSET, "The start is not in your file: 09:00 is assumed."), ("10:30", "Race day: the start is fixed.")],
)
def test_a_start_that_is_assumed_is_not_called_fixed(start, sentence):
    race = {"distance": "10k", "date": "2026-11-29", "start": start}
    facts = {
        "name": "Case",
        "timezone": "Europe/London",
        "units": "km",
        "experience": "beginner",
        "running": {"days": 3, "weekly_distance": 25},
        "availability": {"every_day": ["06:00-20:00"]},
        "home": {"equipment": ["dumbbells"]},
        "race": {key: value for key, value in race.items() if value is not UNSET},
    }
    plan = liftrun.plan(facts, week="2026-11-23", busy=[])
    (race_day,) = (one for one in plan.sessions if one.kind == "race")
    assert race_day.why.startswith(sentence)
