"""What the athlete is told about the week."""

from __future__ import annotations

import pytest

from liftrun.demand import sentences
from liftrun.rulebook import load_rulebook, resolve
from liftrun.rulebook.situation import Situation
from tests.demand.people import UNSET, athlete, session, wanted

SLOWER = "Jumps help runners slower than"


def told(someone, beginning):
    return any(note.startswith(beginning) for note in wanted(someone).notes)


@pytest.mark.parametrize(
    ("units", "paces", "slower"),
    [
        ("km", {"easy": "5:01"}, True),
        ("km", {"easy": "5:00"}, False),
        ("km", {"easy": "6:00", "race": "4:30"}, False),
        ("miles", {"easy": "8:03"}, True),
        ("miles", {"easy": "8:02"}, False),
    ],
)
def test_the_slower_are_told_that_jumps_help_them_most(units, paces, slower):
    assert told(athlete("half", 8, units=units, paces=paces), SLOWER) == slower
    assert told(athlete("half", 8, units=units, paces=paces), "A mix of heavy weights") != slower


@pytest.mark.parametrize("weeks", [20, 8, 4, 1])
def test_someone_who_does_not_lift_is_told_nothing_about_lifting(weeks):
    notes = wanted(athlete("half", weeks, lifts_per_week=0)).notes
    assert not any(word in note for note in notes for word in ("lift", "strength", "weights,", "plyometrics"))


@pytest.mark.parametrize(
    ("race", "weeks", "lighter"),
    [
        ("half", -2, True),
        ("half", -3, True),
        ("half", -4, False),
        ("full", -3, True),
        ("full", -4, True),
        ("full", -5, False),
        ("10k", -1, False),
        ("half", 8, False),
    ],
)
def test_after_a_long_race_base_starts_lighter_for_two_weeks(race, weeks, lighter):
    assert told(athlete(race, weeks), "Back to base after the race: start lighter") == lighter


def test_lifts_come_with_the_gauge_of_soreness_and_of_effort():
    notes = " ".join(session(wanted(athlete("half", 8)), "lift-1").prescription.notes)
    assert "down to body weight" in notes
    assert "go heavier next time" in notes


def test_the_way_to_pull_back_is_told_with_its_alternative():
    def way(choice):
        return session(wanted(athlete("half", 4, peak_lifting=choice)), "lift-1").prescription.notes[-1]

    assert way("heavy").startswith("Just as heavy")
    assert way("endurance").startswith("The same moves as before, lighter")
    assert all("try one per cycle" in way(choice) for choice in ("heavy", "endurance"))


def test_weights_at_home_are_recommended_to_those_who_have_them():
    home = {"home": {"equipment": ("dumbbells",)}}
    assert told(athlete("half", 8, **home), "Weights at home")
    assert not told(athlete("half", 8), "Weights at home")
    assert not told(athlete("half", 0, gym=UNSET, **home), "Weights at home")


def test_running_every_day_meets_the_day_off():
    every_day = {"running": {"days": 7, "weekly_distance": 40}}
    assert told(athlete("half", 8, **every_day), "Running on seven days leaves no day off")
    off = {"day-off": {"strength": "off"}}
    assert not told(athlete("half", 8, rules=off, **every_day), "Running on seven days")


@pytest.mark.parametrize(
    ("weeks", "beginning"),
    [
        (8, "This phase builds strength"),
        (8, "Start light and add weight gradually"),
        (8, "More lifts are not better"),
        (4, "From here to the race, lifting maintains"),
        (4, "In your weeks of highest mileage one lift is enough"),
        (4, "Jumps have moved"),
        (1, "More mobility work now"),
        (0, "Race week: no weights"),
    ],
)
def test_each_phase_says_what_it_is_for(weeks, beginning):
    assert told(athlete("half", weeks), beginning)


def test_a_short_race_is_told_to_stay_consistent():
    assert told(athlete("5k", 4), "For this distance lifting stays as it is")


def test_a_topic_is_told_only_where_it_is_called_for():
    rules = resolve(load_rulebook(), Situation("build"))
    crowded = sentences(rules, "week", {"crowded": {}})
    assert set(crowded) - set(sentences(rules, "week")) == {
        "What fits your life and is done consistently wins; leave out what does not fit without regret."
    }
