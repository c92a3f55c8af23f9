"""How much a week contains: the wish, eased in from the recent weeks, and the limits of one run."""

import pytest

from liftrun.demand.paces import easy_pace
from liftrun.demand.week_volume import week_volume
from liftrun.domain.units import METRES_PER_MILE
from tests.demand.people import WEEK, athlete, rules_for, session, wanted

BY_TIME = {"running": {"days": 4, "weekly_minutes": 300}}


def volume(race="half", weeks=8, **facts):
    someone = athlete(race, weeks, **facts)
    rules = rules_for(someone)
    return week_volume(someone, WEEK, rules, easy_pace(someone, rules))


def lately(weekly, longest=30):
    return {"weekly_distance": weekly, "longest_run": longest}


def test_without_anything_recent_the_wish_is_the_week():
    found = volume()
    assert found.total == 30
    assert found.reasons == ()


@pytest.mark.parametrize(("recent", "total"), [(30, 30), (24, 30), (20, 25), (10, 15), (0, 15), (90, 30)])
def test_a_week_has_at_most_a_quarter_more_than_the_recent_ones_and_at_least_half_of_the_wish(recent, total):
    assert volume(recent=lately(recent)).total == total


def test_who_returns_adds_less_and_starts_with_half():
    assert volume(recent=lately(20), returning=True).total == pytest.approx(23)
    assert volume(returning=True).total == 15


def test_a_week_that_is_shorter_than_wished_says_why_and_an_ordinary_one_does_not():
    (reason,) = volume(recent=lately(20)).reasons
    assert (
        reason == "This week is shorter than you wish, 25 mi instead of 30 mi, because your recent weeks, "
        "from [recent] in your file, had 20 mi."
    )
    assert volume(recent=lately(23)).reasons == ()
    (reason,) = volume(recent=lately(0, 0)).reasons
    assert reason.endswith("because you come back from a break.")


def test_the_sentences_of_a_runner_by_time_have_minutes_only():
    found = wanted(athlete("half", 8, recent={"weekly_minutes": 200, "longest_minutes": 60}, **BY_TIME)).notes
    shorter = [note for note in found if "instead of" in note]
    wish, limit = shorter
    assert wish == (
        "This week is shorter than you wish, 250 min instead of 300 min, because your recent weeks, "
        "from [recent] in your file, had 200 min."
    )
    assert limit.startswith("The week is shorter than it should be, 215 min instead of 250 min, because no other run")
    capped = [note for note in found if note.startswith("The long run is at most")]
    assert capped == [
        "The long run is at most 66 min: more would be too large a step from your longest run of the last 30 days."
    ]


@pytest.mark.parametrize(
    ("facts", "longest", "cause"),
    [
        ({}, 0.38 * 30, "too large a part of the week"),
        ({"running": {"days": 3, "weekly_distance": 30}}, 0.45 * 30, "too large a part of the week"),
        ({"recent": lately(30, 8)}, 8.8, "too large a step"),
        ({"paces": {"easy": "20:00"}}, 195 / 20, "too long on your feet"),
        ({"paces": {"easy": "20:00"}, "experience": "beginner"}, 165 / 20, "too long on your feet"),
        ({"recent": lately(30, 1)}, 5000 / METRES_PER_MILE, "too large a step"),
    ],
)
def test_the_smallest_limit_of_a_run_counts_and_is_named(facts, longest, cause):
    found = volume(**facts)
    assert found.longest == pytest.approx(longest, rel=0.001)
    assert cause in found.cap


def test_no_run_of_the_week_is_longer_than_the_limit():
    demanded = wanted(athlete("half", 8, recent=lately(30, 8)))
    assert session(demanded, "run-long").lengths[0].metres == pytest.approx(8.5 * METRES_PER_MILE, abs=1)
    assert max(one.lengths[0].metres for one in demanded.sessions if one.kind) <= 8.8 * METRES_PER_MILE


def test_a_taper_is_a_share_of_the_eased_week():
    assert volume("full", 2, recent=lately(20)).total < volume("full", 8, recent=lately(20)).total == 25
